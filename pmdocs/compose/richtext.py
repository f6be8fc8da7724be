"""Turns the small Markdown subset of text fields into markup of the template vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Final
from unicodedata import normalize

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

BLOCK_RULES: Final = ("list", "paragraph")
INLINE_RULES: Final = ("text", "newline", "escape", "backticks", "emphasis", "link", "autolink", "entity")
SAFE_SCHEMES: Final = ("https://", "http://", "mailto:", "#")
DEEPEST_LIST: Final = 3
_ENDS: Final = (".", ",", ":", ";", "!", "?", "。", "؟", "؛", "،")  # after these words go on without more
_GOES_ON: Final = re.compile(r"[\w-]|\.\w")  # what follows belongs to the same word

_TAGS: Final = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "softbreak": " ",
    "hardbreak": "<br>",
    "link_close": "</a>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
}


def is_safe_link(address: str) -> bool:
    """True for a web page, a mail address or a place inside the document; everything else is refused."""
    return address.strip().lower().startswith(SAFE_SCHEMES)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable([*BLOCK_RULES, *(rule for rule in INLINE_RULES if rule != "text")])
    # A refused address leaves the author's characters as they were typed.
    parser.validateLink = is_safe_link  # type: ignore[method-assign,assignment]
    return parser


class IdLinker:
    """Turns ids that a document knows (``R-7``) into links wherever they occur in running text.

    The links carry the class ``maybe``: they become plain text again where the document does not show
    the place they lead to.
    """

    def __init__(self, ids: Collection[str]) -> None:
        """Keep the ids with their lengths: a long register has thousands, too many to try one after the other."""
        self._known = frozenset(i for i in ids if i)
        self._lengths = sorted({len(i) for i in self._known}, reverse=True)
        first = "".join(re.escape(letter) for letter in sorted({i[0] for i in self._known}))
        self._start = re.compile(rf"(?<![\w.-])[{first}]") if self._known else None

    def __call__(self, text: str) -> str:
        """The text as markup: escaped, and with links around known ids."""
        if self._start is None:
            return escape(text)
        out, end = [], 0
        for match in self._start.finditer(text):
            found = self._id_at(text, match.start()) if match.start() >= end else ""
            if found:
                shown = escape(found)
                out += [escape(text[end : match.start()]), f'<a class="maybe" href="#{shown}">{shown}</a>']
                end = match.start() + len(found)
        return "".join([*out, escape(text[end:])])

    def _id_at(self, text: str, start: int) -> str:
        """The id that stands here, the longest if one begins like another; "" if none does."""
        for length in self._lengths:
            candidate = text[start : start + length]
            if candidate in self._known and not _GOES_ON.match(text, start + length):
                return candidate
        return ""


def rich(text: str, linker: IdLinker) -> Markup:
    """Paragraphs and lists; what the subset does not know stays as the author typed it."""
    return Markup("".join(_blocks(_parser().parse(text), linker)))  # noqa: S704 - every text is escaped by the linker


def inline(text: str, linker: IdLinker) -> Markup:
    """One run of words: emphasis, code and links only; line ends become spaces.

    Paragraphs and items of lists follow each other as parts of a sentence. A single one keeps what it begins with:
    "1. Quarter" is a name, not a list.
    """
    lines = _parser().parse(text) if "\n" in text else ()
    parts = [token for token in lines if token.type == "inline" and token.content]
    if len(parts) < 2:
        parts = _parser().parseInline(" ".join(text.split("\n")).strip())
    return Markup("".join(_running(parts, linker)))  # noqa: S704 - escaped by the linker


def _running(parts: Sequence[Token], linker: IdLinker) -> Iterable[str]:
    for before, part in pairwise((None, *parts)):
        if before is not None:
            yield " " if normalize("NFKC", before.content).endswith(_ENDS) else "; "
        for words in _words(part.children or () if part else (), linker):
            yield " " if words == _TAGS["hardbreak"] else words


def _blocks(tokens: Sequence[Token], linker: IdLinker) -> Iterable[str]:
    depth = 0
    for token in tokens:
        if token.type.endswith("_list_close"):
            depth -= 1
        if token.type == "inline":
            yield from _words(token.children or (), linker)
        else:
            yield _block_tag(token, depth)
        if token.type.endswith("_list_open"):
            depth += 1


def _block_tag(token: Token, depth: int) -> str:
    """A tag; lists deeper than the vocabulary allows continue as items of the deepest level."""
    if token.type in ("paragraph_open", "paragraph_close"):
        return "" if token.hidden else "<p>" if token.nesting == 1 else "</p>"
    if "list" in token.type and (depth >= DEEPEST_LIST if "item" not in token.type else depth > DEEPEST_LIST):
        return "</li><li>" if token.type == "list_item_open" else ""
    if token.type == "ordered_list_open":
        start = token.attrGet("start")
        return f'<ol start="{start}">' if start and start != 1 else "<ol>"
    return _TAGS[token.type]


def _words(tokens: Iterable[Token], linker: IdLinker) -> Iterable[str]:
    in_link = False
    for token in tokens:
        if token.type in ("text", "text_special"):
            yield escape(token.content) if in_link else linker(token.content)
        elif token.type == "code_inline":
            yield f"<code>{escape(token.content)}</code>"
        elif token.type == "link_open":
            in_link = True
            yield f'<a href="{escape(str(token.attrGet("href") or ""))}">'
        else:
            in_link = in_link and token.type != "link_close"
            yield _TAGS[token.type]
