"""The styles of a Word file: found by canonical name, by localised name or by id, and followed to what they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pmdocs.corporate.names import OTHER_NAMES, folded, id_of
from pmdocs.corporate.xml import Element, W

_DEEPEST: Final = 20
"""Styles a style may be based on, one upon the other; Word stops at ten."""
_DEFAULTS: Final = {
    "Normal": "paragraph",
    "Default Paragraph Font": "character",
    "Normal Table": "table",
    "No List": "numbering",
}


@dataclass(frozen=True, slots=True)
class WordStyle:
    """One style: its id, name, kind (``paragraph``, ``character``, ``table`` or ``numbering``) and its element."""

    identity: str
    name: str
    kind: str
    element: Element
    aliases: tuple[str, ...] = ()

    @property
    def based_on(self) -> str:
        """The id of the style this one is based on; empty for none."""
        return _value(self.element, "basedOn")

    @property
    def is_default(self) -> bool:
        """True for the one style of its kind that everything without a style has."""
        return self.element.get(f"{W}default") in ("1", "true", "on")


class StyleBook:
    """All styles of a file; of two with one id, the first counts, as in Word."""

    def __init__(self, root: Element, usual_table: str = "") -> None:
        """Read the styles below `root`, the whole of a part; odd elements without an id are passed over.

        `usual_table` is the id of the style that Word gives to new tables in the file, if its settings name one.
        """
        self.root, self.usual_table = root, usual_table
        self.styles: dict[str, WordStyle] = {}
        for element in root.iterchildren(f"{W}style"):
            style = _style(element)
            if style.identity:
                self.styles.setdefault(style.identity, style)
        self._ways = _ways(self.styles.values())

    def find(self, canonical: str, kind: str) -> WordStyle | None:
        """The style that plays the part of a built-in one (``heading 1``), or of one of ours by its name.

        Its canonical name counts most, then a name of its own that people gave it, then its name in another language,
        then its id, which producers make of the name: ``berschrift1`` is the id of "Überschrift 1".
        """
        others = OTHER_NAMES.get(canonical, ())
        keys = [("name", folded(canonical)), ("alias", folded(canonical))]
        keys += [(way, folded(name)) for way in ("name", "alias") for name in others]
        if canonical in OTHER_NAMES:  # an id says nothing about a style that is not Word's own
            keys += [("id", folded(id_of(name))) for name in (canonical, *others)]
        found = (self._ways.get((kind, way, key)) for way, key in keys)
        return next(filter(None, found), None) or self._default(canonical, kind)

    def chain(self, style: WordStyle) -> Iterator[WordStyle]:
        """A style, the style it is based on, and so on; a ring of styles ends where it would begin again."""
        seen: set[str] = set()
        current: WordStyle | None = style
        while current is not None and current.identity not in seen and len(seen) < _DEEPEST:
            yield current
            seen.add(current.identity)
            current = self.styles.get(current.based_on)

    def property(self, style: WordStyle | None, path: str, attribute: str) -> str | None:
        """What a style says of a property, itself or through what it is based on, or else the file's defaults.

        `path` leads from the style to the property, such as ``pPr/spacing``; None where nothing is said anywhere.
        """
        for one in self.chain(style) if style else ():
            value = _attribute(one.element, path, attribute)
            if value is not None:
                return value
        group, _, rest = path.partition("/")
        return _attribute(self.root, f"docDefaults/{group}Default/{group}/{rest}", attribute)

    def has(self, style: WordStyle | None, path: str) -> bool:
        """True if a style carries an on/off property, itself or through what it is based on."""
        for one in self.chain(style) if style else ():
            found = one.element.find(_qualified(path))
            if found is not None:
                return found.get(f"{W}val", "1") not in ("0", "false", "off")
        return False

    def _default(self, canonical: str, kind: str) -> WordStyle | None:
        if _DEFAULTS.get(canonical) != kind:
            return None
        return next((style for style in self.styles.values() if style.kind == kind and style.is_default), None)


def usual_table_of(settings: Element) -> str:
    """The id of the style that Word gives to new tables, as the settings of a file name it; empty for none."""
    return _value(settings, "defaultTableStyle")


def _ways(styles: Iterable[WordStyle]) -> dict[tuple[str, str, str], WordStyle]:
    """Every way a style can be asked for: by kind, and by name, alias or id."""
    found: dict[tuple[str, str, str], WordStyle] = {}
    known = {folded(canonical) for canonical in OTHER_NAMES}
    for style in styles:
        found.setdefault((style.kind, "name", folded(style.name)), style)
        for alias in style.aliases:
            found.setdefault((style.kind, "alias", folded(alias)), style)
        if folded(style.name) not in known:  # the name says what it is, so its id cannot make it another
            found.setdefault((style.kind, "id", folded(style.identity)), style)
    return found


def _style(element: Element) -> WordStyle:
    return WordStyle(
        identity=element.get(f"{W}styleId", ""),
        name=_value(element, "name"),
        kind=element.get(f"{W}type", "paragraph"),
        element=element,
        aliases=tuple(filter(None, (part.strip() for part in _value(element, "aliases").split(",")))),
    )


def _value(element: Element, tag: str) -> str:
    found = element.find(W + tag)
    return "" if found is None else found.get(f"{W}val", "")


def _attribute(element: Element, path: str, attribute: str) -> str | None:
    found = element.find(_qualified(path))
    return None if found is None else found.get(W + attribute)


def _qualified(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))
