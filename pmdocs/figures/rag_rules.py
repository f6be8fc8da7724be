"""The rules that give each dimension its colour, from tolerances and thresholds that a project can set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from pmdocs.figures.quantity import Quantity, Undefined, decimal_of
from pmdocs.figures.rag import Input, Rag, Rating, computed_rating, worst
from pmdocs.figures.reason import Amount, Days, Reason, reason, translatable


@dataclass(frozen=True, slots=True)
class RagThresholds:
    """Where green ends and red begins; the defaults are those of pmdocs, since no standard fixes any.

    Indices are green from `…_green` up and red below `…_amber`. `tolerance_green` is the share of a tolerance that
    may be used up in green; beyond all of it is red. Creep is a share of the original baseline.
    """

    spi_t_green: Decimal = Decimal("0.95")
    spi_t_amber: Decimal = Decimal("0.90")
    cpi_green: Decimal = Decimal("0.95")
    cpi_amber: Decimal = Decimal("0.90")
    tolerance_green: Decimal = Decimal("0.5")
    creep_green: Decimal = Decimal("0.05")
    creep_amber: Decimal = Decimal("0.10")
    large_change: int = 4
    red_risks_for_red: int = 3
    severe_issue_impact: int = 4
    clean_periods: int = 2
    stale_after_days: int = 14


DEFAULT_THRESHOLDS = RagThresholds()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test of a rule found: a colour, why, and what would make it green."""

    rag: Rag
    why: Reason | None = None
    way_back: Reason | None = None


Findings: TypeAlias = Iterable[Finding | None]


def _rate(findings: Findings, inputs: Mapping[str, Input]) -> Rating:
    """The worst finding's colour, with the reasons of all that are not green, worst first; grey without any."""
    made = [finding for finding in findings if finding is not None]
    if not made:
        return computed_rating(Rag.GREY, [_nothing_known(inputs)], inputs=inputs)
    bad = sorted((f for f in made if f.rag is not Rag.GREEN), key=lambda finding: -finding.rag.severity)
    reasons = [finding.why for finding in bad if finding.why]
    back = [finding.way_back for finding in bad if finding.way_back]
    return computed_rating(worst(f.rag for f in made), reasons, back, inputs)


def _nothing_known(inputs: Mapping[str, Input]) -> Reason:
    unknown = next((value for value in inputs.values() if isinstance(value, Undefined)), None)
    return reason("nothing to judge by: {why}", why=unknown.reason) if unknown else reason("nothing to judge by")


@dataclass(frozen=True, slots=True)
class IndexWords:
    """What an index below its limit means, in a sponsor's words, and what must happen; the index stands beside it."""

    why: str
    way_back: str


_PACE = IndexWords(
    translatable("the work runs at {share}% of the planned pace (SPI(t) {value}, below {limit})"),
    translatable("catch up with the plan, or agree new dates"),
)
_WORTH = IndexWords(
    translatable("the money spent has bought {share}% of the work planned for it (CPI {value}, below {limit})"),
    translatable("do the rest for less, or agree a new budget"),
)


def _judge_index(words: IndexWords, value: Quantity, green: Decimal, amber: Decimal) -> Finding | None:
    if isinstance(value, Undefined):
        return None
    if value >= green:
        return Finding(Rag.GREEN)
    rag = Rag.AMBER if value >= amber else Rag.RED
    limit = green if rag is Rag.AMBER else amber
    share = decimal_of(Fraction(round(value * 100)))
    return Finding(rag, reason(words.why, share=share, value=value, limit=limit), reason(words.way_back))


@dataclass(frozen=True, slots=True)
class ToleranceWords:
    """The sentences about one tolerance: used up in part, exceeded, or never set; and what would be green."""

    partly: str
    exceeded: str
    unset: str
    way_back: str
    unit: type[Days] | type[Amount]


