"""What a person sees when a command cannot do its work, and the exit code that goes with it."""

from __future__ import annotations

import json
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from pmdocs import __version__
from pmdocs.cli.outlets import AnswerLost
from pmdocs.diagnostics import DefinitionError, Diagnostic, PmdocsError, Severity

INTERRUPTED = 130
OUR_FAULT = 70
_INTERRUPTION = "Interrupted. Nothing is half-written."
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "blue"}


def answer(command: Callable[[], Any], arguments: Sequence[str]) -> int:
    """Run `command`; turn whatever stops it into words and an exit code."""
    machine = "--json" in arguments
    try:
        return _answer(command, arguments, machine)
    except AnswerLost as error:
        return _stopped(error)
    except (KeyboardInterrupt, click.Abort):
        return _interrupted(machine)
    except Exception as error:
        return _our_fault(error, arguments, machine)


def _answer(command: Callable[[], Any], arguments: Sequence[str], machine: bool) -> int:
    try:
        result = command()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        if machine:
            return _as_json(2, error.format_message())
        error.show()
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DefinitionError as error:
        return _definition_error(error, machine, verbose=not {"-v", "--verbose"}.isdisjoint(arguments))
    except AnswerLost:
        raise
    except PmdocsError as error:
        if machine:
            return _as_json(error.exit_code, str(error))
        return _stopped(error)
    return result if isinstance(result, int) else 0


def _interrupted(machine: bool) -> int:
    if machine:
        return _as_json(INTERRUPTED, _INTERRUPTION)
    click.echo(_INTERRUPTION, err=True)
    return INTERRUPTED


def _stopped(error: PmdocsError) -> int:
    click.echo(f"{click.style('Stopped:', fg='red', bold=True)} {error}", err=True)
    return error.exit_code


def _definition_error(error: DefinitionError, machine: bool, *, verbose: bool) -> int:
    if machine:
        return _as_json(error.exit_code, "The definition has errors.", error.diagnostics)
    shown = worth_showing(error.diagnostics, verbose=verbose)
    show_diagnostics(shown)
    click.echo(f"\n{tally(shown)}. Nothing was written.", err=True)
    return error.exit_code


def worth_showing(diagnostics: Iterable[Diagnostic], *, verbose: bool) -> tuple[Diagnostic, ...]:
    """What a person is told: notices only on request."""
    return tuple(item for item in diagnostics if verbose or item.severity is not Severity.NOTICE)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each diagnostic: its place, what is wrong, and on the next line what to do."""
    for item in diagnostics:
        place = f"{_near(item.mark)}: " if item.mark else ""
        label = click.style(item.severity.value, fg=_COLOURS[item.severity], bold=True)
        click.echo(f"{place}{label} {item.code}: {item.message}", err=True)
        if item.remedy:
            click.echo(f"    {item.remedy}", err=True)
        for other in item.related:
            click.echo(f"    See also {_near(other)}", err=True)


def _near(mark: object) -> str:
    """The place as seen from where the person stands."""
    text = str(mark)
    here = f"{Path.cwd()}/"
    return text.removeprefix(here)


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many problems of each kind: ``3 errors and 1 warning``."""
    counts = dict.fromkeys(Severity, 0)
    for item in diagnostics:
        counts[item.severity] += 1
    *first, last = [f"{n} {severity.value}{'s' if n > 1 else ''}" for severity, n in counts.items() if n] or [
        "No problems"
    ]
    return f"{', '.join(first)} and {last}" if first else last


def as_data(item: Diagnostic) -> dict[str, Any]:
    """A diagnostic for machines."""
    mark = item.mark
    return {
        "code": item.code,
        "severity": item.severity.value,
        "file": str(mark.file) if mark else None,
        "line": mark.line if mark and mark.line else None,
        "column": mark.column if mark and mark.line else None,
        "message": item.message,
        "remedy": item.remedy,
        "related": [
            {"file": str(place.file), "line": place.line or None, "column": place.column or None}
            for place in item.related
        ],
    }


def _as_json(exit_code: int, message: str, diagnostics: Iterable[Diagnostic] = ()) -> int:
    report = {
        "ok": False,
        "exit_code": exit_code,
        "message": message,
        "diagnostics": [as_data(item) for item in diagnostics],
    }
    try:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    except AnswerLost as error:
        return _stopped(error)
    return exit_code


def _our_fault(error: Exception, arguments: Sequence[str], machine: bool) -> int:
    trace = "".join(traceback.format_exception(error))
    if "--debug" in arguments:
        click.echo(trace, err=True)
    message = f"Sorry, this is a fault of pmdocs, not yours. {_kept_report(trace, arguments)}"
    if machine:
        return _as_json(OUR_FAULT, message)
    click.echo(message, err=True)
    return OUR_FAULT


def _kept_report(trace: str, arguments: Sequence[str]) -> str:
    """Save what we need to find the fault, and say where; without a place to save it, say how to see it."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="pmdocs-report-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(f"pmdocs {__version__}, Python {sys.version}, {platform.platform()}\n")
            file.write(f"pmdocs {' '.join(arguments)}\n\n{trace}")
    except OSError:
        return "No report could be saved; --debug shows what it would have held. Please send that to us."
    return f"A report is in {file.name}; please send it to us."
