"""The filters templates may use: every one turns a plain value into words or checked markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from gettext import NullTranslations
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from pmdocs.compose import richtext
from pmdocs.compose.formats import DASH, NO_BREAK_SPACE, Formats, Number

Filter = Callable[..., Any]


def document_filters(formats: Formats, words: NullTranslations, linker: richtext.IdLinker) -> Mapping[str, Filter]:
    """The filters of one document, in its language and with its own links."""
    filters = _number_filters(formats, words) | _date_filters(formats) | _text_filters(formats, words, linker)
    return {name: _known(write) for name, write in filters.items()}


def _known(write: Filter) -> Filter:
    """The filter, stopping at a name that does not exist before it can take it for a value."""

    def checked(value: Any, *options: Any, **named: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)  # raises, with the sentence about the name
        return write(value, *options, **named)

    return checked


def _number_filters(formats: Formats, words: NullTranslations) -> dict[str, Filter]:
    return {
        "money": _numeric(formats.money),
        "number": _numeric(formats.number),
        "percent": _numeric(formats.percent),
        "signed": _numeric(formats.signed),
        "signed_money": _numeric(formats.signed_money),
        "signed_percent": _numeric(formats.signed_percent),
        "days": _numeric(lambda value: _days(value, formats.number, words)),
        "signed_days": _numeric(lambda value: _days(value, formats.signed, words)),
    }


def _date_filters(formats: Formats) -> dict[str, Filter]:
    return {
        "date": _dated(formats.date),
        "date_long": _dated(formats.date_long),
        "day_month": _dated(formats.day_month),
        "month": _dated(formats.month),
        "weekday": _dated(formats.weekday),
    }


def _text_filters(formats: Formats, words: NullTranslations, linker: richtext.IdLinker) -> dict[str, Filter]:
    def rich(value: str | None) -> Markup:
        return richtext.rich(value, linker) if value else Markup("<p>{}</p>").format(DASH)

    def inline(value: str | None) -> Markup:
        return richtext.inline(value, linker) if value else escape(DASH)

    def todo(value: Any, what: str | None = None) -> Any:
        return value if _is_there(value) else todo_mark(words.gettext("To be completed"), what)

    return {"rich": rich, "inline": inline, "todo": todo, "dash": dash, "listed": formats.listed}


def dash(value: Any) -> Any:
    """The value, or a dash where there is none."""
    return value if _is_there(value) else DASH


def todo_mark(mark: str, what: str | None) -> Markup:
    """The visible mark for what the definition does not yet say; `what` names it."""
    shown = f"{mark}: {what}" if what else mark
    return Markup('<span class="todo">{}</span>').format(shown)


def shown(value: Any) -> Any:
    """What a template may print: words and whole numbers. None reads as a dash; the rest needs a filter."""
    if value is None:
        return DASH
    if isinstance(value, Undefined):
        return str(value)  # raises, with Jinja's own sentence about the name
    if isinstance(value, bool) or not isinstance(value, str | int | Markup):
        kind = "a date" if isinstance(value, date) else "an amount" if isinstance(value, Decimal) else "a whole record"
        filters = {"a date": "date", "an amount": "money, number or percent"}
        remedy = f"the filter {filters[kind]}" if kind in filters else "one of its fields"
        raise TypeError(f"{kind} cannot be shown as it is; use {remedy}")
    return value


def _is_there(value: Any) -> bool:
    """False for None, blank text and an empty list; noughts are values."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != () and value != []


def _numeric(write: Callable[..., str]) -> Filter:
    def formatted(value: Number | None, *options: Any, **named: Any) -> str:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | Decimal)):
            raise TypeError(f"a number is expected here, not {_kind(value)}")
        return write(value, *options, **named)

    return formatted


def _dated(write: Callable[[date | None], str]) -> Filter:
    def formatted(value: date | None) -> str:
        if value is not None and not isinstance(value, date):
            raise TypeError(f"a date is expected here, not {_kind(value)}")
        return write(value)

    return formatted


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f"the text {str(value)[:40]!r}"
    return "a list" if isinstance(value, Iterable) else f"a value of the kind {type(value).__name__}"


def _days(value: Number | None, write: Callable[[Number | None], str], words: NullTranslations) -> str:
    if value is None:
        return DASH
    singular_or_plural = words.ngettext("{n} day", "{n} days", int(abs(Decimal(value))))
    return str(escape(singular_or_plural.format(n=write(value)).replace(" ", NO_BREAK_SPACE)))
