"""Names the bookmarks of every place that links and the table of contents lead to, before anything is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pmdocs.writers.docx.elements import Element

_LONGEST: Final = 40
_ODD: Final = re.compile(r"\W+", re.ASCII)


class UnknownTarget(Exception):
    """A link leads to an id that the document does not have; the composer should have found it."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The bookmarks of one document, by the id of the place.

    `links` are those of places that links and references name, `contents` those of headings in the table of
    contents. A heading can have both: Word throws away and renews the second kind when it updates the table.
    """

    links: Mapping[str, str]
    contents: Mapping[str, str]

    def link(self, target: str) -> str:
        """The bookmark that a link to an id leads to."""
        if target not in self.links:
            raise UnknownTarget(target)
        return self.links[target]

    def at(self, place: str | None) -> tuple[str, ...]:
        """The bookmarks to set at a place; none where nothing leads there."""
        if not place:
            return ()
        return tuple(names[place] for names in (self.links, self.contents) if place in names)


def find_anchors(root: Element) -> Anchors:
    """Name every place in the order in which links name them, so that equal input gives equal names."""
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    listed = [target for nav in root.iter("nav") for target in _targets(nav)]
    linked = [target for body in root.iter("body") for target in _targets(body, skip="nav")]
    return Anchors(
        links=_names(dict.fromkeys(target for target in linked if target in ids)),
        # Word itself names the bookmarks of a table of contents like this.
        contents={target: f"_Toc{100_000_000 + n}" for n, target in enumerate(dict.fromkeys(listed), start=1)},
    )


def bookmark_name(target: str) -> str:
    """An id as Word allows it: a letter, then letters, digits and underscores, 40 characters at most.

    Where letters had to go, a fingerprint of the whole id keeps apart what would otherwise look alike.
    """
    name = _ODD.sub("_", target).strip("_")
    name = name if name[:1].isalpha() else f"id_{name}"
    return name if target.isascii() and len(name) <= _LONGEST else _with_fingerprint(name, target)


def _targets(element: Element, skip: str = "") -> Iterator[str]:
    for link in element.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and not (skip and next(link.iterancestors(skip), None) is not None):
            yield href[1:]


def _names(targets: Mapping[str, None]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for target in targets:
        name = bookmark_name(target)
        # Word does not tell large letters from small ones here.
        if name.lower() in taken:
            name = _with_fingerprint(name, target)
        taken.add(name.lower())
        names[target] = name
    return names


def _with_fingerprint(name: str, target: str) -> str:
    fingerprint = hashlib.sha256(target.encode()).hexdigest()[:8]
    return f"{name[: _LONGEST - 9]}_{fingerprint}"
