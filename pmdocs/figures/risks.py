"""The risk register in figures: scores, movement, exposure and the maps, on one date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from pmdocs.figures.asked import figure
from pmdocs.figures.exposures import NOT_PRICED, exposure_figures
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Input, RiskFigures, RiskSummary, Score
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.figures.rag import Rag
from pmdocs.figures.risk_exposure import (
    PM2_PROBABILITIES,
    Level,
    RiskMovement,
    Scale,
    average_age,
    expected_value,
    risk_movement,
)
from pmdocs.figures.risk_scoring import SCHEMES, Band, BandCount, RiskKind, Scheme, band, count_by_band, heat_map
from pmdocs.project.registers import Action, ActionStatus, Assessment, Risk, RiskStatus
from pmdocs.project.registers import RiskKind as WrittenKind
from pmdocs.project.settings import RiskSettings
from pmdocs.state import ProjectState

OPEN = {RiskStatus.OPEN, RiskStatus.PROPOSED}
ENDED_ACTION = {ActionStatus.DONE, ActionStatus.CANCELLED}
SHADES = {"green": 1, "yellow": 2, "amber": 3, "red": 4}
NOT_ASSESSED = Undefined("not assessed")


@cache
def scheme_of(settings: RiskSettings) -> Scheme:
    """The bands of this project: a ready scheme by name, or its own."""
    if settings.bands:
        colours = {Rag.GREEN: "green", Rag.AMBER: "amber", Rag.RED: "red"}
        own = [(b, Rag(b.rag.strip().lower())) for b in settings.bands]
        bands = tuple(Band(b.name, colours[rag], rag, b.low, b.high) for b, rag in own)
        return Scheme("own", bands, settings.impact_five_never_green)
    ready = SCHEMES[settings.scheme.strip().lower()]
    return Scheme(ready.name, ready.bands, settings.impact_five_never_green)


@cache
def scale_of(settings: RiskSettings) -> Scale:
    """What probability 1 to 5 means here: the project's own percentages, else the ranges of PM²."""
    if len(settings.probabilities) == len(PM2_PROBABILITIES.levels):
        return Scale("own", tuple(Level(share, share) for share in settings.probabilities))
    return PM2_PROBABILITIES


def is_open(risk: Risk) -> bool:
    """True while the risk may still happen."""
    return risk.status in OPEN


def impact_of(risk: Risk) -> int | None:
    """Impact now: as written, else the highest of the impacts by objective."""
    if risk.impact is not None:
        return risk.impact
    parts = risk.impacts
    levels = [v for v in (parts.cost, parts.time, parts.scope, parts.reputation) if v is not None] if parts else []
    return max(levels, default=None)


@cache
def score_of(probability: int | None, impact: int | None, scheme: Scheme) -> Score | None:
    """The score of two levels; None where one is not written."""
    if probability is None or impact is None:
        return None
    held = band(probability, impact, scheme)
    return Score(probability, impact, probability * impact, held, SHADES[held.colour])


def risk_summary(states: Sequence[ProjectState], contingency_left: Quantity) -> RiskSummary:
    """The register on the date of the last of `states`; the states before it give movement and history."""
    state = states[-1]
    settings = state.project.settings.risk
    scheme = scheme_of(settings)
    previous = states[-2] if len(states) > 1 else None
    before = {risk.id: risk for risk in previous.risks} if previous else {}
    histories = _histories(states, scheme)
    rows = [
        _row(risk, state, before.get(risk.id), scheme, settings, histories, first=previous is None)
        for risk in state.risks
    ]
    rows.sort(key=_rank_key)
    ranked = tuple(_with_rank(row, number) for number, row in enumerate(rows, start=1))
    threats = [r for r in ranked if r.is_open and r.risk.kind is WrittenKind.THREAT]
    chances = [r for r in ranked if r.is_open and r.risk.kind is WrittenKind.OPPORTUNITY]
    ended = [r for r in ranked if previous and _ended_now(r, before)]
    return RiskSummary(
        scheme=scheme,
        risks=ranked,
        top=tuple(threats[: settings.top]),
        open_threats=len(threats),
        open_opportunities=len(chances),
        counts=count_by_band(_levels(r.current for r in threats), scheme),
        previous_counts=_previous_counts(previous, scheme),
        opportunity_counts=count_by_band(_levels(r.current for r in chances), scheme),
        threat_map=heat_map(_placed(threats, residual=False), scheme),
        threat_map_residual=heat_map(_placed(threats, residual=True), scheme),
        opportunity_map=heat_map(_placed(chances, residual=False), scheme, RiskKind.OPPORTUNITY),
        **exposure_figures(threats, chances, contingency_left),
        unpriced=sum(isinstance(r.emv, Undefined) for r in threats),
        new=tuple(r.risk.id for r in ranked if r.is_new and r.is_open),
        closed=tuple(r.risk.id for r in ended if r.movement is RiskMovement.CLOSED),
        materialised=tuple(r.risk.id for r in ended if r.movement is RiskMovement.MATERIALISED),
        up=tuple(r.risk.id for r in ranked if r.is_open and r.movement is RiskMovement.UP),
        down=tuple(r.risk.id for r in ranked if r.is_open and r.movement is RiskMovement.DOWN),
        average_age=figure(
            "risk.average_age",
            "Average age of open risks",
            average_age((r.risk.raised for r in (*threats, *chances) if r.risk.raised), state.data_date),
            Unit.DAYS,
            "mean of data date − date raised",
            [Input(r.risk.id, r.days_open, f"risk.{r.risk.id}.days_open") for r in ranked if r.days_open is not None],
        ),
    )


