"""The specimen: every building block once, with the words of a fictional project, to try a theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from pmdocs.charts import ChartStyle, CurvePoint, SCurve, SCurveLabels, draw
from pmdocs.compose import compose
from pmdocs.documents.front import Approval, Fact, FrontMatter, Recipient, Revision
from pmdocs.production import Format, Job
from pmdocs.theme import Theme

TEMPLATE: Final = "specimen.html.j2"
DAY: Final = date(2026, 11, 20)
"""The day the specimen speaks of; it is fictional, so the calendar has no say in it."""
# Thousands of EUR at the twentieth of each month, from May; the last known ones are those of the day itself.
_MONTHS: Final = (*((2026, month) for month in range(5, 13)), *((2027, month) for month in range(1, 4)))
_PLANNED: Final = ("0", "60", "180", "380", "620", "860", "1000", "1220", "1460", "1680", "1840")
_EARNED: Final = ("0", "55", "170", "350", "590", "820", "960")
_SPENT: Final = ("0", "62", "184", "390", "640", "870", "1012.5")


@dataclass(frozen=True, slots=True)
class View:
    """What the specimen shows beside its fixed words."""

    cost: SCurve


def specimen(theme: Theme, name: str, formats: tuple[Format, ...]) -> Job:
    """The specimen in a theme, ready to be written under a name."""
    style = ChartStyle.from_theme(theme)
    composed = compose(
        TEMPLATE,
        {"document": _front(), "view": View(_cost())},
        kind="specimen",
        ids={"R-1", "R-2"},
        draw=lambda spec: draw(spec, style),
    )
    return Job(name, composed, theme, formats, Path())


def _front() -> FrontMatter:
    return FrontMatter(
        kind="specimen",
        title="Project charter",
        project="Tidewatch: quays that light themselves",
        code="TIDEWATCH",
        data_date=DAY,
        description="Every building block once",
        organisation="Saltmarsh Harbour Trust",
        author="Grace Pilot",
        keywords=("TIDEWATCH", "specimen"),
        version="1.0",
        sensitivity="Internal",
        watermark="Draft",
        facts=(
            Fact("Sponsor", "Ada Quayle"),
            Fact("Project manager", "Grace Pilot"),
            Fact("Version", "1.0 of 20 November 2026"),
            Fact("Approved by", None),
        ),
        revisions=(Revision("1.0", DAY, "Grace Pilot", "First issue"),),
        approvals=(Approval("Ada Quayle", "Sponsor", "Approve"), Approval("Tom Buoy", "Harbour master", "Review", DAY)),
        recipients=(Recipient("Watch keepers", "Operation"),),
    )


def _cost() -> SCurve:
    return SCurve(
        title="Cost over time",
        description="Spending is a little above the plan in November, and less was earned than spent.",
        points=tuple(_points()),
        labels=SCurveLabels(
            planned="Planned",
            earned="Earned",
            actual="Spent",
            budget="Budget",
            forecast="Forecast",
            data_date="20 Nov 2026",
            unit="Cost in EUR",
        ),
        data_date=DAY,
        budget=Decimal(1_840_000),
    )


def _points() -> Iterator[CurvePoint]:
    for number, (year, month) in enumerate(_MONTHS):
        yield CurvePoint(
            day=DAY.replace(year=year, month=month),
            pv=_amount(_PLANNED, number),
            ev=_amount(_EARNED, number),
            ac=_amount(_SPENT, number),
        )


def _amount(known: tuple[str, ...], number: int) -> Decimal | None:
    return Decimal(known[number]) * 1000 if number < len(known) else None
