"""Composed documents become bytes: each in a process of its own, several at once, one layout for both formats."""

from __future__ import annotations

import gc
import math
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pmdocs import children
from pmdocs.compose.composed import Composed
from pmdocs.diagnostics import DefinitionError, Diagnostic, FormatUnavailable, PmdocsError
from pmdocs.theme import Theme

if TYPE_CHECKING:
    from pmdocs.forms import Filled


LONGEST = 300
"""Seconds after which a layout that should take a moment is ended."""

SECONDS_PER_CELL = 0.0014
"""What the layout takes for a cell of a register, measured where docs/benchmarks.md was."""


class Format(StrEnum):
    """A file format pmdocs writes."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to be written; `name` is its file name without an ending, `folder` holds its pictures."""

    name: str
    composed: Composed
    theme: Theme
    formats: tuple[Format, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class FormJob:
    """One document made from the organisation's own Word form, already filled in; `name` is that of its files."""

    name: str
    filled: Filled
    formats: tuple[Format, ...]


AnyJob: TypeAlias = Job | FormJob


@dataclass(frozen=True, slots=True)
class Produced:
    """The bytes of one document by format, its number of pages, and the formats this machine cannot make, with why."""

    name: str
    files: tuple[tuple[Format, bytes], ...]
    pages: int | None = None
    unavailable: tuple[tuple[Format, str], ...] = ()


class OutOfMemory(PmdocsError):
    """The process that laid out a document died; nothing was written."""

    exit_code = 1


NO_HTML = (
    "Documents made from a Word form come in Word and PDF only. Leave out --format html for them, or remove their "
    "lines under 'templates' from the definition."
)


def produce(job: AnyJob) -> Produced:
    """Write one document in its formats; DefinitionError if its layout does not come to an end."""
    gc.collect()  # what the last document of this process left, which nobody waited for
    if isinstance(job, FormJob):
        return _form(job)
    with children.ended_after(LONGEST + 10 * seconds_expected(job), _endless(job)):
        return _document(job)


def _endless(job: Job) -> DefinitionError:
    fact = f"The layout of {job.name} does not come to an end."
    remedy = "Build once without the theme's own style sheet and logo to see which of them it is."
    return DefinitionError([Diagnostic("PM345", fact, remedy)])


def produce_apart(job: AnyJob) -> Produced:
    """As `produce`, in another process: an error that cannot be sent from there is told in words."""
    try:
        return produce(job)
    except PmdocsError:
        raise
    except Exception as error:
        raise children.sendable(error) from None


def seconds_expected(job: AnyJob) -> int:
    """About how long the layout of a document takes, by its cells; 0 where nothing is laid out."""
    if isinstance(job, FormJob) or not (Format.PDF in job.formats or _has_contents(job)):
        return 0
    return round(job.composed.outline.cells * SECONDS_PER_CELL)


def _form(job: FormJob) -> Produced:
    """The filled-in form itself, and its PDF if this machine has the program that makes it."""
    files: list[tuple[Format, bytes]] = []
    unavailable: list[tuple[Format, str]] = []
    count: int | None = None
    if Format.PDF in job.formats:
        from pmdocs.forms.office import page_count, to_pdf

        try:
            pdf = to_pdf(job.filled.data, job.filled.created)
            count = page_count(pdf)
            files.append((Format.PDF, pdf))
        except FormatUnavailable as error:
            unavailable.append((Format.PDF, str(error)))
    if Format.DOCX in job.formats:
        files.append((Format.DOCX, job.filled.data))
    if Format.HTML in job.formats:
        unavailable.append((Format.HTML, NO_HTML))
    return Produced(job.name, tuple(files), count, tuple(unavailable))


def _document(job: Job) -> Produced:
    """A document in its formats; the PDF's layout gives the Word table of contents its page numbers."""
    files: list[tuple[Format, bytes]] = []
    unavailable: list[tuple[Format, str]] = []
    pages: Mapping[str, int] | None = None
    count: int | None = None
    if Format.PDF in job.formats:
        from pmdocs.writers.pdf import write_pdf

        try:
            result = write_pdf(job.composed, job.theme, job.folder)
            pages, count = result.pages, result.page_count
            files.append((Format.PDF, result.data))
        except FormatUnavailable as error:
            unavailable.append((Format.PDF, str(error)))
    elif _has_contents(job):
        from pmdocs.writers.pdf import page_numbers

        with suppress(FormatUnavailable):  # without them, Word counts when somebody updates the fields
            pages = page_numbers(job.composed, job.theme, job.folder)
    if Format.DOCX in job.formats:
        from pmdocs.writers.docx import write_docx

        files.append((Format.DOCX, write_docx(job.composed, job.theme, pages, job.folder)))
    if Format.HTML in job.formats:
        from pmdocs.writers.html import write_html

        files.append((Format.HTML, write_html(job.composed, job.theme, job.folder)))
    return Produced(job.name, tuple(files), count, tuple(unavailable))


def _has_contents(job: Job) -> bool:
    """True if Word needs page numbers that only a layout can tell."""
    return Format.DOCX in job.formats and job.composed.outline.has_contents


def produce_all(
    jobs: Sequence[AnyJob], *, workers: int | None = None, done: Callable[[Produced], None] = lambda _: None
) -> tuple[Produced, ...]:
    """Write every document, in the order of `jobs`; `done` is told of each as it is finished.

    Each runs in a child process: a layout that exhausts the machine's memory kills the child, not the build, and is
    reported as `OutOfMemory` with the document's name. Errors of a document are raised when all have been tried.
    """
    shares = _heaviest_first([share for job in jobs for share in _shares(job)])
    waiting = Counter(share.name for share in shares)
    results: dict[str, Produced] = {}
    problems: list[tuple[str, Exception]] = []
    workers = min(workers or os.cpu_count() or 1, len(shares)) or 1
    with ProcessPoolExecutor(workers, mp_context=children.context(), initializer=children.settle) as pool:
        futures = {pool.submit(produce_apart, share): share.name for share in shares}
        try:
            for future in as_completed(futures):
                name = futures[future]
                _collect(future, name, results, problems)
                waiting[name] -= 1
                if not waiting[name] and name in results:
                    done(results[name])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)  # whoever interrupts does not want the rest
            raise
    if problems:
        raise _worst(problems)
    return tuple(_in_order(results[job.name], job.formats) for job in jobs)


