"""The codes of themes and corporate Word files, PM350 to PM369, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

_THEMES: Final = {
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

_WORD_FILES: Final = {
    "PM358": CodeDoc(
        "Corporate Word file not found",
        "The organisation's own Word file is the base of the documents; without it they would look like another's.",
        "Check the path: one on the command line starts where you stand, one in a theme file at the theme.",
    ),
    "PM359": CodeDoc(
        "Font not on this machine",
        "Word keeps the font's name, and shows it where readers have it; the PDF is set in another face.",
        "Put the font files beside the theme and name them under fonts: regular, bold, italic, bold_italic.",
    ),
    "PM360": CodeDoc(
        "Corporate file is not a Word document",
        "The file is damaged, protected by a password, or of another kind, whatever its name says.",
        "Open it in Word and save it as a Word document (.docx) without a password.",
    ),
    "PM361": CodeDoc(
        "Corporate file with active parts",
        "Macros, controls and embedded programs would be handed on with every document made from the file.",
        "Save it as a Word document (.docx) without macros, and delete embedded objects and controls.",
    ),
    "PM362": CodeDoc(
        "Corporate file that reaches outside itself",
        "A part of the file lies on another machine; opening a document made from it would fetch that part.",
        "In Word, embed linked pictures and files, and attach the template Normal.dotm (File > Options > Add-ins).",
    ),
    "PM363": CodeDoc(
        "Corporate file with an unsafe package",
        "The parts of the file are named or written in a way that Word never does and that hides what is in them.",
        "Open the file in Word and save it under a new name.",
    ),
    "PM364": CodeDoc(
        "Corporate file too large",
        "The file unpacks to far more than styles, header and footer ever need.",
        "Delete the text and pictures of its pages; only styles, header, footer and page set-up are used.",
    ),
    "PM365": CodeDoc(
        "Field that acts in a corporate file",
        "Fields such as DDE, INCLUDETEXT or MACROBUTTON fetch files or start programs when the document is opened.",
        "Delete the field, or turn it into plain text in Word (Ctrl+Shift+F9).",
    ),
    "PM366": CodeDoc(
        "Colour changed for contrast",
        "The organisation's colour is too pale for words on white (WCAG level AA), so the theme has a darker one.",
        "Nothing has to be done; the theme file names the original colour.",
    ),
    "PM367": CodeDoc(
        "Page the PDF cannot follow",
        "Word takes the page set-up of the corporate file; the PDF has A4 and Letter, and margins within bounds.",
        "Nothing has to be done; page numbers in Word's table of contents are settled when it is updated.",
    ),
    "PM368": CodeDoc(
        "Logo that cannot be taken over",
        "The header shows a picture of a kind that only Windows can draw, or that is damaged.",
        "Save the logo as SVG or PNG beside the theme and name it under logo: path.",
    ),
    "PM369": CodeDoc(
        "Part of the corporate file left out",
        "Some settings would lock the documents made from the file, or let Word ask a question at every opening.",
        "Nothing has to be done.",
    ),
}

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(_THEMES | _WORD_FILES)
"""Every code of themes and corporate files."""
