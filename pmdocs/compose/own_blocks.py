"""Finds the blocks of a person's own templates that replace nothing, because no template they extend has them."""

from __future__ import annotations

from jinja2 import Environment, nodes

from pmdocs.compose.outlines import outlines
from pmdocs.compose.problems import TemplateProblem
from pmdocs.compose.suggest import nearest


def check_blocks(template: str, environment: Environment) -> None:
    """Raise TemplateProblem for a block at the top of a template that would never be printed.

    A template that extends another is nothing but its blocks: one with a misspelt name is passed over in silence.
    """
    line = list(outlines(template, environment))
    for number, (place, tree) in enumerate(line[:-1]):
        known = {block.name for _, above in line[number + 1 :] for block in above.find_all(nodes.Block)}
        for node in tree.body:
            if isinstance(node, nodes.Block) and node.name not in known:
                near = nearest(node.name, known)
                hint = f" Did you mean {near!r}?" if near else ""
                fact = f"There is no block {node.name!r} to replace, so it would not be printed.{hint}"
                raise TemplateProblem("PM309", fact, place, node.lineno)
