"""Three baselines side by side, the gap between them explained, and its drawing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from pmdocs.charts import StepKind, Waterfall, WaterfallLabels, WaterfallStep, chart_language
from pmdocs.documents.closure_view import Comparison
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.baseline import effect
from pmdocs.figures.model import Baselines, Figure, Figures


def finish_comparison(rows: Baselines, voice: Voice) -> Comparison:
    """The finish: dates, and the gap in days."""
    days = voice.formats.signed

    def shown(asked: Figure) -> str:
        return voice.formats.date(asked.value if isinstance(asked.value, date) else None)

    def gap(value: Decimal | None) -> str:
        return voice.say("{days} days").format(days=days(value)) if value is not None else voice.formats.date(None)

    return _comparison(voice.say("Finish"), rows, shown, gap)


def cost_comparison(rows: Baselines, voice: Voice) -> Comparison:
    """The cost in the project's currency."""

    def shown(asked: Figure) -> str:
        return voice.money(quantity(asked))

    def gap(value: Decimal | None) -> str:
        return voice.formats.signed_money(value, voice.currency)

    return _comparison(voice.say("Cost"), rows, shown, gap)


def effort_comparison(rows: Baselines, voice: Voice) -> Comparison:
    """The effort in person-days."""

    def shown(asked: Figure) -> str:
        value = known(quantity(asked))
        return voice.say("{days} person-days").format(days=voice.formats.number(value)) if value is not None else "–"

    def gap(value: Decimal | None) -> str:
        return voice.formats.signed(value)

    return _comparison(voice.say("Effort"), rows, shown, gap)


def _comparison(
    name: str, rows: Baselines, shown: Callable[[Figure], str], gap: Callable[[Decimal | None], str]
) -> Comparison:
    return Comparison(
        name=name,
        first=shown(rows.first),
        approved=shown(rows.approved),
        actual=shown(rows.actual),
        gap=gap(known(rows.gap.gap)),
        by_changes=gap(known(rows.gap.approved)),
        by_performance=gap(known(rows.gap.performance)),
        reason=rows.reason,
    )


def waterfall(figures: Figures, voice: Voice) -> Waterfall | None:
    """First budget, approved changes, performance and final cost; None while the cost is unknown."""
    rows = figures.closure.cost
    first, actual = known(quantity(rows.first)), known(quantity(rows.actual))
    performance = known(rows.gap.performance)
    if first is None or actual is None or performance is None:
        return None
    changes = [(change.id, effect(change).cost or Decimal()) for change in figures.changes.approved]
    money, signed = voice.formats.money, voice.formats.signed_money
    start, end = money(first, voice.currency, 0), money(actual, voice.currency, 0)
    moves = [*changes, (voice.say("Performance"), performance)]
    steps = (
        WaterfallStep(name=voice.say("First budget"), amount=first, shown=start, kind=StepKind.TOTAL),
        *(WaterfallStep(name=key, amount=cost, shown=signed(cost, voice.currency, 0)) for key, cost in moves if cost),
        WaterfallStep(name=voice.say("Final cost"), amount=actual, shown=end, kind=StepKind.TOTAL),
    )
    return Waterfall(
        title=voice.say("From the first budget to the final cost"),
        description=voice.say(
            "The first budget was {first}; approved changes moved it by {changes}, performance by {performance}, "
            "to a final cost of {actual}."
        ).format(
            first=money(first, voice.currency),
            changes=signed(known(rows.gap.approved), voice.currency),
            performance=signed(performance, voice.currency),
            actual=money(actual, voice.currency),
        ),
        language=chart_language(voice.formats.locale),
        steps=steps,
        labels=WaterfallLabels(
            total=voice.say("Total"),
            increase=voice.say("More"),
            decrease=voice.say("Less"),
            unit=voice.say("In {currency}").format(currency=voice.currency),
            broken=voice.say("The axis does not start at 0"),
            smaller=voice.say("{count} smaller changes"),
        ),
    )
