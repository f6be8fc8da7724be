"""Definitions of any size, made up row by row: plain enough to read, varied enough to lay out like real ones."""

from __future__ import annotations

from pathlib import Path

HEAD = """project: {code: BENCH, title: A register of many rows, start: 2026-01-05, finish: 2026-12-18, manager: ana}
people:
  ana: {name: Ana Example, role: Project manager}
  ben: {name: Ben Example, role: Architect}
risks:
"""


def write_definition(folder: Path, rows: int) -> Path:
    """A definition with so many risks, as one file."""
    path = folder / f"risks-{rows}.yaml"
    path.write_text(HEAD + "".join(map(_risk, range(1, rows + 1))), encoding="utf-8")
    return path


def _risk(number: int) -> str:
    probability, impact = number % 4 + 1, number % 3 + 1
    return (
        f"  - id: R-{number}\n"
        f"    title: Delivery {number} of the supplier arrives late\n"
        f"    cause: One supplier holds the knowledge of interface {number}\n"
        f"    event: Its delivery moves by {number % 9 + 1} weeks\n"
        "    effect: The parallel run starts late\n"
        "    category: supplier\n"
        f"    owner: {'ana' if number % 2 else 'ben'}\n"
        f"    probability: {probability}\n"
        f"    impact: {impact}\n"
        f"    amount: {number * 10 % 5000 + 100}\n"
        "    response: reduce\n"
        f"    actions: [{{id: A-{number}, text: Agree the dates of delivery {number}, owner: ben, due: 2026-06-30}}]\n"
        "    residual: {probability: 1, impact: 2}\n"
    )
