"""Finds templates: the person's own folder first, then those that come with pmdocs, and nothing outside either."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

from pmdocs.compose.problems import TemplateProblem
from pmdocs.source.text import REFUSED, refusal

PACKAGE = "pmdocs.templates"
SHIPPED = "pmdocs/"
"""In front of a name: the template that comes with pmdocs, also where the person has one of the same name."""


class DocumentLoader(BaseLoader):
    """Looks a template up in `folder`, then in the package; a name or link that leads outside is refused."""

    def __init__(self, folder: Path | None) -> None:
        """Resolve the folder once: every file read must lie inside this real path."""
        self._folder = folder.resolve() if folder and folder.is_dir() else None
        self._shown_folder = folder
        self._package = files(PACKAGE)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and the path its problems are reported at."""
        parts = split_template_path(template)
        own = self._own_file(template, parts)
        if own is not None:
            return _text(own.read_bytes(), str(own)), self.place(template), lambda: True
        parts = split_template_path(template.removeprefix(SHIPPED))
        packaged = self._package.joinpath(*parts)
        if not parts or not packaged.is_file():
            raise TemplateNotFound(template)
        return _text(packaged.read_bytes(), template), self.place(template), lambda: True

    def place(self, template: str) -> str:
        """Where a template stands, as a report names it: the person's file, or its name within pmdocs."""
        if self._shown_folder and self._own_file(template, template.split("/")) is not None:
            return str(self._shown_folder / template)
        return f"{PACKAGE}/{template.removeprefix(SHIPPED)}"

    @property
    def has_own(self) -> bool:
        """True if the person has a folder of templates."""
        return self._folder is not None

    def _own_file(self, template: str, parts: list[str]) -> Path | None:
        if self._folder is None or template.startswith(SHIPPED):
            return None
        path = self._folder.joinpath(*parts)
        if not path.exists() and not path.is_symlink():
            return None
        if not _is_within(path, self._folder):
            raise TemplateProblem("PM307", f"The template {template!r} lies outside the templates folder.", str(path))
        if not path.is_file():
            raise TemplateProblem("PM307", f"The template {template!r} is no file, or a link to nothing.", str(path))
        return path


def _is_within(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # a link to itself
        return True


def _text(data: bytes, place: str) -> str:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateProblem("PM308", "The template is not UTF-8 text.", place, line) from error
    if found := REFUSED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        problem = refusal(found[0], found.start())
        raise TemplateProblem("PM308", problem.message, place, line, problem.remedy)
    return text
