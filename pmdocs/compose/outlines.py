"""A template and all that it extends, read but not run."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, nodes


def outlines(template: str, environment: Environment) -> Iterator[tuple[str, nodes.Template]]:
    """The place and the tree of each, the template itself first; ends where a name is worked out while it runs."""
    seen: set[str] = set()
    while template not in seen and environment.loader:
        seen.add(template)
        text, place, _ = environment.loader.get_source(environment, template)
        tree = environment.parse(text, template, place)
        yield place or template, tree
        parent = next(tree.find_all(nodes.Extends), None)
        if parent is None or not isinstance(parent.template, nodes.Const):
            return
        template = str(parent.template.value)
