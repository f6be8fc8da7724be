"""Runs the tags of a form over the values of its document, and tells what stops a tag at the tag itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import UndefinedError

from pmdocs.compose.environment import DocumentEnvironment
from pmdocs.compose.problems import from_exception
from pmdocs.compose.rendering import LARGEST_DOCUMENT
from pmdocs.confinement import PATIENCE, TooLarge, TooLong, confined
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.forms.environment import Drawings, form_environment
from pmdocs.forms.form import Form, problem_at
from pmdocs.forms.problems import in_part
from pmdocs.forms.stories import Story
from pmdocs.theme import Colours

_CODES: Final[Mapping[str, str]] = {"PM301": "PM380", "PM302": "PM381", "PM303": "PM383", "PM306": "PM384"}
_OF_NOTHING: Final = re.compile(r"'?None'? has no (attribute|element)")
_NOT_SO_LARGE: Final = "Show less of it, or a shorter list; a text that is put together in a loop grows fast."
_MOST_LOOPS: Final = 3


def run_tags(
    form: Form, context: Mapping[str, Any], language: str, colours: Colours, patience: float = PATIENCE
) -> tuple[Sequence[str], Sequence[Any]]:
    """The markup of each story after its tags were run, and the charts they ask for; in time and memory that suffice.

    DefinitionError for whatever stops a tag.
    """
    try:
        return confined(_run, form.path, form.stories, context, language, colours, patience=patience)
    except TooLong:
        fact = f"The form is not filled in after {patience:g} seconds."
        raise DefinitionError([in_part("PM374", form.path, "", fact, _loops(form))]) from None
    except TooLarge:
        fact = "Filled in, the form needs more memory than it may have."
        raise DefinitionError([in_part("PM374", form.path, "", fact, _NOT_SO_LARGE)]) from None


def _run(
    path: Path, stories: Sequence[Story], context: Mapping[str, Any], language: str, colours: Colours
) -> tuple[list[str], list[Any]]:
    drawings = Drawings()
    environment = form_environment(language, colours, drawings)
    return [_written(path, story, environment, context) for story in stories], drawings.specs


def _written(path: Path, story: Story, environment: DocumentEnvironment, context: Mapping[str, Any]) -> str:
    try:
        chunks, size = [], 0
        for chunk in environment.from_string(story.source).generate(**context):
            size += len(chunk)
            if size > LARGEST_DOCUMENT:
                fact = "Filled in, it is too large for any reader."
                raise DefinitionError([in_part("PM374", path, story.part, fact, _NOT_SO_LARGE)])
            chunks.append(chunk)
    except DefinitionError:
        raise
    except Exception as error:
        raise DefinitionError([_from(error, path, story)]) from error
    return "".join(chunks)


def _from(error: Exception, path: Path, story: Story) -> Diagnostic:
    """What stopped a tag, told at the tag."""
    told = from_exception(error, story.part, story.part)
    line = told.mark.line if told.mark else 0
    if isinstance(error, MemoryError):
        return problem_at(path, story, line, "PM374", "it needs more memory than it may have.", _NOT_SO_LARGE)
    if isinstance(error, RecursionError):
        remedy = "A macro that calls itself must come to an end; leave the call out."
        return problem_at(path, story, line, "PM383", "this goes round in a circle.", remedy)
    if isinstance(error, UndefinedError) and _OF_NOTHING.search(str(error)):
        remedy = "Put {% if … %} and {% endif %} around it, so that it is left out where there is nothing."
        return problem_at(path, story, line, "PM381", "this project has nothing there.", remedy)
    fact = told.message[:1].lower() + told.message[1:]
    known = told.code in _CODES
    return problem_at(path, story, line, _CODES.get(told.code, "PM384"), fact, None if known else told.remedy)


def _loops(form: Form) -> str:
    """Where to look for what takes so long: the loops of the form, and macros that call themselves."""
    found = [tag for tag in form.tags if tag.inner.startswith(("for ", "macro "))][:_MOST_LOOPS]
    places = ", ".join(f"{tag.text} in {tag.place.words or 'the text'}" for tag in found)
    return f"A loop inside a loop repeats too often: look at {places}." if found else "Show less in its tags."
