"""How a language writes dates and numbers inside a chart: plain data taken once from the locale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from babel import Locale
from babel.dates import format_date

SHORT_FROM: Final = 10_000
"""The smallest figure written in a short form: 9,400 reads better than 9.4k."""
MINUS: Final = "\N{MINUS SIGN}"
_MARKS: Final = str.maketrans("", "", "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}")
_FIELD: Final = re.compile(r"'([^']*)'|([yMLd]+)|(.)")


@dataclass(frozen=True, slots=True)
class ChartLanguage:
    """Month names, date patterns and number signs; the defaults are English as written in Britain.

    Patterns use ``{year}``, ``{month}`` (short name), ``{number}`` (of the month) and ``{day}``. `scales` are the
    short forms of large numbers, largest first: the factor and what is written after the figure.
    """

    months: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
    months_in_dates: tuple[str, ...] = ()
    date_pattern: str = "{day} {month} {year}"
    day_pattern: str = "{day} {month}"
    month_pattern: str = "{month} {year}"
    quarters: tuple[str, ...] = ("Q1", "Q2", "Q3", "Q4")
    decimal: str = "."
    group: str = ","
    scales: tuple[tuple[int, str], ...] = ((1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k"))

    def full_date(self, day: date) -> str:
        """A date with its year: 20 Nov 2026."""
        return self._dated(self.date_pattern, day)

    def short_date(self, day: date) -> str:
        """A date where the year is plain: 20 Nov."""
        return self._dated(self.day_pattern, day)

    def month_of_year(self, day: date) -> str:
        """A month with its year: Nov 2026."""
        return self.month_pattern.format(year=day.year, month=self.months[day.month - 1], number=day.month)

    def month(self, day: date) -> str:
        """A month on an axis whose year is written below it."""
        return self.months[day.month - 1]

    def quarter(self, day: date) -> str:
        """A quarter on an axis: Q4."""
        return self.quarters[(day.month - 1) // 3]

    def number(self, value: Decimal, digits: int | None = None) -> str:
        """A figure with grouped thousands; `digits` fixes the decimals, else as many as it has, at most two."""
        places = min(2, _decimals(value)) if digits is None else digits
        rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        whole, _, part = f"{abs(rounded):,f}".partition(".")
        shown = whole.replace(",", self.group) + (self.decimal + part if part else "")
        return (MINUS if rounded < 0 else "") + shown

    def short(self, value: Decimal) -> str:
        """A figure in its short form with three significant digits: 1.24m, 430k, 12."""
        rounded = _significant(value, 3) if abs(value) >= SHORT_FROM else _significant(value, 4)
        factor, sign = self.scale(rounded)
        return self.number(rounded / factor) + sign

    def signed_short(self, value: Decimal) -> str:
        """A difference in its short form, with its sign."""
        return ("+" if value > 0 else "") + self.short(value)

    def tick(self, value: Decimal, largest: Decimal, step: Decimal) -> str:
        """A figure on an axis, in the one scale that suits the axis' largest figure; nought stays 0."""
        if not value:
            return "0"
        factor, sign = self.scale(largest)
        return self.number(value / factor, min(3, _decimals(step / factor))) + sign

    def scale(self, value: Decimal) -> tuple[int, str]:
        """The short form for a figure of this size: its factor and what is written after it."""
        for factor, sign in self.scales:
            if abs(value) >= max(factor, SHORT_FROM):
                return factor, sign
        return 1, ""

    def _dated(self, pattern: str, day: date) -> str:
        months = self.months_in_dates or self.months
        return pattern.format(day=day.day, month=months[day.month - 1], number=day.month, year=day.year)


def chart_language(locale: Locale) -> ChartLanguage:
    """The language of a document's locale, in plain data."""
    months = tuple(_plain(format_date(date(2000, month, 1), "MMM", locale=locale)) for month in range(1, 13))
    return ChartLanguage(
        months=tuple(month.rstrip(".") for month in months),
        months_in_dates=months,
        date_pattern=_pattern(locale.date_formats["medium"].pattern),
        day_pattern=_pattern(locale.datetime_skeletons["MMMd"].pattern),
        month_pattern=_pattern(locale.datetime_skeletons["yMMM"].pattern),
        quarters=tuple(_plain(format_date(date(2000, month, 1), "QQQ", locale=locale)) for month in (1, 4, 7, 10)),
        decimal=locale.number_symbols["latn"]["decimal"],
        group=locale.number_symbols["latn"]["group"],
        scales=tuple(found for power in range(12, 2, -1) if (found := _short_form(locale, 10**power))),
    )


def _pattern(written: str) -> str:
    """A CLDR pattern such as ``d. MMM y`` as a pattern of ours; a locale's numbers for months stay numbers."""
    known = {"y": "{year}", "d": "{day}"}
    parts = []
    for quoted, field, other in _FIELD.findall(written):
        if field:
            parts.append(known.get(field[0], "{month}" if len(field) > 2 else "{number}"))
        else:
            parts.append(_plain(quoted or other).replace("{", "{{").replace("}", "}}"))
    return "".join(parts)


def _short_form(locale: Locale, factor: int) -> tuple[int, str] | None:
    """What a language writes after one of `factor`: thousand, 万, million; None where it counts in another unit."""
    form = locale.compact_decimal_formats["short"].get("other", {}).get(str(factor))
    if form is None or form.pattern.count("0") != 1:
        return None
    sign = _plain(form.pattern.partition("0")[2].replace("'", ""))
    return (factor, sign) if sign else None


def _plain(written: str) -> str:
    """Without marks of writing direction, which a chart's short labels do without."""
    return written.translate(_MARKS)


def _significant(value: Decimal, digits: int) -> Decimal:
    """A figure rounded to so many significant digits; nought stays nought."""
    if not value:
        return Decimal(0)
    return value.quantize(Decimal(1).scaleb(value.adjusted() + 1 - digits), rounding=ROUND_HALF_UP)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
