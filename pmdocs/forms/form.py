"""A Word form: opened, looked through, and checked against the names its document has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from pmdocs.compose.environment import DocumentEnvironment
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents.front import FrontMatter
from pmdocs.forms.environment import names_of
from pmdocs.forms.expressions import Expressions
from pmdocs.forms.package import Package, read_package
from pmdocs.forms.pairs import mismatches
from pmdocs.forms.problems import at_tag, in_part
from pmdocs.forms.statements import Statements
from pmdocs.forms.stories import Story, read_stories
from pmdocs.forms.tags import Tag
from pmdocs.forms.values import Thing, Value


@dataclass(frozen=True, slots=True)
class Form:
    """A form whose package is harmless: where it lies, its parts, and those of them that hold tags."""

    path: Path
    package: Package
    stories: tuple[Story, ...]

    @property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, in reading order, the text itself before headers and footers."""
        return tuple(tag for story in self.stories for tag in story.tags)


def open_form(path: Path) -> Form:
    """Read and look through a form; DefinitionError with every reason why it cannot be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        fact = f"The form cannot be read ({error.strerror})."
        raise DefinitionError([in_part("PM370", path, "", fact, "Check that the file is there.")]) from error
    package = read_package(data, path)
    return Form(path, package, read_stories(package))


def check_form(form: Form, view: type, environment: DocumentEnvironment) -> tuple[Diagnostic, ...]:
    """Everything wrong with the tags of a form for a document whose view is of the class `view`."""
    scope: dict[str, Value] = {"document": Thing(FrontMatter), "view": Thing(view)}
    return tuple(problem for story in form.stories for problem in _story(form.path, story, scope, environment))


def problem_at(path: Path, story: Story, line: int, code: str, fact: str, remedy: str | None = None) -> Diagnostic:
    """A problem on a line of a story's source, told at the tag that stands there."""
    tag = story.lines.get(line) or _before(story, line)
    if tag is None:
        return in_part(code, path, story.part, fact, remedy)
    return at_tag(code, path, tag.place.words or "the text", tag.text, fact, remedy)


def _before(story: Story, line: int) -> Tag | None:
    """The last tag above a line, which a problem at the end of the source belongs to."""
    above = [number for number in story.lines if number <= line]
    return story.lines[max(above)] if above else None


def _story(
    path: Path, story: Story, scope: Mapping[str, Value], environment: DocumentEnvironment
) -> Iterator[Diagnostic]:
    found = list(mismatches(story.tags))
    for wrong in found:
        yield at_tag(wrong.code, path, wrong.tag.place.words or "the text", wrong.tag.text, wrong.fact, wrong.remedy)
    if found:
        return  # what stands inside cannot be told from what does not
    try:
        tree = environment.parse(story.source)
        problems = list(_names(path, story, tree, scope, environment))
    except TemplateSyntaxError as error:
        fact = f"{_lower(str(error.message)).rstrip('.')}."
        problems = [problem_at(path, story, error.lineno, "PM380", fact)]
    except RecursionError:
        fact = "Its tags stand too deeply in one another."
        remedy = "Take some of the brackets, or of the {% if … %} within {% if … %}, away."
        problems = [in_part("PM380", path, story.part, fact, remedy)]
    yield from problems


def _names(
    path: Path, story: Story, tree: nodes.Template, scope: Mapping[str, Value], environment: DocumentEnvironment
) -> Iterator[Diagnostic]:
    expressions = Expressions(environment.filters, environment.tests, names_of(environment))
    Statements(expressions).run(tree.body, {**scope})
    for complaint in sorted(expressions.complaints, key=lambda complaint: complaint.line):
        yield problem_at(path, story, complaint.line, complaint.code, complaint.fact, complaint.remedy)


def _lower(text: str) -> str:
    """A sentence as it goes on after a colon; words that are written in capitals keep them."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
