"""The templates that come with pmdocs: which there are, which blocks each has, and a copy to start one's own from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from jinja2 import Environment, nodes

from pmdocs.compose.loader import PACKAGE, SHIPPED, DocumentLoader
from pmdocs.compose.outlines import outlines

ENDING: Final = ".html.j2"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a template that can be replaced; `depth` counts the blocks it stands in."""

    name: str
    depth: int


def shipped_templates() -> tuple[str, ...]:
    """The name of every template, such as ``charter/charter.html.j2``."""
    return tuple(sorted(_names(files(PACKAGE), "")))


def template_text(name: str) -> str:
    """A template as it comes with pmdocs."""
    return files(PACKAGE).joinpath(*name.split("/")).read_text(encoding="utf-8")


def blocks_of(name: str) -> tuple[Block, ...]:
    """The blocks of a template in the order of its pages, those of the template it extends among them."""
    # Nothing of a template is run: only its outline is read.
    environment = Environment(loader=DocumentLoader(None), extensions=["jinja2.ext.i18n"], autoescape=True)
    trees = [tree for _, tree in outlines(name, environment)]
    newest = {block.name: block for tree in reversed(trees) for block in tree.find_all(nodes.Block)}
    return tuple(_blocks(trees[-1], newest, 0))


def override_text(name: str) -> str:
    """A template that changes nothing yet: it extends the one that comes with pmdocs and lists its blocks."""
    inner = [block.name for block in blocks_of(name) if block.depth and not block.name.startswith("cover")]
    listed = "\n".join(f"       {'  ' * block.depth}{{% block {block.name} %}}" for block in blocks_of(name))
    return _OVERRIDE.format(name=name, shipped=SHIPPED + name, first=(inner or ["body"])[0], blocks=listed)


_OVERRIDE: Final = """\
{{#
   Your own version of {name}. It changes nothing yet: every part comes from pmdocs.

   To change a part, write its block at the end of this file. {{{{ super() }}}} stands for what it held before,
   and an empty block leaves the part out:

       {{% block {first} %}}
       {{{{ super() }}}}
       <p>A sentence of our own.</p>
       {{% endblock %}}

   The blocks there are; those set in stand inside the one above them:

{blocks}
#}}
{{% extends "{shipped}" %}}
"""


def _names(folder: Traversable, above: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _names(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(ENDING):
            yield f"{above}{entry.name}"


def _blocks(node: nodes.Node, newest: Mapping[str, nodes.Block], depth: int) -> Iterator[Block]:
    """The blocks within a node; what stands in one is taken from the template that wrote it last."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield Block(child.name, depth)
            yield from _blocks(newest[child.name], newest, depth + 1)
        else:
            yield from _blocks(child, newest, depth)
