"""Measures everything and prints the tables; with --write it puts them into docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.charts import added
from benchmarks.definitions import write_definition
from benchmarks.measure import Cost, paired, run
from benchmarks.tasks import SAMPLES

ORION = str(SAMPLES / "orion")
ROWS = (10, 100, 1_000, 2_000, 5_000)
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
HEAD = """# What pmdocs costs

Measured by `python -m benchmarks --write`, on a machine that does nothing else. The floor is WeasyPrint on the same
pages with the same styles, and python-docx writing the same paragraphs and cells without any looks. Ratios are of runs
made in turn, medians of several; seconds differ between machines, ratios hardly. A Word file with contents is laid out
as the PDF would be, since that tells their page numbers; Word's writer alone is what is left of it without.
"""


def main() -> None:
    """One run: ratios against the floor, then the cost of long registers."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="runs of each pair; their median counts")
    parser.add_argument("--rows", type=int, nargs="*", default=ROWS, help="sizes of the risk register")
    parser.add_argument("--write", action="store_true", help="put what is printed into docs/benchmarks.md")
    options = parser.parse_args()
    _tell(HEAD)
    _tell(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}\n")
    with TemporaryDirectory() as folder:
        _against_the_floor(Path(folder), options.times)
        _by_rows(Path(folder), options.rows)
    _charts(options.times)
    _help()
    if options.write:
        PAGE.write_text("\n".join(_told) + "\n", encoding="utf-8")


_told: list[str] = []


def _tell(line: str) -> None:
    """Print a line at once, and keep it for the page."""
    print(line, flush=True)
    _told.append(line)


def _against_the_floor(folder: Path, times: int) -> None:
    _tell("| what | ours, s | floor, s | ratio | processor time, ratio | ours, MB | floor, MB |")
    _tell("|---|---|---|---|---|---|---|")
    for name, task, documents in (
        ("status report", "ours", ("status-report",)),
        ("all six documents", "ours", ()),
        ("all six, one at a time", "ours_alone", ()),
    ):
        pages = folder / f"{task}-{len(documents)}"
        pages.mkdir()
        run("prepare", ORION, str(pages), *documents)
        ours, floor = paired((task, ORION, *documents), ("floor", str(pages)), times)
        _tell(_row(name, ours, floor))
    _tell("")


def _row(name: str, ours: Cost, floor: Cost) -> str:
    return (
        f"| {name} | {ours.wall:.1f} | {floor.wall:.1f} | {ours.wall / floor.wall:.2f} | "
        f"{ours.cpu / floor.cpu:.2f} | {ours.peak:.0f} | {floor.peak:.0f} |"
    )


def _by_rows(folder: Path, sizes: list[int]) -> None:
    _tell("| risks | validate, s | Word's writer, s | `--format docx`, s | Word and PDF, s | largest process, MB |")
    _tell("|---|---|---|---|---|---|")
    for rows in sizes:
        project = str(write_definition(folder, rows))
        check = run("validate", project)
        writing = run("word_writer", project, "risk-register").cpu - run("composing", project, "risk-register").cpu
        word = run("docx_only", project, "risk-register")
        both = run("ours", project, "risk-register")
        _tell(f"| {rows:,} | {check.wall:.2f} | {writing:.2f} | {word.wall:.1f} | {both.wall:.1f} | {both.peak:.0f} |")
    _tell("")


def _charts(times: int) -> None:
    drawn, bare = added(Path(ORION), times)
    share = drawn / bare - 1
    _tell(f"Status report, both formats, processor time: {drawn:.2f} s, without charts {bare:.2f} s: +{share:.0%}.")
    _tell("")


def _help() -> None:
    bare, shown = run("nothing"), run("help_page")
    _tell(f"`pmdocs --help`: {shown.wall:.2f} s, of which {bare.wall:.2f} s are Python starting.")


if __name__ == "__main__":
    main()
