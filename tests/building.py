"""Real builds of the samples for tests: each sample is read, computed and composed once, and written once."""

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

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = dt.date(2026, 11, 20)
"""The day tests call today; only a definition without updates ever asks for it."""


@dataclass(frozen=True)
class Built:
    """One document of a sample: its HTML, its bytes by format, and its number of pages."""

    composed: Composed
    files: Mapping[Format, bytes]
    pages: int


def sample(name: str) -> Path:
    """The definition of a sample: ``minimal``, ``orion`` or ``sprint``."""
    folder = SAMPLES / name
    return folder if folder.is_dir() else SAMPLES / f"{name}.yaml"


@cache
def figures(name: str, day: dt.date | None = None) -> Figures:
    """The figures of a sample on a day, by default that of its last update."""
    path = sample(name)
    project = load(path).project
    return compute(project, data_date(Request(path, TODAY, data_date=day), project))


@cache
def composed(name: str, kind: DocumentKind, day: dt.date | None = None) -> Composed:
    """One document of a sample as checked HTML."""
    found = figures(name, day)
    info = found.state.project.project
    path = sample(name)
    root = path if path.is_dir() else path.parent
    return composed_page(DOCUMENTS[kind], found, Voice(info.language, info.currency), load_theme("quiet"), root)


@cache
def built(name: str) -> Mapping[DocumentKind, Built]:
    """Every document of a sample in Word and PDF."""
    theme = load_theme("quiet")
    pages = {kind: composed(name, kind) for kind in DocumentKind}
    jobs = [Job(kind.value, page, theme, (Format.PDF, Format.DOCX), SAMPLES) for kind, page in pages.items()]
    return {DocumentKind(item.name): _built(pages[DocumentKind(item.name)], item) for item in produce_all(jobs)}


def _built(page: Composed, item: Produced) -> Built:
    return Built(page, dict(item.files), item.pages or 0)