_SLIP = ToleranceWords(
    translatable("the forecast slip of {excess} uses more than {share}% of the tolerance of {tolerance}"),
    translatable("the forecast slip of {excess} exceeds the tolerance of {tolerance}"),
    translatable("the forecast slip is {excess}, and no time tolerance is set"),
    translatable("a forecast slip of at most {allowed}"),
    Days,
)
_OVERRUN = ToleranceWords(
    translatable("the expected overrun of {excess} uses more than {share}% of the tolerance of {tolerance}"),
    translatable("the expected overrun of {excess} exceeds the tolerance of {tolerance}"),
    translatable("the expected overrun is {excess}, and no cost tolerance is set"),
    translatable("an expected overrun of at most {allowed}"),
    Amount,
)


def _judge_tolerance(excess: Decimal, tolerance: Decimal | None, green: Decimal, words: ToleranceWords) -> Finding:
    """How much of a tolerance is used up by `excess`; without a tolerance any excess is amber, never red."""
    allowed = decimal_of(Fraction(green) * Fraction(tolerance or 0))
    if excess <= allowed:
        return Finding(Rag.GREEN)
    used = words.unit(excess)
    back = reason(words.way_back, allowed=words.unit(allowed))
    if tolerance is None:
        return Finding(Rag.AMBER, reason(words.unset, excess=used), back)
    limit = words.unit(tolerance)
    if excess > tolerance:
        return Finding(Rag.RED, reason(words.exceeded, excess=used, tolerance=limit), back)
    return Finding(Rag.AMBER, reason(words.partly, excess=used, share=_percent(green), tolerance=limit), back)


def _judge_list(rag: Rag, items: Sequence[str], why: str, way_back: str) -> Finding | None:
    """A finding of colour `rag` that names the `items`, if there are any."""
    return (
        Finding(rag, reason(why, items=", ".join(items)), reason(way_back, items=", ".join(items))) if items else None
    )


def rate_schedule(
    *,
    slip_days: int | None,
    tolerance_days: int | None,
    spi_t: Quantity,
    missed: Sequence[str] = (),
    passed: Sequence[str] = (),
    late: Sequence[tuple[str, int]] = (),
    thresholds: RagThresholds = DEFAULT_THRESHOLDS,
) -> Rating:
    """Schedule: forecast slip of the finish against the time tolerance, SPI(t), and milestones that stand late.

    `slip_days` is positive when late, None without a forecast. `missed` names gates and critical milestones whose
    date has passed without a new one, which is red whatever the rest says; `passed` the other milestones of which
    this is true, amber until somebody gives them a date. `late` are gates and critical milestones expected later than
    the tolerance allows, as (id, days): amber at least, however the finish stands (PRINCE2: a stage is out of
    tolerance by its own dates).
    """
    slip = None
    if slip_days is not None:
        allowed = None if tolerance_days is None else Decimal(tolerance_days)
        slip = _judge_tolerance(Decimal(slip_days), allowed, thresholds.tolerance_green, _SLIP)
    index = _judge_index(_PACE, spi_t, thresholds.spi_t_green, thresholds.spi_t_amber)
    lost = _judge_list(
        Rag.RED, missed, translatable("missed without a new date: {items}"), translatable("a new date for {items}")
    )
    unsaid = _judge_list(
        Rag.AMBER,
        passed,
        translatable("their dates have passed and no new ones are given: {items}"),
        translatable("a new date for {items}"),
    )
    behind = _judge_late(late, tolerance_days)
    inputs: dict[str, Input] = {"slip_days": slip_days, "tolerance_days": tolerance_days}
    inputs |= {"spi_t": spi_t, "missed": tuple(missed), "passed": tuple(passed), "late": tuple(key for key, _ in late)}
    return _rate((lost, slip, behind, unsaid, index), inputs)


def _judge_late(late: Sequence[tuple[str, int]], tolerance: int | None) -> Finding | None:
    """The gate or critical milestone that stands latest; the others are named with it."""
    if not late:
        return None
    key, days = max(late, key=lambda each: each[1])
    others = [name for name, _ in late if name != key]
    back = reason("{items} in time, or new dates approved for them", items=", ".join([key, *others]))
    if tolerance is None:
        why = reason("{milestone} is expected {days} late", milestone=key, days=Days(Decimal(days)))
    else:
        why = reason(
            "{milestone} is expected {days} late, more than the tolerance of {tolerance}",
            milestone=key,
            days=Days(Decimal(days)),
            tolerance=Days(Decimal(tolerance)),
        )
    return Finding(Rag.AMBER, why, back)


