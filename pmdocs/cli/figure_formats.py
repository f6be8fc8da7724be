"""The ledger as a table for reading, and as JSON and CSV for other programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pmdocs.figures.explain import Explained, places, printed
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Figure, Figures, FigureValue, Input, Location
from pmdocs.figures.quantity import Undefined

Mark = Callable[[Location], str]
COLUMNS = (
    "project",
    "data_date",
    "key",
    "label",
    "value",
    "unit",
    "currency",
    "reason",
    "formula",
    "inputs",
    "sources",
)
"""The columns of the CSV in their order, which stays; new ones are added at the end."""
MOST_SHOWN = 4
"""Inputs and places a line of the table shows; the rest is counted."""


def as_table(figures: Figures, mark: Mark) -> str:
    """Every figure in two lines: key, value, label and formula, then its inputs and places."""
    currency = figures.state.project.project.currency
    width = max(map(len, figures.ledger), default=0)
    lines = [line for asked in figures.ledger.values() for line in _rows(asked, currency, width, mark)]
    return "\n".join((*lines, f"\n{len(figures.ledger)} figures on {figures.state.data_date}", ""))


def _rows(asked: Figure, currency: str, width: int, mark: Mark) -> Iterator[str]:
    value = printed(asked.value, asked.unit)
    unit = f" {currency}" if asked.unit is Unit.MONEY and value[-1].isdigit() else ""
    reason = f" ({asked.value.reason})" if isinstance(asked.value, Undefined) else ""
    rule = f"  [{asked.formula}]" if asked.formula else ""
    yield f"{asked.key:<{width}}  {value}{unit}{reason}  {asked.label}{rule}"
    parts = _some([f"{each.name} {printed(each.value, each.unit or Unit.COUNT)}" for each in asked.inputs], "; ")
    where = _some([mark(place) for place in _direct(asked)], ", ")
    if parts or where:
        yield f"{'':<{width}}  {'  '.join(part for part in (parts, where) if part)}"


def _direct(asked: Figure) -> tuple[Location, ...]:
    return tuple(dict.fromkeys((*asked.sources, *(place for each in asked.inputs for place in each.sources))))


def _some(texts: Sequence[str], between: str) -> str:
    different = list(dict.fromkeys(texts))
    rest = len(different) - MOST_SHOWN
    more = f"{between}and {rest} more" if rest > 0 else ""
    return between.join(different[:MOST_SHOWN]) + more


def as_csv(figures: Figures, mark: Mark) -> str:
    """A header and a line for each figure; what is undefined is empty and has a reason."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    info = figures.state.project.project
    for asked in figures.ledger.values():
        words = (
            asked.label,
            _plain(asked.value),
            asked.unit.value,
            info.currency if asked.unit is Unit.MONEY else "",
            _reason(asked.value),
            asked.formula,
            "; ".join(f"{each.name}={_plain(each.value)}" for each in asked.inputs),
            "; ".join(dict.fromkeys(mark(place) for place in places(asked, figures.ledger))),
        )
        writer.writerow((info.code, figures.state.data_date, asked.key, *map(_harmless, words)))
    return out.getvalue()


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula; numbers stay as they are."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(text) else text


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _plain(value: FigureValue) -> str:
    """A value for programs: digits with a point, year-month-day, empty for none."""
    if isinstance(value, Undefined):
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _reason(value: FigureValue) -> str:
    return value.reason if isinstance(value, Undefined) else ""


def as_json_text(figures: Figures, mark: Mark) -> str:
    """The whole ledger as one JSON object; a share of 25 % is 0.25, what is undefined is null and has a reason."""
    info = figures.state.project.project
    head = {
        "ok": True,
        "exit_code": 0,
        "project": info.code,
        "data_date": figures.state.data_date,
        "currency": info.currency,
    }
    rows = (_written(_as_data(asked, figures, mark)) for asked in figures.ledger.values())
    opening = _written(head).removesuffix("}")
    return f'{opening}, "figures": [\n' + ",\n".join(rows) + "\n]}\n"


def _as_data(asked: Figure, figures: Figures, mark: Mark) -> dict[str, Any]:
    return _told(asked) | {
        "inputs": [_input(each, mark) for each in asked.inputs],
        "sources": list(dict.fromkeys(mark(place) for place in places(asked, figures.ledger))),
    }


def _told(asked: Figure) -> dict[str, Any]:
    return {
        "key": asked.key,
        "label": asked.label,
        "value": asked.value,
        "unit": asked.unit.value,
        "reason": _reason(asked.value) or None,
        "formula": asked.formula,
    }


def _input(each: Input, mark: Mark) -> dict[str, Any]:
    return {
        "name": each.name,
        "value": each.value,
        "key": each.key or None,
        "sources": list(dict.fromkeys(map(mark, each.sources))),
    }


def explanation_as_json(found: Iterable[Explained], mark: Mark) -> str:
    """Explanations with everything below them, as deep as they go."""
    return _written({"ok": True, "exit_code": 0, "explanations": [_explained(each, mark) for each in found]})


def _explained(top: Explained, mark: Mark) -> dict[str, Any]:
    own = {"arithmetic": top.arithmetic, "sources": list(dict.fromkeys(map(mark, top.figure.sources)))}
    inner = [
        _input(part.input, mark) | {"explained": _explained(part.inner, mark) if part.inner else None}
        for part in top.parts
    ]
    return _told(top.figure) | own | {"inputs": inner}


def _written(value: object) -> str:
    """JSON with every digit of a number, which floats would lose."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {_written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, Undefined):
        return "null"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value.isoformat() if isinstance(value, dt.date) else value, ensure_ascii=False)
