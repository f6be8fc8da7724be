"""The quick reader gives the tree that the parser of HTML gives, or leaves the document to it."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

import pytest

from pmdocs.compose import compose, stage
from pmdocs.compose.check import check
from pmdocs.compose.plain_markup import read_plain
from pmdocs.documents import DocumentKind
from pmdocs.markup import parse
from tests.building import composed

PAGE = (
    '<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head><title>t</title></head>\n'
    '<body class="x">\n{}\n</body>\n</html>\n'
)
TABLE = (
    '<table class="plain" aria-label="x"><colgroup>\n<col style="width: 100%">\n</colgroup>\n'
    "<tbody>{}\n<tr>\n<td>c</td></tr></tbody></table>"
)
SVG = '<figure><svg xmlns="http://www.w3.org/2000/svg" {}><title>a</title><desc>b</desc>{}</svg></figure>'
PLAIN = (
    "<p>one<br>two<br/>three<br /></p>",
    '<p data-from="a &gt; b">R&amp;D &#39;q&#39; &#160;\u00a0é \u05d0 \U0001f600</p>',
    "<ul>\n <li>a<ul><li>b</li></ul></li>\n</ul> loose",
    TABLE.format("\n"),
    "<p><strong>a<strong>b<em>c</em></strong></strong></p>",
    SVG.format('viewBox="0 0 9 9" role="img"', '<g><text x="1" font-size="2">w &amp; v</text><circle r="1"/></g>'),
    SVG.format('viewbox="0 0 9 9"', '<linearGradient id="g"/><tspan>x</tspan>'),
    SVG.format("", "<title><span>a</span></title>"),
    SVG.format("", "<TEXT>shouted</TEXT><path d='m 0 0'/>"),
)
ODD = (
    "<p>one<p>two",
    "<div/><p>inside</p>",
    "<p>a &nbsp; b</p>",
    "<p>R & D</p>",
    "<p>&#128;</p>",
    '<p data-from="two\nlines">a</p>',
    "<p id=bare>a</p>",
    "<P>shouted</P>",
    "<!-- a remark --><p>a</p>",
    "<p><![CDATA[a]]></p>",
    '<p><a href="#x"><span><a href="#y">b</a></span></a></p>',
    "<p><b>bold</b></p>",
    '<p data-from="an <svg></svg> there">a</p>',
    '<img src="a > b.png" alt="a /> b">',
    "<br></br>",
    "<p>a</p\n><p>b</p",
    "<p>form\x0cfeed</p>",
    "<svg><svg></svg></svg>",
    SVG.format("", "<p>out of the drawing</p>"),
)


def as_lists(element: Element) -> list[object]:
    """A tree as plain lists: name, attributes in their order, texts, children."""
    attributes = list(element.attrib.items())
    return [element.tag, attributes, element.text or "", list(map(as_lists, element)), element.tail or ""]


@pytest.mark.parametrize("body", PLAIN)
def test_plain_markup_is_read_alike(body: str) -> None:
    """Names, attributes in their order, and every text, white space around head and body included."""
    tree, faults = parse(PAGE.format(body))
    found = read_plain(PAGE.format(body))
    assert found is not None
    assert not faults
    assert as_lists(found) == as_lists(tree)


@pytest.mark.parametrize("body", ODD)
def test_odd_markup_is_left_alone(body: str) -> None:
    """What HTML would repair or read in its own way has no quick answer."""
    assert read_plain(PAGE.format(body)) is None


@pytest.mark.parametrize("page", ["<html></html>", "<!DOCTYPE html><html><body></body></html>", "", "words"])
def test_half_a_document_is_left_alone(page: str) -> None:
    """A document has its declaration, a head and a body; HTML would add what is missing."""
    assert read_plain(page) is None


@pytest.mark.parametrize("kind", DocumentKind)
def test_documents_are_read_quickly(kind: DocumentKind) -> None:
    """No document of ours needs the slow parser, and each is the same tree from both."""
    html = composed("sprint", kind).html
    found = read_plain(html)
    assert found is not None
    assert as_lists(found) == as_lists(parse(html)[0])


def test_misplaced_words_are_faults_to_either() -> None:
    """HTML moves words between rows in front of the table, where they may not stand either: both are refused."""
    html = PAGE.format(TABLE.format("loose"))
    found = read_plain(html)
    assert found is not None
    assert check(found)
    assert check(parse(html)[0])


def test_the_slow_parser_is_not_asked_without_need(document: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document without faults is read once, by the quick reader."""
    monkeypatch.setattr(stage, "parse", lambda _: pytest.fail("the slow parser was asked"))
    made = compose("specimen.html.j2", {"document": document, "view": None}, kind="specimen", ids={"R-1", "R-2"})
    assert made.title
