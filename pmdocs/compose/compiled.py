"""Keeps compiled templates for the other documents of a build, which share the base and most of the macros."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(BytecodeCache):
    """Code by template, in memory; Jinja compares the text it was made from."""

    def __init__(self) -> None:
        """Nothing is compiled yet."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what was compiled, if anything was."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


@lru_cache(maxsize=2)
def compiled_templates(language: str, ids: frozenset[str]) -> CompiledTemplates:
    """The templates compiled for a language and the ids of a project.

    Jinja works out constant expressions when it compiles, with filters that know the language and the ids.
    """
    return CompiledTemplates()
