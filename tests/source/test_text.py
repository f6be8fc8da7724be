"""The text policy: one kind of line end, composed letters, nothing a document cannot show."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.diagnostics import Severity
from pmdocs.source import Source, clean_text
from pmdocs.source.text import LINE_END, REFUSED

Load = Callable[[str | bytes], Source]
Values = Callable[[str | bytes], dict[str, Any]]

ANY_TEXT = st.text(st.characters(codec=None, categories=["L", "N", "P", "S", "Z", "M", "Cc", "Cf", "Cs", "Co", "Cn"]))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_one_newline(end: str) -> None:
    """However a line ends, it ends once."""
    assert clean_text(f"one{end}two") == ("one\ntwo", [])


def test_letters_are_composed() -> None:
    """A letter and its accent become one character."""
    assert clean_text("Zoe\u0308") == ("Zo\u00eb", [])


def test_byte_order_marks_go_without_a_word() -> None:
    """U+FEFF inside a text is invisible and means nothing, even between the halves of a line end."""
    assert clean_text("a\ufeffb\r\ufeff\nc") == ("ab\nc", [])


def test_tabs_stay() -> None:
    """A tab is allowed in a text."""
    assert clean_text("a\tb") == ("a\tb", [])


@pytest.mark.parametrize(
    ("character", "code", "named"),
    [
        ("\x00", "PM030", "U+0000"),
        ("\x01", "PM030", "U+0001"),
        ("\x0b", "PM030", "U+000B, a vertical tab"),
        ("\x7f", "PM030", "U+007F"),
        ("\x9b", "PM030", "U+009B"),
        ("\ud800", "PM031", "U+D800"),
        ("\ufdd0", "PM031", "U+FDD0"),
        ("\ufffe", "PM031", "U+FFFE"),
        ("\U0010ffff", "PM031", "U+10FFFF"),
    ],
)
def test_what_no_document_shows_is_an_error(character: str, code: str, named: str) -> None:
    """Controls, surrogates and non-characters are named, placed and replaced."""
    text, (problem,) = clean_text(f"ab{character}c")
    assert text == "ab\ufffdc"
    assert (problem.code, problem.offset, problem.severity) == (code, 2, Severity.ERROR)
    assert named in problem.message


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("a\u202eb", 1),
        ("\u2067a\nb\u2069", 0),
        ("a\u202c", 1),
        ("\u2067\u202ea\u2069\u202c", 3),
        ("\u2066\u2067a\u2069", 0),
    ],
)
def test_direction_marks_must_pair_on_their_line(text: str, offset: int) -> None:
    """A mark that is not closed on its line, or closes nothing, is a warning; the text is kept."""
    kept, (problem,) = clean_text(text)
    assert kept == text
    assert (problem.code, problem.offset, problem.severity) == ("PM032", offset, Severity.WARNING)


@pytest.mark.parametrize("text", ["\u2067a\u2069", "\u202aa\u202c", "\u2067\u202ba\u202c\u2069 b", "\u200fa\u200e"])
def test_paired_direction_marks_are_fine(text: str) -> None:
    """Pairs, pairs inside pairs, and marks that need no partner pass."""
    assert clean_text(text) == (text, [])


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Clean text is left alone, has no refused character and is composed."""
    once, _ = clean_text(text)
    twice, problems = clean_text(once)
    assert twice == once
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert not REFUSED.search(once)
    assert not LINE_END.search(once)
    assert unicodedata.is_normalized("NFC", once)


@given(ANY_TEXT)
def test_clean_text_loses_no_word(text: str) -> None:
    """Without refused characters, only line ends, composition and U+FEFF change."""
    clean, problems = clean_text(text)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        plain = LINE_END.sub("\n", text.replace("\ufeff", ""))
        assert clean == unicodedata.normalize("NFC", plain)


def test_escapes_stand_at_their_place(load: Load) -> None:
    """A refused character written as an escape is placed at its backslash, on whichever line."""
    source = load('a: "é\\\\ \\u0000 and\n  \\x01"\nb: "\\e[0m"\n')
    places = [(d.mark and d.mark.line, d.mark and d.mark.column, d.code) for d in source.diagnostics]
    assert places == [(1, 9, "PM030"), (2, 3, "PM030"), (3, 5, "PM030")]
    assert source.data == {"a": "é\\ \ufffd and \ufffd", "b": "\ufffd[0m"}


@pytest.mark.parametrize("escape", ["\\ud800", "\\ud83d\\ude00", "\\U00110000", "\\UFFFFFFFF"])
def test_escapes_of_no_character(load: Load, escape: str) -> None:
    """Surrogates and codes beyond the last character are refused at their escape by both parsers."""
    problem = load(f'code: A\nb: "x{escape}"\n').diagnostics[0]
    assert (problem.code, problem.mark and problem.mark.line, problem.mark and problem.mark.column) == ("PM031", 2, 6)


def test_line_separators_do_not_move_lines(load: Load) -> None:
    """A pasted line separator is a new line in its value, but lines are counted as an editor counts them."""
    source = load("a: one\u2028two\x85three\nb: x\n# c\u2029d\nc: y\n")
    assert source.diagnostics == ()
    assert source.data == {"a": "one\ntwo\nthree", "b": "x", "c": "y"}
    assert source.mark(["c"]).line == 4


def test_names_are_cleaned_too(load: Load) -> None:
    """A name follows the same policy as a value."""
    source = load('"Zoe\u0308": x\n"a\\0": y\n')
    assert list(source.data) == ["Zo\u00eb", "a\ufffd"]
    assert [d.code for d in source.diagnostics] == ["PM030"]


def test_direction_marks_in_a_file(load: Load) -> None:
    """The warning stands at the value."""
    (problem,) = load("a: x\nb: y\u202ez\n").diagnostics
    assert (problem.code, problem.mark and problem.mark.line, problem.mark and problem.mark.column) == ("PM032", 2, 4)


def test_scripts_pass(values: Values) -> None:
    """Arabic, Japanese, combining marks without a composed form, emoji with joiners: all as written."""
    texts = ["\u0645\u0631\u062d\u0628\u0627", "\u65e5\u672c\u8a9e", "q\u0301", "\U0001f469\u200d\U0001f4bb", "\ue000"]
    text = "\n".join(f'"{number}": "{text}"' for number, text in enumerate(texts))
    assert list(values(text).values()) == texts
