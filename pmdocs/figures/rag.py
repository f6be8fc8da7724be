"""Red, amber, green: a rated dimension, and how ratings combine, hold, go stale and are overruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import Final, TypeAlias

from pmdocs.figures.quantity import Undefined
from pmdocs.figures.reason import Days, Reason, reason, translatable


class Rag(StrEnum):
    """Status colours: on track, needs attention, out of tolerance; grey is not known, blue is complete."""

    BLUE = "blue"
    GREEN = "green"
    GREY = "grey"
    AMBER = "amber"
    RED = "red"

    @property
    def severity(self) -> int:
        """Rank in a worst-of rule: blue, green, grey, amber, red. What is not known is worse than what is green."""
        return tuple(Rag).index(self)

    @property
    def word(self) -> str:
        """What a sentence calls it: a reader who sees the chip "Not rated" must not read of grey."""
        return _WORDS.get(self, self.value)

    def worse(self, other: Rag) -> Rag:
        """The worse of two colours."""
        return max(self, other, key=lambda rag: rag.severity)


_WORDS: Final = {Rag.GREY: translatable("not rated"), Rag.BLUE: translatable("done")}


def worst(colours: Iterable[Rag]) -> Rag:
    """The worst of all `colours`; grey if there is none, for nothing known is not good news."""
    every = tuple(colours)
    return reduce(Rag.worse, every) if every else Rag.GREY


Input: TypeAlias = Decimal | int | str | date | tuple[str, ...] | Undefined | None


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision to state another colour: why, and who."""

    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Rating:
    """The colour of one dimension: why it is not green, and what makes it green again.

    `rag` is the colour to show. `computed` is the colour the figures gave; it stays visible when a stated override,
    stale data or the wait for clean periods shows another. `inputs` are the figures judged, by name.
    """

    rag: Rag
    reasons: tuple[Reason, ...] = ()
    way_back: tuple[Reason, ...] = ()
    inputs: tuple[tuple[str, Input], ...] = ()
    computed: Rag = Rag.GREY
    override: Override | None = None

    @property
    def weight(self) -> Rag:
        """The colour that counts in a worst-of rule: a stale red must not pass for merely unknown."""
        return self.rag.worse(self.computed) if self.rag is Rag.GREY else self.rag


def computed_rating(
    rag: Rag,
    reasons: Iterable[Reason] = (),
    way_back: Iterable[Reason] = (),
    inputs: Mapping[str, Input] | None = None,
) -> Rating:
    """A rating shown as the figures gave it."""
    return Rating(rag, tuple(reasons), tuple(way_back), tuple((inputs or {}).items()), computed=rag)


def stale(rating: Rating, age_days: int | None, limit_days: int) -> Rating:
    """`rating` in grey if its data is more than `limit_days` old or was never reported (None); else as it is.

    Complete work stays blue: nothing more is to be reported on it.
    """
    if rating.rag is Rag.BLUE or (age_days is not None and age_days <= limit_days):
        return rating
    if age_days is None:
        why = reason("nothing has been reported yet")
    else:
        why = reason(
            "the data is {age} old; last known colour: {colour}", age=Days(Decimal(age_days)), colour=rating.rag.word
        )
    back = reason("report anew, at least every {limit}", limit=Days(Decimal(limit_days)))
    return replace(rating, rag=Rag.GREY, reasons=(why, *rating.reasons), way_back=(back, *rating.way_back))


def overrule(rating: Rating, stated: Rag, why: str, who: str) -> Rating:
    """`rating` shown in the colour a person states; the computed one stays. Refuses an empty reason or name."""
    if not why.strip() or not who.strip():
        raise ValueError("A stated colour needs a reason and the name of who stated it.")
    sentence = reason(
        "stated {stated} by {who}: {why} (computed: {computed})",
        stated=stated.value,
        who=who,
        why=why,
        computed=rating.computed.value,
    )
    return replace(rating, rag=stated, reasons=(sentence, *rating.reasons), override=Override(why, who))


