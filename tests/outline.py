"""The outline of a Word file, one line per block, for golden files that a person can read.

A paragraph reads ``[Heading 1] Purpose``, with ``**bold**`` and ``_italic_`` marks, ``{RAG Amber: ▲ Amber}`` for words
in a character style, ``<field>`` around what a field shows and ``^name`` for a bookmark. A table begins with its style,
widths and title; its rows follow, ``=`` for header rows, ``#RRGGBB`` for a shade. ``---`` closes a section,
``║`` starts a column.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

Element = etree._Element
_PLAIN = {"Strong", "Emphasis"}


def outline(data: bytes) -> str:
    """One line per block of a Word file's body, then its headers and footers."""
    document = docx.Document(io.BytesIO(data))
    names = style_names(document)
    lines = list(_blocks(document.element.body, names, ""))
    for part in sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname)):
        if str(part.partname).startswith(("/word/header", "/word/footer")):
            name = str(part.partname).removeprefix("/word/").removesuffix(".xml")
            lines += [f"{name}: {line}" for line in _blocks(etree.fromstring(part.blob), names, "")]
    return "\n".join(lines) + "\n"


def style_names(document: Document) -> dict[str, str]:
    """The names people see, by style id."""
    found = {}
    for style in document.styles.element.findall(qn("w:style")):
        name = style.find(qn("w:name"))
        found[style.get(qn("w:styleId"), "")] = "" if name is None else name.get(qn("w:val"), "")
    return found


def _blocks(parent: Element, names: dict[str, str], indent: str) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield indent + _paragraph(child, names)
            yield from _section_end(child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}"))
        elif child.tag == qn("w:tbl"):
            yield from (indent + line for line in _table(child, names))
        elif child.tag == qn("w:sdt"):
            yield from _blocks(child[-1], names, indent + "| ")
        elif child.tag == qn("w:sectPr"):
            yield from _section_end(child)


def _section_end(section: Element | None) -> Iterator[str]:
    if section is not None:
        size = section.find(qn("w:pgSz"))
        assert size is not None
        furniture = [str(ref.tag).split("}")[1].removesuffix("Reference") for ref in section if ref.get(qn("r:id"))]
        across = size.get(qn("w:orient"), "portrait")
        shown = [across, f"{size.get(qn('w:w'))} x {size.get(qn('w:h'))}", *_columns(section), *furniture]
        yield f"--- {' '.join(shown)}"


def _columns(section: Element) -> Iterator[str]:
    """What sets a section apart that stands on the pages of the one before it."""
    if section.find(f"{qn('w:type')}[@{qn('w:val')}='continuous']") is not None:
        yield "continuous"
    columns = section.find(qn("w:cols"))
    if columns is not None:
        widths = [column.get(qn("w:w"), "") for column in columns]
        yield f"columns {'+'.join(widths) or columns.get(qn('w:num'))}"


def _paragraph(paragraph: Element, names: dict[str, str]) -> str:
    properties = paragraph[0]
    style = properties.find(qn("w:pStyle"))
    flags = [str(p.tag).split("}")[1] for p in properties if p.tag not in (qn("w:pStyle"), qn("w:sectPr"))]
    shown = " ".join(["" if style is None else names[style.get(qn("w:val"), "")], *(f"+{flag}" for flag in flags)])
    return f"[{shown}] {''.join(_words(paragraph, names))}".rstrip()


def _words(parent: Element, names: dict[str, str]) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:r"):
            yield _run(child, names)
        elif child.tag == qn("w:hyperlink"):
            target = child.get(qn("w:anchor")) or "web"
            yield f"({''.join(_words(child, names))})->{target}"
        elif child.tag == qn("w:bookmarkStart"):
            yield f"^{child.get(qn('w:name'))} "
        elif child.tag == qn("w:sdt"):
            yield from _words(child[-1], names)


def _run(run: Element, names: dict[str, str]) -> str:
    words = "".join(_piece(piece) for piece in run)
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    name = "" if style is None else names[style.get(qn("w:val"), "")]
    if not words or words in "<>":
        return words
    if name == "Strong" or run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None:
        words = f"**{words}**"
    if name == "Emphasis" or run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None:
        words = f"_{words}_"
    return words if name in _PLAIN or not name else f"{{{name}: {words}}}"


def _piece(piece: Element) -> str:
    if piece.tag == qn("w:fldChar"):
        return {"begin": "", "separate": "<", "end": ">"}[piece.get(qn("w:fldCharType"), "")]
    if piece.tag == qn("w:drawing"):
        names = [found.get("descr", "") for found in piece.iter(qn("wp:docPr"))]
        return f"picture: {' '.join(names)}"
    if piece.get(qn("w:type")) == "column":
        return "║ "
    simple = {"tab": "→", "br": "⏎", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
    return (piece.text or "") if piece.tag == qn("w:t") else simple.get(str(piece.tag).split("}")[1], "")


def _table(table: Element, names: dict[str, str]) -> Iterator[str]:
    properties = table[0]
    found = {str(p.tag).split("}")[1]: p.get(qn("w:val"), "") for p in properties}
    widths = " ".join(column.get(qn("w:w"), "") for column in table.iter(qn("w:gridCol")))
    yield f"[table {names[found['tblStyle']]}: {widths}] {found.get('tblCaption', '')}"
    for row in table.findall(qn("w:tr")):
        head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        yield f"  {'=' if head else '|'} " + " | ".join(_cell(cell, names) for cell in row.findall(qn("w:tc")))


def _cell(cell: Element, names: dict[str, str]) -> str:
    shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    marks = ([] if shade is None else [f"#{shade.get(qn('w:fill'))}"]) + (
        [] if span is None else [f"x{span.get(qn('w:val'))}"]
    )
    return " ".join([*marks, *(line.strip() for line in _blocks(cell, names, ""))])
