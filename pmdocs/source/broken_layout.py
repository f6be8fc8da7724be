"""Recognises lines that stand in the wrong place: tabs, indentation, missing colons, more than one document."""

from __future__ import annotations

import re

from pmdocs.source.explanation import Explanation
from pmdocs.source.limits import MAX_DEPTH
from pmdocs.source.quoting import shortened
from pmdocs.source.scene import MAX_LINES, Scene

_TIGHT_DASH = re.compile(r" *-[A-Za-z_][\w ]*:(?: |$)")
_TIGHT = re.compile(r"[ ]*(?:- +)*[A-Za-z_][\w -]*(?P<colon>:)\S")


def too_deep(scene: Scene) -> Explanation | None:
    """More levels than the parser itself reads: newer releases of the compiled one stop at 1,000."""
    if "nesting" not in scene.fault.reason:
        return None
    fact = f"More than {MAX_DEPTH} lists and maps stand inside one another here."
    return Explanation("PM020", fact, "Look for brackets or dashes that are too many.", scene.at)


def tab(scene: Scene) -> Explanation | None:
    """A line indented with a tab, or a tab elsewhere that the pure parser cannot pass over."""
    margin = scene.line.text[: scene.line.indent]
    remedy = "Use spaces only; most editors can turn tabs into spaces for the whole file."
    if "\t" in margin:
        at = scene.line.start + margin.index("\t")
        return Explanation("PM010", "This line is indented with a tab.", remedy, at)
    if scene.character == "\t":
        return Explanation("PM010", "A tab stands here where only spaces may stand.", remedy, scene.at)
    return None


def tight_colon(scene: Scene) -> Explanation | None:
    """A colon without a space after it, as in `title:Plan`."""
    for line in (scene.line, scene.line_at(scene.since), scene.above):
        tight = _TIGHT.match(line.text) if line else None
        if line and tight and ": " not in line.text and not line.text.endswith(":"):
            at = line.start + tight.start("colon")
            return Explanation("PM016", "A space is missing after this colon.", "Put one there.", at)
    return None


def tight_dash(scene: Scene) -> Explanation | None:
    """A dash without a space after it, as in `-id: M-1`."""
    for line in (scene.above, scene.line):
        if line and _TIGHT_DASH.match(line.text):
            at = line.start + line.indent
            return Explanation("PM016", "A space is missing after this dash.", "Put one there: '- '.", at)
    return None


def no_colon(scene: Scene) -> Explanation | None:
    """A line that is neither `name: value` nor an item of a list."""
    candidates = [scene.line_at(scene.since)] if scene.fault.since is not None else []
    if scene.above and scene.character == ":" and scene.above.indent >= scene.line.indent:
        candidates.append(scene.above)
    for line in candidates:
        if line.text.strip() and ":" not in line.text and not line.text.lstrip().startswith("-"):
            remedy = "Write 'name: value'; indent it further if it belongs to the text above."
            return Explanation("PM016", "This line has no colon.", remedy, line.start + line.indent)
    return None


def no_name(scene: Scene) -> Explanation | None:
    """A line that starts with a colon."""
    if scene.character != ":" or not scene.starts_line:
        return None
    return Explanation("PM027", "This value has no name.", "Write its name before the colon.", scene.at)


def second_document(scene: Scene) -> Explanation | None:
    """Anything after the line '...', which ends a document."""
    if scene.above is None or scene.above.text.rstrip() != "...":
        return None
    remedy = "Remove the line '...': the file is one document."
    return Explanation("PM018", "The file goes on after its end mark '...'.", remedy, scene.above.start, scene.at)


def continued(scene: Scene) -> Explanation | None:
    """A line that looks like `name: value` but is indented so far that it continues the text above."""
    above = scene.above
    if scene.character != ":" or above is None or above.entry.column >= scene.line.entry.column:
        return None
    remedy = (
        f"If it stands beside '{shortened(above.text.strip())}', start it in column {above.entry.column + 1}; "
        "if it belongs to that text, quote the text."
    )
    fact = "This line is indented further than the one above, so it continues its text, and a colon cannot stand there."
    return Explanation("PM009", fact, remedy, scene.line.start + scene.line.indent)


def indentation(scene: Scene) -> Explanation | None:
    """A line that starts in a column where nothing can stand."""
    if not scene.starts_line or not scene.character.strip():
        return None
    if scene.character == "-":
        fact = "An item of a list starts here, where a name and a colon belong."
        other = _dash_above(scene)
        remedy = "Indent it below the name it belongs to."
        if other is not None:
            remedy = f"Start its dash in column {other + 1}, below the dash of the entry above; its fields two further."
    else:
        fact = "The indentation of this line fits none of the lines above."
        remedy = "Start it in the same column as the lines it belongs with, using spaces."
    return Explanation("PM009", fact, remedy, scene.at)


def _dash_above(scene: Scene) -> int | None:
    """The column of the nearest dash above in lines that belong to no outer topic; None if there is none."""
    at = scene.line.start - 1
    for _ in range(MAX_LINES):
        if at < 0:
            return None
        line = scene.line_at(at)
        if line.text.lstrip().startswith("- "):
            return line.indent
        if line.text.strip() and not line.indent:
            return None
        at = line.start - 1
    return None
