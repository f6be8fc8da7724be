"""The fixed words of the documents can be translated: all of them are collected, and a catalogue of them is used."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from pmdocs.documents import DocumentKind
from scripts.words import TARGET, catalogue
from tests.building import composed, figures


def test_the_collection_is_current() -> None:
    """A word that was changed has been collected again: python -m scripts.words renews the file."""
    assert TARGET.read_bytes() == catalogue()


def test_the_headings_of_every_document_are_fixed_words() -> None:
    """Every first-level heading of the closure report stands in the collection, so none is forgotten in a template."""
    words = TARGET.read_text(encoding="utf-8")
    headings = re.findall(r"<h1[^>]*>([^<]+)</h1>", composed("minimal", DocumentKind.CLOSURE_REPORT).html)
    assert len(headings) > 8
    assert [heading for heading in headings if f'msgid "{heading}"' not in words] == []


@pytest.mark.parametrize("day", [dt.date(2026, 6, 26), dt.date(2026, 11, 20), None])
def test_every_computed_sentence_is_among_the_words(day: dt.date | None) -> None:
    """What changed, why a rating is what it is, and the way back: translators are given all these sentences."""
    found = figures("orion", day)
    ratings = [row.rating for row in found.ratings.values()]
    sentences = [
        *(movement.text for movement in found.movements),
        *(sentence for rating in ratings for sentence in (*rating.reasons, *rating.way_back)),
    ]
    collected = {message.id for message in read_po(BytesIO(TARGET.read_bytes()))}
    assert {sentence.template for sentence in sentences} - collected == set()
