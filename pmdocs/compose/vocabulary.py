"""The template vocabulary as data: which elements, classes and attributes a template may write (docs/vocabulary.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

RAG: Final = frozenset({"rag-green", "rag-amber", "rag-red", "rag-grey", "rag-blue"})
HEAT: Final = frozenset(f"heat-{shade}" for shade in ("1", "2", "3", "4", "o1", "o2", "o3", "o4"))
TABLE_KINDS: Final = frozenset({"register", "facts", "tiles", "matrix", "signatures", "ragstrip", "plain"})
CALLOUTS: Final = frozenset({"info", "decision", "warning", "todo"})
MOVEMENTS: Final = frozenset({"better", "worse", "same"})
META_NAMES: Final = frozenset(
    {
        "author", "description", "keywords", "dcterms.created", "dcterms.modified",
        "pm-header-left", "pm-header-right", "pm-footer-left", "pm-page-label", "pm-watermark",
    }
)  # fmt: skip

WORDS: Final = frozenset({"strong", "em", "code", "sub", "sup", "br", "a", "span"})
LISTS: Final = frozenset({"ul", "ol"})
BLOCKS: Final = LISTS | {"p", "h1", "h2", "h3", "table", "aside", "article", "figure", "nav", "div"}
EVERYWHERE: Final = frozenset({"id", "class", "lang", "dir", "data-from"})


@dataclass(frozen=True, slots=True)
class Rule:
    """What one element may carry and hold; `text` says whether words may stand directly inside it."""

    children: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    text: bool = False


def _rule(children: frozenset[str] | set[str], classes: str = "", attributes: str = "", *, text: bool = False) -> Rule:
    return Rule(frozenset(children), frozenset(classes.split()), frozenset(attributes.split()), text)


def _words(classes: str = "", attributes: str = "", children: frozenset[str] = WORDS) -> Rule:
    return _rule(children, classes, attributes, text=True)


_CELL: Final = Rule(
    WORDS | LISTS | {"p"},
    RAG | HEAT | {"num", "date", "id", "center", "muted", "strong"},
    frozenset({"colspan", "scope"}),
    text=True,
)

ELEMENTS: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "html": _rule({"head", "body"}),
        "head": _rule({"meta", "title"}),
        "title": _rule(set(), text=True),
        "meta": _rule(set(), attributes="charset name content"),
        "body": _rule(BLOCKS | {"section"}),
        "section": _rule(BLOCKS | {"section"}, "cover page landscape"),
        "p": _words("title subtitle kicker lead note source empty callout-title"),
        "h1": _words("unlisted"),
        "h2": _words("unlisted"),
        "h3": _words("unlisted"),
        "ul": _rule({"li"}, "plain checklist"),
        "ol": _rule({"li"}, attributes="start"),
        "li": _words("done open", children=WORDS | LISTS | {"p"}),
        "table": Rule(
            frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"}),
            TABLE_KINDS | {"compact"},
            frozenset({"aria-label", "data-desc"}),
        ),
        "caption": _words(),
        "colgroup": _rule({"col"}),
        "col": _rule(set(), attributes="style"),
        "thead": _rule({"tr"}),
        "tbody": _rule({"tr"}),
        "tfoot": _rule({"tr"}),
        "tr": _rule({"th", "td"}, "total group tile-note muted"),
        "th": _CELL,
        "td": _CELL,
        "aside": Rule(LISTS | {"p"}, CALLOUTS | {"callout"}),
        "article": _rule(BLOCKS - {"nav", "article"}, "card"),
        "figure": _rule({"svg", "img", "figcaption"}, "chart", "data-chart"),
        "figcaption": _words(),
        "img": _rule(set(), attributes="src alt"),
        "nav": _rule(set(), "toc", "data-depth"),
        "div": _rule(BLOCKS, "grid two three wide-left wide-right keep"),
        "a": _words("ref maybe", "href", children=WORDS - {"a"}),
        "span": Rule(
            WORDS,
            RAG | HEAT | MOVEMENTS | {"rag", "band", "todo", "delta", "muted", "num", "nowrap", "tag", "small"},
            text=True,
        ),
        "strong": _words(),
        "em": _words(),
        "code": _words(),
        "sub": _words(),
        "sup": _words(),
        "br": _rule(set()),
    }
)
