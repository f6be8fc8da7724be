"""``pmdocs validate``: every problem of a definition at once, with its place and what to do."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from pmdocs.cli.faults import as_data, show_diagnostics, tally, worth_showing
from pmdocs.cli.options import Day, project_argument, speech_options
from pmdocs.diagnostics import DefinitionError, Diagnostic


@click.command()
@project_argument
@click.option(
    "-d",
    "--date",
    "data_date",
    type=Day(),
    help="Data date: the day on which the figures must agree. [default: the latest update, else today]",
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@speech_options
def validate(project: Path, data_date: dt.date | None, strict: bool, **speech: bool) -> None:
    """Check PROJECT and report every problem: file:line:column, what is wrong, what to do.

    The figures are computed too, and held against everything else the definition says.
    """
    from pmdocs.load import load
    from pmdocs.reckoning import has_warnings, reckon, usual_date

    definition = load(project, with_theme=True)
    day = data_date or usual_date(definition.project, dt.datetime.now().astimezone().date())
    found = reckon(definition, day).diagnostics
    if strict and has_warnings(found):
        raise DefinitionError(found)
    if speech["as_json"]:
        report = {
            "ok": True,
            "exit_code": 0,
            "data_date": day.isoformat(),
            "files": [str(path) for path in definition.source.files],
            "diagnostics": [as_data(item) for item in found],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not speech["quiet"]:
        _report(definition, worth_showing(found, verbose=speech["verbose"]))


def _report(definition: Any, shown: Sequence[Diagnostic]) -> None:
    show_diagnostics(shown)
    info, files = definition.project.project, len(definition.source.files)
    trouble = f" {tally(shown)}." if shown else ""
    click.echo(f"{info.code} is fine: {files} file{'s' if files != 1 else ''} read.{trouble}")
