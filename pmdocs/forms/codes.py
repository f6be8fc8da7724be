"""The codes of Word forms, PM370 to PM389, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

_FILES: Final = {
    "PM370": CodeDoc(
        "Form is not a Word document",
        "The file is damaged, protected by a password, or of another kind, whatever its name says.",
        "Open it in Word and save it as a Word document (.docx) without a password.",
    ),
    "PM371": CodeDoc(
        "Form with active parts",
        "Macros, controls and embedded programs run on the machines of those who open the document.",
        "Save the form as a Word document without macros, and delete embedded objects and controls.",
    ),
    "PM372": CodeDoc(
        "Form that reaches outside itself",
        "A part of the form lies on another machine; opening the document would fetch it, and tell that it was opened.",
        "In Word, embed linked pictures and files, and attach the template Normal.dotm (File > Options > Add-ins).",
    ),
    "PM373": CodeDoc(
        "Form with an unsafe package",
        "The parts of the file are named or written in a way that Word never does and that hides what is in them.",
        "Open the form in Word and save it under a new name.",
    ),
    "PM374": CodeDoc(
        "Form too large",
        "The file unpacks to far more than a form ever holds, which exhausts the machine.",
        "Shrink its pictures in Word (Picture Format > Compress Pictures), or start from a smaller form.",
    ),
    "PM375": CodeDoc(
        "Field that acts in a form",
        "Fields such as DDE, INCLUDETEXT or MACROBUTTON fetch files or start programs when the document is opened.",
        "Delete the field, or turn it into plain text in Word (Ctrl+Shift+F9).",
    ),
}

_TAGS: Final = {
    "PM380": CodeDoc(
        "Tag that cannot be read",
        "The tag breaks the rules of the template language: it is not closed, or a word in it is not known.",
        "Compare it with the examples in docs/forms.md; a tag stands in one paragraph, from {{ to }} or from {% to %}.",
    ),
    "PM381": CodeDoc(
        "Unknown name in a form",
        "The tag asks for something its document does not have, so the form would show a hole.",
        "Use one of the names that `pmdocs templates names DOCUMENT` lists.",
    ),
    "PM382": CodeDoc(
        "Tags that do not belong together",
        "What is repeated or left out must begin and end in the same cell, row or text, or Word could not open it.",
        "Put both into the same cell or text; {%tr …%} ends with {%tr …%} in the same table, {%p …%} with {%p …%}.",
    ),
    "PM383": CodeDoc(
        "Not allowed in a form",
        "Forms show plain values only. Calling code, changing values and including other files are refused.",
        "Show the value as it is, or use one of the filters of docs/forms.md.",
    ),
    "PM384": CodeDoc(
        "Value used in the wrong way in a form",
        "A filter met a value it cannot show, such as a date where an amount is expected, or a whole record.",
        "Use the filter that fits: `money`, `number`, `percent`, `date`, `rich`, `inline`; show one field of a record.",
    ),
    "PM385": CodeDoc(
        "Form that would not open in Word",
        "The tags, once filled in, leave the inside of the Word file broken.",
        "Check that each {% if %} and {% for %} ends in the same paragraph, cell or row where it begins.",
    ),
}

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(_FILES | _TAGS)
"""Every code of forms."""