def rate_early_cost(
    *, ac: Quantity, pv: Quantity, budget: Quantity, tolerance: Decimal | None, thresholds: RagThresholds
) -> Rating:
    """Cost while nothing can be forecast: what is spent above plan, against the cost tolerance in money.

    Without a plan over time the whole budget is the plan: spending above it is no matter of opinion, spending below it
    says nothing yet.
    """
    inputs: dict[str, Input] = {"ac": ac, "pv": pv, "tolerance": tolerance}
    if isinstance(pv, Undefined) and isinstance(ac, Decimal) and isinstance(budget, Decimal) and ac > budget:
        pv = budget
    if isinstance(ac, Undefined) or isinstance(pv, Undefined):
        return _rate((), inputs)
    allowed = decimal_of(Fraction(thresholds.tolerance_green) * Fraction(tolerance or 0))
    excess = decimal_of(Fraction(ac) - Fraction(pv))
    if excess <= allowed or excess <= 0:
        return _rate((Finding(Rag.GREEN),), inputs)
    rag = Rag.RED if tolerance is not None and excess > tolerance else Rag.AMBER
    why = reason("{spent} is spent, where {planned} was planned to date", spent=Amount(ac), planned=Amount(pv))
    return _rate((Finding(rag, why, reason("spending back to plan, or a new estimate with its reasons")),), inputs)


def rate_cost(
    *, vac: Quantity, tolerance: Decimal | None, cpi: Quantity, thresholds: RagThresholds = DEFAULT_THRESHOLDS
) -> Rating:
    """Cost: expected overrun (VAC below 0) against the cost tolerance in money, and CPI."""
    overrun = None
    if isinstance(vac, Decimal):
        overrun = _judge_tolerance(decimal_of(-Fraction(vac)), tolerance, thresholds.tolerance_green, _OVERRUN)
    index = _judge_index(_WORTH, cpi, thresholds.cpi_green, thresholds.cpi_amber)
    return _rate((overrun, index), {"vac": vac, "tolerance": tolerance, "cpi": cpi})


def rate_scope(
    *,
    creep: Quantity,
    undecided: Sequence[tuple[str, int]] = (),
    must_at_risk: Sequence[str] = (),
    thresholds: RagThresholds = DEFAULT_THRESHOLDS,
) -> Rating:
    """Scope: growth asked for by changes, large undecided changes, and must-have deliverables at risk.

    `creep` is what changes that wait for a decision would add to the budget, as a share, 0 at least; `undecided`
    are (id, size 1 to 5) of changes that wait for a decision; `must_at_risk` names MUST deliverables in danger.
    """
    large = [name for name, size in undecided if size >= thresholds.large_change]
    waiting = _judge_list(
        Rag.AMBER,
        large,
        translatable("large changes wait for a decision: {items}"),
        translatable("a decision on {items}"),
    )
    danger = _judge_list(
        Rag.RED, must_at_risk, translatable("must-have deliverables at risk: {items}"), translatable("{items} secured")
    )
    inputs: dict[str, Input] = {"creep": creep, "undecided": tuple(name for name, _ in undecided)}
    return _rate((_judge_creep(creep, thresholds), waiting, danger), inputs | {"must_at_risk": tuple(must_at_risk)})


def _judge_creep(creep: Quantity, thresholds: RagThresholds) -> Finding | None:
    if isinstance(creep, Undefined):
        return None
    if creep <= thresholds.creep_green:
        return Finding(Rag.GREEN)
    rag = Rag.AMBER if creep <= thresholds.creep_amber else Rag.RED
    limit = _percent(thresholds.creep_green if rag is Rag.AMBER else thresholds.creep_amber)
    words = translatable("changes that wait for a decision would add {creep}%, more than {limit}%")
    why = reason(words, creep=_percent(creep), limit=limit)
    back = reason("a decision on them")
    return Finding(rag, why, back)


def _percent(share: Decimal) -> Decimal:
    return decimal_of(Fraction(share) * 100)


