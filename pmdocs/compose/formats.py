"""How values read in the document's language: money, numbers, percentages, dates and lists of words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - the class has a method of that name
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

DASH: Final = "–"
MINUS: Final = "\N{MINUS SIGN}"
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
Number = int | Decimal


def document_locale(language: str) -> Locale:
    """The locale of a language tag such as ``en`` or ``de-CH``; plain ``en`` writes dates day first.

    An unknown tag falls back to its language, then to English: the words of a document matter more
    than the order of its dates.
    """
    tag = {"en": "en-GB"}.get(language, language)
    for candidate in (tag, tag.split("-")[0]):
        try:
            return Locale.parse(candidate.replace("_", "-"), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


class Formats:
    """The formats of one language; unknown values (None) read as a dash, never as nought or nothing."""

    def __init__(self, language: str) -> None:
        """Settle the locale once for the whole document."""
        self.locale = document_locale(language)

    def number(self, value: Number | None, digits: int | None = None) -> str:
        """A figure with the language's grouping; `digits` fixes the decimals, else at most two are shown."""
        if value is None:
            return DASH
        return self._minus(format_decimal(_rounded(value, digits), format=_pattern(digits), locale=self.locale))

    def money(self, value: Number | None, currency: str, digits: int | None = None) -> str:
        """An amount with its currency; cents are shown when there are any, or as `digits` says."""
        if value is None:
            return DASH
        precision = get_currency_precision(currency)
        if digits is None:
            digits = 0 if Decimal(value) == Decimal(value).to_integral_value() else precision
        standard = str(self.locale.currency_formats["standard"].pattern)
        pattern = standard.replace(".00", "." + "0" * digits if digits else "")
        amount = _rounded(value, digits)
        return self._minus(format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False))

    def percent(self, value: Number | None, digits: int = 0) -> str:
        """A ratio as a percentage: 0.05 reads 5 %."""
        if value is None:
            return DASH
        amount = _rounded(Decimal(value), digits + 2)
        pattern = self.locale.percent_formats[None].pattern
        shown = pattern.replace("#,##0", "#,##0" + ("." + "0" * digits if digits else ""))
        return self._minus(format_percent(amount, shown, locale=self.locale))

    def signed(self, value: Number | None, digits: int | None = None) -> str:
        """A movement: +3, −2, and 0 for none."""
        return _with_sign(value, self.number(value, digits))

    def signed_money(self, value: Number | None, currency: str, digits: int | None = None) -> str:
        """A difference of amounts, with its sign."""
        return _with_sign(value, self.money(value, currency, digits))

    def signed_percent(self, value: Number | None, digits: int = 0) -> str:
        """A difference of ratios, with its sign."""
        return _with_sign(value, self.percent(value, digits))

    def date(self, value: Date | None) -> str:
        """A short date that cannot be misread: 20 Nov 2026."""
        return DASH if value is None else _tied(format_date(value, "medium", locale=self.locale))

    def date_long(self, value: Date | None) -> str:
        """A date in words: 20 November 2026."""
        return DASH if value is None else _tied(format_date(value, "long", locale=self.locale))

    def day_month(self, value: Date | None) -> str:
        """A date where the year is plain: 20 Nov."""
        return DASH if value is None else _tied(format_skeleton("dMMM", value, locale=self.locale))

    def month(self, value: Date | None) -> str:
        """A month: Nov 2026."""
        return DASH if value is None else _tied(format_skeleton("yMMM", value, locale=self.locale))

    def weekday(self, value: Date | None) -> str:
        """A date with its day of the week: Fri 20 Nov 2026."""
        if value is None:
            return DASH
        return _tied(f"{format_date(value, 'EEE', locale=self.locale)} {self.date(value)}")

    def listed(self, values: Iterable[str]) -> str:
        """Words as a sentence lists them: "a, b and c"; a dash for none."""
        words = [str(value) for value in values]
        return format_list(words, locale=self.locale) if words else DASH

    def _minus(self, text: str) -> str:
        """The true minus sign, as wide as the plus, instead of the hyphen."""
        return text.replace("-", MINUS)


def _rounded(value: Number, digits: int | None) -> Decimal:
    """Half up, as people round money; never below the digits the value has when none are asked for."""
    amount = Decimal(value)
    places = 2 if digits is None else digits
    # Adding nought takes the sign from what has been rounded away: −0.004 reads 0.00, not −0.00.
    return amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0


def _pattern(digits: int | None) -> str:
    return "#,##0.##" if digits is None else "#,##0" + ("." + "0" * digits if digits else "")


def _with_sign(value: Number | None, shown: str) -> str:
    """What rounds to nought has no sign: a digit other than 0 is needed for one."""
    counts = any(character.isdecimal() and int(character) for character in shown)
    return f"+{shown}" if value is not None and value > 0 and counts else shown


def _tied(text: str) -> str:
    """A date never breaks over two lines."""
    return text.replace(" ", NO_BREAK_SPACE)
