"""Documents to print: the specimen with every building block, and small ones made for one question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pmdocs.compose import Composed, compose
from pmdocs.documents.front import Approval, Fact, FrontMatter, Recipient, Revision
from pmdocs.theme import Theme
from pmdocs.writers.pdf import PdfResult, write_pdf

Body = Callable[..., Composed]

PAGE = """<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>A page</title><meta name="author" content="Ada">
<meta name="description" content="One page"><meta name="keywords" content="page">
<meta name="dcterms.created" content="2026-11-20"><meta name="dcterms.modified" content="2026-11-20">
<meta name="pm-header-left" content="ORION"><meta name="pm-header-right" content="A page">
<meta name="pm-footer-left" content="Internal"><meta name="pm-page-label" content="Page {n} of {m}"></head>
<body class="page">BODY</body></html>"""


@pytest.fixture(scope="session")
def front() -> FrontMatter:
    """Front matter of the fictional harbour project of the specimen."""
    day = date(2026, 11, 20)
    return FrontMatter(
        kind="specimen",
        title="Project charter",
        project="Tidewatch: quays that light themselves",
        code="TIDEWATCH",
        data_date=day,
        description="Every building block once",
        organisation="Saltmarsh Harbour Trust",
        author="Grace Pilot",
        keywords=("TIDEWATCH",),
        version="1.0",
        sensitivity="Internal",
        watermark="Draft",
        facts=(
            Fact("Sponsor", "Ada Quayle"),
            Fact("Manager", "Grace Pilot"),
            Fact("Owner", None),
            Fact("Version", "1.0"),
        ),
        revisions=(Revision("1.0", day, "Grace Pilot", "First *issue*"),),
        approvals=(Approval("Ada Quayle", "Sponsor", "Approve"), Approval("Tom Buoy", None, "Review", day)),
        recipients=(Recipient("Watch keepers"),),
    )


@pytest.fixture(scope="session")
def specimen(front: FrontMatter) -> Composed:
    """The specimen, composed."""
    return compose("specimen.html.j2", {"document": front, "view": None}, kind="specimen", ids={"R-1", "R-2"})


@pytest.fixture(scope="session")
def printed(specimen: Composed) -> PdfResult:
    """The specimen, printed in the default theme."""
    return write_pdf(specimen, Theme())


@pytest.fixture
def page(tmp_path: Path) -> Body:
    """Composes a page that holds this body and nothing else."""

    def composed(body: str) -> Composed:
        (tmp_path / "page.html.j2").write_text(PAGE.replace("BODY", body), encoding="utf-8")
        return compose("page.html.j2", {}, kind="page", folder=tmp_path)

    return composed
