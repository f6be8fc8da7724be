"""``pmdocs validate``: every problem of a definition at once, with its place and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pmdocs.cli.faults import as_data, show_diagnostics, tally
from pmdocs.cli.options import project_argument, speech_options
from pmdocs.diagnostics import Severity


@click.command()
@project_argument
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@speech_options
def validate(project: Path, strict: bool, as_json: bool, verbose: bool, quiet: bool, debug: bool) -> None:
    """Check PROJECT and report every problem: file:line:column, what is wrong, what to do."""
    from pmdocs.load import load

    definition = load(project, strict=strict)
    shown = [d for d in definition.diagnostics if verbose or d.severity is not Severity.NOTICE]
    if as_json:
        report = {
            "ok": True,
            "exit_code": 0,
            "files": [str(path) for path in definition.source.files],
            "diagnostics": [as_data(item) for item in definition.diagnostics],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not quiet:
        show_diagnostics(shown)
        info = definition.project.project
        files = len(definition.source.files)
        trouble = f" {tally(shown)}." if shown else ""
        click.echo(f"{info.code} is fine: {files} file{'s' if files != 1 else ''} read.{trouble}")
