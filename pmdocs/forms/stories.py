"""Makes Jinja templates of the parts of a form that hold text, each knowing which line belongs to which tag."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from pmdocs.forms.contents import STORIES, story_parts, types_of
from pmdocs.forms.package import Package
from pmdocs.forms.tags import NUMBER, Tag, gather
from pmdocs.forms.xml import Element, W, parsed

_NUMBERED: Final = re.compile(f"{NUMBER}([0-9]+){NUMBER}")
_HEADING: Final = re.compile(r"heading [1-9]", re.IGNORECASE)
_NAMES: Final = dict(zip(STORIES, ("", "header", "footer", "footnotes", "endnotes"), strict=True))


@dataclass(frozen=True, slots=True)
class Story:
    """One part of a form as a template: its source, its tags, and the tag that stands on each line of the source.

    `label` names the part in messages, empty for the text itself; `columns` tells that a row's cells are repeated, so
    that the table's grid must be made to fit afterwards.
    """

    part: str
    label: str
    source: str
    tags: tuple[Tag, ...]
    lines: Mapping[int, Tag]
    columns: bool = False


def read_stories(package: Package) -> tuple[Story, ...]:
    """Every part of a form that holds tags, the text itself first."""
    headings = _headings(package)
    found = []
    for part, label in _labels(package).items():
        root = parsed(package.parts[part])
        if root is not None and (tags := gather(root, label, headings)):
            found.append(_story(part, label, root, tags))
    return tuple(found)


def _labels(package: Package) -> dict[str, str]:
    """What each part is called in messages; several headers are counted."""
    kinds = types_of(package.parts)
    parts = story_parts(package.parts)
    names = {part: next(name for kind, name in _NAMES.items() if f".{kind}+" in kinds[part]) for part in parts}
    labels = {}
    for part, name in names.items():
        same = [other for other in names if names[other] == name]
        if not name:
            labels[part] = ""
        elif len(same) == 1:
            labels[part] = f"the {name}"
        else:
            labels[part] = f"{name} {same.index(part) + 1} of {len(same)} ({part})"
    return labels


def _headings(package: Package) -> Collection[str]:
    """The ids of heading styles, by the name they have in every language."""
    found = set()
    for name, content in package.parts.items():
        root = parsed(content) if name.endswith("styles.xml") else None
        for style in root.iter(f"{W}style") if root is not None else ():
            label = style.find(f"{W}name")
            if label is not None and _HEADING.fullmatch(label.get(f"{W}val", "")):
                found.add(style.get(f"{W}styleId", ""))
    return found


def _story(part: str, label: str, root: Element, tags: tuple[Tag, ...]) -> Story:
    for properties in root.iter(f"{W}tcPr"):
        if not len(properties):
            properties.text = ""  # written with an end of its own, where a shade can be put in front of it
    markup = etree.tostring(root, encoding="unicode")
    if not all(tag.closed for tag in tags):
        return Story(part, label, "", tags, {})
    patched = DocxTemplate(io.BytesIO()).patch_xml(markup)
    source, lines = _with_lines(patched, tags)
    return Story(part, label, source, tags, lines, any(tag.prefix == "tc" for tag in tags))


def _with_lines(patched: str, tags: tuple[Tag, ...]) -> tuple[str, dict[int, Tag]]:
    """The source with a line end in place of each number, inside the tag, and the tag that ends on each line."""
    parts: list[str] = []
    lines: dict[int, Tag] = {}
    end, line = 0, 1
    for match in _NUMBERED.finditer(patched):
        before = patched[end : match.start()]
        line += before.count("\n")
        lines[line] = tags[int(match[1])]
        parts += [before, "\n"]
        line += 1
        end = match.end()
    return "".join([*parts, patched[end:]]), lines
