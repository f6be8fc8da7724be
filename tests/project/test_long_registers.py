"""Checking a register takes work in proportion to its length, with or without errors in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from pmdocs.diagnostics import Diagnostic
from pmdocs.project import check
from pmdocs.source import load_source
from tests.counting import calls

HEAD = """\
project: {code: BIG, title: Big, start: 2026-01-12, finish: 2027-03-26, sponsor: ada, manager: grace}
people: {ada: {name: Ada Byron}, grace: {name: Grace Murray}}
risks:
"""
RISK = """\
- id: R-{n}
  title: Key supplier number {n} slips
  cause: One supplier holds the interface knowledge
  event: Their delivery moves by a month
  effect: Parallel run starts late
  owner: {owner}
  probability: {level}
  impact: 4
  response: reduce
  raised: 2026-02-01
  amount: 12_000
  actions: [{{id: A-{n}, text: Second source under contract, owner: grace, due: 2026-03-15}}]
"""
MOST_GROWTH = 10.5
"""Of the work, when a register has ten times the risks; were they compared with one another, it would be a hundred."""


def checked(folder: Path, entries: Iterable[str]) -> tuple[int, int]:
    """How many calls it takes to read and check the register, and how many problems are found."""
    path = folder / "project.yaml"
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    found: list[Diagnostic] = []
    needed = calls(lambda: found.extend(check(load_source(path))[1]))
    return needed, len(found)


def assert_grows_evenly(folder: Path, entry: Callable[[int], str], problems: int) -> None:
    """Ten times the risks have ten times the problems and take ten times the work."""
    few, many = checked(folder, map(entry, range(100))), checked(folder, map(entry, range(1000)))
    assert (few[1], many[1]) == (problems, problems * 10)
    assert many[0] < MOST_GROWTH * few[0]


def test_a_long_register_without_faults(tmp_path: Path) -> None:
    """Reading included."""
    assert_grows_evenly(tmp_path, lambda n: RISK.format(n=n, owner="grace", level=n % 5 + 1), problems=0)


def test_a_long_register_of_mistakes(tmp_path: Path) -> None:
    """Each risk has an owner nobody knows, a link to nothing, and a probability off the scale."""
    wrong = RISK + "  links: Q-{n}\n"
    assert_grows_evenly(tmp_path, lambda n: wrong.format(n=n, owner=f"grace{n}", level=9), problems=300)


def test_a_long_register_of_mistakes_and_contradictions_side_by_side(tmp_path: Path) -> None:
    """Every other risk of a map is left out for its error, the others were closed before they were raised."""
    wrong, impossible = "{title: }", "{title: Late, status: closed, raised: 2026-03-01, closed: 2026-02-01}"
    assert_grows_evenly(tmp_path, lambda n: f"  R-{n}: {wrong if n % 2 else impossible}\n", problems=100)
