"""Text fields: the small Markdown subset, and what is not in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.compose.richtext import IdLinker, inline, rich
from pmdocs.markup import elements, parse

PLAIN = IdLinker(())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("*em* **strong** `code`", "<p><em>em</em> <strong>strong</strong> <code>code</code></p>"),
        ("one  \ntwo", "<p>one<br>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("[here](https://a.example/?x=1&y=2)", '<p><a href="https://a.example/?x=1&amp;y=2">here</a></p>'),
        ("<me@a.example>", '<p><a href="mailto:me@a.example">me@a.example</a></p>'),
    ],
)
def test_the_subset_becomes_markup(written: str, shown: str) -> None:
    """Paragraphs, lists, emphasis, code and links are understood."""
    assert rich(written, PLAIN) == shown


@pytest.mark.parametrize(
    "written",
    [
        "# Heading",
        "> quote",
        "| a | b |",
        "<b>bold</b>",
        "![x](javascript:1)",
        "[x](javascript:1)",
        "{{ 7*7 }}",
        "~~gone~~",
    ],
)
def test_everything_else_stays_as_it_was_typed(written: str) -> None:
    """What the subset does not know is words, never markup."""
    root, _ = parse(f"<!DOCTYPE html><body>{rich(written, PLAIN)}</body>")
    assert [element.tag for element in elements(root)] == ["html", "head", "body", "p"]
    assert "".join(root.itertext()) == written


def test_lists_go_on_at_the_third_level() -> None:
    """The vocabulary has three levels; a fourth continues the third and loses no word."""
    shown = rich("- a\n  - b\n    - c\n      - d\n      - e\n    - f", PLAIN)
    assert shown == "<ul><li>a<ul><li>b<ul><li>c</li><li>d</li><li>e</li><li>f</li></ul></li></ul></li></ul>"


def test_known_ids_become_links() -> None:
    """An id is a link where it stands as a word of its own; the longer of two ids wins."""
    linker = IdLinker(["R-1", "R-10", "D-1"])
    shown = inline("R-10 and (R-1), R-1; not XR-1, R-1a, R-11 or `D-1`.", linker)
    assert shown.count('href="#R-10"') == 1
    assert shown.count('href="#R-1"') == 2
    assert "<code>D-1</code>" in shown


def test_an_id_inside_a_link_is_no_second_link() -> None:
    """Links do not nest."""
    assert inline("[see R-1](https://a.example)", IdLinker(["R-1"])) == '<a href="https://a.example">see R-1</a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- a\n- *b*", "a; <em>b</em>"),
        ("Late by weeks:\n\n- the **first** cause\n- R-1\n\n1. one\n2. two", "Late by weeks: the <strong>first"),
        ("One.\n\nTwo", "One. Two"),
        ("one\ntwo", "one two"),
        ("one  \ntwo\n\nthree", "one two; three"),
        ("- a\n  - b\n- c", "a; b; c"),
        ("1. Quarter", "1. Quarter"),
        ("- 5 degrees", "- 5 degrees"),
        ("", ""),
    ],
)
def test_inline_is_one_run_of_words(written: str, shown: str) -> None:
    """Paragraphs and items follow each other in one sentence; what is but one keeps the sign it begins with."""
    found = inline(written, PLAIN)
    assert found.startswith(shown)
    assert not re.search(r"</?(?:p|ul|ol|li|br)>|1\. one", found)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=80))
def test_no_text_can_write_markup(written: str) -> None:
    """Whatever a field holds, only the subset's own elements come out."""
    allowed = {"html", "head", "body", "p", "ul", "ol", "li", "em", "strong", "code", "a", "br"}
    root, _ = parse(f"<!DOCTYPE html><body>{rich(written, PLAIN)}</body>")
    assert {element.tag for element in elements(root)} <= allowed


def test_an_id_is_found_among_thousands() -> None:
    """The longest that stands there, each tried once by its length and not one after the other."""
    linker = IdLinker({f"R-{number}" for number in range(20_000)} | {"R-19.b"})
    assert linker("R-19.b, R-19999 and R-20000") == (
        '<a class="maybe" href="#R-19.b">R-19.b</a>, <a class="maybe" href="#R-19999">R-19999</a> and R-20000'
    )
    assert len(linker._lengths) == 5
