"""Words for WeasyPrint, whose SVG text is set letter by letter from left to right: what belongs together stays so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from unicodedata import bidirectional, category, combining, decomposition, mirrored, name
from xml.etree.ElementTree import Element

from pmdocs.markup import SVG

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_PRESENTATION: Final = (*range(0xFB50, 0xFDD0), *range(0xFE70, 0xFEFD))  # letters in one of their shapes
_PAIRS: Final = MappingProxyType(dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True)))
_OPENING: Final = MappingProxyType({"(": ")", "[": "]", "{": "}"})
_LAM: Final = "\N{ARABIC LETTER LAM}"
_TATWEEL: Final = "\N{ARABIC TATWEEL}"
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_VIRAMA: Final = 9  # the combining class of the signs that join an Indic letter to the next
_JOINED_TO_THE_LAST: Final = (
    range(0x0E33, 0x0E34),  # Thai and Lao AM: a ring above the letter, and a vowel after it
    range(0x0EB3, 0x0EB4),
    range(0x1160, 0x1200),  # the vowels and final consonants of Korean syllables
    range(0x1F3FB, 0x1F400),  # the skin of an emoji
    range(0xE0020, 0xE0080),  # the name of a region's flag
)
_FLAG: Final = range(0x1F1E6, 0x1F200)  # two letters that are one flag


def set_letterwise(root: Element) -> None:
    """Write the words of drawings so that they look right when each letter is set alone from left to right.

    WeasyPrint (seen in 70) sets the letters of SVG text one by one, in the order of the text and without joining
    them. So right-to-left words are written in the order in which they are seen, Arabic letters in the shapes they
    have beside their neighbours. No order helps a mark, which alone stands on a dotted circle: what may be set alone
    is told by `units`. Only for WeasyPrint: resvg sets text as Unicode says, and needs it unchanged. Text without
    right-to-left letters is left alone.
    """
    for words in root.iter(f"{SVG}text"):
        if words.text and not len(words):
            words.text = _in_order(words.text)


def _in_order(words: str) -> str:
    """The words as they are to be written; those set as a whole are put in order by the layout library."""
    return words if units(words) == [words] else visual_order(words)


def units(words: str) -> list[str]:
    """What may be set alone: a letter with its marks; words that lose their shape or order by it are one unit."""
    if words.isascii():
        return list(words)
    found = clusters(words)
    right_to_left = [letter for letter in words if bidirectional(letter) in _RIGHT_TO_LEFT]
    if right_to_left and (len(found) < len(words) or not all(map(_keeps_its_shape, right_to_left))):
        return [words]
    return found


def _keeps_its_shape(letter: str) -> bool:
    """Whether a right-to-left letter stands alone in its script, is a shape, or has signs for each of its shapes."""
    if letter in _shapes() or ord(letter) in _PRESENTATION or not category(letter).startswith("L"):
        return True
    return name(letter, "").startswith("HEBREW")


def clusters(words: str) -> list[str]:
    """The letters, each with what belongs to it: marks, signs joined to it, the second half of a flag."""
    found: list[str] = []
    for letter in words:
        if found and _belongs_to(found[-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _belongs_to(before: str, letter: str) -> bool:
    last, code = before[-1], ord(letter)
    if code < 0x300 or last == " ":
        return False
    if letter in _JOINERS or category(letter).startswith("M") or any(code in some for some in _JOINED_TO_THE_LAST):
        return True
    if code in _FLAG:
        return len(before) == 1 and ord(before) in _FLAG
    return last == _JOINERS[1] or (combining(last) == _VIRAMA and category(letter) == "Lo")


def visual_order(words: str) -> str:
    """A line of text in the order in which it is seen, from left to right, in a left-to-right surrounding.

    This is the Unicode rule for plain text without marks of direction: letters take their direction from
    themselves, numbers keep theirs, and what stands between two right-to-left words goes with them.
    """
    if not any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in words):
        return words
    shown = _joined("".join(letter for letter in words if category(letter) != "Cf"))
    levels = _levels(shown)
    for level in (2, 1):
        shown, levels = _reversed_runs(shown, levels, level)
    return shown


def _levels(words: str) -> list[int]:
    """0 for left to right, 1 for right to left, 2 for numbers within right-to-left words."""
    kinds = [bidirectional(letter) for letter in words]
    strong = [_strength(kind) for kind in kinds]
    for place, level in _brackets(words, kinds, strong).items():
        strong[place] = level
    levels, before = [], 0
    for place, kind in enumerate(kinds):
        direction = strong[place]
        if direction is not None:
            before = direction
        if kind in _NUMBERS:
            levels.append(2 if before else 0)
        elif direction is not None:
            levels.append(direction)
        else:
            levels.append(1 if before and _next_strong(kinds, strong, place) else 0)
    return _with_marks(kinds, _within_numbers(kinds, levels))


def _brackets(words: str, kinds: list[str], strong: list[int | None]) -> dict[int, int]:
    """The direction of brackets that hold words (rule N0): left to right, or that of what they hold and follow."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, letter in enumerate(words):
        if letter in _OPENING:
            opened.append(place)
        elif opened and _OPENING.get(words[opened[-1]]) == letter:
            start = opened.pop()
            inside = {strong[at] for at in range(start, place)} - {None}
            if kinds[start + 1 : place] and not inside and _NUMBERS & set(kinds[start:place]):
                inside = {1}
            if inside:
                before = next((level for level in reversed(strong[:start]) if level is not None), 0)
                found[start] = found[place] = 1 if inside == {1} and before == 1 else 0
    return found


