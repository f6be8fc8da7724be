"""``pmdocs templates check`` and ``names``: the tags of a Word form, and the names its document has."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmdocs.cli.build import DOCUMENTS, DocumentName
from pmdocs.cli.faults import as_data, show_diagnostics, tally
from pmdocs.cli.options import speech_options
from pmdocs.cli.tables import show_table
from pmdocs.diagnostics import DefinitionError

if TYPE_CHECKING:
    from pmdocs.forms import Form


@click.command()
@click.argument("form", type=click.Path(path_type=Path))
@click.option(
    "--for", "document", type=DocumentName(DOCUMENTS), help="The document it is a form of. [default: told by its name]"
)
@speech_options
def check(form: Path, document: str | None, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> int:
    """List the tags of the Word form FORM and say which do not exist.

    The document it is for is told from its name (charter.docx), or by --for.
    """
    from pmdocs.documents import DOCUMENTS as KINDS
    from pmdocs.documents import DocumentKind
    from pmdocs.forms import Drawings, check_form, form_environment, open_form
    from pmdocs.theme import Colours

    if not form.is_file():
        raise click.UsageError(f"There is no file '{form}'.{_similar(form)}")
    kind = document or _told_by_name(form)
    opened = open_form(form)
    problems = check_form(opened, KINDS[DocumentKind(kind)].view, form_environment("en", Colours(), Drawings()))
    code = DefinitionError.exit_code if problems else 0
    if as_json:
        report = {
            "ok": not problems,
            "exit_code": code,
            "document": kind,
            "tags": [{"place": tag.place.words, "tag": tag.text} for tag in opened.tags],
            "diagnostics": [as_data(item) for item in problems],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
        return code
    if not quiet:
        _show_tags(opened, kind)
    show_diagnostics(problems)
    if problems:
        click.echo(f"\n{tally(problems)}.", err=True)
    elif not quiet:
        click.echo(f"\nEvery tag exists: {form.name} can be filled in.")
    return code


def _similar(form: Path) -> str:
    if not form.parent.is_dir():
        return f" There is no folder '{form.parent}' either."
    near = get_close_matches(form.name, sorted(entry.name for entry in form.parent.iterdir()), n=1)
    return f" Did you mean '{form.parent / near[0]}'?" if near else ""


def _told_by_name(form: Path) -> str:
    """The one document whose name, or its first word, is part of the file's name; a usage error if that is none."""
    plain = form.stem.lower().replace("_", "-").replace(" ", "-")
    told = [name for name in DOCUMENTS if name.split("-", maxsplit=1)[0] in plain]
    if len(told) == 1:
        return told[0]
    raise click.UsageError(
        f"The name '{form.name}' does not say which document it is a form of. Say so: --for charter. "
        f"There are: {', '.join(DOCUMENTS)}."
    )


def _show_tags(form: Form, kind: str) -> None:
    tags = [(tag.place.words or "the text", tag.text) for tag in form.tags]
    click.echo(f"{form.path.name}, a form for the {kind}: {len(tags)} tag{'s' if len(tags) != 1 else ''}\n")
    if tags:
        show_table(("where", "tag"), list(dict.fromkeys(tags)))
    else:
        click.echo("It has no tags, so every document made from it would be the same. See docs/forms.md.")


@click.command()
@click.argument("document", type=DocumentName(DOCUMENTS))
@speech_options
def names(document: str, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """List every name that a form of DOCUMENT may use, and the tag that shows it."""
    from pmdocs.documents import DOCUMENTS as KINDS
    from pmdocs.documents import DocumentKind
    from pmdocs.forms.names import names_for

    found = list(names_for(KINDS[DocumentKind(document)].view))
    if as_json:
        data = [{"name": name.path, "meaning": name.meaning, "tag": name.tag, "depth": name.depth} for name in found]
        click.echo(json.dumps({"ok": True, "exit_code": 0, "names": data}, ensure_ascii=False, indent=2))
    elif not quiet:
        show_table(
            ("name", "is", "write"), [("    " * name.depth + name.path, name.meaning, name.tag) for name in found]
        )
