"""Word's fields in a form: finds those that would fetch files or start programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pmdocs.forms.xml import Element, W

ACTING: Final = frozenset(
    {
        "AUTOTEXT", "AUTOTEXTLIST", "CONTROL", "DATABASE", "DDE", "DDEAUTO", "EMBED", "GLOSSARY", "HTMLCONTROL",
        "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "MACROBUTTON", "PRINT", "RD",
    }
)  # fmt: skip


def acting_fields(root: Element) -> Iterator[str]:
    """The instruction of each field that acts, in the order they stand in."""
    for instruction in _instructions(root):
        word = instruction.split(maxsplit=1)
        if word and word[0].upper() in ACTING:
            yield " ".join(instruction.split())


def _instructions(root: Element) -> Iterator[str]:
    """Every field's instruction, put together from the runs Word spread it over; fields may stand inside fields."""
    open_fields: list[list[str]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr", "")
        elif element.tag == f"{W}instrText" and open_fields:
            open_fields[-1].append(element.text or "")
        elif element.tag == f"{W}instrText":
            yield element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif open_fields:
            # Once shown, what the field says no longer matters: it was yielded at its separator.
            parts = open_fields[-1]
            if element.get(f"{W}fldCharType") == "end":
                open_fields.pop()
            yield "".join(parts)
            parts.clear()
    for parts in open_fields:
        yield "".join(parts)