def rate_risk(
    red_risks: Iterable[tuple[str, bool]],
    thresholds: RagThresholds = DEFAULT_THRESHOLDS,
    escalated: Sequence[str] = (),
) -> Rating:
    """Risk: the risks whose residual score is in the red band, each as (id, has an owner and an open action).

    One or two under active response are amber; three, or a single one that nobody works on, are red. Threats that
    are `escalated` are amber at least.
    """
    risks = tuple(red_risks)
    names, neglected = tuple(name for name, _ in risks), [name for name, responding in risks if not responding]
    rag = Rag.RED if len(risks) >= thresholds.red_risks_for_red else Rag.AMBER
    standing = _judge_list(
        rag, names, translatable("in the red band: {items}"), translatable("{items} brought out of the red band")
    )
    idle = _judge_list(
        Rag.RED,
        neglected,
        translatable("no owner or no open action: {items}"),
        translatable("an owner and an action for {items}"),
    )
    inputs: dict[str, Input] = {"red_risks": names, "without_response": tuple(neglected), "escalated": tuple(escalated)}
    return _rate((Finding(Rag.GREEN), standing, idle, _judge_escalated(escalated)), inputs)


def rate_issues(
    *,
    overdue: Iterable[tuple[str, int]] = (),
    blocking: Sequence[str] = (),
    escalated: Sequence[str] = (),
    escalated_late: Sequence[str] = (),
    thresholds: RagThresholds = DEFAULT_THRESHOLDS,
) -> Rating:
    """Issues: overdue ones as (id, impact 1 to 5), those that block work, and those escalated, in time or too late.

    What is escalated is beyond the manager's own means (PRINCE2: an exception), so it is amber until it is answered.
    """
    severe = [name for name, impact in overdue if impact >= thresholds.severe_issue_impact]
    late = _judge_list(
        Rag.AMBER, severe, translatable("overdue with high impact: {items}"), translatable("{items} resolved")
    )
    stuck = _judge_list(Rag.RED, blocking, translatable("blocking work: {items}"), translatable("{items} unblocked"))
    unanswered = _judge_list(
        Rag.RED,
        escalated_late,
        translatable("escalated and past its date: {items}"),
        translatable("an answer on {items}"),
    )
    inputs: dict[str, Input] = {"overdue": tuple(severe), "blocking": tuple(blocking)}
    inputs |= {"escalated": tuple(escalated), "escalated_late": tuple(escalated_late)}
    return _rate((Finding(Rag.GREEN), late, stuck, unanswered, _judge_escalated(escalated)), inputs)


def _judge_escalated(names: Sequence[str]) -> Finding | None:
    return _judge_list(
        Rag.AMBER, names, translatable("escalated and not answered: {items}"), translatable("an answer on {items}")
    )


class Outlook(StrEnum):
    """What is expected of a quality criterion or benefit."""

    ON_TRACK = "on track"
    DOUBTFUL = "doubtful"
    WILL_FAIL = "will fail"
    NOT_KNOWN = "not known"


_OUTLOOK_RULES = (
    (
        Outlook.WILL_FAIL,
        Rag.RED,
        translatable("will not be met: {items}"),
        translatable("{items} back within reach, or replaced by a decision"),
    ),
    (Outlook.DOUBTFUL, Rag.AMBER, translatable("in doubt: {items}"), translatable("evidence that {items} will be met")),
    (Outlook.NOT_KNOWN, Rag.GREY, translatable("not yet known: {items}"), translatable("a first finding on {items}")),
    (Outlook.ON_TRACK, Rag.GREEN, translatable("on track: {items}"), translatable("{items} stays on track")),
)


def rate_criteria(criteria: Iterable[tuple[str, Outlook]]) -> Rating:
    """Quality or benefit: (id, outlook) of every criterion; grey if there is none, or if any is not known."""
    known = tuple(criteria)
    named = {rule: tuple(name for name, outlook in known if outlook is rule) for rule in Outlook}
    findings = [_judge_list(rag, named[outlook], why, back) for outlook, rag, why, back in _OUTLOOK_RULES]
    return _rate(findings, {outlook.value: names for outlook, names in named.items()})
