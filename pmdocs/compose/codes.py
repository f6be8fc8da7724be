"""The codes of the compose stage, PM300 to PM339, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(
    {
        "PM300": CodeDoc(
            "Template not found",
            "A document, or a template it extends or includes, is neither in your templates folder nor among those "
            "that come with pmdocs.",
            "Check the name for a slip; `pmdocs templates list` shows every name there is.",
        ),
        "PM301": CodeDoc(
            "Template cannot be read",
            "The template breaks the rules of the template language: a tag is not closed, or a word is not known.",
            "Compare the line with the template you copied; each `{% if %}`, `{% for %}`, `{% block %}` needs its end.",
        ),
        "PM302": CodeDoc(
            "Unknown name in a template",
            "The template asks for something its document does not have, so it would show a hole.",
            "Use one of the names on the page docs/templates.md.",
        ),
        "PM303": CodeDoc(
            "Not allowed in a template",
            "Templates show plain values only. Calling code, changing values, reaching into the program are refused.",
            "Show the value as it is, or use one of the filters of docs/templates.md.",
        ),
        "PM304": CodeDoc(
            "Template never ends",
            "A template or macro includes itself again and again.",
            "Remove the include or call that leads back to where it started.",
        ),
        "PM305": CodeDoc(
            "Document too large",
            "The template wrote more text than any document can hold, usually through a loop inside a loop.",
            "Check the loops of the template; split very long registers.",
        ),
        "PM306": CodeDoc(
            "Value used in the wrong way",
            "A filter or an expression met a value it cannot work with, such as a date where an amount is expected.",
            "Use the filter that fits the value: `money`, `number`, `percent`, `date`, `rich`, `inline`.",
        ),
        "PM307": CodeDoc(
            "Template outside its folder",
            "The name leads out of the templates folder, directly or by a link. Templates are read from there only.",
            "Copy the file into the templates folder.",
        ),
        "PM308": CodeDoc(
            "Template is not UTF-8 text",
            "The file is stored in another encoding, so its letters cannot be known.",
            "Save it as UTF-8 in your editor.",
        ),
        "PM309": CodeDoc(
            "Block that replaces nothing",
            "A template that extends another is made of its blocks; one whose name the other does not have is lost.",
            "Use a block of the template you extend; the copy that `pmdocs templates copy` makes lists them.",
        ),
        "PM310": CodeDoc(
            "Unknown element",
            "Word or PDF would not know what to do with it, and what one shows the other must show too.",
            "Use an element of docs/vocabulary.md.",
        ),
        "PM311": CodeDoc(
            "Unknown class",
            "A class that the vocabulary does not list has no look in Word, so the two formats would differ.",
            "Use a class of docs/vocabulary.md.",
        ),
        "PM312": CodeDoc(
            "Unknown attribute",
            "Attributes that the vocabulary does not list are lost in Word.",
            "Remove the attribute; looks belong in the theme.",
        ),
        "PM313": CodeDoc(
            "Element in the wrong place",
            "The markup is not closed where it should be, or an element stands where none of its kind may stand.",
            "Close every element in the order it was opened, and keep to the nesting in docs/vocabulary.md.",
        ),
        "PM314": CodeDoc(
            "Attribute with a wrong value",
            "The value is not one the writers understand, such as column widths that do not add up to 100 %.",
            "Use a value of docs/vocabulary.md.",
        ),
        "PM315": CodeDoc(
            "Heading levels jump",
            "Screen readers and Word's navigation pane follow the levels; a document starts with h1 and skips none.",
            "Use the next level down, or the level of the heading above.",
        ),
        "PM316": CodeDoc(
            "Table without what readers need",
            "Without a title and marked header cells a table cannot be read aloud, nor referred to.",
            "Give the table a caption or aria-label, and every th a scope.",
        ),
        "PM317": CodeDoc(
            "Picture without words",
            "A reader who cannot see the picture gets nothing, and PDF/UA refuses the file.",
            "Add alt to the picture; a drawing needs a title and a desc.",
        ),
        "PM318": CodeDoc(
            "Link that is not allowed",
            "Documents carry links to their own places, to https and http pages and to mail addresses, nothing else.",
            "Use such a link, or plain text.",
        ),
        "PM320": CodeDoc(
            "Identifier used twice",
            "Two places carry one id, so a link or bookmark cannot tell which is meant.",
            "Give one of them another id.",
        ),
        "PM321": CodeDoc(
            "Link leads nowhere",
            "No place in the document has the id that the link names.",
            "Correct the id, or use the macro `link`, which links only where the place exists.",
        ),
        "PM322": CodeDoc(
            "Reference to something without a number",
            "A cross-reference shows the number of a table or figure; this place has no caption, so no number.",
            "Refer to a table or figure that has a caption.",
        ),
        "PM323": CodeDoc(
            "Document without its particulars",
            "Title, language and date of a document are part of the file and needed for archiving and reading aloud.",
            "Extend base.html.j2, or write the head as docs/vocabulary.md shows.",
        ),
        "PM330": CodeDoc(
            "To be completed",
            "The definition does not yet say what belongs here; the document shows a visible mark.",
            "Add it to the definition. With --strict this stops the build.",
        ),
    }
)
