"""``pmdocs schema``: the JSON Schema with which editors complete, explain and check a definition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmdocs.cli.options import Place, speech_options
from pmdocs.diagnostics import OutputError

if TYPE_CHECKING:
    from pmdocs.project.schema import Part


@click.command()
@click.option("-o", "--out", type=Place(), metavar="FILE", help="File to write it to. [default: the terminal]")
@click.option(
    "--of",
    type=click.Choice(["definition", "part", "update"]),
    default="definition",
    show_default=True,
    help="A whole definition, a file it includes, or a file in updates/.",
)
@speech_options
def schema(out: Path | None, of: Part, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """Print the JSON Schema of a definition, or write it to a file.

    An editor that knows YAML uses the file if the first line of the definition names it; the command prints that line,
    and the definition that pmdocs init writes has it already.
    """
    from pmdocs.starter import schema_text

    text = schema_text(of)
    if out is None:
        click.echo(text, nl=False)
        return
    _save(out, text)
    if as_json:
        click.echo(json.dumps({"ok": True, "exit_code": 0, "file": str(out)}, ensure_ascii=False, indent=2))
    elif not quiet:
        click.echo(f"Wrote {out}. First line of your YAML file: # yaml-language-server: $schema={out.name}")


def _save(out: Path, text: str) -> None:
    """Write the schema, also over an older one; any other file is left alone."""
    from pmdocs.outputs import atomic
    from pmdocs.outputs.causes import naming
    from pmdocs.project.schema import TITLES

    with naming(out):
        if out.exists() and _title(out) not in TITLES.values():
            raise OutputError(f"'{out}' is there already and is no schema of pmdocs; it was not touched.")
        out.parent.mkdir(parents=True, exist_ok=True)
        atomic.replace(atomic.prepare(text.encode(), out), out)


def _title(path: Path) -> str | None:
    """The title of the schema a file holds; None if it holds none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, IsADirectoryError):
        return None
    title = held.get("title") if isinstance(held, dict) else None
    return title if isinstance(title, str) else None
