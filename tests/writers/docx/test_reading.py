"""The Word writer walks the tree that the composer made."""

from __future__ import annotations

from xml.etree.ElementTree import Element as HtmlElement

from lxml import etree

from pmdocs.writers.docx.reading import linked, text_of
from tests.writers.docx.composing import document, specimen


def as_lists(element: HtmlElement | etree._Element) -> list[object]:
    """A tree as plain lists: name, attributes, texts, children."""
    attributes = {str(k): str(v) for k, v in element.attrib.items() if "xmlns" not in str(k)}
    return [str(element.tag), attributes, element.text or "", [as_lists(c) for c in element], element.tail or ""]


def test_the_copy_is_the_composed_tree() -> None:
    """Elements, attributes, drawings and every text of the specimen are the same in both."""
    root = specimen().root
    assert as_lists(linked(root)) == as_lists(root)


def test_an_element_knows_what_stands_around_it() -> None:
    """From a cell the way leads up to its table and to the body."""
    cell = next(linked(specimen().root).iter("td"))
    assert {"table", "body", "html"} <= {element.tag for element in cell.iterancestors()}


def test_markup_in_attributes_is_text() -> None:
    """A description that talks about a drawing element is not one."""
    table = (
        '<table class="facts" aria-label="The &lt;svg&gt; element, and &lt;br&gt;"><colgroup><col style="width: 100%">'
        "</colgroup><tbody><tr><td>x</td></tr></tbody></table>"
    )
    (found,) = linked(document(table).root).iter("table")
    assert found.get("aria-label") == "The <svg> element, and <br>"
    assert text_of(found) == "x"
