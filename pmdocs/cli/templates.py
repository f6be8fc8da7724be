"""``pmdocs templates``: which template or form makes each document, a copy to change, and the check of a form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmdocs.cli.build import DOCUMENTS, DocumentName
from pmdocs.cli.faults import as_data, show_diagnostics, tally
from pmdocs.cli.options import project_argument, speech_options
from pmdocs.diagnostics import DefinitionError, OutputError

if TYPE_CHECKING:
    from pmdocs.forms import Form
    from pmdocs.load import Definition

NO_PROJECT = frozenset({"PM001", "PM002"})
SHIPPED = "as shipped"


class Subcommands(click.Group):
    """The commands of a group; a near miss is named."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called, or a usage error with the one that was probably meant."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            near = get_close_matches(name, self.commands, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(self.commands)}."
            raise click.UsageError(f"There is no command 'templates {name}'. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are needed."""
        return list(self.commands)


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
        _table(("document", "template", "used"), rows)
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


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        click.echo(click.style(line, bold=True) if row is head else line)


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
    from pmdocs.source.definition_file import find_definition

    template = _template(name)
    if not whole and not blocks_of(template):
        raise click.UsageError(f"{template} has no parts that could be replaced one by one. Copy all of it: --whole.")
    target = find_definition(project).path.parent / "templates" / template
    _write_new(target, template_text(template) if whole else override_text(template))
    if as_json:
        click.echo(json.dumps({"ok": True, "exit_code": 0, "file": str(target), "template": template}, indent=2))
    elif not quiet:
        click.echo(f"Wrote {_near(target)}. It is used from now on; delete it to return to ours.")
        _warn_of_form(template, project)


def _template(name: str) -> str:
    """The template meant by a document's name or by its own, with or without its ending."""
    from pmdocs.compose.shelf import ENDING, shipped_templates
    from pmdocs.documents import DOCUMENTS as KINDS

    known = {template: template for template in shipped_templates()}
    known |= {template.removesuffix(ENDING): template for template in known}
    known |= {kind.value: document.template for kind, document in KINDS.items()}
    asked = name.strip().replace("\\", "/").removeprefix("templates/").removeprefix("pmdocs/")
    plain = asked.lower().replace("_", "-").replace(" ", "-")
    if asked in known or plain in known:
        return known.get(asked) or known[plain]
    near = get_close_matches(plain, known, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else "`pmdocs templates list` shows all of them."
    raise click.UsageError(f"There is no template '{name}'. {hint}")


def _write_new(target: Path, text: str) -> None:
    from pmdocs.outputs.causes import naming

    with naming(target):
        if target.exists():
            raise OutputError(f"'{_near(target)}' is there already and was not touched. Rename or delete it first.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)


def _warn_of_form(template: str, project: Path) -> None:
    """Say that a copy has no effect where a Word form makes the document."""
    for kind, made_from, used in _rows(_definition(project)):
        if made_from == template and used.startswith("your Word form"):
            click.echo(f"But the {kind} is made from {used}; remove its line under 'templates' to use the copy.", err=True)


@templates.command()
@click.argument("form", type=click.Path(path_type=Path))
@click.option("--for", "document", type=DocumentName(DOCUMENTS), help="The document it is a form of. [default: as named]")
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
    """The document whose name the file's name holds; a usage error if it holds none."""
    plain = form.stem.lower().replace("_", "-").replace(" ", "-")
    short = {name.split("-", maxsplit=1)[0]: name for name in DOCUMENTS}
    for word, name in (*zip(DOCUMENTS, DOCUMENTS, strict=True), *short.items()):
        if word in plain:
            return name
    raise click.UsageError(
        f"The name '{form.name}' does not say which document it is a form of. Say so: --for charter. "
        f"There are: {', '.join(DOCUMENTS)}."
    )


def _show_tags(form: Form, kind: str) -> None:
    tags = [(tag.place.words or "the text", tag.text) for tag in form.tags]
    click.echo(f"{form.path.name}, a form for the {kind}: {len(tags)} tag{'s' if len(tags) != 1 else ''}\n")
    if tags:
        _table(("where", "tag"), list(dict.fromkeys(tags)))
    else:
        click.echo("It has no tags, so every document made from it would be the same. See docs/forms.md.")


@templates.command()
@click.argument("document", type=DocumentName(DOCUMENTS))
@speech_options
def names(document: str, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """List every name that a form of DOCUMENT may use, and the tag that shows it."""
    from pmdocs.documents import DOCUMENTS as KINDS
    from pmdocs.documents import DocumentKind
    from pmdocs.forms.names import names_for

    found: list[Any] = list(names_for(KINDS[DocumentKind(document)].view))
    if as_json:
        rows = [{"name": name.path, "meaning": name.meaning, "tag": name.tag, "depth": name.depth} for name in found]
        click.echo(json.dumps({"ok": True, "exit_code": 0, "names": rows}, ensure_ascii=False, indent=2))
    elif not quiet:
        _table(("name", "is", "write"), [("    " * name.depth + name.path, name.meaning, name.tag) for name in found])
