"""Recognises text written so that YAML takes it for something else: quotes, brackets, signs, colons, comments."""

from __future__ import annotations

import re
from typing import Final

from pmdocs.source.explanation import Explanation, mended, written
from pmdocs.source.quoting import quoted, shortened
from pmdocs.source.scene import MAX_LINE, MAX_LINES, Scene

SIGNS: Final = frozenset("@`%*&!|>[]{},")
"""Characters that mean something to YAML at the start of a value, so that text may not start with them."""

FORBIDDEN: Final = frozenset("@`%")
"""Those of them that nothing in YAML may start with."""

_LOST = re.compile(r"\s#(?=[^\s#])")
_NUMBER = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")


def escape(scene: Scene) -> Explanation | None:
    """A backslash in double quotes that starts no escape, as in a Windows path."""
    backslash = scene.text.rfind("\\", max(scene.at - 2, 0), scene.at + 1)
    number = backslash >= 0 and _NUMBER.match(scene.text, backslash)
    if backslash < 0 or not (scene.opener == '"' or (number and scene.fault.since is None)):
        return None
    if number:
        fact = f"{number[0]} stands for half of a character or for none."
        return Explanation("PM031", fact, "Delete it, or type the character itself in its place.", backslash)
    fact = f"{scene.text[backslash : backslash + 2]} means nothing; in double quotes a backslash has a special meaning."
    remedy = "Use single quotes around the text, or write two backslashes for each."
    return Explanation("PM014", fact, remedy, backslash)


def open_quote(scene: Scene) -> Explanation | None:
    """A quote that nothing closes."""
    ends = not scene.text[scene.at :].strip() or scene.line.text.rstrip() in {"---", "..."}
    if scene.opener not in {'"', "'"} or not ends:
        return None
    fact = f"The quote ({scene.opener}) opened here is never closed."
    return Explanation("PM011", fact, "Close it at the end of the text.", scene.since)


def after_quote(scene: Scene) -> Explanation | None:
    """Text after a closing quote; if that quote closes one of a line above, that line lacks its own."""
    before = scene.before.rstrip()
    quote = before[-1:]
    if quote not in {'"', "'"}:
        return None
    opened = _last_odd_line(scene, quote) if before.count(quote) % 2 else None
    if opened is not None:
        fact = f"The quote ({quote}) opened here is not closed on its line, but only in the middle of a later one."
        return Explanation("PM011", fact, "Close it at the end of the text.", opened, scene.at)
    fact = "More text follows after the closing quote."
    remedy = f"Put quotes around the whole: {written(scene.line)}."
    return Explanation("PM017", fact, remedy, scene.at, mended=mended(scene, scene.line))


def _last_odd_line(scene: Scene, quote: str) -> int | None:
    """The offset of the quote that the nearest line above leaves open."""
    end = scene.line.start - 1
    for _ in range(MAX_LINES):
        if end < 0:
            return None
        line = scene.line_at(end)
        if line.text.count(quote) % 2:
            return line.start + line.text.rindex(quote)
        end = line.start - 1
    return None


def bracket(scene: Scene) -> Explanation | None:
    """A bracket that is not closed, or an entry inside one that cannot be read."""
    opened = scene.since if scene.opener in {"[", "{"} else _open_at_end(scene)
    if opened is None or scene.character in {"@", "`", "%", "*"}:
        return None
    opener = scene.text[opened]
    if scene.character == ":" and scene.line.start <= opened:
        fact = f"Inside the bracket {opener} this entry has a colon too many, or no comma before it."
        remedy = "Separate entries with commas; quote a text that holds a colon followed by a space."
        return Explanation("PM015", fact, remedy, scene.at)
    fact = f"The bracket {opener} opened here is not closed before the next entry."
    closing = {"[": "]", "{": "}"}[opener]
    remedy = f"Close it with {closing}. If the bracket is part of a text, quote the text."
    return Explanation("PM015", fact, remedy, opened, scene.at)


def _open_at_end(scene: Scene) -> int | None:
    """The last bracket that nothing closes, where the file ends too early; quotes are not looked at."""
    if scene.text[scene.at :].strip():
        return None
    closed = 0
    for offset in range(scene.at - 1, max(scene.at - MAX_LINE, 0) - 1, -1):
        closed += (scene.text[offset] in "]}") - (scene.text[offset] in "[{")
        if closed < 0:
            return offset
    return None


def sign(scene: Scene) -> Explanation | None:
    """Text that starts with a character that means something to YAML, as a value or inside brackets."""
    entry = scene.line.entry
    value_at = scene.line.start + entry.value_column
    at = scene.at if scene.character in FORBIDDEN else scene.since
    if at != value_at and scene.text[at : at + 1] in SIGNS - set("[]{},"):
        word = re.split(r"[,\]}\n]", scene.text[at : at + MAX_LINE], maxsplit=1)[0].rstrip() or scene.text[at]
        repair = scene.text[:at] + quoted(word) + scene.text[at + len(word) :]
        return _sign(scene, at, quoted(shortened(word)), repair)
    if value_at <= scene.at and (entry.value[:1] in SIGNS or entry.value.split(" ")[0] in {"-", "?"}):
        return _sign(scene, value_at, written(scene.line), mended(scene, scene.line))
    return None


def _sign(scene: Scene, at: int, whole: str, repair: str | None) -> Explanation:
    fact = f"A text cannot start with {scene.text[at]} unless it is in quotes."
    return Explanation("PM013", fact, f"Quote it: {whole}.", at, mended=repair)


def directive(scene: Scene) -> Explanation | None:
    """A line that starts with %, which the pure parser only notices on the next line."""
    line = scene.above
    if line is None or not line.text.startswith("%"):
        return None
    return Explanation("PM013", "A line cannot start with % here.", f"Quote it: {quoted(line.text)}.", line.start)


def colon(scene: Scene) -> Explanation | None:
    """A second colon on the line, as in `title: Phase 1: build`."""
    entry = scene.line.entry
    inside = scene.line.start + entry.value_column < scene.at
    if scene.character != ":" or not (inside and entry.name):
        return None
    remedy = f"Quote the text: {written(scene.line)}."
    fact = "A colon followed by a space stands inside a text without quotes."
    return Explanation("PM012", fact, remedy, scene.at, mended=mended(scene, scene.line))


def lost_text(scene: Scene) -> Explanation | None:
    """The line goes on with a text whose end was taken for a comment, or a name that was cut by one."""
    for line in (scene.above if scene.starts_line else None, scene.line_at(scene.since)):
        lost = _LOST.search(line.text) if line else None
        if line and lost:
            fact = "The text after ' #' was taken for a comment, so what follows it makes no sense."
            remedy = "Put quotes around the whole text."
            return Explanation("PM033", fact, remedy, line.start + lost.end() - 1, scene.at)
    return None
