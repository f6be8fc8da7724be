"""``pmdocs build``, ``charter``, ``status`` and ``closure``: documents from a definition."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from pmdocs.cli.document_names import DOCUMENTS, DocumentName, document, nearest
from pmdocs.cli.faults import as_data, show_diagnostics, tally, worth_showing
from pmdocs.cli.options import build_options, project_argument
from pmdocs.diagnostics import FormatUnavailable

PACKS = {
    "charter": DOCUMENTS[:3],
    "status": DOCUMENTS[3:4],
    "closure": DOCUMENTS[4:],
}


@click.command()
@project_argument
@click.argument("documents", nargs=-1, type=DocumentName(DOCUMENTS), metavar="[DOCUMENT]...")
@build_options
def build(project: Path, documents: tuple[str, ...], **options: Any) -> int:
    """Build all documents of PROJECT, or each DOCUMENT you name.

    PROJECT is a definition file or a folder that holds project.yaml; the folder you stand in unless given. A DOCUMENT
    is one of charter, communication-plan, risk-register, status-report, closure-report, lessons-learned.
    """
    _refuse_document(project, documents)
    return run(project, documents or DOCUMENTS, **options)


def _refuse_document(project: Path, documents: tuple[str, ...]) -> None:
    """A usage error if what stands in the project's place is a document's name, as it is or with a slip."""
    typed = str(project)
    meant = None if project.name != typed or project.suffix else document(typed) or nearest(typed)
    if meant and not project.exists():
        command = " ".join(("pmdocs build .", meant, *documents))
        fact = f"There is no file or folder '{typed}'."
        raise click.UsageError(f"{fact} To build the document {meant} of the project in this folder, write: {command}")


@click.command()
@project_argument
@build_options
def charter(project: Path, **options: Any) -> int:
    """Build the kickoff pack of PROJECT: charter, communication plan and risk register."""
    return run(project, PACKS["charter"], **options)


@click.command()
@project_argument
@build_options
def status(project: Path, **options: Any) -> int:
    """Build the status report of PROJECT, on the date of its latest update or any other with --date."""
    return run(project, PACKS["status"], **options)


@click.command()
@project_argument
@build_options
def closure(project: Path, **options: Any) -> int:
    """Build the closure report and the lessons learned of PROJECT."""
    return run(project, PACKS["closure"], **options)


def run(project: Path, documents: tuple[str, ...], **options: Any) -> int:
    """Build and report; the exit code is 0, 3 if an edited or sent file was kept, 4 if a format is missing here."""
    from pmdocs.build import Request, chosen
    from pmdocs.build import build as build_documents
    from pmdocs.production import Format

    quiet, as_json, verbose = options["quiet"], options["as_json"], options["verbose"]
    formats = tuple(Format(name) for name in dict.fromkeys(options["formats"])) or (Format.DOCX, Format.PDF)
    request = Request(
        project=project,
        today=dt.datetime.now().astimezone().date(),
        documents=chosen(documents),
        formats=formats,
        data_date=options["data_date"],
        language=options["language"],
        theme=options["theme"],
        word_base=options["word_base"],
        out=options["out"],
        strict=options["strict"],
        force=options["force"],
        workers=options["jobs"],
    )
    show = (lambda _: None) if quiet or as_json else _progress
    built = build_documents(request, show)
    code = _exit_code(built)
    if as_json:
        click.echo(json.dumps(_as_data(built, code), ensure_ascii=False, indent=2))
    elif not quiet:
        _report(built, verbose=verbose)
    if not as_json:
        _tell_trouble(built)
    return code


def _progress(text: str) -> None:
    click.echo(click.style(f"  {text}", dim=True), err=True)


def _exit_code(built: Any) -> int:
    if built.saved.exit_code:
        return int(built.saved.exit_code)
    return FormatUnavailable.exit_code if any(item.unavailable for item in built.produced) else 0


def _report(built: Any, *, verbose: bool) -> None:
    info = built.definition.project.project
    shown = worth_showing(built.diagnostics, verbose=verbose)
    show_diagnostics(shown)
    click.echo(f"\n{click.style(info.title, bold=True)} ({info.code}), data date {built.figures.state.data_date}\n")
    pages = {item.name: item.pages for item in built.produced}
    width = max((len(file.path.name) for file in built.saved.files), default=0)
    for file in built.saved.files:
        count = pages.get(Path(file.name).stem) if file.name.endswith(".pdf") else None
        note = f"{count} page{'s' if count != 1 else ''}" if count else ""
        click.echo(f"  {file.path.name:<{width}}  {_size(file.size):>8}  {note:>9}  {_STATUS[file.status.value]}")
    total = len(built.saved.files)
    click.echo(f"\n{total} file{'s' if total != 1 else ''} in {built.saved.folder}")
    if built.open_points:
        places = "place is" if built.open_points == 1 else "places are"
        click.echo(f"{built.open_points} {places} marked 'To be completed' (--strict lists them)")
    if shown:
        click.echo(f"{tally(shown)} (listed above)")


_STATUS = {
    "written": "written",
    "unchanged": "unchanged",
    "kept-edited": "new version beside the edited file",
    "kept-sent": "new version beside the one that was sent",
    "failed": "could not be written",
}


def _size(count: int) -> str:
    return f"{count / 1024:,.0f} KB" if count >= 1024 else f"{count} B"


def _tell_trouble(built: Any) -> None:
    """What a person must know even if nothing else is said: files kept, files not written, formats not made."""
    for file in built.saved.files:
        if file.problem:
            click.echo(file.problem, err=True)
        if file.kept and file.status.value == "kept-sent":
            click.echo(_about_sent(file), err=True)
        elif file.kept:
            click.echo(
                f"{file.kept.name} was edited since pmdocs wrote it and was kept. The new version is {file.path.name}. "
                "To replace it (a backup is kept), build again with --force.",
                err=True,
            )
        if file.backup:
            click.echo(f"The edited file was saved as {file.backup.name}.", err=True)
    for message in sorted({message for item in built.produced for _, message in item.unavailable}):
        click.echo(message, err=True)


def _about_sent(file: Any) -> str:
    """Why a document that others have was kept, and what is different now."""
    if not file.changed:
        why = "nothing it was made from has changed, but pmdocs or the settings of this build have"
    elif len(file.changed) <= CHANGES_NAMED:
        why = f"these inputs have changed since: {', '.join(file.changed)}"
    else:
        rest = len(file.changed) - CHANGES_NAMED
        why = f"these inputs have changed since: {', '.join(file.changed[:CHANGES_NAMED])} and {rest} more"
    return (
        f"{file.kept.name} was sent as it is and was kept; {why}. The new version is {file.path.name}. "
        "To replace it (a backup is kept), build again with --force."
    )


CHANGES_NAMED = 5


def _as_data(built: Any, code: int) -> dict[str, Any]:
    pages = {item.name: item.pages for item in built.produced}
    return {
        "ok": code == 0,
        "exit_code": code,
        "project": built.definition.project.project.code,
        "data_date": built.figures.state.data_date.isoformat(),
        "folder": str(built.saved.folder),
        "files": [
            {
                "name": file.path.name,
                "path": str(file.path),
                "bytes": file.size,
                "status": file.status.value,
                "problem": file.problem,
                "changed_inputs": list(file.changed),
                "pages": pages.get(Path(file.name).stem) if file.name.endswith(".pdf") else None,
            }
            for file in built.saved.files
        ],
        "open_points": built.open_points,
        "unavailable": [
            {"document": item.name, "format": kind.value, "message": message}
            for item in built.produced
            for kind, message in item.unavailable
        ],
        "diagnostics": [as_data(item) for item in built.diagnostics],
    }
