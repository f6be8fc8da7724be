"""A form that would never come to an end, or fill the machine's memory, is stopped and told where to look."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from pathlib import Path

import pytest

from pmdocs import children
from pmdocs.confinement import TooLarge, TooLong, confined
from pmdocs.diagnostics import DefinitionError
from pmdocs.forms import open_form
from pmdocs.forms.running import run_tags
from pmdocs.theme import Colours
from tests.forms.making import FRONT, View, complaints, lines, table, write_form


def stopped(folder: Path, *tags: str, patience: float = 1.0) -> tuple[str, str, str]:
    """Code, words and remedy of the one reason why the tags are not run."""
    form = open_form(write_form(folder, lines(*tags)))
    with pytest.raises(DefinitionError) as caught:
        run_tags(form, {"document": FRONT, "view": View()}, "en", Colours(), patience)
    (problem,) = caught.value.diagnostics
    return problem.code, problem.message, problem.remedy


def test_loops_within_loops_are_stopped(tmp_path: Path) -> None:
    """Eight thousand million rounds without a word in them: the file's size would never give them away."""
    tags = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    assert stopped(tmp_path, tags) == (
        "PM374",
        "The form is not filled in after 1 seconds.",
        "A loop inside a loop repeats too often: look at {% for a in range(90000) %} in paragraph 1, "
        "{% for b in range(90000) %} in paragraph 1.",
    )


def test_a_macro_that_calls_itself_twice_is_stopped(tmp_path: Path) -> None:
    """Two to the power of sixty calls, none of them deep."""
    tags = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}"
    code, message, remedy = stopped(tmp_path, tags)
    assert (code, message) == ("PM374", "The form is not filled in after 1 seconds.")
    assert "{% macro m(n) %}" in remedy


def test_a_text_that_doubles_until_memory_is_full(tmp_path: Path) -> None:
    """Ten letters, eight times as many with every tag: stopped at the tag, not by the machine."""
    growing = "{% set x = x ~ x ~ x ~ x ~ x ~ x ~ x ~ x %}"
    code, message, _ = stopped(tmp_path, "{% set x = 'abcdefghij' %}", *[growing] * 12, patience=60)
    assert code == "PM374"
    assert message.endswith(f"{growing}: it needs more memory than it may have.")


def test_a_macro_that_runs_into_itself(tmp_path: Path) -> None:
    """Told at the tag that begins it."""
    code, message, _ = stopped(tmp_path, "{% macro m() %}{{ m() }}{% endmacro %}", "{{ m() }}")
    assert code == "PM383"
    assert message.endswith("{{ m() }}: this goes round in a circle.")


@pytest.mark.parametrize(
    "tags", ["{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "{% if 1 %}" * 600 + "x" + "{% endif %}" * 600]
)
def test_tags_too_deep_in_one_another(tmp_path: Path, tags: str) -> None:
    """No trace of the program, but a sentence."""
    assert complaints(write_form(tmp_path, lines(tags))) == [
        "In the part 'word/document.xml': Its tags stand too deeply in one another."
    ]


def test_many_beginnings_without_an_end_are_quickly_told(tmp_path: Path) -> None:
    """Each is looked at once; looking for the end of each anew would take an hour."""
    told = complaints(write_form(tmp_path, lines("{{ {% {#" * 100_000)))
    assert len(told) == 1
    assert told[0].endswith("this tag is not closed: '}}' is missing in its paragraph.")


def test_merged_cells_outside_a_loop(tmp_path: Path) -> None:
    """The tag needs the loop around it; it is named, not the program's own word for a loop."""
    assert complaints(write_form(tmp_path, table(("{% vm %}{{ view.summary }}",)))) == [
        "In table 1, row 1, cell 1: {% vm %}: it merges cells that a loop repeats, and stands in no {% for … %}."
    ]


def test_work_is_done_in_a_process_of_its_own() -> None:
    """And gives what it gives."""
    assert confined(os.getpid) != os.getpid()
    assert confined(pow, 2, 10) == 1024


def test_work_that_takes_too_long_is_ended() -> None:
    """The process does not live on."""
    with pytest.raises(TooLong):
        confined(time.sleep, 60, patience=0.2)
    assert not multiprocessing.active_children()


def test_work_whose_process_dies_is_too_large() -> None:
    """As a program does that finds no memory."""
    with pytest.raises(TooLarge):
        confined(os._exit, 1)


def test_an_error_arrives_as_itself() -> None:
    """A fault of the program is not mistaken for a form that is too large."""
    with pytest.raises(ValueError, match="invalid literal"):
        confined(int, "x")
    with pytest.raises(TooLarge):
        confined(bytearray, 2**50)


def test_an_answer_that_cannot_be_sent_is_told() -> None:
    """A lock stays where it was made."""
    with pytest.raises(TypeError, match="pickle"):
        confined(threading.Lock)


def test_work_travels_where_processes_start_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS nothing is inherited: form, values and answer are sent, and come back the same."""
    form = open_form(write_form(tmp_path, lines("{{ view.summary }}")))
    context = {"document": FRONT, "view": View()}
    here = run_tags(form, context, "en", Colours())
    monkeypatch.setattr(children, "context", lambda: multiprocessing.get_context("spawn"))
    assert run_tags(form, context, "en", Colours()) == here
