"""HTML and PDF as texts that a person can read and compare: one line per block, one part per page."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_TITLE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LEADER = re.compile(r"(?:\s*\.){4,}\s*")
_BETWEEN = re.compile(r"(?<=</li>)(?=<li)|(?<=<ol>)(?=<li)")


def html_text(html: str) -> str:
    """A composed page without blank lines; of a drawing only what it says of itself, since charts have own tests."""
    lines = _BETWEEN.sub("\n", _DRAWING.sub(_words_of_drawing, html)).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())


def _words_of_drawing(drawing: re.Match[str]) -> str:
    words = (" ".join(found[2].split()) for found in _TITLE.finditer(drawing[0]))
    return f"<svg>{' | '.join(words)}</svg>"


def pdf_text(data: bytes) -> str:
    """Title, language, bookmarks and number of pages of a PDF, then the words of each page, top to bottom."""
    pages = page_texts(data)
    head = [*_particulars(data), f"pages: {len(pages)}", ""]
    for number, words in enumerate(pages, 1):
        lines = [line.rstrip() for line in _LEADER.sub(" … ", words).splitlines()]
        head += [f"--- page {number}", *(line for line in lines if line), ""]
    return "\n".join(head)


def page_texts(data: bytes) -> list[str]:
    """The words of each page of a PDF in the order they are written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.pdf")
        path.write_bytes(data)
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
        shown = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    return shown.split("\f")[:-1]


def _particulars(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield f"title: {pdf.docinfo.Title}"
        yield f"language: {pdf.Root.Lang}"
    yield "bookmarks:"
    yield from (f"{'  ' * level}{title}" for level, title in bookmarks(data))


def bookmarks(data: bytes) -> list[tuple[int, str]]:
    """Level (1 for the outermost) and words of each bookmark of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return list(_bookmarks(outline.root, 1))


def _bookmarks(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, str(item.title)
        yield from _bookmarks(item.children, level + 1)
