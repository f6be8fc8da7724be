"""Definitions written in a test, read and composed the way a build does it."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

from pmdocs.build import composed_page
from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.figures import Figures, compute
from pmdocs.load import load
from pmdocs.theme import load_theme

INLINE = re.compile(r"</?(?:a|span|strong|em|code)\b[^>]*>")
PROJECT = """\
project: {code: ORION, title: Replace the lending system, start: 2026-01-12, finish: 2026-12-18,
  sponsor: ada, manager: grace}
people:
  ada: {name: Ada Byron, role: Project sponsor, organisation: Northbank}
  grace: {name: Grace Murray, role: Project manager}
"""
"""The head of a definition, to which a test adds its topics."""


def figures(folder: Path, text: str, day: date | None = None) -> Figures:
    """The figures of a definition on a day, by default that of its last update, else its first day."""
    path = folder / "project.yaml"
    path.write_text(text, encoding="utf-8")
    project = load(path).project
    return compute(project, day or max((update.date for update in project.updates), default=project.project.start))


def view(folder: Path, kind: DocumentKind, topics: str, day: date | None = None) -> Any:
    """What a document shows of `PROJECT` with some topics added."""
    return DOCUMENTS[kind].page(figures(folder, PROJECT + dedent(topics), day), Voice("en", "EUR")).view


def html(folder: Path, kind: DocumentKind, text: str, day: date | None = None) -> str:
    """The composed document of a whole definition."""
    found = figures(folder, text, day)
    return composed_page(DOCUMENTS[kind], found, Voice("en", "EUR"), load_theme("quiet"), folder).html


def words(markup: str) -> str:
    """The words of a document, runs of space made one, so that a test can look for a sentence."""
    blocks = re.sub(r"<[^>]+>", " ", INLINE.sub("", markup))
    return re.sub(r"\s+", " ", unescape(blocks))


def row(markup: str, identifier: str) -> str:
    """The words of the table row whose anchor is `identifier`; without what stands between elements."""
    found = re.search(rf'<tr[^>]* id="{re.escape(identifier)}"[^>]*>(.*?)</tr>', markup, re.DOTALL)
    assert found, f"no row {identifier}"
    return words(found[1]).strip()
