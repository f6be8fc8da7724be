"""The codes of the PDF writer, PM340 to PM349, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(
    {
        "PM340": CodeDoc(
            "Letter that no font has",
            "The page would show an empty box instead of the letter, and the PDF would fail as an archive copy.",
            "Name a font that has it under fonts: fallback: in the theme, or write the word in other letters. "
            "`pmdocs doctor` lists fonts for scripts and signs.",
        ),
        "PM341": CodeDoc(
            "File that may not be read",
            "A document takes pictures from the project's folder only, and nothing from the network.",
            "Copy the file into the project's folder and give its path from there.",
        ),
        "PM342": CodeDoc(
            "Picture that cannot be shown",
            "The file is missing, damaged, no picture, or far too large to lay out.",
            "Check the path; save the picture as PNG, JPEG or SVG with fewer than 40 million points.",
        ),
        "PM343": CodeDoc(
            "Layout that was not understood",
            "The page layout met something it does not know, so the page may not look as meant.",
            "If a style sheet of your own is in use, correct the line that is named.",
        ),
        "PM344": CodeDoc(
            "Document too deep to lay out",
            "Elements stand inside each other many hundred times over.",
            "Simplify the template: nest lists and boxes less deeply.",
        ),
        "PM345": CodeDoc(
            "Layout that does not come to an end",
            "A style sheet or a drawing asks for so many boxes or parts that the page is never finished.",
            "Build once without the theme's own style sheet and logo to see which of them it is.",
        ),
    }
)
