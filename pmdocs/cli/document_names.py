"""The documents as people call them on the command line: in any spelling, in short, or with a slip."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, Final

import click

DOCUMENTS: Final = (
    "charter",
    "communication-plan",
    "risk-register",
    "status-report",
    "closure-report",
    "lessons-learned",
)
"""Every document, in the order a project needs them."""


def document(text: str) -> str | None:
    """The name of the document meant: capitals, spaces, underscores and short forms do not matter; None for others."""
    from pydantic_core import PydanticCustomError

    from pmdocs.project.paperwork import DocumentName as Paper

    try:
        return Paper.read(text).value
    except PydanticCustomError:
        return None


def nearest(text: str) -> str | None:
    """The document whose name looks most like this one; None if none comes close."""
    return next(iter(get_close_matches(text.lower(), DOCUMENTS, n=1)), None)


class DocumentName(click.Choice[str]):
    """A document's name, in any spelling `document` understands."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """One word for an argument, since a line of usage has no room for every name; all of them for an option."""
        return "DOCUMENT" if isinstance(param, click.Argument) else super().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as documented, or a usage error with the one that was probably meant."""
        meant = document(str(value))
        if meant in self.choices:
            return str(meant)
        near = nearest(str(value))
        hint = f"Did you mean '{near}'?" if near else f"There are: {', '.join(self.choices)}."
        raise click.UsageError(f"There is no document '{value}'. {hint}", ctx)
