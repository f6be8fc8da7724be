"""Projects at the edges of what people write arrive as finished as the samples do, in both formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.production import Format
from tests import extremes
from tests.building import Built
from tests.libreoffice import printed
from tests.placement import placement_faults
from tests.readable import page_texts
from tests.sharing import once
from tests.test_parity import facts, plain
from tests.writers.docx.conformance import conformance_faults as word_file_faults
from tests.writers.pdf.conformance import conformance_faults as pdf_faults

LONG: tuple[DocumentKind, ...] = (DocumentKind.RISK_REGISTER, DocumentKind.STATUS_REPORT)
EDGES: Mapping[str, tuple[Callable[[], extremes.Definition], tuple[DocumentKind, ...]]] = {
    "long words": (extremes.long_words, tuple(DocumentKind)),
    "nothing": (extremes.nothing, tuple(DocumentKind)),
    "one risk": (extremes.one_risk, tuple(DocumentKind)),
    "many": (extremes.many, LONG),
    "full cell": (extremes.full_cell, tuple(DocumentKind)),
    "scripts": (extremes.scripts, tuple(DocumentKind)),
    "right to left": (lambda: extremes.scripts("ar"), tuple(DocumentKind)),
    "emoji": (extremes.emoji, (DocumentKind.CHARTER, DocumentKind.RISK_REGISTER)),
}
"""Each edge, and the documents that are made at it."""
THROUGH_LIBREOFFICE = ("long words", "nothing", "full cell", "scripts", "right to left")

every_edge = pytest.mark.parametrize("edge", EDGES)


@cache
def made(edge: str) -> Mapping[DocumentKind, Built]:
    """The documents at an edge, in Word and PDF."""
    definition, kinds = EDGES[edge]

    def build() -> Mapping[DocumentKind, Built]:
        with TemporaryDirectory() as folder:
            return extremes.built_from(definition(), Path(folder), *kinds)

    return once(f"edge-{edge.replace(' ', '-')}", build)


@cache
def through_libreoffice(edge: str) -> Mapping[str, bytes]:
    """What LibreOffice prints of the Word files at an edge, by kind."""
    files = {kind.value: document.files[Format.DOCX] for kind, document in made(edge).items()}
    return once(f"printed-edge-{edge.replace(' ', '-')}", lambda: printed(files))


@every_edge
def test_the_pdf_keeps_both_standards(edge: str, tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-3a hold for every document at the edge."""
    assert [fault for one in made(edge).values() for fault in pdf_faults(one.files[Format.PDF], tmp_path)] == []


@every_edge
def test_the_word_file_has_no_faults(edge: str, tmp_path: Path) -> None:
    """Nothing that Word would have to repair."""
    assert [fault for one in made(edge).values() for fault in word_file_faults(one.files[Format.DOCX], tmp_path)] == []


@every_edge
def test_nothing_hangs_over_in_the_pdf(edge: str) -> None:
    """All words stand between the margins, and none over others."""
    assert [f"{kind}: {f}" for kind, one in made(edge).items() for f in placement_faults(one.files[Format.PDF])] == []


@pytest.mark.parametrize("edge", THROUGH_LIBREOFFICE)
def test_word_shows_everything_in_its_place(edge: str) -> None:
    """What LibreOffice prints of the Word file holds every character of the page, between the margins.

    Characters are counted, since what is read back of Arabic and Hebrew stands in the order of the page.
    """
    for kind, one in made(edge).items():
        pdf = through_libreoffice(edge)[kind.value]
        told = Counter("".join(fact.casefold() for _, fact in facts(one.composed.html)))
        shown = Counter(plain("".join(page_texts(pdf))).casefold())
        assert told - shown == Counter()
        assert placement_faults(pdf) == []


def test_five_hundred_risks_are_all_there() -> None:
    """Every risk stands in the register of both formats."""
    register = made("many")[DocumentKind.RISK_REGISTER]
    text = plain("".join(page_texts(register.files[Format.PDF])))
    assert [n for n in range(1, extremes.MANY + 1) if plain(f"Part {n} arrives late") not in text] == []
    assert (register.pages or 0) > 20
