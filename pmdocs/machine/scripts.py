"""The scripts a document may be written in beside Latin, Greek and Cyrillic letters, and the fonts that have them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

MOST_LETTERS: Final = 2_000
"""Different letters of one script that are tried; a project in Chinese has some hundred."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script by its plain name: some words in it, how Unicode names its letters, and the fonts to install."""

    name: str
    sample: str
    letters: tuple[str, ...]
    font: str
    package: str


SCRIPTS: Final = (
    Script("Arabic letters", "ميثاق المشروع", ("ARABIC",), "Noto Sans Arabic", "fonts-noto-core"),
    Script("Hebrew letters", "כתב מינוי הפרויקט", ("HEBREW",), "Noto Sans Hebrew", "fonts-noto-core"),
    Script("Chinese letters", "项目章程 專案章程", ("CJK",), "Noto Sans CJK SC", "fonts-noto-cjk"),
    Script("Japanese letters", "プロジェクト憲章です", ("HIRAGANA", "KATAKANA"), "Noto Sans CJK JP", "fonts-noto-cjk"),
    Script("Korean letters", "프로젝트 헌장", ("HANGUL",), "Noto Sans CJK KR", "fonts-noto-cjk"),
    Script("Devanagari letters", "परियोजना चार्टर", ("DEVANAGARI",), "Noto Sans Devanagari", "fonts-noto-core"),
    Script("Thai letters", "กฎบัตรโครงการ", ("THAI",), "Noto Sans Thai", "fonts-noto-core"),
)
EMOJI: Final = Script("Emoji", "🚀✅🎯", (), "Noto Color Emoji", "fonts-noto-color-emoji")
OTHER: Final = Script("Other letters", "", (), "Noto Sans", "fonts-noto-core")

_BY_LETTER: Final[Mapping[str, Script]] = MappingProxyType(
    {word: script for script in SCRIPTS for word in script.letters}
)
_FIRST_EMOJI: Final = 0x1F000
_PLAIN: Final = ("LATIN", "GREEK", "CYRILLIC")


def letters_by_script(data: object) -> Mapping[Script, str]:
    """Every different letter beyond plain ones that the texts of a definition use, by its script."""
    found: dict[Script, dict[str, None]] = {}
    for letter in sorted({letter for text in _texts(data) for letter in text if not letter.isascii()}):
        script = _script_of(letter)
        if script is not None:
            found.setdefault(script, {})[letter] = None
    return {script: "".join(letters)[:MOST_LETTERS] for script, letters in found.items()}


def _script_of(letter: str) -> Script | None:
    """The script of a letter; None for those that every face has, and for what leaves no trace on the page."""
    if ord(letter) >= _FIRST_EMOJI and unicodedata.category(letter) == "So":
        return EMOJI
    word = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
    if word in _BY_LETTER:
        return _BY_LETTER[word]
    plain = word in _PLAIN or not unicodedata.category(letter).startswith("L")
    return None if plain else OTHER


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
