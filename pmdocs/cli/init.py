"""``pmdocs init``: a commented definition to start from, which builds at once."""

from __future__ import annotations

import datetime as dt
import json
import shlex
from pathlib import Path

import click

from pmdocs.cli.options import Place, speech_options
from pmdocs.diagnostics import OutputError


@click.command()
@click.argument("folder", type=Place(), default=Path(), required=False)
@speech_options
def init(folder: Path, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """Start a new project in FOLDER: a commented definition, an example update, and the schemas for your editor.

    FOLDER is made if need be; the folder you stand in unless given. Files that are there already are never touched.
    """
    from pmdocs.outputs.fresh import write_all_new
    from pmdocs.source.definition_file import NAMES
    from pmdocs.starter import starter_files

    taken = next((folder / name for name in NAMES if (folder / name).exists()), None)
    if taken:
        raise OutputError(f"'{taken}' is there already: this folder holds a project. Nothing was written.")
    today = dt.datetime.now().astimezone().date()
    wanted = starter_files(folder.resolve().name, today)
    kept = [name for name in wanted if (folder / name).exists()]
    written = [name for name in wanted if name not in kept]
    # The definition comes last: it is what makes the folder a project, also after a run that was killed.
    write_all_new({folder / name: wanted[name] for name in reversed(written)})
    if as_json:
        report = {"ok": True, "exit_code": 0, "folder": str(folder), "written": written, "kept": kept}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not quiet:
        _report(folder, written, kept)


_MEANINGS = {
    "project.yaml": "your project: replace the example line by line",
    "project.schema.json": "explains and completes project.yaml in your editor",
    "update.schema.json": "the same for the files in updates/",
}


def _report(folder: Path, written: list[str], kept: list[str]) -> None:
    width = max(map(len, (*written, *kept)))
    for name in written:
        click.echo(f"  {name:<{width}}  {_MEANINGS.get(name, 'an example of a weekly update')}")
    for name in kept:
        click.echo(f"  {name:<{width}}  was there already and was not touched")
    place = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    click.echo(f"\nIt builds as it is:\n  pmdocs build{place}")
    click.echo(f"Make it yours, and check it as you go:\n  pmdocs validate{place}")
