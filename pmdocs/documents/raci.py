"""Who does what: the RACI matrix, or names by role where too many people take part for a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pmdocs.documents.directory import Directory
from pmdocs.project.people import RaciRow

LETTERS: Final = "ARSCI"
WIDE: Final = 6
"""More people than this, and the matrix lies on a landscape page."""
MOST_COLUMNS: Final = 12
"""More people than this, and their names stand in the cells instead of above the columns."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One activity; `cells` are letters by person, or names by letter (accountable first), as the table says."""

    activity: str
    deliverable: str | None
    cells: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Raci:
    """The assignments; `people` are the columns of a matrix, empty where the letters are the columns."""

    people: tuple[str, ...]
    rows: tuple[Assignment, ...]
    landscape: bool

    @property
    def width(self) -> int:
        """Of each person's column, in percent of the page."""
        return min(10, 70 // max(1, len(self.people)))


def raci(rows: Sequence[RaciRow], people: Directory) -> Raci | None:
    """The table that suits the number of people; None where nothing is assigned."""
    if not rows:
        return None
    keys = tuple(dict.fromkeys(key for row in rows for key in row.roles))
    if len(keys) > MOST_COLUMNS:
        return Raci((), tuple(_by_letter(row, n, people) for n, row in enumerate(rows)), landscape=True)
    found = tuple(_by_person(row, n, keys) for n, row in enumerate(rows))
    return Raci(people.names(keys), found, landscape=len(keys) > WIDE)


def _by_person(row: RaciRow, number: int, keys: Sequence[str]) -> Assignment:
    return Assignment(row.activity, row.deliverable, tuple(row.roles.get(key, "") for key in keys), f"raci.{number}")


def _by_letter(row: RaciRow, number: int, people: Directory) -> Assignment:
    cells = tuple(
        ", ".join(people.names(key for key, cell in row.roles.items() if letter in cell.split("/")))
        for letter in LETTERS
    )
    return Assignment(row.activity, row.deliverable, cells, f"raci.{number}")
