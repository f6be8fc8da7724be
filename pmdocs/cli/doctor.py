"""``pmdocs doctor``: checks this machine and says how to mend what is missing."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmdocs import __version__
from pmdocs.cli.options import project_argument, speech_options
from pmdocs.diagnostics import DefinitionError, FormatUnavailable

if TYPE_CHECKING:
    from pmdocs.machine import Check
    from pmdocs.machine.examination import Needs
    from pmdocs.theme import Theme

NO_PROJECT = frozenset({"PM001", "PM002"})
_COLOURS = {"ok": "green", "advice": "yellow", "missing": "red"}


@click.command()
@project_argument
@speech_options
def doctor(project: Path, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> int:
    """Check this machine: which formats it can make, which letters it has, and how to mend what is missing.

    With a PROJECT, or in the folder of one, the letters its texts use and the forms it names are checked.
    """
    from pmdocs.machine import State, examine

    theme, needs = _asked(project)
    checks = examine(theme, needs)
    missing = [check for check in checks if check.state is State.MISSING]
    code = FormatUnavailable.exit_code if missing else 0
    if as_json:
        click.echo(json.dumps(_as_data(checks, code), ensure_ascii=False, indent=2))
        return code
    if not quiet:
        _report(checks)
    if missing:
        stopped = " and ".join(dict.fromkeys(check.stops for check in missing))
        click.echo(f"\nThis machine cannot make {stopped}: see what is missing above.", err=True)
    elif not quiet:
        click.echo("\nThis machine can make every document" + (" of this project." if needs else "."))
    return code


def _asked(project: Path) -> tuple[Theme, Needs | None]:
    """The theme and the needs of the project; what any project may need, where there is none here."""
    from pmdocs.load import load
    from pmdocs.machine.examination import Needs
    from pmdocs.theme import load_theme

    try:
        definition = load(project, with_theme=True)
    except DefinitionError as error:
        if project == Path() and {item.code for item in error.diagnostics} <= NO_PROJECT:
            return load_theme("quiet"), None
        raise
    return definition.theme or load_theme("quiet"), Needs.of(
        definition.source.data, forms=bool(definition.project.templates)
    )


def _report(checks: tuple[Check, ...]) -> None:
    click.echo(f"pmdocs {__version__} on {platform.system()}\n")
    width = max(len(check.part) for check in checks)
    for check in checks:
        word = click.style(f"{check.state.value:<8}", fg=_COLOURS[check.state.value])
        click.echo(f"  {word} {check.part:<{width}}  {check.fact}")
        if check.remedy:
            click.echo(f"           {'':<{width}}  {check.remedy}")


def _as_data(checks: tuple[Check, ...], code: int) -> dict[str, object]:
    return {
        "ok": code == 0,
        "exit_code": code,
        "checks": [
            {"part": check.part, "state": check.state.value, "fact": check.fact, "remedy": check.remedy or None}
            for check in checks
        ],
    }
