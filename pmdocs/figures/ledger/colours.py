"""A figure for every rating: the colour shown and the one computed, by which limits, from which figures, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.origins import Origins
from pmdocs.figures.model import Figure, Figures, FigureValue, Input, RatingRow
from pmdocs.figures.quantity import TOO_EARLY, Undefined
from pmdocs.figures.rag import Rag, Rating
from pmdocs.figures.rag_rules import RagThresholds
from pmdocs.figures.ratings import ALL_EARNED, OLD_PROGRESS, OWN_ESTIMATE, thresholds_of
from pmdocs.project.updates import Dimension, RagStatement

NOT_JUDGED: Final = (ALL_EARNED, OLD_PROGRESS, OWN_ESTIMATE, TOO_EARLY)
NOTHING_KNOWN: Final = Undefined("not known")
JUDGED_BY: Final = MappingProxyType(
    {
        "slip_days": ("finish variance", "schedule.slip"),
        "tolerance_days": ("time tolerance", "schedule.tolerance"),
        "spi_t": ("SPI(t)", "schedule.spi_t"),
        "missed": ("milestones missed", ""),
        "passed": ("other milestones missed", ""),
        "late": ("gates and critical milestones beyond the tolerance", ""),
        "ac": ("AC", "cost.ac"),
        "pv": ("PV on the day of AC", "cost.pv_then"),
        "vac": ("VAC", "cost.vac"),
        "tolerance": ("cost tolerance", "cost.tolerance"),
        "cpi": ("CPI", "cost.cpi"),
        "creep": ("scope growth asked for", "changes.growth"),
        "undecided": ("changes undecided", ""),
        "must_at_risk": ("must-haves without a date ahead", ""),
        "red_risks": ("threats in the red band", "risk.red"),
        "without_response": ("of these, nobody works on", ""),
        "escalated": ("escalated and not answered", ""),
        "escalated_late": ("escalated and past their date", ""),
        **{dimension.value: (dimension.value, f"rating.{dimension.value}") for dimension in Dimension},
    }
)
"""What a rating is judged by: how each thing is called, and the figure behind it."""


def rating_figures(figures: Figures, origins: Origins) -> Iterator[Figure]:
    """Every dimension's colour, in the order of the report."""
    limits = thresholds_of(figures.state.project.settings.rag)
    for row in figures.ratings.values():
        yield from _rating(row, limits, origins)


def _rating(row: RatingRow, limits: RagThresholds, origins: Origins) -> Iterator[Figure]:
    """The colour shown with its reasons, the one computed, and how many reports in a row have shown it."""
    name, rating = row.dimension.value, row.rating
    label = f"Rating of {name}" if row.dimension is not Dimension.OVERALL else "Overall rating"
    place = origins.said(RagStatement, row.dimension, "stated") if rating.override else ()
    said = [Input("why, as written", row.said)] if row.said else []
    shown = (Input("computed", rating.computed.value, f"rating.{name}.computed"), *said, *_words(rating))
    yield figure(f"rating.{name}", label, rating.rag.value, Unit.TEXT, _rule_shown(rating, limits), shown, place)
    judged = [_judged(key, value) for key, value in rating.inputs]
    rule = _rules(limits)[row.dimension]
    yield figure(f"rating.{name}.computed", f"{label}, computed", rating.computed.value, Unit.TEXT, rule, judged)
    colours = [Input(f"{day}", colour.value) for day, colour, _ in row.history[-row.run :]]
    rule = "reports with this colour, up to this one"
    yield figure(f"rating.{name}.run", f"{label}: reports in a row", row.run, Unit.COUNT, rule, colours)
    before = row.previous.value if row.previous else Undefined("first report")
    yield figure(f"rating.{name}.previous", f"{label} in the last report", before, Unit.TEXT, "as shown then")


def _words(rating: Rating) -> Iterator[Input]:
    """Why the colour is not green, and the way back, in the words of the report."""
    for why in rating.reasons:
        yield Input("why", str(why))
    for step in rating.way_back:
        yield Input("way back", str(step))


def _rule_shown(rating: Rating, limits: RagThresholds) -> str:
    """Whether the colour shown is the computed one, and if not, whose it is or what it waits for."""
    if rating.override:
        return f"as stated by {rating.override.who}"
    if rating.rag is rating.computed:
        return "as computed"
    if rating.rag is Rag.GREY:
        return "as computed, but grey without fresh data"
    return f"as computed, but {rating.rag.value} until green holds for {limits.clean_periods} reports"


def _judged(key: str, value: object) -> Input:
    name, figure_key = JUDGED_BY.get(key, (key.replace("_", " "), ""))
    if value in NOT_JUDGED:
        return Input(f"{name}, not judged", _plain(value))
    return Input(name, _plain(value), figure_key)


def _plain(value: object) -> FigureValue:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return NOTHING_KNOWN if value is None else value  # type: ignore[return-value]


def _rules(limits: RagThresholds) -> Mapping[Dimension, str]:
    """What each dimension is judged by, with the project's own limits."""
    part = _percent(limits.tolerance_green)
    return {
        Dimension.OVERALL: "worst of schedule, cost and scope; at most one step better than a red elsewhere",
        Dimension.SCHEDULE: (
            f"green: finish variance within {part} of the tolerance and SPI(t) of {limits.spi_t_green} or more; "
            f"amber: a gate or critical milestone expected beyond the tolerance, or any milestone missed; "
            f"red: beyond the tolerance, SPI(t) below {limits.spi_t_amber}, or a gate or critical milestone missed"
        ),
        Dimension.COST: (
            f"green: expected overrun within {part} of the tolerance and CPI of {limits.cpi_green} or more; "
            f"red: beyond the tolerance or CPI below {limits.cpi_amber}"
        ),
        Dimension.SCOPE: (
            f"green: growth of at most {_percent(limits.creep_green)} and no change of size {limits.large_change} or "
            f"more undecided; red: above {_percent(limits.creep_amber)}, or a must-have without a date ahead"
        ),
        Dimension.RISK: (
            f"green: no open threat in the red band and none escalated; red: {limits.red_risks_for_red} or more, or "
            "one that nobody works on"
        ),
        Dimension.ISSUES: (
            f"green: none of impact {limits.severe_issue_impact} or more overdue, none escalated; red: one "
            "blocks work, or is escalated and past its date"
        ),
        Dimension.QUALITY: "green: no check overdue",
    }


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f} %"
