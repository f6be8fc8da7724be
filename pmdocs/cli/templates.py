"""``pmdocs templates``: which template or form makes each document, and a copy of a template to change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmdocs.cli.document_names import DOCUMENTS, document
from pmdocs.cli.form_tags import check, names
from pmdocs.cli.groups import Subcommands
from pmdocs.cli.options import project_argument, speech_options
from pmdocs.cli.tables import show_table
from pmdocs.diagnostics import DefinitionError

if TYPE_CHECKING:
    from pmdocs.load import Definition

NO_PROJECT = frozenset({"PM001", "PM002"})
SHIPPED = "as shipped"


@click.group(cls=Subcommands, no_args_is_help=True)
def templates() -> None:
    """See and change what documents are made from: templates, and Word forms of your own."""


@templates.command("list")
@project_argument
@speech_options
def list_(project: Path, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """List the documents and what each is made from in PROJECT: our template, your own, or a Word form."""
    definition = _definition(project)
    rows = list(_rows(definition))
    if as_json:
        data = [{"document": document, "template": template, "used": used} for document, template, used in rows]
        click.echo(json.dumps({"ok": True, "exit_code": 0, "templates": data}, ensure_ascii=False, indent=2))
    elif not quiet:
        show_table(("document", "template", "used"), rows)
        click.echo("\nTo change one: pmdocs templates copy NAME. To use a Word form of your own: docs/forms.md.")


def _definition(project: Path) -> Definition | None:
    """The project, None if nobody named one and there is none where the person stands."""
    from pmdocs.load import load

    try:
        return load(project)
    except DefinitionError as error:
        if project == Path() and {item.code for item in error.diagnostics} <= NO_PROJECT:
            return None
        raise


def _rows(definition: Definition | None) -> Iterator[tuple[str, str, str]]:
    """Document, template, and where what is used comes from; shared templates belong to no document."""
    from pmdocs.compose.shelf import shipped_templates
    from pmdocs.documents import DOCUMENTS as KINDS

    made = {document.template: kind.value for kind, document in KINDS.items()}
    for template, kind in made.items():
        form = definition.form(kind) if definition else None
        yield kind, template, f"your Word form {_near(form)}" if form else _used(definition, template)
    for template in shipped_templates():
        if template not in made:
            yield "", template, _used(definition, template)


def _used(definition: Definition | None, template: str) -> str:
    own = definition.source.root / "templates" / template if definition else None
    return f"your own {_near(own)}" if own and own.is_file() else SHIPPED


def _near(path: Path) -> str:
    """A path as seen from where the person stands."""
    return path.as_posix().removeprefix("./")


@templates.command()
@click.argument("name")
@project_argument
@click.option("--whole", is_flag=True, help="Copy the whole file, not only its outline.")
@speech_options
def copy(name: str, project: Path, whole: bool, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """Copy the template NAME beside PROJECT, to change it there.

    NAME is a document (charter) or a template (base.html.j2). The copy changes nothing yet: it lists the parts that
    can be replaced. A file that is there already is never touched.
    """
    from pmdocs.compose.shelf import blocks_of, override_text, template_text
    from pmdocs.outputs.fresh import write_new
    from pmdocs.source.definition_file import find_definition

    template = _template(name)
    if not whole and not blocks_of(template):
        raise click.UsageError(f"{template} has no parts that could be replaced one by one. Copy all of it: --whole.")
    target = find_definition(project).path.parent / "templates" / template
    write_new(target, template_text(template) if whole else override_text(template))
    if as_json:
        click.echo(json.dumps({"ok": True, "exit_code": 0, "file": str(target), "template": template}, indent=2))
    elif not quiet:
        click.echo(f"Wrote {_near(target)}. It is used from now on; delete it to return to ours.")
        _warn_of_form(template, project)


def _template(name: str) -> str:
    """The template meant by a document's name or by its own, with or without its ending."""
    from pmdocs.compose.shelf import ENDING, shipped_templates
    from pmdocs.documents import DOCUMENTS as KINDS
    from pmdocs.documents import DocumentKind

    if kind := document(name):
        return KINDS[DocumentKind(kind)].template
    known = {template: template for template in shipped_templates()}
    known |= {template.removesuffix(ENDING): template for template in known}
    asked = name.strip().lower().replace("\\", "/").removeprefix("templates/").removeprefix("pmdocs/")
    if asked in known:
        return known[asked]
    near = get_close_matches(asked, (*DOCUMENTS, *known), n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "`pmdocs templates list` shows all of them."
    raise click.UsageError(f"There is no template '{name}'. {hint}")


def _warn_of_form(template: str, project: Path) -> None:
    """Say that a copy has no effect where a Word form makes the document; a definition in work says nothing yet."""
    try:
        definition = _definition(project)
    except DefinitionError:
        return
    for kind, made_from, used in _rows(definition):
        if made_from == template and used.startswith("your Word form"):
            remedy = "Remove its line under 'templates' to use the copy."
            click.echo(f"But the {kind} is made from {used}. {remedy}", err=True)


templates.add_command(check)
templates.add_command(names)
