"""The conductor: from a definition on disk to finished documents, every stage in its order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmdocs.charts import ChartStyle, draw
from pmdocs.compose import Composed, compose
from pmdocs.compose.open_points import open_points
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.documents import DOCUMENTS, DocumentKind, DocumentType, Voice
from pmdocs.figures import Figures
from pmdocs.load import Definition, load
from pmdocs.outputs import Output, SaveReport, output_name, save_all
from pmdocs.production import Format, Job, Produced, produce_all
from pmdocs.project import Project
from pmdocs.reckoning import has_warnings, reckon, usual_date
from pmdocs.source import Source
from pmdocs.theme import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Request:
    """What to build and where: nothing here is looked up later, least of all the day it is.

    `data_date` None means the latest update, else `today`. `theme` and `out` are None for the definition's own theme
    and the folder ``out`` beside it.
    """

    project: Path
    today: dt.date
    documents: tuple[DocumentKind, ...] = tuple(DocumentKind)
    formats: tuple[Format, ...] = (Format.DOCX, Format.PDF)
    data_date: dt.date | None = None
    language: str | None = None
    theme: str | None = None
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


def build(request: Request, progress: Progress = lambda _: None) -> Built:
    """Build the documents asked for; raises before anything is written if the definition or a template has errors."""
    progress("Reading the definition")
    definition = load(request.project)
    theme = _theme(request, definition)
    progress("Working out the figures")
    reckoning = reckon(definition, data_date(request, definition.project))
    figures, found = reckoning.figures, reckoning.diagnostics
    progress("Composing the pages")
    jobs = [_job(DOCUMENTS[kind], figures, request, theme, definition) for kind in request.documents]
    missing = tuple(point for job in jobs for point in open_points(job.composed))
    if request.strict and (missing or has_warnings(found)):
        raise DefinitionError((*found, *missing))
    produced = produce_all(jobs, workers=request.workers, done=lambda item: progress(f"  {item.name}"))
    progress("Saving")
    saved = save_all(
        tuple(_outputs(produced)),
        request.out or definition.source.root / "out",
        inputs=_inputs(definition.source),
        force=request.force,
    )
    return Built(definition, figures, produced, saved, len(missing), found)


def data_date(request: Request, project: Project) -> dt.date:
    """The day the documents speak of: as asked, else the latest update's, else today."""
    return request.data_date or usual_date(project, request.today)


def _theme(request: Request, definition: Definition) -> Theme:
    """The theme asked for, else the definition's own (a file beside it, or a name), else the quiet one."""
    if request.theme:
        return load_theme(request.theme)
    name = definition.project.theme or "quiet"
    beside = definition.source.root / name
    return load_theme(beside if beside.is_file() else name)


def _job(document: DocumentType, figures: Figures, request: Request, theme: Theme, definition: Definition) -> Job:
    info = definition.project.project
    language = request.language or info.language
    composed = composed_page(document, figures, Voice(language, info.currency), theme, definition.source.root)
    date = figures.state.data_date if document.dated else None
    name = output_name(info.code, document.kind.value, "", date).rstrip(".")
    return Job(name, composed, theme, request.formats, definition.source.root)


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
        draw=lambda spec: draw(spec, style),
    )


def _own_templates(root: Path) -> Path | None:
    folder = root / "templates"
    return folder if folder.is_dir() else None


def _outputs(produced: Iterable[Produced]) -> Iterable[Output]:
    for item in produced:
        for format_, data in item.files:
            yield Output(f"{item.name}.{format_.value}", data)


def _inputs(source: Source) -> dict[str, str]:
    """Every file read, by its place inside the project, with its hash."""
    return {path.relative_to(source.root).as_posix(): digest for path, digest in source.digests.items()}


def chosen(names: Sequence[str]) -> tuple[DocumentKind, ...]:
    """The documents meant by `names`, in the usual order; all of them for none."""
    wanted = {DocumentKind(name) for name in names}
    return tuple(kind for kind in DocumentKind if not wanted or kind in wanted)
