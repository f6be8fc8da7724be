"""The codes of the reading stage, PM001 to PM099, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

_FILES: Final = {
    "PM001": CodeDoc(
        "Project not found",
        "The path leads to no file and no folder, or only to an update of a project: there is nothing to build from.",
        "Check the path for a slip; names that come close are listed. Of an update, name the project's folder.",
    ),
    "PM002": CodeDoc(
        "Folder without a definition",
        "In a folder, the definition is called project.yaml, so that it is found without asking.",
        "Name the file itself, rename it to project.yaml, or let `pmdocs init` write one.",
    ),
    "PM003": CodeDoc(
        "File cannot be read",
        "The file is there but the system does not let pmdocs read it, or it is a folder or a device.",
        "Check the permissions of the file, and that it is an ordinary one.",
    ),
    "PM004": CodeDoc(
        "File or project too large",
        "A definition of 5,000 risks is under 1 MB. Far larger files are mistakes, or meant to keep the machine busy.",
        "Keep pictures and attachments out of the definition and finished projects in folders of their own.",
    ),
    "PM005": CodeDoc(
        "File is not UTF-8",
        "Files saved as UTF-16 or in an old Western encoding show wrong letters in names, or none at all.",
        "Save the file again and choose UTF-8 as its encoding.",
    ),
    "PM006": CodeDoc(
        "File is empty",
        "A file with nothing in it, or only comments, is mostly one that was never filled in.",
        "Fill it in, delete it, or remove it from the includes.",
    ),
    "PM007": CodeDoc(
        "File does not hold topics",
        "A definition and the files it includes are lists of topics: project, people, risks and so on.",
        "Start each topic with its name and a colon, and indent what belongs to it.",
    ),
    "PM052": CodeDoc(
        "Two definitions in one folder",
        "With project.yaml and project.yml side by side, a person may edit the one that is not read.",
        "Delete or rename one of them.",
    ),
    "PM099": CodeDoc(
        "More problems than are shown",
        "After a hundred problems in one file, more lines would only bury the first.",
        "Mend those shown and check again.",
    ),
}

_LAYOUT: Final = {
    "PM008": CodeDoc(
        "Line cannot be read",
        "The line follows none of the rules of YAML, and pmdocs does not guess what a project says.",
        "Write 'name: value', or '- ' and one item of a list; quote text that holds special characters.",
    ),
    "PM009": CodeDoc(
        "Indentation fits nothing",
        "The column in which a line starts says what it belongs to.",
        "Start lines that stand beside one another in the same column, two spaces further than what they belong to.",
    ),
    "PM010": CodeDoc(
        "Indented with a tab",
        "A tab is two, four or eight columns wide depending on the editor, so it cannot say what a line belongs to.",
        "Indent with spaces; editors have a setting for it.",
    ),
    "PM011": CodeDoc(
        "Quote not closed",
        "Everything up to the next quote counts as text, so the lines below disappear into this value.",
        "Close the quote at the end of the text. Inside single quotes, write an apostrophe twice.",
    ),
    "PM012": CodeDoc(
        "Colon inside a text",
        "A colon followed by a space separates a name from its value. Twice on a line, it is unclear which is which.",
        'Put the text in quotes: title: "Phase 1: build".',
    ),
    "PM013": CodeDoc(
        "Text starts with a special character",
        "At the start of a value, characters such as * & @ % ! | > [ { and the backtick mean something to YAML.",
        'Put the text in quotes: note: "*urgent*".',
    ),
    "PM014": CodeDoc(
        "Backslash in double quotes",
        "In double quotes a backslash starts a code such as \\n for a new line; Windows paths look like codes.",
        "Use single quotes, or write each backslash twice.",
    ),
    "PM015": CodeDoc(
        "Bracket not closed",
        "A list in [ ] or a map in { } goes on until its closing bracket, and swallows the lines below.",
        "Close the bracket; separate the entries with commas; quote text that holds brackets.",
    ),
    "PM016": CodeDoc(
        "Colon missing",
        "A name and its value are separated by a colon and a space: 'title: Plan', not 'title:Plan' or 'title Plan'.",
        "Put a colon and a space after the name.",
    ),
    "PM017": CodeDoc(
        "Text after a closing quote",
        "A value in quotes ends with the quote; what follows on the line belongs to nothing.",
        "Quote the whole text: title: '\"Big\" plan'.",
    ),
    "PM018": CodeDoc(
        "Second document in a file",
        "A line '---' ends one document and starts the next; which of them is the project would be a guess.",
        "Remove the line, or move the second part to a file of its own and include it.",
    ),
}

_VALUES: Final = {
    "PM020": CodeDoc(
        "Nested too deep",
        "A definition needs five or six levels. Many more are a slip, or meant to crash the program.",
        "Look for opening brackets or dashes that are too many.",
    ),
    "PM021": CodeDoc(
        "Too many values",
        "A file with 400,000 names and values is no project definition.",
        "Split it into several projects, or move old entries to an archive.",
    ),
    "PM022": CodeDoc(
        "Value too long",
        "A million characters are some 300 pages; no field of a document is that long.",
        "Shorten the text, or keep it in a document of its own and refer to that.",
    ),
    "PM023": CodeDoc(
        "Reference to another place (*)",
        "YAML can repeat a part of a file by a reference. It makes definitions hard to read and can blow up a file.",
        "Quote text that starts with *; write repeated values out.",
    ),
    "PM024": CodeDoc(
        "Named value (&)",
        "YAML takes the first word of a value that starts with & as a name and drops it from the text.",
        'Quote the text: "&Co partners".',
    ),
    "PM025": CodeDoc(
        "Technical type (!)",
        "YAML takes the first word of a value that starts with ! as a type and drops it from the text. Types of some "
        "programs can even run code; pmdocs runs none.",
        'Quote the text: "!important". Delete types such as !!str: the field decides what its value is.',
    ),
    "PM026": CodeDoc(
        "Merged map (<<)",
        "'<<' copies one map into another. What a risk or a person is should be readable where it stands.",
        "Write the values out.",
    ),
    "PM027": CodeDoc(
        "Name is not a text",
        "Every value needs a name, and a name is one line of text.",
        "Write the name before the colon; quote text that starts with a bracket.",
    ),
    "PM028": CodeDoc(
        "Name written twice",
        "Of two equal names only one could be kept, and the other would be lost without a word.",
        "Delete one of the two, or join them.",
    ),
    "PM030": CodeDoc(
        "Control character",
        "Invisible control characters come along when text is pasted. Word refuses them, PDF shows a box.",
        "Delete the character at the place shown, or type a space or a new line instead.",
    ),
    "PM031": CodeDoc(
        "Not a character",
        "The code stands for no character at all, or for half of one, so no document can show it.",
        "Delete it, or type the character itself.",
    ),
    "PM032": CodeDoc(
        "Direction mark without its partner",
        "Invisible marks for right-to-left text come in pairs. A single one can turn the words of a line around.",
        "Type the text again instead of pasting it.",
    ),
    "PM033": CodeDoc(
        "Text lost behind #",
        "After a space, # starts a comment: of 'issue #4' only 'issue' is read.",
        'Quote the text: "issue #4". In a real comment, put a space after the #.',
    ),
}

_PARTS: Final = {
    "PM040": CodeDoc(
        "Include cannot be understood",
        "An include names files by their path from the file it stands in, so that a project can move as a whole.",
        "Write one path or a list of paths with forward slashes: include: [risks.yaml, registers/issues.yaml].",
    ),
    "PM041": CodeDoc(
        "Included file not found",
        "A part of the project is missing, and documents without it would be wrong.",
        "Check the name; it is looked for beside the file that includes it.",
    ),
    "PM042": CodeDoc(
        "File outside the project's folder",
        "A definition may come from somebody else; it must not reach for other files of this machine.",
        "Keep the file in the folder of the definition or below. A link that leads out counts as outside.",
    ),
    "PM043": CodeDoc(
        "Files include one another",
        "A file that includes itself, directly or through others, would never end.",
        "Remove the include that leads back.",
    ),
    "PM044": CodeDoc(
        "File read twice",
        "The same risks and people would appear twice.",
        "Name each file once; files in the updates folder are read without being named.",
    ),
    "PM045": CodeDoc(
        "Includes too deep",
        "More than sixteen files in a row that include one another are a slip.",
        "Include the files from the definition itself.",
    ),
    "PM046": CodeDoc(
        "Written in two files",
        "Lists from several files are joined, but a single value can only be written once.",
        "Keep one of the two.",
    ),
    "PM047": CodeDoc(
        "Two kinds of one topic",
        "A topic that is a list in one file and a map in another cannot be joined.",
        "Write it in the same way in both files.",
    ),
    "PM050": CodeDoc(
        "Not an update",
        "Each file in the updates folder is one dated update: names and values, or a list of such updates.",
        "Start it with its date, as in 'date: 2026-11-20'; `pmdocs update` writes one to start from.",
    ),
    "PM051": CodeDoc(
        "Updates that are not read",
        "Only files directly in the updates folder are read; a report would silently lack the others.",
        "Move them up into the updates folder.",
    ),
    "PM052": CodeDoc(
        "File of an update named for another day",
        "One of the two dates is a slip; if it is the one inside, the update changes reports that were sent already.",
        "Correct the date, or rename the file.",
    ),
}

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(_FILES | _LAYOUT | _VALUES | _PARTS)
"""Every code this stage reports."""
