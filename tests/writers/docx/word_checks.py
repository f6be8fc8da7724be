"""Eight faults of Word files that the conformance checkers do not see, found by walking the XML.

Each check takes the parts of a file, as lxml trees by name, and yields one sentence per fault.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lxml import etree

Element = etree._Element
Parts = Mapping[str, Element]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DCTERMS: Final = "{http://purl.org/dc/terms/}"
FIELDS: Final = frozenset({"TOC", "PAGEREF", "SEQ", "REF", "PAGE", "NUMPAGES"})
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def word_faults(data: bytes) -> list[str]:
    """Everything the eight checks find in a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        parts = {name: etree.fromstring(archive.read(name)) for name in names}
    return [fault for check in CHECKS for fault in check(parts)]


def stories(parts: Parts) -> Iterator[tuple[str, Element]]:
    """The parts that hold text: the body, headers and footers."""
    for name, root in parts.items():
        if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
            yield name, root


def unbalanced_bookmarks(parts: Parts) -> Iterator[str]:
    """A bookmark has one start and, after it, one end; ids and names are used once."""
    names: Counter[str] = Counter()
    for part, root in stories(parts):
        is_open: set[str] = set()
        seen: set[str] = set()
        for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            identity = mark.get(f"{W}id", "")
            if mark.tag == f"{W}bookmarkStart":
                names[mark.get(f"{W}name", "").lower()] += 1
                if identity in seen:
                    yield f"{part}: two bookmarks have the id {identity}"
                seen.add(identity)
                is_open.add(identity)
            elif identity not in is_open:
                yield f"{part}: the bookmark {identity} ends without having begun"
            else:
                is_open.remove(identity)
        yield from (f"{part}: the bookmark {identity} never ends" for identity in sorted(is_open))
    yield from (f"two bookmarks are called {name}" for name, count in names.items() if count > 1)


def unbalanced_fields(parts: Parts) -> Iterator[str]:
    """A field begins, separates and ends, in that order, and may hold other fields."""
    for part, root in stories(parts):
        stack: list[str] = []
        for char in root.iter(f"{W}fldChar"):
            kind = char.get(f"{W}fldCharType", "")
            if kind == "begin":
                stack.append(kind)
            elif not stack or (kind == "separate" and stack[-1] != "begin"):
                yield f"{part}: a field's {kind} stands alone"
            elif kind == "end":
                stack.pop()
            else:
                stack[-1] = kind
        if stack:
            yield f"{part}: {len(stack)} fields never end"


def dangerous_fields(parts: Parts) -> Iterator[str]:
    """Only fields that show something of the document itself."""
    for part, root in stories(parts):
        whole = [f.get(f"{W}instr", "") for f in root.iter(f"{W}fldSimple")]
        whole += [text.text or "" for text in root.iter(f"{W}instrText")]
        for instruction in whole:
            name = instruction.split()[0].upper() if instruction.split() else ""
            if name not in FIELDS:
                yield f"{part}: the field {name} is not on the list"


def equal_drawing_ids(parts: Parts) -> Iterator[str]:
    """Drawings and controls each carry an id of their own."""
    for tag, attribute in ((f"{WP}docPr", "id"), (f"{W}sdtPr/{W}id", f"{W}val")):
        found = (f for _, root in stories(parts) for f in root.iterfind(f".//{tag}"))
        counts = Counter(element.get(attribute, "") for element in found)
        yield from (f"{count} objects have the id {identity}" for identity, count in counts.items() if count > 1)


def cells_without_end(parts: Parts) -> Iterator[str]:
    """The last thing in a cell is a paragraph."""
    for part, root in stories(parts):
        for cell in root.iter(f"{W}tc"):
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"{part}: a cell does not end with a paragraph"


def pictures_without_words(parts: Parts) -> Iterator[str]:
    """Every picture says what it shows, or says that it is decoration."""
    for part, root in stories(parts):
        for picture in root.iter(f"{WP}docPr"):
            decoration = next(picture.iter(DECORATIVE), None) is not None
            if not decoration and not picture.get("descr", "").strip():
                yield f"{part}: the picture {picture.get('name')} has no alternative text"


def odd_dates(parts: Parts) -> Iterator[str]:
    """Both dates of the core properties are there, and are ISO dates."""
    core = parts.get("docProps/core.xml")
    for name in ("created", "modified"):
        text = "" if core is None else core.findtext(f"{DCTERMS}{name}") or ""
        if not _DATE.fullmatch(text):
            yield f"docProps/core.xml: {name} is {text!r}"


def unmarked_headers(parts: Parts) -> Iterator[str]:
    """The document names its language, and a table that shows a header row marks and repeats it."""
    language = parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not language.get(f"{W}val"):
        yield "word/styles.xml: the document does not name its language"
    for part, root in stories(parts):
        for table in root.iter(f"{W}tbl"):
            look = table.find(f"{W}tblPr/{W}tblLook")
            shows = look is not None and look.get(f"{W}firstRow") == "1"
            first = table.find(f"{W}tr")
            marked = first is not None and first.find(f"{W}trPr/{W}tblHeader") is not None
            if shows != marked:
                yield f"{part}: a table's header row is {'not marked' if shows else 'marked but not shown'}"


Check = Callable[[Parts], Iterator[str]]
CHECKS: Final[tuple[Check, ...]] = (
    unbalanced_bookmarks,
    unbalanced_fields,
    dangerous_fields,
    equal_drawing_ids,
    cells_without_end,
    pictures_without_words,
    odd_dates,
    unmarked_headers,
)
