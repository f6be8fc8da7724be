"""``pmdocs theme``: themes that ship, a specimen of any theme, and what an organisation's Word file brings along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmdocs.cli.corporate import inspect
from pmdocs.cli.faults import as_data, show_diagnostics, worth_showing
from pmdocs.cli.groups import Subcommands
from pmdocs.cli.options import Place, speech_options
from pmdocs.cli.tables import show_table
from pmdocs.diagnostics import FormatUnavailable

if TYPE_CHECKING:
    from pmdocs.diagnostics import Diagnostic
    from pmdocs.outputs import SaveReport
    from pmdocs.production import Produced

ENDINGS = (".yaml", ".yml")
ABOUT = {
    "quiet": "the default: white paper, one petrol accent, hairlines",
    "bold": "a dark cover from edge to edge, a warm accent, larger headings",
    "plain": "for public bodies: US Letter, black on white, no grounds of colour",
}


@click.group(cls=Subcommands, no_args_is_help=True)
def theme() -> None:
    """See, try and derive themes; look into your organisation's Word file."""


@theme.command("list")
@speech_options
def list_(as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """List the themes that come with pmdocs."""
    from pmdocs.theme import SHIPPED, load_theme

    themes = [load_theme(name) for name in SHIPPED]
    if as_json:
        data = [
            {"name": one.name, "paper": one.paper.value, "accent": one.colours.accent, "about": ABOUT[one.name]}
            for one in themes
        ]
        click.echo(json.dumps({"ok": True, "exit_code": 0, "themes": data}, ensure_ascii=False, indent=2))
    elif not quiet:
        rows = [(one.name, one.paper.value, one.colours.accent, ABOUT[one.name]) for one in themes]
        show_table(("theme", "paper", "accent", "look"), rows)
        click.echo("\nTo see one: pmdocs theme show bold. To make your own: docs/theme.md.")


@theme.command()
@click.argument("name", metavar="[THEME]", default="quiet")
@click.option(
    "-o",
    "--out",
    type=Place(),
    metavar="FOLDER",
    default=Path("specimen"),
    help="Folder for the specimen. [default: specimen/ where you stand]",
)
@click.option("--word-base", type=Place(), metavar="FILE", help="Your organisation's Word file, to try it as well.")
@click.option("--strict", is_flag=True, help="Treat colours that are hard to read as errors.")
@click.option("--force", is_flag=True, help="Replace a specimen that was edited by hand; a backup is kept.")
@speech_options
def show(name: str, out: Path, word_base: Path | None, strict: bool, force: bool, **speech: bool) -> int:
    """Write a specimen of THEME, a name or a file, in Word and PDF: every building block once."""
    from dataclasses import replace

    from pmdocs.corporate.dressing import dressed
    from pmdocs.diagnostics import DefinitionError
    from pmdocs.outputs import output_name
    from pmdocs.production import Format, produce
    from pmdocs.reckoning import has_warnings
    from pmdocs.specimen import specimen
    from pmdocs.theme import check_theme

    chosen, warnings = check_theme(name)
    if strict and has_warnings(warnings):
        raise DefinitionError(warnings)
    chosen, notices = dressed(replace(chosen, word_base=word_base or chosen.word_base))
    title = output_name("specimen", chosen.name, "").rstrip(".")
    made = produce(specimen(chosen, title, (Format.DOCX, Format.PDF)))
    saved = _saved(made, out, force)
    code = saved.exit_code or (FormatUnavailable.exit_code if made.unavailable else 0)
    _tell(saved, made, (*warnings, *notices), code, speech)
    return code


def _saved(made: Produced, folder: Path, force: bool) -> SaveReport:
    from pmdocs.outputs import Output, save_all

    outputs = [Output(f"{made.name}.{kind.value}", data) for kind, data in made.files]
    return save_all(outputs, folder, inputs={}, force=force)


def _tell(saved: SaveReport, made: Produced, found: tuple[Diagnostic, ...], code: int, speech: dict[str, bool]) -> None:
    if speech["as_json"]:
        files = [{"path": str(file.path), "status": file.status.value} for file in saved.files]
        report = {"ok": code == 0, "exit_code": code, "files": files, "diagnostics": [as_data(item) for item in found]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return
    if not speech["quiet"]:
        show_diagnostics(worth_showing(found, verbose=speech["verbose"]))
        for file in saved.files:
            click.echo(f"{file.path}  {file.status.value}")
    for _, message in made.unavailable:
        click.echo(message, err=True)


@theme.command("from")
@click.argument("file", type=Place())
@click.option(
    "-o",
    "--out",
    type=Place(),
    metavar="FILE",
    help="The theme file. [default: FILE's name, .yaml, where you stand]",
)
@click.option("--force", is_flag=True, help="Replace a theme file of that name, and its logo.")
@speech_options
def from_(file: Path, out: Path | None, force: bool, **speech: bool) -> None:
    """Derive a theme from FILE, your organisation's Word file, so that the PDF carries the same brand.

    Colours, fonts, sizes, margins, paper and the logo of the header are taken over. Colours too pale for words are
    made darker, and told.
    """
    from pmdocs.corporate import open_corporate
    from pmdocs.corporate.derived_theme import derive
    from pmdocs.corporate.theme_file import theme_files, write_theme
    from pmdocs.theme import check_theme
    from pmdocs.theme.machine_fonts import is_on_machine

    if out is not None and out.suffix.lower() not in ENDINGS:
        better = out / f"{file.stem}{ENDINGS[0]}" if out.is_dir() else out.with_suffix(ENDINGS[0])
        raise click.UsageError(f"A theme is a text file whose name ends in {ENDINGS[0]}: write --out {better}.")
    derived = derive(open_corporate(file), is_on_machine)
    target = out or Path(file.name).with_suffix(ENDINGS[0])
    made = theme_files(derived, target)
    write_theme(made, force=force)
    _, warnings = check_theme(target)
    found = (*derived.notices, *warnings)
    if speech["as_json"]:
        report: dict[str, Any] = {"ok": True, "exit_code": 0, "files": [str(path) for path, _ in made.files]}
        report["diagnostics"] = [as_data(item) for item in found]
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    elif not speech["quiet"]:
        show_diagnostics(found)
        click.echo(f"Wrote {' and '.join(str(path) for path, _ in made.files)}.")
        click.echo(f"To see it: pmdocs theme show {target}. To use it: --theme {target}")


theme.add_command(inspect)
