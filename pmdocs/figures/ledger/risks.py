"""A figure for everything derived about each risk, and for what the register counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.formulas import FORMULAS, Unit
from pmdocs.figures.ledger.origins import Origins, Places
from pmdocs.figures.ledger.words import slug
from pmdocs.figures.model import Figure, Figures, Input, RiskFigures, RiskSummary
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.rag import Rag
from pmdocs.figures.risk_scoring import LEVELS
from pmdocs.figures.risks import chance_of
from pmdocs.project.registers import Risk, RiskKind
from pmdocs.project.settings import RiskSettings

NOT_ASSESSED: Final = Undefined("not assessed")
NOT_OPEN: Final = Undefined("not open")
NOT_PRICED: Final = Undefined("no amount written")
ENDED: Final = Undefined("over, or not in the last report")
PRODUCT: Final = FORMULAS["score"].text


def risk_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Each risk in the order of the register, then the counts."""
    settings = figures.state.project.settings.risk
    for row in figures.risk.risks:
        yield from _scores(row, origins)
        yield from _values(row, settings, origins)
        yield from _course(row, figures, origins)
    yield from _counts(figures.risk, figures)


def _scores(row: RiskFigures, origins: Origins) -> Iterator[Figure]:
    risk = row.risk
    sides = {
        "score": (row.current, _now(risk, origins), NOT_ASSESSED),
        "inherent": (row.inherent, _begun(risk, origins), NOT_ASSESSED),
        "residual": (row.residual, _within_field(risk, "residual", origins), NOT_ASSESSED),
        "target": (row.target, _within_field(risk, "target", origins), NOT_ASSESSED),
        "previous": (row.previous, ((), ()), ENDED),
    }
    for name, (score, (chance, impact), missing) in sides.items():
        label = f"{risk.id} {risk.title}: {_LABELS[name]}"
        inputs = (
            (Input("probability", score.probability, sources=chance), Input("impact", score.impact, sources=impact))
            if score
            else ()
        )
        yield figure(f"risk.{risk.id}.{name}", label, score.points if score else missing, Unit.COUNT, PRODUCT, inputs)
    if row.current:
        label = f"{risk.id} {risk.title}: band"
        score_ = Input("score", row.current.points, f"risk.{risk.id}.score")
        yield figure(f"risk.{risk.id}.band", label, row.current.band.label, Unit.TEXT, "band of its score", (score_,))


_LABELS = {
    "score": "score now",
    "inherent": "score when first recorded",
    "residual": "score after response",
    "target": "score to reach",
    "previous": "score in the last report",
}


def _now(risk: Risk, origins: Origins) -> tuple[Places, Places]:
    """Where probability and impact have their present levels from."""
    impact = origins.said(Risk, risk.id, "impact") or origins.said(Risk, risk.id, "impacts")
    return origins.said(Risk, risk.id, "probability"), impact


def _begun(risk: Risk, origins: Origins) -> tuple[Places, Places]:
    """Where they were first written."""
    impact = origins.first(Risk, risk.id, "impact") or origins.first(Risk, risk.id, "impacts")
    return origins.first(Risk, risk.id, "probability"), impact


def _within_field(risk: Risk, name: str, origins: Origins) -> tuple[Places, Places]:
    """Where an assessment of its own says both."""
    return origins.said(Risk, risk.id, name, "probability"), origins.said(Risk, risk.id, name, "impact")


def _values(row: RiskFigures, settings: RiskSettings, origins: Origins) -> Iterator[Figure]:
    """Expected values before and after the response; an opportunity's is below 0, for it lowers the exposure."""
    risk, after = row.risk, row.risk.residual
    before = _priced(
        (chance_of(risk.probability, risk.chance, settings), _chance_at(risk, settings, origins)),
        (risk.amount, origins.said(Risk, risk.id, "amount")),
    )
    label = f"{risk.id} {risk.title}: expected value"
    yield figure(f"risk.{risk.id}.emv", label, row.emv, Unit.MONEY, _WORTH[risk.kind], before)
    key, label = f"risk.{risk.id}.emv_residual", f"{label} after response"
    if after is None:
        same = (Input("expected value", row.emv, f"risk.{risk.id}.emv"),)
        yield figure(key, label, row.emv_residual, Unit.MONEY, "as before: nothing after the response is written", same)
        return
    chance = origins.said(Risk, risk.id, "residual", "chance" if after.chance is not None else "probability")
    if after.chance is None:
        chance += _scale_at(after.probability, settings)
    own = after.amount is not None
    places = origins.said(Risk, risk.id, *(("residual", "amount") if own else ("amount",)))
    left = _priced(
        (chance_of(after.probability, after.chance, settings), chance),
        (after.amount if own else risk.amount, places),
    )
    yield figure(key, label, row.emv_residual, Unit.MONEY, _WORTH[risk.kind], left)


def _chance_at(risk: Risk, settings: RiskSettings, origins: Origins) -> Places:
    """Where the chance is written, or the level it follows from and what the project's own scale says of that level."""
    if risk.chance is not None:
        return origins.said(Risk, risk.id, "chance")
    return (*origins.said(Risk, risk.id, "probability"), *_scale_at(risk.probability, settings))


def _scale_at(level: int | None, settings: RiskSettings) -> Places:
    own = len(settings.probabilities) == len(LEVELS) and level is not None
    return (("settings", "risk", "probabilities", (level or 1) - 1),) if own else ()


