"""What stands below the key figures of page 1: one short sentence each, chosen from the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.documents.voice import Voice, known
from pmdocs.figures.agreed import is_weighed
from pmdocs.figures.asked import quantity
from pmdocs.figures.estimate import BOTTOM_UP
from pmdocs.figures.model import Figures, MilestoneFigures, MilestoneStatus
from pmdocs.figures.quantity import Undefined
from pmdocs.figures.reason import Days, Reason, reason, translatable

_A_UNIT_BUYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "EUR": translatable("a euro buys {cents} cents of planned work"),
        "USD": translatable("a dollar buys {cents} cents of planned work"),
        "GBP": translatable("a pound buys {cents} pence of planned work"),
        "CHF": translatable("a franc buys {cents} centimes of planned work"),
    }
)
"""What a CPI says, for those who do not read indices, by currency."""


@dataclass(frozen=True, slots=True)
class TileNote:
    """The words below a key figure, and whether they are good news: better, worse or same."""

    text: str
    kind: str = "same"


def finish_note(figures: Figures, voice: Voice) -> TileNote:
    """How the finish stands. Nothing is called on time while a gate or critical milestone stands late."""
    schedule, reached = figures.schedule, isinstance(figures.closure.finish.actual.value, date)
    slip = schedule.slip.value if isinstance(schedule.slip.value, int) else 0
    approved = schedule.approved_finish.value
    if figures.state.update is None:
        return TileNote(voice.say("as planned; nothing reported yet"))
    if not schedule.foreseen and not reached:
        return TileNote(voice.say("as planned; no date is expected yet"))
    if not reached and isinstance(approved, date) and approved < figures.state.data_date:
        said = reason("over by {days}, and not reported as reached", days=_days(slip))
        return TileNote(voice.sentence(said), "worse")
    if slip > 0:
        return TileNote(voice.sentence(reason("{days} late", days=_days(slip))), "worse")
    if not reached and (late := standing_late(figures)):
        said = reason("not re-forecast; {milestone} is {days} late", milestone=late.milestone.id, days=_days(late.slip))
        return TileNote(voice.sentence(said), "worse")
    if slip < 0:
        return TileNote(voice.sentence(reason("{days} early", days=_days(-slip))), "better")
    return TileNote(voice.sentence(_on_time(figures)))


def _on_time(figures: Figures) -> Reason:
    """On time; after a re-plan, by which plan, and what was agreed first."""
    schedule = figures.schedule
    first, approved, replanned = schedule.baseline_finish.value, schedule.approved_finish.value, schedule.replanned
    if replanned and isinstance(first, date) and first != approved:
        return reason("on time as re-planned on {day}; first {first}", day=replanned, first=first)
    return reason("on time")


def standing_late(figures: Figures) -> MilestoneFigures | None:
    """The gate or critical milestone that stands latest beyond the tolerance; None where none does."""
    limit = figures.schedule.tolerance.value
    allowed = limit if isinstance(limit, int | Decimal) else 0
    waiting = {MilestoneStatus.LATE, MilestoneStatus.MISSED}
    rows = [
        row
        for row in figures.schedule.milestones
        if row.status in waiting and (row.milestone.gate or row.milestone.critical)
        if row.slip > allowed or row.status is MilestoneStatus.MISSED
    ]
    return max(rows, key=lambda row: row.slip, default=None)


def _days(number: int) -> Days:
    return Days(Decimal(number))


def cost_note(figures: Figures, voice: Voice) -> TileNote:
    """Of which budget the cost forecast is, how far it is off, and whose forecast it is."""
    cost = figures.cost
    if cost is None:
        return TileNote(voice.say("no budget written"))
    budget, first = known(quantity(cost.budget_now)), known(quantity(cost.bac))
    parts = [voice.say("of {budget}").format(budget=voice.formats.money(budget, voice.currency, 0))]
    if first is not None and budget is not None and first != budget:
        parts.append(voice.say("first {budget}").format(budget=voice.formats.money(first, voice.currency, 0)))
    eac = quantity(cost.eac)
    if isinstance(eac, Undefined):
        parts.append(voice.say(eac.reason))
    elif cost.eac_key == BOTTOM_UP:
        parts.append(voice.say("own estimate"))
    elif cost.estimate_refused is not None:
        parts.append(voice.sentence(cost.estimate_refused))
    return TileNote("; ".join(parts))


def spent_note(figures: Figures, voice: Voice) -> TileNote:
    """What was planned to be spent by the day of the sum, what is ordered beside it, and of which day the sum is."""
    cost, told = figures.cost, figures.state.cost.actual_on
    parts = []
    is_old = told is not None and told != figures.state.data_date
    planned = known(quantity(cost.pv_then if is_old else cost.pv)) if cost else None
    if planned is not None:
        said = voice.say("planned by then {amount}") if is_old else voice.say("planned to date {amount}")
        parts.append(said.format(amount=voice.formats.money(planned, voice.currency, 0)))
    if committed := figures.state.cost.committed:
        parts.append(voice.say("ordered {amount}").format(amount=voice.formats.money(committed, voice.currency, 0)))
    over = known(quantity(cost.overspent)) if cost else None
    if over:
        said = voice.say("{amount} above the budget: from the reserve, or to be found")
        parts.append(said.format(amount=voice.formats.money(over, voice.currency, 0)))
    if told and is_old:
        parts.insert(0, voice.sentence(as_of(told)))
    return TileNote("; ".join(parts), "worse" if over else "same")


def complete_note(figures: Figures, voice: Voice) -> TileNote:
    """What the money has bought so far, in words, and of which day that is; the indices stand with the money."""
    cost = figures.cost
    if cost is None or not cost.has_earned_value:
        return TileNote(voice.say(_why_not_complete(figures)))
    if is_weighed(figures.state):
        return TileNote(voice.say("every deliverable counted alike: none has a cost"))
    cpi = quantity(cost.cpi)
    if isinstance(cpi, Undefined):
        return TileNote(voice.say(cpi.reason))
    if cost.is_early:
        return TileNote(voice.say("too early to judge"))
    parts = [buys(cpi, voice)]
    today = figures.state.data_date
    if cost.earned_on and today not in {cost.earned_on, cost.as_of}:
        parts.insert(0, voice.sentence(as_of(cost.earned_on)))
    if cost.as_of and cost.as_of not in {today, cost.earned_on}:
        parts.append(voice.sentence(reason("cost and work of {day}", day=cost.as_of)))
    return TileNote("; ".join(parts))


def as_of(day: date) -> Reason:
    """Of which day something is, where that is not the data date."""
    return reason("as of {day}", day=day)


def _why_not_complete(figures: Figures) -> str:
    """Whether nobody told how far the work is, or nothing is written that could earn."""
    if not figures.state.deliverables and not figures.state.project.work:
        return translatable("no deliverable is written that could be complete")
    return translatable("no progress reported")


def buys(cpi: Decimal, voice: Voice) -> str:
    """What a unit of money buys of the planned work."""
    if words := _A_UNIT_BUYS.get(voice.currency):
        return voice.say(words).format(cents=voice.formats.number(round(cpi * 100)))
    return voice.say("each 1.00 spent buys {value} of planned work").format(value=voice.formats.number(cpi, 2))
