"""Turns the YAML files of a project into plain values that know file, line and column."""

from __future__ import annotations

from pmdocs.source.load import Source, load_source
from pmdocs.source.text import TextProblem, clean_text

__all__ = ["Source", "TextProblem", "clean_text", "load_source"]
