"""``pmdocs templates check`` and ``names``: the tags of a Word form, and the names its document has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmdocs.cli.document_names import DOCUMENTS, DocumentName
from pmdocs.cli.faults import as_data, show_diagnostics, tally
from pmdocs.cli.options import Place, speech_options
from pmdocs.cli.tables import show_table
from pmdocs.diagnostics import DefinitionError

if TYPE_CHECKING:
    from pmdocs.forms import Form
    from pmdocs.forms.names import Name


@click.command()
@click.argument("form", type=Place())
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
@click.argument("word", default="")
@speech_options
def names(document: str, word: str, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """List every name that a form of DOCUMENT may use, and the tag that shows it; with WORD, those it is in.

    What is set in stands inside the list above it, and is known between the list's {% for … %} and {% endfor %}.
    """
    from pmdocs.documents import DOCUMENTS as KINDS
    from pmdocs.documents import DocumentKind
    from pmdocs.forms.names import names_for

    found = list(_with(word, list(names_for(KINDS[DocumentKind(document)].view))))
    if not found:
        raise click.UsageError(f"No name of the {document} has '{word}' in it. Without a word, all of them are listed.")
    if as_json:
        data = [{"name": name.path, "meaning": name.meaning, "tag": name.tag, "depth": name.depth} for name in found]
        click.echo(json.dumps({"ok": True, "exit_code": 0, "names": data}, ensure_ascii=False, indent=2))
    elif not quiet:
        show_table(
            ("name", "is", "write"), [("    " * name.depth + name.path, name.meaning, name.tag) for name in found]
        )


def _with(word: str, names: list[Name]) -> Iterator[Name]:
    """The names a word is in, each with the lists it stands in and with its own entries; all of them without a word."""
    around: list[tuple[Name, bool]] = []
    told: set[int] = set()
    for name in names:
        del around[name.depth :]
        meant = word.casefold() in name.path.casefold() or any(chosen for _, chosen in around)
        for one in (*(outer for outer, _ in around), name) if meant else ():
            if id(one) not in told:
                told.add(id(one))
                yield one
        around.append((name, meant))
