"""From a composed document and a theme to PDF bytes and the page every place stands on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Final

from pmdocs.compose.composed import Composed
from pmdocs.diagnostics import FormatUnavailable
from pmdocs.theme import Theme

UNAVAILABLE: Final = (
    "PDF cannot be made on this machine, because the layout library Pango is missing. "
    "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango. Windows: install MSYS2, then its package mingw-w64-x86_64-pango. "
    "Word documents can be made without it (--format docx)."
)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The file's bytes; `pages` says on which page (from 1) each id of the document stands."""

    data: bytes
    pages: Mapping[str, int]
    page_count: int


def write_pdf(composed: Composed, theme: Theme, folder: Path | None = None) -> PdfResult:
    """Lay the document out once and write it; pictures are read from `folder`, the project's own, and nowhere else.

    Raises DefinitionError when the page would lose something (a picture, a letter), and FormatUnavailable where
    this machine has no layout library.
    """
    press = _press()
    data, pages, page_count = press.lay_out(composed, theme, folder)
    return PdfResult(data, pages, page_count)


def page_numbers(composed: Composed, theme: Theme, folder: Path | None = None) -> Mapping[str, int]:
    """On which page (from 1) each id would stand in the PDF, which is laid out and not written.

    Raises what `write_pdf` raises, but for letters that no typeface here has: only writing them would tell.
    """
    pages: Mapping[str, int] = _press().lay_out(composed, theme, folder, drawn=False)[1]
    return pages


def _press() -> ModuleType:
    """The layout, imported only when a PDF is wanted: the library takes half a second, and Pango may be missing."""
    try:
        with redirect_stdout(StringIO()):  # the library prints a page of advice when Pango is missing
            from pmdocs.writers.pdf import press
    except (ImportError, OSError) as error:
        raise FormatUnavailable(UNAVAILABLE) from error
    return press