CORE_DIMENSIONS = ("schedule", "cost", "scope")
"""The dimensions whose worst colour is the overall one."""


def overall(ratings: Mapping[str, Rating], core: Sequence[str] = CORE_DIMENSIONS) -> Rating:
    """The project's colour: the worst of the `core` dimensions, and at most one step better than a red elsewhere.

    So a red risk rating makes a project amber at least, and so does an amber one with something escalated. A core
    dimension that was not rated counts as grey; one that has only grown old counts as it was last known, for silence
    must not make a red project better. Where every dimension is grey, nobody has reported a colour, so it is grey.
    """
    if ratings and all(rating.rag is Rag.GREY for rating in ratings.values()):
        return _not_rated(ratings, core)
    weights = {name: rating.weight for name, rating in ratings.items()}
    central = worst(weights.get(name, Rag.GREY) for name in core)
    elsewhere = [
        name
        for name, rag in weights.items()
        if name not in core and (rag is Rag.RED or (rag is Rag.AMBER and dict(ratings[name].inputs).get("escalated")))
    ]
    rag = central.worse(Rag.AMBER) if elsewhere else central
    cause = [name for name in core if weights.get(name, Rag.GREY) is rag] + elsewhere
    bad = rag not in (Rag.GREEN, Rag.BLUE)
    reasons = [_said(name, ratings.get(name)) for name in cause if bad]
    back = [step for name in cause if bad and name in ratings for step in ratings[name].way_back]
    return computed_rating(rag, reasons, back, {name: colour.value for name, colour in weights.items()})


def _not_rated(ratings: Mapping[str, Rating], core: Sequence[str]) -> Rating:
    """A project of which nothing is rated: shown grey, with what it was last known to be as the computed colour."""
    known = {name: rating.rag.value for name, rating in ratings.items()}
    back = [step for name in core if name in ratings for step in ratings[name].way_back]
    shown = computed_rating(Rag.GREY, [_said(name, ratings.get(name)) for name in core], dict.fromkeys(back), known)
    return replace(shown, computed=worst(ratings[name].weight for name in core if name in ratings))


def _said(name: str, rating: Rating | None) -> Reason:
    """The colour of a dimension; of one that counts as it was last known, both."""
    shown = rating.rag if rating else Rag.GREY
    if rating is None or rating.weight is shown:
        return reason("{dimension}: {colour}", dimension=name, colour=shown.word)
    return reason("{dimension}: not rated, last known {colour}", dimension=name, colour=rating.weight.word)


def held(computed: Sequence[Rag], clean_periods: int = 2) -> tuple[Rag, ...]:
    """The colours to show for a history of computed ones, oldest first, with a slow return to green.

    Getting worse shows at once, and so does red turning amber. Green after amber or red needs `clean_periods` green
    periods in a row, the present one included; until then amber is shown. A grey period is shown as grey and is not
    clean, but green before it is still green after it.
    """
    shown: list[Rag] = []
    recovering, clean = False, 0
    for rag in computed:
        clean = clean + 1 if rag in (Rag.GREEN, Rag.BLUE) else 0
        recovering = rag in (Rag.AMBER, Rag.RED) or (recovering and clean < clean_periods and rag is not Rag.BLUE)
        shown.append(Rag.AMBER if recovering and rag is Rag.GREEN else rag)
    return tuple(shown)


def hold(rating: Rating, earlier: Sequence[Rag], clean_periods: int = 2) -> Rating:
    """`rating` as it is to be shown after the `earlier` computed colours, oldest first; see `held`."""
    *_, shown = held((*earlier, rating.rag), clean_periods)
    if shown is rating.rag:
        return rating
    why = reason("back in tolerance, but not yet for {periods} reports in a row", periods=clean_periods)
    back = reason("stay in tolerance for {periods} reports in a row", periods=clean_periods)
    return replace(rating, rag=shown, reasons=(why, *rating.reasons), way_back=(back, *rating.way_back))
