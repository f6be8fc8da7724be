"""Checking stays quick when a register grows large, with or without errors in it."""

from __future__ import annotations

import time
from pathlib import Path

from pmdocs.project import check
from pmdocs.source import load_source

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
SECONDS = 2
"""Of this process's own time for reading and checking 5,000 risks."""


def seconds_for(path: Path) -> tuple[float, int]:
    """The processor time of reading and checking, and how many problems were found."""
    started = time.process_time()
    found = len(check(load_source(path))[1])
    return time.process_time() - started, found


def test_five_thousand_risks_are_checked_within_two_seconds(tmp_path: Path) -> None:
    """Reading included, and nothing is wrong with them."""
    path = tmp_path / "project.yaml"
    path.write_text(HEAD + "".join(RISK.format(n=n, owner="grace", level=n % 5 + 1) for n in range(5000)))
    needed, found = seconds_for(path)
    assert found == 0
    assert needed < SECONDS


def test_five_thousand_mistakes_do_not_take_longer_than_a_few_seconds(tmp_path: Path) -> None:
    """Each risk has an owner nobody knows, a link to nothing, and a probability off the scale."""
    path = tmp_path / "project.yaml"
    wrong = RISK + "  links: Q-{n}\n"
    path.write_text(HEAD + "".join(wrong.format(n=n, owner=f"grace{n}", level=9) for n in range(5000)))
    needed, found = seconds_for(path)
    assert found == 15_000
    assert needed < 4 * SECONDS


def test_five_thousand_mistakes_and_contradictions_side_by_side(tmp_path: Path) -> None:
    """Every other risk of a map is left out for its error, the others were closed before they were raised."""
    path = tmp_path / "project.yaml"
    wrong, impossible = "{title: }", "{title: Late, status: closed, raised: 2026-03-01, closed: 2026-02-01}"
    path.write_text(HEAD + "".join(f"  R-{n}: {wrong if n % 2 else impossible}\n" for n in range(5000)))
    needed, found = seconds_for(path)
    assert found == 5_000
    assert needed < 2 * SECONDS
