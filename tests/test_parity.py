"""Word and PDF say the same: every fact of every document of every sample is found in the text of both."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from lxml import etree

from pmdocs.documents import DocumentKind
from pmdocs.markup import parse
from pmdocs.production import Format
from tests.building import built

SAMPLES = ("minimal", "sprint", "orion")
BLOCKS = {"h1", "h2", "h3", "p", "li", "td", "th", "caption", "figcaption"}
HEADINGS = {"h1", "h2", "h3"}
SHAPES = "●▲■◇◆✓✗☐☑○"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain(text: str) -> str:
    """The characters that carry meaning: no spaces, hyphenation, direction marks or rating shapes."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf" and c not in SHAPES)


def facts(html: str) -> Iterator[tuple[str, str]]:
    """(element, text) of every heading, paragraph, list item and table cell, in the order of the page."""
    root, _ = parse(html)
    body = root.find("body")
    assert body is not None
    for element in body.iter():
        if element.tag in BLOCKS and not _inside_svg(element):
            text = plain(own_text(element))
            if text:
                yield str(element.tag), text


def own_text(element: Element) -> str:
    """The text of a block without the blocks inside it, which are facts of their own."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in BLOCKS | {"ul", "ol", "table", "svg", "nav"}:
            parts.append(own_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _inside_svg(element: Element) -> bool:
    return "svg" in str(element.tag)


def pdf_text(data: bytes, folder: Path) -> str:
    """The PDF's text in the order it is written, without spaces."""
    path = folder / "page.pdf"
    path.write_bytes(data)
    found = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return plain(found.stdout.decode())


def docx_text(data: bytes) -> str:
    """The text of the Word file's body in its order, without spaces."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    return plain("".join(node.text or "" for node in body.iter(f"{W}t")))


def found_in(fact: str, text: str) -> bool:
    """True if the fact stands in the text: whole, or in parts of some length where a line or page ends between them."""
    if fact in text:
        return True
    cuts = range(1, len(fact))
    return any(
        fact[:cut] in text and fact[cut:] in text for cut in cuts if min(cut, len(fact) - cut) >= min(4, len(fact) // 2)
    )


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_stands_in_both_formats(name: str, kind: DocumentKind, tmp_path: Path) -> None:
    """Headings, sentences, list items and table cells of the page are all in the PDF's and in the Word file's text."""
    document = built(name)[kind]
    shown = list(facts(document.composed.html))
    assert len(shown) > 5
    for text in (pdf_text(document.files[Format.PDF], tmp_path), docx_text(document.files[Format.DOCX])):
        lost = [fact for _, fact in shown if not found_in(fact, text)]
        assert not lost


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("name", SAMPLES)
def test_headings_come_in_the_same_order(name: str, kind: DocumentKind, tmp_path: Path) -> None:
    """Both formats tell the story in the order of the page."""
    document = built(name)[kind]
    headings = [fact for tag, fact in facts(document.composed.html) if tag in HEADINGS]
    for text in (pdf_text(document.files[Format.PDF], tmp_path), docx_text(document.files[Format.DOCX])):
        place = 0
        for heading in headings:
            place = text.index(heading, place) + len(heading)


def test_a_lost_fact_is_noticed() -> None:
    """The check can fail: a cell that is not in the text is reported as lost."""
    html = "<html><body><p>Budget</p><table><tr><td>480,000 EUR</td></tr></table></body></html>"
    assert [fact for _, fact in facts(html) if not found_in(fact, plain("Budget 480.000"))] == ["480,000EUR"]


def test_shapes_and_spaces_do_not_count() -> None:
    """A rating chip carries a shape in Word and PDF that the page itself does not write."""
    assert plain("▲ Amber") == plain("Am\u00adber") == "Amber"
    assert re.fullmatch(r"\S+", plain("two words"))
