"""The risks a project starts with, the greatest first, as its charter shows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pmdocs.documents.directory import Directory
from pmdocs.documents.naming import named
from pmdocs.figures.model import Figures, RiskFigures, Score
from pmdocs.project.registers import Risk, RiskKind, RiskStatus

ENDED = {RiskStatus.CLOSED, RiskStatus.REJECTED}


@dataclass(frozen=True, slots=True)
class StartingRisk:
    """A risk as first recorded: `score` is its inherent assessment, None where it was not assessed."""

    risk: Risk
    score: Score | None
    source: str


def starting_risks(figures: Figures, people: Directory) -> tuple[StartingRisk, ...]:
    """The threats written in the plan, highest inherent score first; at most as many as the settings say."""
    planned = {risk.id: risk for risk in figures.state.project.risks if _counts(risk)}
    rows = sorted((row for row in figures.first_risks if row.risk.id in planned), key=_greatest_first)
    shown = rows[: figures.state.project.settings.risk.top]
    return tuple(
        StartingRisk(named(planned[row.risk.id], people), row.inherent, f"risks.{row.risk.id}") for row in shown
    )


def _counts(risk: Risk) -> bool:
    return risk.kind is RiskKind.THREAT and risk.status not in ENDED


def _greatest_first(row: RiskFigures) -> tuple[int, Decimal, str]:
    points = row.inherent.points if row.inherent else 0
    return (-points, -(row.risk.amount or Decimal()), row.risk.id)
