"""Risks as the register shows them: scores, movement, money, responses and history, with names in place of keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.documents.directory import Directory
from pmdocs.documents.measures import share_in_full
from pmdocs.documents.naming import named
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.model import Figures, RiskFigures, Score
from pmdocs.figures.quantity import Quantity
from pmdocs.figures.rag import Rag
from pmdocs.figures.risk_exposure import RiskMovement, is_better
from pmdocs.figures.risks import chance_of
from pmdocs.project.registers import Impacts, Risk, RiskKind


@dataclass(frozen=True, slots=True)
class Movement:
    """Which way a risk moved since the last report: `kind` is better, worse or same, `words` an arrow and points."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk on the data date.

    `movement` is None where there is no earlier report to compare with. `value` and `value_after` are expected values
    in money before and after the response, positive for a gain too; None where no amount is written. `made_of` says
    which chance and amount `value` is made of. `history` holds
    the score when it was first recorded and each later report in which it changed. `has_card` is True in the red band.
    """

    risk: Risk
    inherent: Score | None
    current: Score | None
    residual: Score | None
    target: Score | None
    movement: Movement | None
    value: Decimal | None
    made_of: str | None
    value_after: Decimal | None
    impacts: str | None
    overdue: tuple[str, ...]
    history: tuple[tuple[date, int], ...]
    has_card: bool
    source: str


def risk_row(row: RiskFigures, figures: Figures, people: Directory, voice: Voice) -> RiskRow:
    """One risk of the register."""
    return RiskRow(
        risk=named(row.risk, people),
        inherent=row.inherent,
        current=row.current,
        residual=row.residual,
        target=row.target,
        movement=_movement(row, voice) if figures.previous else None,
        value=_unsigned(row.emv),
        made_of=_made_of(row, figures, voice),
        value_after=_unsigned(row.emv_residual),
        impacts=_impacts(row.risk.impacts, voice),
        overdue=tuple(action.id for action in row.overdue_actions),
        history=_history(row),
        has_card=is_red(row),
        source=f"risks.{row.risk.id}",
    )


def _made_of(row: RiskFigures, figures: Figures, voice: Voice) -> str | None:
    """The chance and the amount an expected value is made of; the chance behind a level is that of its middle."""
    settings = figures.state.project.settings.risk
    chance = chance_of(row.risk.probability, row.risk.chance, settings)
    if chance is None or row.risk.amount is None:
        return None
    return f"{share_in_full(chance, voice)} × {voice.formats.money(row.risk.amount, voice.currency, 0)}"


def is_red(row: RiskFigures) -> bool:
    """True for an open threat in the red band."""
    return row.is_open and is_threat(row) and row.current is not None and row.current.band.rag is Rag.RED


def is_threat(row: RiskFigures) -> bool:
    """True for a threat, False for an opportunity."""
    return row.risk.kind is RiskKind.THREAT


def _unsigned(value: Quantity) -> Decimal | None:
    amount = known(value)
    return None if amount is None else abs(amount)


def _movement(row: RiskFigures, voice: Voice) -> Movement | None:
    if row.movement is RiskMovement.NEW:
        return Movement("same", voice.say("New"))
    if row.current is None or row.previous is None:
        return None
    points = row.current.points - row.previous.points
    if not points:
        return Movement("same", "=")
    kind = "better" if is_better(row.movement, opportunity=not is_threat(row)) else "worse"
    return Movement(kind, f"{'↑' if points > 0 else '↓'} {voice.formats.signed(points)}")


def _impacts(impacts: Impacts | None, voice: Voice) -> str | None:
    """Impact by objective in words: "cost 4, time 3"."""
    if impacts is None:
        return None
    named_levels = (
        (voice.say("cost"), impacts.cost),
        (voice.say("time"), impacts.time),
        (voice.say("scope"), impacts.scope),
        (voice.say("reputation"), impacts.reputation),
    )
    return ", ".join(f"{name} {level}" for name, level in named_levels if level is not None) or None


def _history(row: RiskFigures) -> tuple[tuple[date, int], ...]:
    """First recorded score, then every report that found another one."""
    raised = row.risk.raised
    points = [(raised, row.inherent.points)] if raised and row.inherent else []
    for day, score in row.history:
        if score is not None and (not points or points[-1][1] != score) and (not points or day > points[-1][0]):
            points.append((day, score))
    return tuple(points)
