"""Lists every name a form of a document may use, with what it stands for and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pmdocs.documents.front import FrontMatter
from pmdocs.forms.values import Lookup, Many, Plain, Several, Thing, Value, is_chart, may_be_missing, members

_ENTRIES: Final = ("row", "part", "piece", "bit")
"""What the entries of a list are called in the examples, of lists within lists one after the other."""

_SHOWN: Final = {
    Plain.TEXT: ("text", "{path}"),
    Plain.WHOLE: ("whole number", "{path}"),
    Plain.AMOUNT: ("amount or number", "{path}|number"),
    Plain.DATE: ("date", "{path}|date"),
    Plain.YES_NO: ("yes or no", ""),
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written in a tag, what it stands for, and the tag that shows it.

    `depth` counts the lists it stands in: a name of depth 1 is known inside the loop of the list above it.
    """

    path: str
    meaning: str
    tag: str
    depth: int = 0


def names_for(view: type) -> Iterator[Name]:
    """Every name of a document whose view is of the class `view`: those of the document itself first."""
    yield from _fields("document", FrontMatter, 0, frozenset())
    yield from _fields("view", view, 0, frozenset())


def _fields(path: str, kind: type, depth: int, around: frozenset[type]) -> Iterator[Name]:
    for name, value in members(kind).items():
        inner = f"{path}.{name}"
        if isinstance(value, Thing) and not is_chart(value.of) and may_be_missing(kind, name):
            yield Name(inner, "record, if there is one", f"{{% if {inner} %}} … {{% endif %}}", depth)
        yield from _value(inner, value, depth, around | {kind})


def _value(path: str, value: Value, depth: int, around: frozenset[type]) -> Iterator[Name]:
    if isinstance(value, Plain):
        meaning, tag = _SHOWN[value]
        shown = tag.format(path=path)
        yield Name(path, meaning, f"{{{{ {shown} }}}}" if shown else f"{{% if {path} %}} … {{% endif %}}", depth)
    elif isinstance(value, Thing) and is_chart(value.of):
        yield Name(path, "chart", f"{{{{ draw({path}) }}}}", depth)
    elif isinstance(value, Thing) and value.of not in around:
        yield from _fields(path, value.of, depth, around)
    elif isinstance(value, Many):
        yield from _list(path, value.item, depth, around)
    elif isinstance(value, Several):
        for number, item in enumerate(value.items):
            yield from _value(f"{path}[{number}]", item, depth, around)
    elif isinstance(value, Lookup):
        entry = f"{_ENTRIES[min(depth, len(_ENTRIES) - 1)]}"
        yield Name(path, "values by name", f"{{% for name, {entry} in {path}.items() %}} … {{% endfor %}}", depth)
        yield from _value(entry, value.value, depth + 1, around)


def _list(path: str, item: Value, depth: int, around: frozenset[type]) -> Iterator[Name]:
    """A list, then the names of its entries; plain words can also be joined."""
    entry = _ENTRIES[min(depth, len(_ENTRIES) - 1)]
    if item is Plain.TEXT:
        yield Name(path, "list of texts", f"{{{{ {path}|listed }}}}", depth)
    else:
        yield Name(path, "list", f"{{% for {entry} in {path} %}} … {{% endfor %}}", depth)
        yield from _value(entry, item, depth + 1, around)
