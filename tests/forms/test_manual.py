"""docs/forms.md: every tag of its examples is right, and what it shows of the program is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.forms import fill, open_form
from pmdocs.theme import Theme
from tests.building import figures
from tests.cli.running import run
from tests.forms.making import complaints, lines, table, write_form

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "forms.md").read_text(encoding="utf-8")
EXAMPLES = [
    [line.strip() for line in found.strip().splitlines()]
    for found in re.findall(r"```form\n(.*?)```", PAGE, flags=re.DOTALL)
]
VIEW = DOCUMENTS[DocumentKind.STATUS_REPORT].view


def rows_of_the_table() -> list[list[str]]:
    """The example of a table, as its cells are typed."""
    start = PAGE.index("| No. | Milestone |")
    written = PAGE[start:].split("\n\n", 1)[0].splitlines()
    cells = [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in written]
    return [[cell.replace("\\|", "|") for cell in row] for row in cells if set(row[0]) != {"-"}]


def test_there_are_examples() -> None:
    """Values, choices, lists and a chart."""
    assert len(EXAMPLES) == 5
    assert len(rows_of_the_table()) == 4


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_the_tags_of_an_example_exist(example: list[str], tmp_path: Path) -> None:
    """Typed into a form of the status report as they stand there."""
    assert complaints(write_form(tmp_path, lines(*example)), VIEW) == []


def test_the_examples_can_be_filled_in(tmp_path: Path) -> None:
    """With the values of Orion, all in one form."""
    form = write_form(tmp_path, lines(*(line for example in EXAMPLES for line in example)))
    page = DOCUMENTS[DocumentKind.STATUS_REPORT].page(figures("orion"), Voice("en", "EUR"))
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="100pt" height="50pt"><title>t</title><desc>d</desc></svg>'
    assert fill(open_form(form), page.front, page.view, "en", Theme(), lambda _: drawing).data


def test_the_table_of_the_page_is_right(tmp_path: Path) -> None:
    """Its four rows, drawn in a form."""
    form = write_form(tmp_path, table(*rows_of_the_table()))
    assert complaints(form, VIEW) == []


def test_the_first_form_answers_as_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list of tags that the page prints is the one that is printed."""
    form = write_form(tmp_path, lines(*EXAMPLES[0]))
    answer = run(capsys, "templates", "check", form)
    shown = re.search(r"\$ pmdocs templates check.*?\n(.*?)\n +\$ pmdocs status", PAGE, flags=re.DOTALL)
    assert shown is not None
    assert answer.out.split() == shown[1].split()


def test_the_message_of_the_page_is_the_programs_own(tmp_path: Path) -> None:
    """The misspelt name, in the table it stands in."""
    rows = [[cell.replace("row.expected", "row.expcted") for cell in row] for row in rows_of_the_table()]
    (message,) = complaints(write_form(tmp_path, table(*rows)), VIEW)
    assert message.split(": ", 1)[1] in PAGE
