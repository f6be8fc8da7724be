"""Writes docs/definition.md from the models: every topic and field, with an example that a test builds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pmdocs.project.definition import Project
from pmdocs.project.nouns import a, listed, noun, sentence
from pmdocs.project.record import Record
from pmdocs.project.shape import FieldShape, Form, Shape, fields_of
from pmdocs.project.updates import CHANGES_OF
from pmdocs.project.word import Word

INTRODUCTION: Final = """\
# The project definition, field by field

This page is made from the program itself by `python scripts/definition_reference.py`; do not edit it by hand.

A definition is a YAML file, usually `project.yaml`. Only `project` is required; everything else may be added when it
is known, and what is missing is marked "to be completed" in the documents. Editors complete and check a definition with
the JSON Schema that `pmdocs schema` prints.

- **Ids** such as `R-7` are yours to choose. An id belongs to one entry for the whole life of the project.
  People have short keys of their own, such as `ada`.
- **Registers** may be written as a list with `id` in each entry, or as a map from id to entry; both mean the same.
- **Lists** of single values may be written as one value: `in: Retail loans` is a list of one.
- **A key with nothing behind it** counts as not written.
- **Dates** are year-month-day: `2026-11-20`. **Amounts** are digits, with separators if you like: `480_000`, `480 000`,
  `480,000.50`. **Percentages** carry their sign: `60 %`. **Words** of a choice may be written in any case.
- **Text** may use a little Markdown where it is printed as running text: `*emphasis*`, `**strong**`, lists, links.
  A text stays what you typed: `no`, `1.10`, `007` and `12:30` are not turned into something else.
- **Quotes** are needed around a text that holds a colon and a space, or a space and `#`, or starts with one of
  `* & @ % ! { [`: `title: "Phase 1: build"`. Where they are missing, the message shows the line with them.
- **More files**: `include: [people.yaml, risks.yaml]` at the left margin adds the topics of other files; the files in
  the folder `updates/` beside the definition are its dated updates.
"""
_NEW_TOPIC = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def definition_reference(example: str) -> str:
    """The whole page; `example` is a definition that shows every topic, cut up and printed topic by topic."""
    snippets = _snippets(example)
    page = [INTRODUCTION]
    described: dict[type[Record], str] = {}
    for field in fields_of(Project).values():
        page += _topic(field, snippets.get(field.key, ""), described)
    return "\n".join(page)


def _snippets(example: str) -> Mapping[str, str]:
    """The lines of each topic, by its name; comments at the left margin belong to no topic."""
    plain = "".join(line for line in example.splitlines(keepends=True) if not line.startswith("#"))
    topics = (topic.strip("\n") for topic in _NEW_TOPIC.split(plain) if topic.strip())
    return {topic.split(":", 1)[0]: topic for topic in topics}


def _topic(field: FieldShape, snippet: str, described: dict[type[Record], str]) -> Iterator[str]:
    yield f"## {field.key}\n"
    need = " Required." if field.required else ""
    yield f"{sentence(field.meaning)}. {sentence(_value(field.shape))}.{need}\n"
    if snippet:
        yield f"```yaml\n{snippet}\n```\n"
    record = field.shape.inner_record()
    if record is not None and record in described:
        yield f"The fields are those of [{described[record]}]({_link(described[record])}).\n"
    elif record:
        yield from _record(record, field.key, described)


def _record(record: type[Record], anchor: str, described: dict[type[Record], str]) -> Iterator[str]:
    """The table of a record, then those of the records within it; each record is described once."""
    if record in described:
        return
    described[record] = anchor
    fields = list(fields_of(record).values())
    yield _table(fields, described)
    for field in fields:
        inner = field.shape.inner_record()
        if inner and inner not in described and inner not in CHANGES_OF:
            yield f"### {_heading(anchor, field.key)}\n"
            yield f"{sentence(inner.__doc__ or '')}\n"
            yield from _record(inner, _heading(anchor, field.key), described)


def _link(heading: str) -> str:
    return f"#{heading.replace('.', '')}"


def _heading(anchor: str, key: str) -> str:
    return f"{anchor}.{key}"


def _table(fields: Sequence[FieldShape], described: Mapping[type[Record], str]) -> str:
    rows = ["| field | meaning | write | if left out |", "| --- | --- | --- | --- |"]
    for field in fields:
        value = _linked(field.shape, described)
        rows.append(f"| `{field.key}` | {_cell(field.meaning)} | {_cell(value)} | {_cell(_left_out(field))} |")
    return "\n".join(rows) + "\n"


def _linked(shape: Shape, described: Mapping[type[Record], str]) -> str:
    """The words for a value, with a link to the table of its record if that stands further up."""
    record = shape.inner_record()
    if record is not None and record in CHANGES_OF:
        return f"{_value(shape)}: `id`, and any field of {a(noun(CHANGES_OF[record]))} that changes"
    if record is not None and record in described:
        return f"{_value(shape)}, [as described above]({_link(described[record])})"
    return _value(shape)


def _value(shape: Shape) -> str:
    """What to write, in plain words."""
    if shape.record:
        return "fields below it"
    if shape.form is Form.REGISTER and shape.item:
        return f"register of {_several(shape.item)}"
    if shape.form is Form.LIST and shape.item:
        return f"list of {_several(shape.item)}"
    if shape.form is Form.MAP and shape.key and shape.item:
        return f"lines of {_value(shape.key)}: {_value(shape.item)}"
    if shape.ref:
        return _referred(shape.ref.kinds)
    if shape.word:
        return _choice(shape.word)
    return shape.kind.words if shape.kind else "text"


def _several(item: Shape) -> str:
    if item.record:
        return f"entries, each {a(noun(item.record))}"
    return f"these words: {_value(item)}" if item.word else f"values: {_value(item)}"


def _referred(kinds: Sequence[str]) -> str:
    if "person" in kinds:
        return "key of somebody in [people](#people)"
    names = {"criterion": "success criterion", "work": "work package", "body": "governance body"}
    return f"id of {a(listed([names.get(kind, kind) for kind in kinds], 'or'))}" if kinds else "id of any entry"


def _choice(word: type[Word]) -> str:
    words = ", ".join(f"`{member.value}`" for member in word)
    others = ", ".join(f"`{alias}` for `{meant}`" for alias, meant in word.aliases().items())
    return f"{words} (also {others})" if others else words


def _left_out(field: FieldShape) -> str:
    if field.required:
        return "**required**"
    default = field.default
    if isinstance(default, bool):
        return "yes" if default else "no"
    if default is None or isinstance(default, (Record, tuple, dict)):
        return ""
    return f"`{default}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
