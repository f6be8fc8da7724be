"""No value changes on the way in: what a field means is decided later, by the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Values = Callable[[str | bytes], dict[str, Any]]


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "on", "yes", "y", "true", "nulls", "None", "<<", "a:b", "//server/share", "http://x.example/a#b"),
        *("1.10", "007", "0123", "00501", "0x1F", "1e3", "480_000", "1,234.50", "1.234,50", "1,234567890123456.78"),
        *(
            "12:30",
            "22:22",
            "1:30:00",
            "2026-02-30",
            "2026-11-20",
            ".nan",
            ".inf",
            "-5 %",
            "-1",
            "+1",
            "=1+1",
            "9" * 5000,
        ),
    ],
)
def test_scalars_stay_as_written(values: Values, text: str) -> None:
    """Whatever a plain scalar looks like, it is the text on the page."""
    assert values(f"a: {text}\nb: [{text.replace(',', ';')}]\n")["a"] == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_plain_null_is_nothing(values: Values, text: str) -> None:
    """Only an unquoted null is None, in a map and in a list."""
    assert values(f"a: {text}\nb: [x, {text or '~'}]\nc:\n  - {text}\n") == {"a": None, "b": ["x", None], "c": [None]}


@pytest.mark.parametrize("text", ["''", '""', "'~'", '"null"', "|\n"])
def test_quoted_null_is_text(values: Values, text: str) -> None:
    """Quotes make text of it, if only an empty one."""
    assert values(f"a: {text}\n") == {"a": text.strip("'\"|\n")}


def test_strings_of_every_style(values: Values) -> None:
    """Quotes and escapes are resolved, blocks keep or fold their lines."""
    text = "a: 'it''s'\nb: \"tab\\tnew\\nline\"\nc: |\n  one\n  two\nd: >\n  one\n  two\ne: one\n  two\n"
    expected = {"a": "it's", "b": "tab\tnew\nline", "c": "one\ntwo\n", "d": "one two\n", "e": "one two"}
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("{{ 7*7 }}", "<img src=file:x>", "A & B <select>", '=HYPERLINK("x")', "DDEAUTO c:\\x", "a" * 300),
        *("\u0645\u0631\u062d\u0628\u0627", "\u65e5\u672c\u8a9e", "\U0001f680", "\u00e9"),
    ],
)
def test_markup_and_scripts_are_only_text(values: Values, text: str) -> None:
    """Nothing in a quoted text has a meaning here."""
    assert values("a: '" + text.replace("'", "''") + "'\n") == {"a": text}
