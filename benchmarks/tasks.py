"""The single tasks that are measured, each started in a fresh process by `benchmarks.measure`."""

from __future__ import annotations

import datetime as dt
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLES = Path(__file__).parent.parent / "samples"
TODAY = dt.date(2026, 11, 20)


def nothing() -> None:
    """A Python process that does nothing: what every task costs at least."""


def ours(project: str, *documents: str) -> None:
    """`pmdocs build`, both formats, one process for each processor."""
    _build(Path(project), documents)


def ours_alone(project: str, *documents: str) -> None:
    """`pmdocs build` with one document at a time."""
    _build(Path(project), documents, workers=1)


def _build(
    project: Path, documents: tuple[str, ...], workers: int | None = None, formats: tuple[str, ...] = ("docx", "pdf")
) -> None:
    from pmdocs.build import Request, build, chosen
    from pmdocs.production import Format

    with TemporaryDirectory() as folder:
        request = Request(
            project,
            TODAY,
            documents=chosen(documents),
            formats=tuple(map(Format, formats)),
            out=Path(folder),
            workers=workers,
        )
        build(request)


def docx_only(project: str, *documents: str) -> None:
    """`pmdocs build --format docx`, the layout included that tells the page numbers of the contents."""
    _build(Path(project), documents, formats=("docx",))


def composing(project: str, *documents: str) -> None:
    """Reading, figures and pages, which no writer has seen yet."""
    from pmdocs.writers.docx import write_docx  # noqa: F401 - so that `word_writer` differs by its writing alone

    for _ in _composed(Path(project), documents):
        pass


def word_writer(project: str, *documents: str) -> None:
    """The same, and the Word file written, without page numbers in its contents."""
    from pmdocs.writers.docx import write_docx

    for composed, theme, root in _composed(Path(project), documents):
        write_docx(composed, theme, {}, root)


def validate(project: str) -> None:
    """`pmdocs validate`: reading, checking, figures and their reconciliation, and telling what was found."""
    from pmdocs.cli.main import main

    main(["validate", project, "--json"])


def floor(prepared: str) -> None:
    """The bare libraries: WeasyPrint on the same pages, python-docx writing the same amount of content."""
    from benchmarks.floor import bare_docx, bare_pdf

    for page in sorted(Path(prepared).glob("*.html")):
        bare_pdf(page)
        bare_docx(page)


def prepare(project: str, folder: str, *documents: str) -> None:
    """Write the composed pages of a project, and the styles, for `floor`."""
    from benchmarks.floor import write_styles

    target = Path(folder)
    for composed, theme, _ in _composed(Path(project), documents):
        (target / f"{composed.kind}.html").write_text(composed.html, encoding="utf-8")
        write_styles(target, theme)


def _composed(project: Path, documents: tuple[str, ...]):  # type: ignore[no-untyped-def]
    from pmdocs.build import Request, chosen, composed_page, data_date
    from pmdocs.documents import DOCUMENTS, Voice
    from pmdocs.figures import compute
    from pmdocs.load import load
    from pmdocs.theme import load_theme

    definition = load(project)
    request = Request(project, TODAY)
    figures = compute(definition.project, data_date(request, definition.project))
    info = definition.project.project
    theme = load_theme("quiet")
    for kind in chosen(documents):
        voice = Voice(info.language, info.currency)
        yield (
            composed_page(DOCUMENTS[kind], figures, voice, theme, definition.source.root),
            theme,
            definition.source.root,
        )


def help_page() -> None:
    """`pmdocs --help`; neither of the two heavy libraries may be loaded for it."""
    from click.testing import CliRunner

    from pmdocs.cli.main import pmdocs

    CliRunner().invoke(pmdocs, ["--help"])
    if heavy := {"weasyprint", "docx", "pydantic"} & set(sys.modules):
        raise RuntimeError(f"--help loads {', '.join(sorted(heavy))}")


TASKS: dict[str, Callable[..., None]] = {
    task.__name__: task
    for task in (nothing, ours, ours_alone, docx_only, composing, word_writer, validate, floor, prepare, help_page)
}

if __name__ == "__main__":
    logging.getLogger().addHandler(logging.NullHandler())  # as the command line does: libraries do not speak
    TASKS[sys.argv[1]](*sys.argv[2:])
