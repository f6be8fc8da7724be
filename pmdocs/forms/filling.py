"""Fills in a Word form: the same names and the same sandbox as a template, and a settled Word file out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents.front import FrontMatter
from pmdocs.forms.charts import Spec, put_in_charts
from pmdocs.forms.environment import Drawings, form_environment
from pmdocs.forms.expansion import expand
from pmdocs.forms.form import Form, check_form
from pmdocs.forms.list_styles import ListStyles, list_styles
from pmdocs.forms.open_points import open_points
from pmdocs.forms.package import refuse_harm
from pmdocs.forms.problems import in_part
from pmdocs.forms.running import run_tags
from pmdocs.forms.stories import Story
from pmdocs.forms.tidying import Tidying
from pmdocs.forms.xml import Element, W, parsed
from pmdocs.outputs.archive import settle_zip
from pmdocs.theme import Theme
from pmdocs.writers.docx.properties import set_properties

Draw = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the file says about itself, from the document's front matter."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    created: date


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled in: the bytes of a Word file, its date, and a warning for each mark "to be completed" in it."""

    data: bytes
    created: date
    open_points: tuple[Diagnostic, ...] = ()


def fill(form: Form, front: FrontMatter, view: object, language: str, theme: Theme, draw: Draw) -> Filled:
    """Fill in a form; DefinitionError with every problem of its tags, each with the tag and where it stands.

    `view` is the document's own, as its template would get it; `draw` turns a chart's specification into a drawing.
    Equal input gives equal bytes.
    """
    problems = check_form(form, type(view), form_environment(language, theme.colours, Drawings()))
    if problems:
        raise DefinitionError(problems)
    parts, styles, tidying = dict(form.package.parts), _list_styles(form), Tidying()
    found: list[Diagnostic] = []
    written, specs = run_tags(form, {"document": front, "view": view}, language, theme.colours)
    for story, markup in zip(form.stories, written, strict=True):
        root = _parsed(markup, form.path, story)
        found += open_points(form.path, story.label, root)
        expand(root, styles)
        tidying.part(root)
        parts[story.part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    refuse_harm(parts, form.path)  # a value may have become part of a field or a link
    data = _put_together(parts, particulars(front, language), specs, theme, draw)
    return Filled(data, front.data_date, tuple(found))


def particulars(front: FrontMatter, language: str) -> Particulars:
    """Title, author and the rest, as every other document says them."""
    return Particulars(
        title=f"{front.title}: {front.project}",
        author=front.author or "",
        subject=front.description,
        keywords=", ".join(front.keywords),
        language=language,
        created=front.data_date,
    )


def _parsed(markup: str, path: Path, story: Story) -> Element:
    """The tree of filled-in markup; repeated columns get a grid that fits."""
    try:
        root = parse_xml(markup)
    except etree.XMLSyntaxError as error:
        fact = "Filled in, it is no Word text any more."
        raise DefinitionError([in_part("PM385", path, story.part, fact)]) from error
    if story.columns:
        root = parse_xml(etree.tostring(DocxTemplate(io.BytesIO()).fix_tables(markup)))
    return root


def _list_styles(form: Form) -> ListStyles:
    found = []
    for name, content in form.package.parts.items():
        root = parsed(content) if name.endswith("styles.xml") else None
        for style in root.iter(f"{W}style") if root is not None else ():
            label = style.find(f"{W}name")
            if label is not None:
                found.append((label.get(f"{W}val", ""), style.get(f"{W}styleId", "")))
    return list_styles(found)


def _put_together(
    parts: Mapping[str, bytes], about: Particulars, specs: Sequence[Spec], theme: Theme, draw: Draw
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    document = docx.Document(io.BytesIO(packed.getvalue()))
    _drop_old_styles(document)
    put_in_charts(document, specs, theme, draw)
    set_properties(document, about)
    target = io.BytesIO()
    document.save(target)
    return settle_zip(target.getvalue())


def _drop_old_styles(document: Document) -> None:
    """Leave out the second set of styles that Word 2010 kept: where the two differ, Word calls the file damaged."""
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[identity]
