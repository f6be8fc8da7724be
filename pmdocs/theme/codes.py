"""The codes of themes, PM350 to PM359, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(
    {
        "PM350": CodeDoc(
            "Theme not found",
            "The name is no theme that comes with pmdocs, and no file of that path exists.",
            "Use quiet, bold or plain, or the path of your theme file.",
        ),
        "PM351": CodeDoc(
            "Unknown setting in a theme",
            "A setting that is not known would be ignored, and the page would not look as meant.",
            "Use a setting of docs/theme.md.",
        ),
        "PM352": CodeDoc(
            "Not a colour",
            "Colours are written as six hexadecimal digits, so that PDF and Word show the same.",
            'Write the colour as "#14566b", in quotes because # starts a comment.',
        ),
        "PM353": CodeDoc(
            "Size out of bounds",
            "A size this small or large leaves a page that cannot be read or laid out.",
            "Use a size within the bounds that are named.",
        ),
        "PM354": CodeDoc(
            "Unknown choice in a theme",
            "The setting has a few values to choose from, and this is none of them.",
            "Use one of the values that are named.",
        ),
        "PM355": CodeDoc(
            "Setting of the wrong shape",
            "A text stands where settings belong, or the other way round.",
            "Compare with the theme quiet: docs/theme.md shows it in full.",
        ),
        "PM356": CodeDoc(
            "File of a theme that cannot be used",
            "A logo, font or style sheet is missing, lies outside the theme's folder, or is not what it should be.",
            "Put the file beside the theme and give its path from there.",
        ),
        "PM357": CodeDoc(
            "Contrast too low",
            "Words in this colour on this ground are hard to read for many people, and fail WCAG level AA.",
            "Make the words darker or the ground lighter.",
        ),
    }
)
