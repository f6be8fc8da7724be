"""The layout itself: WeasyPrint led to write one tagged, archivable file, and to lose nothing silently."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from pmdocs.charts.letterwise import set_letterwise
from pmdocs.compose.composed import Composed
from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark
from pmdocs.theme import Theme
from pmdocs.theme.faces import theme_faces
from pmdocs.writers.pdf.archive import claim_both, finish
from pmdocs.writers.pdf.codes import CODES
from pmdocs.writers.pdf.fetcher import ProjectFetcher
from pmdocs.writers.pdf.furniture import furniture_css
from pmdocs.writers.pdf.losses import listening, losses
from pmdocs.writers.pdf.objects import finish_objects, pages_found_once
from pmdocs.writers.pdf.preparation import prepare
from pmdocs.writers.pdf.stream_ends import ATTEMPTS, UNCLEAR, settle_streams, vary
from pmdocs.writers.pdf.svg_words import words_in_units
from pmdocs.writers.pdf.tree import LeanTree, Tree

SHEETS: Final = ("base", "tables", "components", "pages")
VARIANT: Final = "pdf/a-3a"


def lay_out(
    composed: Composed, theme: Theme, folder: Path | None, *, drawn: bool = True
) -> tuple[bytes, Mapping[str, int], int]:
    """The PDF's bytes (none unless `drawn`), the page of every id, and the number of pages."""
    fetcher = ProjectFetcher(folder, _own_files(theme))
    with listening() as messages, words_in_units():
        root = deepcopy(composed.root)
        set_letterwise(root)
        prepare(root)
        html = _kind(theme)(root, _base(folder), fetcher)
        try:
            document = _rendered(html, theme, fetcher)
            data = _written(document) if drawn else b""
        except RecursionError as error:
            raise DefinitionError([_too_deep()]) from error
        except DefinitionError:
            raise
        except Exception as error:
            if theme.style_sheet is None:
                raise
            raise DefinitionError([_not_laid_out(theme.style_sheet, error)]) from error
    if lost := losses(messages, fetcher.refusals, root):
        raise DefinitionError(lost)
    return data, _pages(document), len(document.pages)


def _kind(theme: Theme) -> type[Tree]:
    """Our style sheets need no notes; what a theme's own sheet needs, nobody knows."""
    return LeanTree if theme.style_sheet is None else Tree


def _rendered(html: Tree, theme: Theme, fetcher: ProjectFetcher) -> Any:
    fonts = FontConfiguration()
    texts = [theme.css(), *map(_sheet, SHEETS), furniture_css(html.etree_element, theme)]
    sheets = [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts]
    document = html.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)
    claim_both(document.metadata)
    return document


def _written(document: Any) -> bytes:
    """The file; drawn again in the rare case that one of its last tables would end unclearly."""
    data = b""
    for attempt in range(ATTEMPTS):

        def finisher(_: Any, pdf: Any, attempt: int = attempt) -> None:
            finish(pdf)
            settle_streams(pdf)
            vary(pdf, attempt)
            finish_objects(pdf)

        with warnings.catch_warnings(), pages_found_once():
            # The library leaves the file of its colour profile to the garbage collector.
            warnings.filterwarnings("ignore", "unclosed file .*icc", ResourceWarning)
            data = document.write_pdf(finisher=finisher, pdf_variant=VARIANT)
        if UNCLEAR not in data:
            break
    return data


def _sheet(name: str) -> str:
    return files("pmdocs.templates").joinpath("styles", f"{name}.css").read_text(encoding="utf-8")


def _own_files(theme: Theme) -> list[Path]:
    return [face.path for face in theme_faces(theme)] + ([theme.logo.path] if theme.logo else [])


def _base(folder: Path | None) -> str | None:
    return f"{folder.resolve().as_uri()}/" if folder else None


def _pages(document: Any) -> dict[str, int]:
    """Where each place stands; one that goes on over pages counts where it begins."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def _not_laid_out(sheet: Path, error: Exception) -> Diagnostic:
    """Ours are laid out every day: what cannot be is what the person's own sheet asks for."""
    fact = f"The pages cannot be laid out with this style sheet ({type(error).__name__}: {error})."
    return Diagnostic("PM343", fact, "Look for a size, an angle or a number that is far too large.", Mark(sheet))


def _too_deep() -> Diagnostic:
    return Diagnostic("PM344", "The document's elements are nested too deeply to lay out.", CODES["PM344"].remedy)
