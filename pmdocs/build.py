"""The conductor: from a definition on disk to finished documents, every stage in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pmdocs.charts import ChartStyle, draw
from pmdocs.compose import Composed, compose
from pmdocs.compose.open_points import open_points
from pmdocs.corporate.dressing import dressed
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents import DOCUMENTS, DocumentKind, DocumentType, Voice
from pmdocs.figures import Figures
from pmdocs.ingredients import ingredients
from pmdocs.load import Definition, load
from pmdocs.outputs import Output, SaveReport, output_name, save_all
from pmdocs.production import AnyJob, Format, FormJob, Job, Produced, produce_all, seconds_expected
from pmdocs.project import Project
from pmdocs.project.kickoff import DocumentStatus
from pmdocs.reckoning import has_warnings, reckon, usual_date
from pmdocs.theme import Theme, check_theme

if TYPE_CHECKING:
    from pmdocs.forms import Filled


@dataclass(frozen=True, slots=True)
class Request:
    """What to build and where: nothing here is looked up later, least of all the day it is.

    `data_date` None means the latest update, else `today`. `theme` and `out` are None for the definition's own theme
    and the folder ``out`` beside it; `word_base` for the theme's own Word file, if it names one.
    """

    project: Path
    today: dt.date
    documents: tuple[DocumentKind, ...] = tuple(DocumentKind)
    formats: tuple[Format, ...] = (Format.DOCX, Format.PDF)
    data_date: dt.date | None = None
    language: str | None = None
    theme: str | None = None
    word_base: Path | None = None
    out: Path | None = None
    strict: bool = False
    force: bool = False
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the saved files, the documents by name, and the diagnostics that did not stop it.

    `open_points` counts the places that show "to be completed"; `diagnostics` is what reading, checking and
    reconciling had to tell.
    """

    definition: Definition
    figures: Figures
    produced: tuple[Produced, ...]
    saved: SaveReport
    open_points: int
    diagnostics: tuple[Diagnostic, ...]


Progress = Callable[[str], None]
LONG = 15
"""Seconds from which a person is told beforehand how long a document takes."""


def build(request: Request, progress: Progress = lambda _: None) -> Built:
    """Build the documents asked for; raises before anything is written if the definition or a template has errors."""
    progress("Reading the definition")
    definition = load(request.project, with_theme=request.theme is None)
    theme, told = _theme(request, definition)
    progress("Working out the figures")
    reckoning = reckon(definition, data_date(request, definition.project))
    figures, found = reckoning.figures, (*reckoning.diagnostics, *told)
    progress("Composing the pages")
    jobs = [_job(DOCUMENTS[kind], figures, request, theme, definition) for kind in request.documents]
    missing = tuple(point for job in jobs for point in _open_points(job))
    if request.strict and (missing or has_warnings(found)):
        raise DefinitionError((*found, *missing))
    for job in jobs:
        if (seconds := seconds_expected(job)) >= LONG:
            progress(f"  {job.name} is long: laying it out takes about {_spoken(seconds)}")
    produced = produce_all(jobs, workers=request.workers, done=lambda item: progress(f"  {item.name}"))
    progress("Saving")
    saved = save_all(
        tuple(_outputs(produced, *_protected(definition, request, figures.state.data_date))),
        request.out or definition.source.root / "out",
        inputs=ingredients(definition, request.theme, theme, jobs),
        force=request.force,
    )
    return Built(definition, figures, produced, saved, len(missing), found)


def _spoken(seconds: int) -> str:
    """A duration as people say it: 40 seconds, 3 minutes."""
    return f"{round(seconds, -1)} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes"


def data_date(request: Request, project: Project) -> dt.date:
    """The day the documents speak of: as asked, else the latest update's, else today."""
    return request.data_date or usual_date(project, request.today)


def _theme(request: Request, definition: Definition) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme asked for, else the definition's, on the pages of its Word file; and what there is to tell of both."""
    # Of its own theme, the definition has told already.
    theme, told = (definition.theme, ()) if definition.theme else check_theme(request.theme or "quiet")
    theme, notices = dressed(replace(theme, word_base=request.word_base or theme.word_base))
    return theme, (*told, *notices)


def _job(document: DocumentType, figures: Figures, request: Request, theme: Theme, definition: Definition) -> AnyJob:
    """What is to be written: a page of ours, or the organisation's own form if the definition names one."""
    info = definition.project.project
    voice = Voice(request.language or info.language, info.currency)
    name = file_stem(definition, document.kind, voice.language, figures.state.data_date)
    form = definition.form(document.kind.value)
    if form is not None:
        return FormJob(name, filled_form(form, document, figures, voice, theme), request.formats)
    composed = composed_page(document, figures, voice, theme, definition.source.root)
    return Job(name, composed, theme, request.formats, definition.source.root)


def _open_points(job: AnyJob) -> tuple[Diagnostic, ...]:
    return job.filled.open_points if isinstance(job, FormJob) else open_points(job.composed)


def composed_page(document: DocumentType, figures: Figures, voice: Voice, theme: Theme, root: Path) -> Composed:
    """One document's checked HTML."""
    page = document.page(figures, voice)
    style = ChartStyle.from_theme(theme)
    return compose(
        document.template,
        {"document": page.front, "view": page.view},
        kind=document.kind.value,
        language=voice.language,
        folder=_own_templates(root),
        ids=figures.ids,
        draw=partial(draw, style=style),
    )


def filled_form(path: Path, document: DocumentType, figures: Figures, voice: Voice, theme: Theme) -> Filled:
    """One document's Word form, filled in with the same values its template would show."""
    from pmdocs.forms import fill, open_form

    page = document.page(figures, voice)
    style = ChartStyle.from_theme(theme)
    return fill(open_form(path), page.front, page.view, voice.language, theme, lambda spec: draw(spec, style))


def _own_templates(root: Path) -> Path | None:
    folder = root / "templates"
    return folder if folder.is_dir() else None


def file_stem(definition: Definition, kind: DocumentKind, language: str, day: dt.date) -> str:
    """The name of a document's files without an ending; it says the language where that is not the project's own."""
    info = definition.project.project
    title = kind.value if language == info.language else f"{kind.value}-{language}"
    return output_name(info.code, title, "", day if DOCUMENTS[kind].dated else None).rstrip(".")


def _protected(definition: Definition, request: Request, day: dt.date) -> tuple[str | None, str | None]:
    """The names of a report that others have by now, its date being past, and of a charter that is final as it is."""
    info = definition.project.project
    language = request.language or info.language
    past = any(update.date > day for update in definition.project.updates)
    report = file_stem(definition, DocumentKind.STATUS_REPORT, language, day) if past else None
    final = info.status is DocumentStatus.FINAL
    return report, file_stem(definition, DocumentKind.CHARTER, language, day) if final else None


def _outputs(produced: Iterable[Produced], sent: str | None, final: str | None) -> Iterable[Output]:
    for item in produced:
        for format_, data in item.files:
            yield Output(f"{item.name}.{format_.value}", data, sent=item.name == sent, final=item.name == final)


def chosen(names: Sequence[str]) -> tuple[DocumentKind, ...]:
    """The documents meant by `names`, in the usual order; all of them for none."""
    wanted = {DocumentKind(name) for name in names}
    return tuple(kind for kind in DocumentKind if not wanted or kind in wanted)
