"""The quick reader sees the tree that the parser of the PDF writer sees."""

from __future__ import annotations

from xml.etree.ElementTree import Element as HtmlElement

import pytest
import tinyhtml5
from lxml import etree

from pmdocs.writers.docx.reading import read_html, text_of
from tests.writers.docx.composing import document, specimen


def as_lists(element: HtmlElement | etree._Element) -> list[object]:
    """A tree as plain lists: name, attributes, texts, children."""
    attributes = {str(k): str(v) for k, v in element.attrib.items() if "xmlns" not in str(k)}
    return [str(element.tag), attributes, element.text or "", [as_lists(c) for c in element], element.tail or ""]


def test_both_parsers_give_one_tree() -> None:
    """Elements, attributes, drawings and every text of the specimen are the same from either."""
    html = specimen().html
    tree = tinyhtml5.parse(html, namespace_html_elements=False)
    assert as_lists(read_html(html))[3] == as_lists(tree)[3]


def test_what_the_composer_would_not_write_is_refused() -> None:
    """An element that is left open is no guess to be made here."""
    with pytest.raises(etree.XMLSyntaxError):
        read_html('<!DOCTYPE html>\n<html lang="en"><body><p>one<p>two</body></html>')


def test_markup_in_attributes_is_text() -> None:
    """A description that talks about a drawing element is not one."""
    table = (
        '<table class="facts" aria-label="The &lt;svg&gt; element, and &lt;br&gt;"><colgroup><col style="width: 100%">'
        "</colgroup><tbody><tr><td>x</td></tr></tbody></table>"
    )
    (found,) = read_html(document(table).html).iter("table")
    assert found.get("aria-label") == "The <svg> element, and <br>"
    assert text_of(found) == "x"
