"""Real builds of the samples for tests: read, computed and composed once a process, written once a test run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pmdocs.build import Request, composed_page, data_date
from pmdocs.compose import Composed
from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.figures import Figures, compute
from pmdocs.load import load
from pmdocs.production import Format, Job, Produced, produce_all
from pmdocs.theme import load_theme
from tests.libreoffice import printed
from tests.sharing import once

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDEN = Path(__file__).parent / "golden"
TODAY = dt.date(2026, 11, 20)
"""The day tests call today; only a definition without updates ever asks for it."""
MID_PROJECT = (dt.date(2026, 6, 26), dt.date(2026, 11, 20))
"""Two days in the course of Orion: early, and when it was in trouble."""


@dataclass(frozen=True)
class Built:
    """One document of a sample: its HTML, its bytes by format, and its number of pages."""

    composed: Composed
    files: Mapping[Format, bytes]
    pages: int


@dataclass(frozen=True)
class Edition:
    """One document of one sample as of one day, by default that of the last update."""

    sample: str
    kind: DocumentKind
    day: dt.date | None = None

    def __str__(self) -> str:
        """Its name, such as ``orion-status-report-2026-11-20``."""
        return "-".join(str(part) for part in (self.sample, self.kind.value, self.day) if part)

    @property
    def built(self) -> Built:
        """The document, written."""
        return _editions(self.sample)[self]

    @property
    def through_libreoffice(self) -> bytes:
        """The PDF that LibreOffice prints of the Word file."""
        return _through_libreoffice(self.sample)[str(self)]


def editions(name: str) -> tuple[Edition, ...]:
    """Every document of a sample, with two earlier status reports for Orion."""
    earlier = MID_PROJECT if name == "orion" else ()
    return (
        *(Edition(name, kind) for kind in DocumentKind),
        *(Edition(name, DocumentKind.STATUS_REPORT, day) for day in earlier),
    )


EDITIONS = tuple(edition for name in ("minimal", "sprint", "orion") for edition in editions(name))


def sample(name: str) -> Path:
    """The definition of a sample (``minimal``, ``orion``, ``sprint``), or of a project that only tests know."""
    places = (SAMPLES / name, SAMPLES / f"{name}.yaml", GOLDEN / f"{name}.yaml")
    return next(place for place in places if place.exists())


@cache
def figures(name: str, day: dt.date | None = None) -> Figures:
    """The figures of a sample on a day, by default that of its last update."""
    path = sample(name)
    project = load(path).project
    return compute(project, data_date(Request(path, TODAY, data_date=day), project))


@cache
def composed(name: str, kind: DocumentKind, day: dt.date | None = None) -> Composed:
    """One document of a sample as checked HTML."""
    return composed_from(figures(name, day), kind, sample(name))


def composed_from(found: Figures, kind: DocumentKind, path: Path) -> Composed:
    """One document of any project as checked HTML; `path` is its definition, a file or a folder."""
    info = found.state.project.project
    root = path if path.is_dir() else path.parent
    return composed_page(DOCUMENTS[kind], found, Voice(info.language, info.currency), load_theme("quiet"), root)


def built(name: str) -> Mapping[DocumentKind, Built]:
    """Every document of a sample in Word and PDF."""
    return {edition.kind: made for edition, made in _editions(name).items() if edition.day is None}


def written(pages: Mapping[str, Composed], folder: Path) -> dict[str, Built]:
    """Documents in Word and PDF, by the same names; `folder` holds their pictures."""
    theme = load_theme("quiet")
    jobs = [Job(name, page, theme, (Format.PDF, Format.DOCX), folder) for name, page in pages.items()]
    return {item.name: _built(pages[item.name], item) for item in produce_all(jobs)}


@cache
def _editions(name: str) -> Mapping[Edition, Built]:
    return once(f"built-{name}", lambda: _write(editions(name)))


def _write(wanted: tuple[Edition, ...]) -> dict[Edition, Built]:
    pages = {str(edition): composed(edition.sample, edition.kind, edition.day) for edition in wanted}
    made = written(pages, SAMPLES)
    return {edition: made[str(edition)] for edition in wanted}


@cache
def _through_libreoffice(name: str) -> Mapping[str, bytes]:
    files = {str(edition): made.files[Format.DOCX] for edition, made in _editions(name).items()}
    return once(f"printed-{name}", lambda: printed(files))


def _built(page: Composed, item: Produced) -> Built:
    return Built(page, dict(item.files), item.pages or 0)
