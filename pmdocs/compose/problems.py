"""Turns what goes wrong inside Jinja into diagnostics with the template's file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from traceback import walk_tb
from typing import Final

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from pmdocs.compose.codes import CODES
from pmdocs.compose.suggest import nearest
from pmdocs.diagnostics import Diagnostic, Mark

SHIPPED_PLACE: Final = "pmdocs.templates"


class TemplateProblem(Exception):
    """A problem found while a template is read or run; becomes one diagnostic."""

    def __init__(self, code: str, message: str, place: str, line: int = 0, remedy: str | None = None) -> None:
        """`place` is the template's path as the loader names it; line 0 means the whole file."""
        super().__init__(message)
        self.code, self.message, self.place, self.line, self.remedy = code, message, place, line, remedy


def diagnostic(code: str, message: str, place: str | None, line: int = 0, remedy: str | None = None) -> Diagnostic:
    """A diagnostic of this stage; the remedy comes from the code's page unless the case has its own."""
    mark = Mark(Path(place), line, 1 if line else 0) if place else None
    return Diagnostic(code, message, CODES[code].remedy if remedy is None else remedy, mark)


def from_exception(error: Exception, template: str, place: str, names: Iterable[str] = ()) -> Diagnostic:
    """What a person reads when Jinja stops: which line of which template, what is wrong, what to do.

    `names` are those the template may use: the nearest is offered for one that does not exist.
    """
    if isinstance(error, TemplateProblem):
        return diagnostic(error.code, error.message, error.place, error.line, error.remedy)
    if isinstance(error, TemplateNotFound):
        return diagnostic("PM300", f"There is no template {str(error.name)!r}.", *_place(error, place))
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, place)
    if isinstance(error, RecursionError):
        return diagnostic("PM304", f"The template {template!r} runs into itself.", *_place(error, place))
    if isinstance(error, KeyError):
        return diagnostic("PM302", f"The words need the value {error}.", *_place(error, place))
    for kind, code in _RUNTIME:
        if isinstance(error, kind):
            return diagnostic(code, _sentence(str(error)) + _meant(error, names), *_place(error, place))
    return diagnostic("PM306", _sentence(str(error) or type(error).__name__), *_place(error, place))


def _meant(error: Exception, names: Iterable[str]) -> str:
    unknown = re.fullmatch(r"'(\w+)' is undefined", str(error))
    near = nearest(unknown[1], names) if unknown else None
    return f" Did you mean {near!r}?" if near else ""


def _syntax(error: TemplateSyntaxError, place: str) -> Diagnostic:
    """A line that breaks the rules; an unknown filter is no matter of tags and gets a remedy of its own."""
    unknown = re.match(r"No (?:filter|test) named '(\w+)'", str(error.message))
    remedy = "Use one of the filters that docs/templates.md lists." if unknown else None
    where = (error.filename or place, error.lineno)
    return diagnostic("PM301", _sentence(str(error.message)), *where, remedy=remedy)


_RUNTIME: Final = ((SecurityError, "PM303"), (UndefinedError, "PM302"))
_PLAIN: Final = (
    (re.compile(r"'?(?:[\w.]+\.)?(\w+) object'?"), r"\1"),
    (re.compile(r"^(?:\w+\.)*(\w+)\(\) missing \d+ required positional arguments?: "), r"\1 also needs "),
    (re.compile(r"^(?:\w+\.)*(?:<locals>\.)?(\w+)\(\) "), r"\1 "),
)


def _place(error: BaseException, place: str) -> tuple[str, int]:
    """The innermost line of the person's own templates, else of ours: Jinja rewrites its frames to template files."""
    frames = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    own = [found for found in frames if not found[0].startswith(SHIPPED_PLACE)]
    return (own or frames or [(place, 0)])[-1]


def _sentence(text: str) -> str:
    """One plain sentence, without module paths of our own objects."""
    for pattern, words in _PLAIN:
        text = pattern.sub(words, text.strip())
    text = text.rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."
