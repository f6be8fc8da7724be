"""Cost by category and by month as tables of a status report: planned, spent, and the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pmdocs.documents.voice import known
from pmdocs.figures.asked import quantity
from pmdocs.figures.model import Figures, SpendingFigures

MONTHS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class SpendingLine:
    """A category or a month; None where it is not known."""

    name: str
    planned: Decimal | None
    spent: Decimal | None
    left: Decimal | None


@dataclass(frozen=True, slots=True)
class SpendingView:
    """The categories as last told, and on which day that was."""

    day: date
    categories: tuple[SpendingLine, ...]


def spending_view(figures: Figures) -> SpendingView | None:
    """Cost by category; None where no update has told it."""
    day = figures.state.cost.by_category_on
    rows = _lines(figures.outlook.categories)
    return SpendingView(day, rows) if rows and day else None


def month_lines(figures: Figures) -> tuple[SpendingLine, ...]:
    """The last months told."""
    return _lines(figures.outlook.months[-MONTHS_SHOWN:])


def _lines(rows: Sequence[SpendingFigures]) -> tuple[SpendingLine, ...]:
    return tuple(
        SpendingLine(row.name, *(known(quantity(asked)) for asked in (row.planned, row.spent, row.left)))
        for row in rows
    )