_WORTH = {RiskKind.THREAT: "probability × amount", RiskKind.OPPORTUNITY: "0 − probability × amount"}


def _priced(chance: tuple[Decimal | None, Places], amount: tuple[Decimal | None, Places]) -> tuple[Input, Input]:
    """Chance and amount, each with its place."""
    likely, where = chance
    worth, place = amount
    return (
        Input("probability", NOT_ASSESSED if likely is None else likely, "", where, Unit.SHARE),
        Input("amount", NOT_PRICED if worth is None else worth, "", place),
    )


def _course(row: RiskFigures, figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Rank, age, movement, overdue actions, and the scores the reports have shown."""
    key, name, today = f"risk.{row.risk.id}", f"{row.risk.id} {row.risk.title}", figures.state.data_date
    place = (
        Input("score", row.current.points if row.current else NOT_ASSESSED, f"{key}.score"),
        Input("expected value", row.emv, f"{key}.emv"),
    )
    if row.rank is not None:
        yield figure(
            f"{key}.rank", f"{name}: rank", row.rank, Unit.COUNT, "place by score, then by expected value", place
        )
    begun = origins.said(Risk, row.risk.id, "raised") or origins.entry(Risk, row.risk.id)
    raised = Input("raised", row.risk.raised or NOT_OPEN, sources=begun)
    age = NOT_OPEN if row.days_open is None else row.days_open
    dates = (Input("data date", today), raised)
    yield figure(f"{key}.days_open", f"{name}: days open", age, Unit.DAYS, "data date − raised", dates)
    now, then = row.current, row.previous
    moved = now.points - then.points if now and then else ENDED
    pair = (
        Input("score", now.points if now else NOT_ASSESSED, f"{key}.score"),
        Input("score in the last report", then.points if then else ENDED, f"{key}.previous"),
    )
    yield figure(f"{key}.change", f"{name}: movement", moved, Unit.COUNT, "score − score in the last report", pair)
    late = [Input(a.id, (today - a.due).days, f"action.{a.id}.days_overdue") for a in row.overdue_actions if a.due]
    yield figure(
        f"{key}.overdue", f"{name}: overdue actions", len(late), Unit.COUNT, "open actions past their date", late
    )
    scores = [Input(f"{day}", points) for day, points in row.history if points is not None]
    yield figure(
        f"{key}.reports", f"{name}: reports that found it open", len(scores), Unit.COUNT, "score in each report", scores
    )


def _counts(summary: RiskSummary, figures: Figures) -> Iterator[Figure]:
    threats = [row for row in summary.risks if row.is_open and row.risk.kind is RiskKind.THREAT]
    chances = [row for row in summary.risks if row.is_open and row.risk.kind is RiskKind.OPPORTUNITY]
    red = [row for row in threats if row.current and row.current.band.rag is Rag.RED]
    over = [row for row in summary.risks if not row.is_open]
    late = [action.id for row in (*threats, *chances) for action in row.overdue_actions]
    yield _count("recorded", "Risks recorded", [row.risk.id for row in summary.risks])
    yield _count("open_threats", "Open threats", [row.risk.id for row in threats])
    yield _count("open_opportunities", "Open opportunities", [row.risk.id for row in chances])
    yield _count("red", "Open threats in the red band", [row.risk.id for row in red])
    yield _count("over", "Risks that are over", [row.risk.id for row in over])
    yield _count(
        "unpriced", "Open threats without an amount", [r.risk.id for r in threats if isinstance(r.emv, Undefined)]
    )
    yield _count("overdue_actions", "Overdue actions of open risks", late, "action.{}.days_overdue")
    for name in ("new", "closed", "materialised", "up", "down"):
        yield _count(name, f"Risks {_MOVED[name]} since the last report", getattr(summary, name))
    yield from _bands(summary, threats, chances)


_MOVED = {"new": "new", "closed": "closed", "materialised": "that happened", "up": "gone up", "down": "gone down"}


def _count(name: str, label: str, ids: Iterable[str], key: str = "risk.{}.score") -> Figure:
    found = [Input(each, 1, key.format(each)) for each in ids]
    return figure(f"risk.{name}", label, len(found), Unit.COUNT, "number of", found)


def _bands(summary: RiskSummary, threats: list[RiskFigures], chances: list[RiskFigures]) -> Iterator[Figure]:
    """Open risks by band, now and in the last report."""
    for now, then, hoped in zip(summary.counts, summary.previous_counts, summary.opportunity_counts, strict=True):
        key, label = f"risk.band.{slug(now.band.label)}", now.band.label
        rows = (
            (key, f"Open threats, band {label}", now.count, _within(threats, label)),
            (f"{key}.opportunities", f"Open opportunities, band {label}", hoped.count, _within(chances, label)),
            (f"{key}.previous", f"Open threats in the last report, band {label}", then.count, ()),
        )
        for name, what, count, inputs in rows:
            yield figure(name, what, count, Unit.COUNT, "number of", inputs)


def _within(rows: list[RiskFigures], label: str) -> tuple[Input, ...]:
    inside = (row.risk.id for row in rows if row.current and row.current.band.label == label)
    return tuple(Input(key, 1, f"risk.{key}.band") for key in inside)
