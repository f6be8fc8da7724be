"""The elements of a drawing, written out."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.charts.svg import clean, document, element, group, line, number, polyline, rect, text


@pytest.mark.parametrize(("value", "written"), [(1, "1.00"), (-0.001, "0.00"), (2 / 3, "0.67"), (-1.5, "-1.50")])
def test_numbers(value: float, written: str) -> None:
    """Two decimals always; a negative nought is nought."""
    assert number(value) == written


def test_an_element_with_its_attributes() -> None:
    """Underscores become hyphens, numbers get their decimals, what is None is left out."""
    assert element("line", x1=1, stroke_width=0.5, stroke=None) == '<line x1="1.00" stroke-width="0.50"/>'


def test_attributes_cannot_be_broken_out_of() -> None:
    """A quote in a value stays in its value."""
    written = element("rect", fill='"><script>')
    assert ElementTree.fromstring(written).get("fill") == '"><script>'  # noqa: S314


def test_text_keeps_its_words_when_they_are_cut() -> None:
    """The whole text is a title around the cut one."""
    written = text((1, 2), "Second…", 8, "#000000", full="Second rehearsal")
    assert written.startswith("<g><title>Second rehearsal</title><text ")
    assert "<title>" not in text((1, 2), "Second", 8, "#000000", full="Second")


def test_nothing_is_written_for_nothing() -> None:
    """Empty words, groups and lines without extent leave no element behind."""
    assert text((0, 0), "  ", 8, "#000000") == ""
    assert group() == ""
    assert polyline([(0, 0)], "#000000") == ""


def test_a_rectangle_is_never_negative() -> None:
    """A width below nought would be refused by a reader of the drawing."""
    assert 'width="0.00"' in rect((0, 0), -3, 4, "#000000")


def test_words_are_cleaned() -> None:
    """One line, composed letters, no control characters."""
    assert clean("Two\n  lines\x00") == "Two lines\N{REPLACEMENT CHARACTER}"
    assert clean("e\N{COMBINING ACUTE ACCENT}") == "é"


@given(st.text())
def test_any_text_survives_as_text(words: str) -> None:
    """Read back as XML, the words are the words."""
    written = document((10, 10), words, "D", "Carlito", [line((0, 0), (1, 1), "#000000")])
    assert (ElementTree.fromstring(written).findtext("{http://www.w3.org/2000/svg}title") or "") == clean(words)  # noqa: S314
