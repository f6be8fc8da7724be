"""The manual names everything a template can use, and nothing that is not there."""

from __future__ import annotations

import re
from gettext import NullTranslations
from pathlib import Path

from pmdocs.compose.codes import CODES
from pmdocs.compose.filters import document_filters
from pmdocs.compose.formats import Formats
from pmdocs.compose.richtext import IdLinker
from pmdocs.compose.vocabulary import ELEMENTS

TOP = Path(__file__).parents[2]
MANUAL = (TOP / "docs" / "templates.md").read_text(encoding="utf-8")
VOCABULARY = (TOP / "docs" / "vocabulary.md").read_text(encoding="utf-8")
TEMPLATES = TOP / "templates"


def test_every_filter_is_described() -> None:
    """Each of our filters has its line in the manual."""
    filters = document_filters(Formats("en"), NullTranslations(), IdLinker(()))
    assert [name for name in filters if f"`{name}" not in MANUAL] == []


def test_every_macro_is_described() -> None:
    """Each shared macro is in the manual, but for those that serve the frame alone."""
    macros = re.findall(r"{% macro (\w+)\(", (TEMPLATES / "macros.html.j2").read_text(encoding="utf-8"))
    internal = {"columns_of", "kicker_line", "footer_line"}
    assert [name for name in macros if f"m.{name}" not in MANUAL and name not in internal] == []


def test_every_block_is_described() -> None:
    """Each block of the base can be found in the manual."""
    blocks = re.findall(r"{% block (\w+)", (TEMPLATES / "base.html.j2").read_text(encoding="utf-8"))
    assert [name for name in blocks if f"`{name}`" not in MANUAL] == []


def test_every_class_is_described() -> None:
    """Each class the check lets through is in the vocabulary's page."""
    missing = {name for rule in ELEMENTS.values() for name in rule.classes if name not in VOCABULARY}
    assert missing <= {"heat-2", "heat-3", "heat-o2", "heat-o3"}  # written there as heat-1 … heat-4


def test_every_code_has_a_full_entry() -> None:
    """Title, reason and remedy are there for each code of this stage, and the codes are in its range."""
    for code, entry in CODES.items():
        assert re.fullmatch(r"PM3[0-3]\d", code)
        assert all((entry.title, entry.why, entry.remedy))
