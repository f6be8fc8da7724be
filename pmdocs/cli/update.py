"""``pmdocs update``: this week's update file, pre-filled with what is open."""

from __future__ import annotations

import datetime as dt
import json
import shlex
from pathlib import Path

import click

from pmdocs.cli.options import Day, project_argument, speech_options
from pmdocs.diagnostics import OutputError


@click.command()
@project_argument
@click.option("-d", "--date", "day", type=Day(), help="The day the update speaks of. [default: today]")
@speech_options
def update(project: Path, day: dt.date | None, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """Start this week's update of PROJECT: updates/YYYY-MM-DD.yaml, pre-filled with what is open.

    The new file changes nothing yet: milestones due, open risks and issues, decisions waited for and what was planned
    stand in it as comments with their current values. An update that is there already is never touched.
    """
    from pmdocs.load import load
    from pmdocs.outputs.fresh import write_new
    from pmdocs.source.updates import UPDATES
    from pmdocs.starter import UPDATE_SCHEMA
    from pmdocs.starter.weekly import weekly_update
    from pmdocs.state import state_on

    definition = load(project)
    day = day or dt.datetime.now().astimezone().date()
    info, root = definition.project.project, definition.source.root
    if day < info.start:
        raise click.UsageError(f"{day} is before the start of {info.code} ({info.start}). Choose a later --date.")
    dates = [one.date for one in definition.project.updates]
    target = root / UPDATES / f"{day.isoformat()}.yaml"
    if day in dates:
        raise OutputError(
            f"There is an update of {day} already, which was not touched. Edit it, or choose another --date."
        )
    schema = f"../{UPDATE_SCHEMA}" if (root / UPDATE_SCHEMA).is_file() else None
    write_new(target, weekly_update(state_on(definition.project, day), day, schema))
    if as_json:
        click.echo(json.dumps({"ok": True, "exit_code": 0, "file": str(target), "date": day.isoformat()}, indent=2))
    elif not quiet:
        place = "" if project == Path() else f" {shlex.quote(str(project))}"
        click.echo(f"Wrote {target}. Fill it in, then: pmdocs status{place}")
    later = sorted(date for date in dates if date > day)
    if later:
        click.echo(f"Reports of {later[0]} and later will change by what you write here.", err=True)