def _strength(kind: str) -> int | None:
    return 1 if kind in _RIGHT_TO_LEFT else 0 if kind == "L" else None


def _next_strong(kinds: list[str], strong: list[int | None], place: int) -> bool:
    """Whether what follows reads from right to left; a number after right-to-left words counts as such."""
    for kind, direction in zip(kinds[place + 1 :], strong[place + 1 :], strict=True):
        if direction is not None:
            return direction == 1
        if kind in _NUMBERS:
            return True
    return False


def _within_numbers(kinds: list[str], levels: list[int]) -> list[int]:
    """A separator between two digits belongs to the number: 1,240 and 20/11."""
    found = list(levels)
    for place in range(1, len(kinds) - 1):
        if kinds[place] in ("CS", "ES") and levels[place - 1] == 2 == levels[place + 1]:
            found[place] = 2
    return found


def _with_marks(kinds: list[str], levels: list[int]) -> list[int]:
    """A mark goes where its letter goes."""
    found = list(levels)
    for place in range(1, len(kinds)):
        if kinds[place] == "NSM":
            found[place] = found[place - 1]
    return found


def _reversed_runs(words: str, levels: list[int], level: int) -> tuple[str, list[int]]:
    """Every run of at least a level turned round; brackets in right-to-left words change their shape."""
    shown: list[str] = []
    order: list[int] = []
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and levels[end] >= level:
            end += 1
        if end > place:
            run = [_mirrored(words[at], levels[at]) if level == 1 else words[at] for at in range(place, end)]
            shown += reversed(run)
            order += reversed(levels[place:end])
            place = end
        else:
            shown.append(words[place])
            order.append(levels[place])
            place += 1
    return "".join(shown), order


def _mirrored(letter: str, level: int) -> str:
    return _PAIRS.get(letter, letter) if level == 1 and mirrored(letter) else letter


def _joined(words: str) -> str:
    """Arabic letters in the shape they have beside their neighbours; lam with alef as one sign."""
    shapes = _shapes()
    shown: list[str] = []
    place = 0
    while place < len(words):
        pair = words[place : place + 2]
        unit = pair if len(pair) == 2 and pair[0] == _LAM and pair in shapes else words[place]
        before = _beside(words, place, -1)
        after = _beside(words, place + len(unit) - 1, 1)
        shown.append(_shape(unit, before, after, shapes))
        place += len(unit)
    return "".join(shown)


def _beside(words: str, place: int, step: int) -> str:
    """The next letter in a direction, marks left out; empty at the end of the line."""
    place += step
    while 0 <= place < len(words):
        if bidirectional(words[place]) != "NSM":
            return words[place]
        place += step
    return ""


def _shape(unit: str, before: str, after: str, shapes: Mapping[str, Mapping[str, str]]) -> str:
    """The sign for a letter, given the letters beside it; what has no shapes stays as it is."""
    forms = shapes.get(unit)
    if forms is None:
        return unit
    from_right = _joins_on(before, shapes) and "final" in forms
    to_left = _joins_back(after, shapes) and "initial" in forms
    name = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
        (from_right, to_left), "isolated"
    )
    return forms.get(name, unit)


def _joins_on(letter: str, shapes: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a letter reaches out to the one after it."""
    return letter == _TATWEEL or "initial" in shapes.get(letter, {})


def _joins_back(letter: str, shapes: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a letter reaches back to the one before it."""
    return letter == _TATWEEL or "final" in shapes.get(letter, {})


@cache
def _shapes() -> Mapping[str, Mapping[str, str]]:
    """The shapes of Arabic letters, and of lam with alef, as the Unicode character database knows them."""
    found: dict[str, dict[str, str]] = {}
    for code in _PRESENTATION:
        name, *codes = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in codes)
        single = len(letters) == 1 or (len(letters) == 2 and letters[0] == _LAM and 0xFEF5 <= code <= 0xFEFC)
        if name in ("<isolated>", "<initial>", "<medial>", "<final>") and single:
            found.setdefault(letters, {}).setdefault(name[1:-1], chr(code))
    return MappingProxyType({letters: MappingProxyType(forms) for letters, forms in found.items()})
