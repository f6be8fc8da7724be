"""A closed choice of words, forgiving about case, hyphens and everyday synonyms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pmdocs.project.reading import read_filled, shown, wrong

_GAP = re.compile(r"[\s_\-]+")


def _plain(text: str) -> str:
    return _GAP.sub(" ", text.lower())


class Word(StrEnum):
    """A closed choice of words: case, hyphens and underscores do not matter, near misses are named."""

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Other words people use for the same thing, word by word."""
        return {}

    @classmethod
    def read(cls, value: object) -> Self:
        """The member a person means; an unknown word is refused with the allowed ones."""
        if isinstance(value, cls):
            return value
        written = read_filled(value)
        text = cls.aliases().get(_plain(written), _plain(written))
        for member in cls:
            if _plain(member.value) == _plain(text):
                return member
        raise wrong("word", f"'{shown(written)}' is not one of the words allowed here.", cls._remedy(text))

    @classmethod
    def _remedy(cls, text: str) -> str:
        meant = {_plain(member.value): member.value for member in cls} | dict(cls.aliases())
        near = get_close_matches(text[:40], meant, n=1)
        hint = f"Did you mean '{meant[near[0]]}'? " if near else ""
        return f"{hint}Write one of: {', '.join(member.value for member in cls)}."

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read the word through `read`."""
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda word: word.value)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Offer the words to editors, and let every spelling pass that `read` understands."""
        words = [member.value for member in cls]
        spellings = sorted({_plain(word) for word in [*words, *cls.aliases()]})
        pattern = f"^\\s*(?:{'|'.join(map(any_spelling, spellings))})\\s*$"
        offered: list[dict[str, Any]] = [{"enum": words}, {"type": "string", "pattern": pattern}]
        switches = [word == "true" for word in spellings if word in {"true", "false"}]
        return {"anyOf": [*offered, {"enum": switches}] if switches else offered}


def any_spelling(plain: str) -> str:
    """A pattern for the word in any case, with spaces, hyphens or underscores between its parts."""
    letters = (f"[{c.upper()}{c}]" if c.isalpha() else "[\\s_\\-]+" if c == " " else re.escape(c) for c in plain)
    return "".join(letters)
