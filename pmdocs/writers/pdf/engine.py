"""What this machine lays PDF out with: the versions of its libraries, and which typefaces have which letters."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from io import StringIO
from typing import Final

from pmdocs.diagnostics import FormatUnavailable
from pmdocs.theme import Theme
from pmdocs.writers.pdf.writer import UNAVAILABLE

_MISSING: Final = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


@dataclass(frozen=True, slots=True)
class Engine:
    """The versions of WeasyPrint and Pango; `subsets` is False where HarfBuzz's subset library is missing."""

    weasyprint: str
    pango: str
    subsets: bool


@dataclass(frozen=True, slots=True)
class Faces:
    """The typefaces some words are set in, and the letters of them that none has."""

    families: tuple[str, ...]
    missing: str


def engine() -> Engine:
    """The libraries of this machine; FormatUnavailable, with the way to install it, where Pango is missing."""
    try:
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # said of the subset library, as `subsets` does
            import weasyprint
            from weasyprint.text.ffi import harfbuzz_subset, pango
    except (ImportError, OSError) as error:
        raise FormatUnavailable(UNAVAILABLE) from error
    number = int(pango.pango_version())
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Engine(weasyprint.__version__, version, harfbuzz_subset is not None)


def faces_for(texts: Mapping[str, str], theme: Theme) -> Mapping[str, Faces]:
    """How each text would be set in a document of this theme: it is laid out for real, and thrown away."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from pmdocs.writers.pdf.losses import listening

    fonts = FontConfiguration()
    base = files("pmdocs.templates").joinpath("styles", "base.css").read_text(encoding="utf-8")
    sheets = [CSS(string=text, font_config=fonts) for text in (theme.css(), base)]
    found = {}
    for name, text in texts.items():
        with listening() as messages:
            page = HTML(string=f"<html><body><p>{escape(text)}</p></body></html>")
            document = page.render(font_config=fonts, stylesheets=sheets)
            document.write_pdf()
        families = dict.fromkeys(str(font.family) for font in document.fonts.values())
        found[name] = Faces(tuple(families), _missing(messages))
    return found


def _missing(messages: list[str]) -> str:
    codes = [match[1] for message in messages if "notdef" in message and (match := _MISSING.search(message))]
    return "".join(dict.fromkeys(chr(int(code, 16)) for code in codes))
