"""The options commands share, and how what is typed behind them is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

FORMATS: Final = ("docx", "pdf", "html")

EMPTY: Final = "nothing is written there. Write a value, or leave it out."
"""What a variable without a value comes to in a script; taken at its word, it would mean some other file or day."""


class Day(click.ParamType[dt.date]):
    """A date on the command line, written year-month-day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date, or a usage error that says how to write it."""
        from pmdocs.project.reading import read_date

        return _as_in_a_definition(self, read_date, value, param, ctx)


class Place(click.Path):
    """A file or a folder by its path. Whether it can be read is found out, and told, by whoever reads it."""

    def __init__(self) -> None:
        """Give paths, not texts."""
        super().__init__(path_type=Path, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, or a usage error where nothing is written."""
        if value == "":
            self.fail(EMPTY, param, ctx)
        return super().convert(value, param, ctx)


class FormatName(click.Choice[str]):
    """A file format; capitals, a leading dot and Word's own name are forgiven."""

    def __init__(self) -> None:
        """Offer the formats there are."""
        super().__init__(FORMATS)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The format as files carry it."""
        text = str(value).strip().lower().removeprefix(".")
        return super().convert("docx" if text == "word" else text, param, ctx)


class LanguageTag(click.ParamType[str]):
    """A language by its code, held to the same rule as in a definition."""

    name = "LANGUAGE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code with hyphens, or a usage error that says how one looks."""
        from pmdocs.project.reading import language

        return _as_in_a_definition(self, lambda typed: language(str(typed).strip()), value, param, ctx)


def _as_in_a_definition(
    type_: click.ParamType[T],
    read: Callable[[object], T],
    value: object,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> T:
    """What is typed, read by the rule of a definition; a usage error in the words of that rule."""
    from pydantic_core import PydanticCustomError

    if not str(value).strip():
        type_.fail(EMPTY, param, ctx)
    try:
        return read(value)
    except PydanticCustomError as error:
        told = error.context or {}
        type_.fail(f"{told['fact']} {told['remedy']}", param, ctx)


def project_argument(command: F) -> F:
    """PROJECT: the definition, or the folder that holds it."""
    return click.argument("project", type=Place(), default=Path(), required=False)(command)


def speech_options(command: F) -> F:
    """How much the command says, and to whom."""
    for option in (
        click.option("--debug", is_flag=True, help="Show the technical trace of a fault of pmdocs."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong."),
        click.option("-v", "--verbose", is_flag=True, help="Say more: every notice, also those beside an error."),
        click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs."),
    ):
        command = option(command)
    return command


def build_options(command: F) -> F:
    """What to build, from which day, how it looks, and where it goes."""
    command = speech_options(command)
    for option in reversed(
        (
            click.option(
                "-o",
                "--out",
                type=Place(),
                metavar="FOLDER",
                help="Folder for the documents. [default: out/ beside the definition]",
            ),
            click.option(
                "-f",
                "--format",
                "formats",
                type=FormatName(),
                multiple=True,
                help="Format to write; may be given several times. [default: docx and pdf]",
            ),
            click.option(
                "-d",
                "--date",
                "data_date",
                type=Day(),
                help="Data date: the day the documents speak of. [default: the latest update, else today]",
            ),
            click.option(
                "--lang", "language", type=LanguageTag(), help="Language of the documents. [default: the definition's]"
            ),
            click.option(
                "--theme",
                metavar="THEME",
                help="A theme file, or a theme that comes with pmdocs: quiet, bold, plain. [default: the definition's]",
            ),
            click.option(
                "--word-base",
                type=Place(),
                metavar="FILE",
                help="Your organisation's Word file: its styles, header, footer and pages win. [default: the theme's]",
            ),
            click.option(
                "--strict", is_flag=True, help="Stop at warnings and at places marked 'To be completed', and list them."
            ),
            click.option("--force", is_flag=True, help="Replace documents that were edited by hand; a backup is kept."),
            click.option(
                "--jobs",
                type=click.IntRange(1),
                metavar="N",
                help="Documents to work on at once. [default: one per processor]",
            ),
        )
    ):
        command = option(command)
    return command
