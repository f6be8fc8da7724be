"""docs/figures.md: every family of figures is there, and nothing that does not exist."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.building import figures
from tests.figures import projects

PAGE = (Path(__file__).parent.parent / "docs" / "figures.md").read_text(encoding="utf-8")
PLACEHOLDERS = {
    "ID": r"[A-Z]+-\d+",
    "N": r"\d+",
    "YEAR": r"\d{4}",
    **dict.fromkeys(("NAME", "KIND", "PHASE", "WORD", "DIMENSION"), r"[\w-]+"),
}
WORK = projects.LAB + "work: [{id: W-1, name: Walls, start: 2026-01-01, finish: 2026-02-01, cost: 100}]\n"


def families() -> set[str]:
    """The keys of the manual's tables, as written there."""
    rows = re.findall(r"(?m)^\| (`[^|]+`) \|", PAGE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def pattern(family: str) -> re.Pattern[str]:
    """What the keys of a family look like."""
    steps = (PLACEHOLDERS.get(step, re.escape(step)) for step in family.split("."))
    return re.compile(r"\.".join(steps))


def keys() -> set[str]:
    """Every key of the samples, at the end, on the way, and of a project with work packages."""
    known = (
        figures("orion"),
        figures("orion", dt.date(2026, 11, 20)),
        figures("sprint"),
        projects.figures(WORK, projects.DAY_50),
    )
    return {key for each in known for key in each.ledger}


def test_every_figure_is_in_the_manual() -> None:
    """Whoever adds a figure explains it."""
    patterns = [pattern(family) for family in families()]
    assert [key for key in sorted(keys()) if not any(each.fullmatch(key) for each in patterns)] == []


def test_every_line_of_the_manual_exists() -> None:
    """No key is promised that no project has."""
    found = keys()
    assert [each for each in sorted(families()) if not any(map(pattern(each).fullmatch, found))] == []


def test_the_example_is_what_the_command_prints() -> None:
    """CPI of the sample on 20 November 2026."""
    cost = figures("orion", dt.date(2026, 11, 20)).cost
    assert cost is not None
    shown = f"CPI = EV / AC = {cost.ev.value:,} / {cost.ac.value:,} = {cost.cpi.value:.3f}"
    assert shown in PAGE
