"""Drawings as text, with their words put in order as the print does it in the document's tree."""

from __future__ import annotations

from pmdocs.charts.letterwise import set_letterwise
from pmdocs.markup import parse, write


def letterwise(svg: str) -> str:
    """The drawing as the layout library gets it."""
    root, _ = parse(f"<!DOCTYPE html><html><head><title>-</title></head><body>{svg}</body></html>")
    set_letterwise(root)
    return write(root).partition("<body>")[2].partition("</body>")[0]