def _ended_now(row: RiskFigures, before: dict[str, Risk]) -> bool:
    """True if the risk is over, but was still open in the last report, or came and went since."""
    earlier = before.get(row.risk.id)
    return not row.is_open and (earlier is None or is_open(earlier))


def _row(
    risk: Risk,
    state: ProjectState,
    earlier: Risk | None,
    scheme: Scheme,
    settings: RiskSettings,
    histories: dict[str, tuple[tuple[dt.date, int | None], ...]],
    *,
    first: bool,
) -> RiskFigures:
    current = score_of(risk.probability, impact_of(risk), scheme)
    previous = score_of(earlier.probability, impact_of(earlier), scheme) if earlier and is_open(earlier) else None
    origin = state.first_risks.get(risk.id, risk)
    now = current.points if current and is_open(risk) else None
    moved = risk_movement(
        previous.points if previous else None, now, materialised=risk.status is RiskStatus.MATERIALISED
    )
    is_new = earlier is None and not first
    if current is None and is_open(risk):
        moved = RiskMovement.SAME if earlier else RiskMovement.NEW
    open_actions = sorted((a for a in risk.actions if a.status not in ENDED_ACTION), key=_due_first)
    return RiskFigures(
        risk=risk,
        rank=None,
        inherent=score_of(origin.probability, impact_of(origin), scheme),
        current=current,
        residual=_assessed(risk.residual, scheme),
        target=_assessed(risk.target, scheme),
        previous=previous,
        movement=moved,
        emv=_emv(risk, settings),
        emv_residual=_residual_emv(risk, settings),
        is_open=is_open(risk),
        is_new=is_new,
        days_open=max((state.data_date - risk.raised).days, 0) if risk.raised and is_open(risk) else None,
        next_action=open_actions[0] if open_actions else None,
        overdue_actions=tuple(a for a in open_actions if a.due and a.due < state.data_date),
        history=histories.get(risk.id, ()),
    )


def _assessed(assessment: Assessment | None, scheme: Scheme) -> Score | None:
    return score_of(assessment.probability, assessment.impact, scheme) if assessment else None


def _due_first(action: Action) -> tuple[dt.date, str]:
    return (action.due or dt.date.max, action.id)


def _rank_key(row: RiskFigures) -> tuple[bool, bool, int, Decimal, str]:
    """Open before ended, threats before opportunities, then the highest score, the most money, the id."""
    points = row.current.points if row.current else 0
    money = abs(row.emv) if isinstance(row.emv, Decimal) else Decimal()
    return (not row.is_open, row.risk.kind is WrittenKind.OPPORTUNITY, -points, -money, row.risk.id)


def _with_rank(row: RiskFigures, number: int) -> RiskFigures:
    values = {name: getattr(row, name) for name in RiskFigures.__slots__}
    return RiskFigures(**{**values, "rank": number if row.is_open else None})


def chance_of(probability: int | None, chance: Decimal | None, settings: RiskSettings) -> Decimal | None:
    """The chance as written, else the middle of what the level means; None where neither is written."""
    if chance is not None:
        return chance
    return scale_of(settings).midpoint(probability) if probability is not None else None


def _emv(risk: Risk, settings: RiskSettings) -> Quantity:
    chance = chance_of(risk.probability, risk.chance, settings)
    if chance is None:
        return NOT_ASSESSED
    return expected_value(RiskKind(risk.kind.value), chance, NOT_PRICED if risk.amount is None else risk.amount)


def _residual_emv(risk: Risk, settings: RiskSettings) -> Quantity:
    """After the response; the same as before where no residual assessment is written."""
    if risk.residual is None:
        return _emv(risk, settings)
    chance = chance_of(risk.residual.probability, risk.residual.chance, settings) or Decimal()
    amount = risk.residual.amount if risk.residual.amount is not None else risk.amount
    return expected_value(RiskKind(risk.kind.value), chance, NOT_PRICED if amount is None else amount)


def _levels(scores: Iterable[Score | None]) -> list[tuple[int, int]]:
    return [(score.probability, score.impact) for score in scores if score]


def _placed(rows: Iterable[RiskFigures], *, residual: bool) -> list[tuple[str, int, int]]:
    """Where each risk stands on the map; one without a residual assessment stays where it is, as in the exposure."""
    scored = [(row.risk.id, (row.residual or row.current) if residual else row.current) for row in rows]
    return [(key, score.probability, score.impact) for key, score in scored if score]


def _previous_counts(previous: ProjectState | None, scheme: Scheme) -> tuple[BandCount, ...]:
    threats = [r for r in previous.risks if is_open(r) and r.kind is WrittenKind.THREAT] if previous else []
    return count_by_band(_levels(score_of(r.probability, impact_of(r), scheme) for r in threats), scheme)


def _histories(states: Sequence[ProjectState], scheme: Scheme) -> dict[str, tuple[tuple[dt.date, int | None], ...]]:
    """Each risk's score in each report, None where it was not open; reports before it was raised are left out."""
    found: dict[str, list[tuple[dt.date, int | None]]] = {}
    for state in states:
        if state.update is None:
            continue
        for risk in state.risks:
            score = score_of(risk.probability, impact_of(risk), scheme) if is_open(risk) else None
            found.setdefault(risk.id, []).append((state.data_date, score.points if score else None))
    return {key: tuple(points) for key, points in found.items()}
