"""Lists what a document still marks as "to be completed", so that a strict build can refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from pmdocs.compose.codes import CODES
from pmdocs.compose.composed import Composed, OpenPoint
from pmdocs.diagnostics import Diagnostic, Severity
from pmdocs.markup import classes, text_of

HEADINGS = ("h1", "h2", "h3")


def open_points(composed: Composed) -> tuple[Diagnostic, ...]:
    """A warning for each mark: what is missing, the part it stands in and, if known, its place in the definition."""
    return tuple(_warning(composed.kind, point) for point in composed.outline.open_points)


def find_open_points(root: Element) -> Iterator[OpenPoint]:
    """Every mark with the heading above it and its source; the nearest label says which value is missing."""
    heading = ""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if element.tag in HEADINGS:
            heading = text_of(element)
        elif element.tag == "span" and "todo" in classes(element):
            yield OpenPoint(_with_label(element, parents), heading, _source(element, parents))


def _with_label(mark: Element, parents: dict[Element, Element]) -> str:
    cell = parents.get(mark)
    row = parents.get(cell) if cell is not None else None
    label = row.find("th") if row is not None and row.tag == "tr" else None
    return f"{text_of(label)}: {text_of(mark)}" if label is not None else text_of(mark)


def _source(element: Element | None, parents: dict[Element, Element]) -> str:
    while element is not None and not element.get("data-from"):
        element = parents.get(element)
    return element.get("data-from", "") if element is not None else ""


def _warning(kind: str, point: OpenPoint) -> Diagnostic:
    where = f" under '{point.heading}'" if point.heading else " on the cover"
    place = f" ({point.source})" if point.source else ""
    message = f"{kind}: '{point.words}'{where}{place}."
    return Diagnostic("PM330", message, CODES["PM330"].remedy, severity=Severity.WARNING)
