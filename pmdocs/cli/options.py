"""The options every building command shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[dt.date]):
    """A date on the command line, written year-month-day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The date, or a usage error that says how to write it."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a date. Write year-month-day, such as 2026-11-20.", param, ctx)


def project_argument(command: F) -> F:
    """PROJECT: the definition, or the folder that holds it."""
    return click.argument("project", type=click.Path(path_type=Path), default=Path(), required=False)(command)


def speech_options(command: F) -> F:
    """How much the command says, and to whom."""
    for option in (
        click.option("--debug", is_flag=True, help="Show the technical trace of a fault of ours."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong."),
        click.option("-v", "--verbose", is_flag=True, help="Say more: every notice and every stage."),
        click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs."),
    ):
        command = option(command)
    return command


def build_options(command: F) -> F:
    """What to build, from which day, how it looks, and where it goes."""
    for option in reversed(
        (
            click.option(
                "-o",
                "--out",
                type=click.Path(path_type=Path),
                help="Folder for the documents. [default: out/ beside the definition]",
            ),
            click.option(
                "-f",
                "--format",
                "formats",
                type=click.Choice(["docx", "pdf", "html"]),
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
            click.option("--lang", "language", help="Language of the documents. [default: the definition's]"),
            click.option("--theme", help="Theme: a file, or the name of one that ships (quiet, bold, plain)."),
            click.option(
                "--word-base",
                type=click.Path(path_type=Path),
                help="Your organisation's Word file: its styles, header, footer and pages win. [default: the theme's]",
            ),
            click.option("--strict", is_flag=True, help="Treat warnings as errors."),
            click.option("--force", is_flag=True, help="Replace documents that were edited by hand; a backup is kept."),
            click.option(
                "--jobs", type=click.IntRange(1), help="Documents to work on at once. [default: one per processor]"
            ),
        )
    ):
        command = option(command)
    return speech_options(command)
