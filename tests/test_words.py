"""The fixed words of the documents can be translated: all of them are collected, and a catalogue of them is used."""

from __future__ import annotations

import re

from pmdocs.documents import DocumentKind
from scripts.words import TARGET, catalogue
from tests.building import composed


def test_the_collection_is_current() -> None:
    """A word that was changed has been collected again: python -m scripts.words renews the file."""
    assert TARGET.read_bytes() == catalogue()


def test_the_headings_of_every_document_are_fixed_words() -> None:
    """Every first-level heading of the closure report stands in the collection, so none is forgotten in a template."""
    words = TARGET.read_text(encoding="utf-8")
    headings = re.findall(r"<h1[^>]*>([^<]+)</h1>", composed("minimal", DocumentKind.CLOSURE_REPORT).html)
    assert len(headings) > 8
    assert [heading for heading in headings if f'msgid "{heading}"' not in words] == []