def _shares(job: AnyJob) -> tuple[AnyJob, ...]:
    """A document's formats apart, so that two processes share it; together where Word waits for the PDF's pages."""
    if isinstance(job, Job) and _has_contents(job):
        return (job,)
    return tuple(replace(job, formats=(format_,)) for format_ in job.formats)


def _collect(
    future: Future[Produced], name: str, results: dict[str, Produced], problems: list[tuple[str, Exception]]
) -> None:
    try:
        share = future.result()
    except Exception as error:
        problems.append((name, error))
        return
    other = results.get(name, Produced(name, ()))
    results[name] = Produced(
        name, other.files + share.files, other.pages or share.pages, other.unavailable + share.unavailable
    )


def _in_order(produced: Produced, formats: tuple[Format, ...]) -> Produced:
    """The files in the order they were asked for, whichever was finished first."""
    return replace(produced, files=tuple(sorted(produced.files, key=lambda file: formats.index(file[0]))))


def _worst(problems: Iterable[tuple[str, Exception]]) -> Exception:
    """The error to raise: a fault with a place before a death without one."""
    ordered = sorted(problems, key=lambda problem: isinstance(problem[1], BrokenProcessPool))
    error = ordered[0][1]
    if not isinstance(error, BrokenProcessPool):
        return error
    names = ", ".join(sorted(name for name, _ in ordered))
    return OutOfMemory(
        f"Laying out {names} needed more memory than this machine has. Nothing was written. "
        "Build fewer documents at once, or split the largest register."
    )


def _heaviest_first(jobs: Sequence[AnyJob]) -> list[AnyJob]:
    """What takes longest starts first, so that no process waits for it alone at the end."""
    return sorted(jobs, key=_weight, reverse=True)


def _weight(job: AnyJob) -> float:
    """How long a document takes: forms wait for another program to start, the rest by the length of their pages."""
    return math.inf if isinstance(job, FormJob) else job.composed.outline.elements
