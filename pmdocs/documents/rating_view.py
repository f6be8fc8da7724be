"""Ratings as documents show them: the colour, where it came from, why, and the way back to green."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pmdocs.documents.directory import Directory
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import RatingRow
from pmdocs.figures.rag import Rag, Rating
from pmdocs.project.updates import Dimension

END = (".", "!", "?", "…", ":", "。", "؟")
"""What ends a sentence."""


@dataclass(frozen=True, slots=True)
class StripCell:
    """One past report's colour of one dimension; `overruled` marks a stated colour."""

    date: date
    rag: str
    overruled: bool


@dataclass(frozen=True, slots=True)
class RatingView:
    """One dimension: colours as words the theme knows, reasons as finished sentences.

    `computed` is the colour the figures gave where the manager states another one, else None. `run` counts the reports
    in a row with this colour. `way_back` is empty where the dimension is green.
    """

    key: str
    name: str
    rag: str
    previous: str | None
    movement: str
    reasons: tuple[str, ...]
    computed: str | None
    way_back: str | None
    owner: str | None
    due: date | None
    run: int
    strip: tuple[StripCell, ...]

    @property
    def is_good(self) -> bool:
        """True for green and complete: one line is enough."""
        return self.rag in {"green", "blue"}


def dimension_words(voice: Voice) -> dict[Dimension, str]:
    """What each dimension is called."""
    return {
        Dimension.OVERALL: voice.say("Overall"),
        Dimension.SCHEDULE: voice.say("Schedule"),
        Dimension.COST: voice.say("Cost"),
        Dimension.SCOPE: voice.say("Scope"),
        Dimension.RISK: voice.say("Risk"),
        Dimension.ISSUES: voice.say("Issues"),
        Dimension.QUALITY: voice.say("Quality"),
    }


def rating_view(row: RatingRow, voice: Voice, people: Directory, strip: int) -> RatingView:
    """A rating with its words; `strip` is how many reports of its history are shown."""
    rating = row.rating
    good = rating.rag in {Rag.GREEN, Rag.BLUE}
    return RatingView(
        key=row.dimension.value,
        name=dimension_words(voice)[row.dimension],
        rag=rating.rag.value,
        previous=row.previous.value if row.previous else None,
        movement=_movement(row),
        reasons=_reasons(row, rating, voice, good=good),
        computed=rating.computed.value if rating.override else None,
        way_back=None if good else row.action or _computed_way(rating, voice),
        owner=None if good else people.name(row.owner),
        due=None if good else row.due,
        run=row.run,
        strip=tuple(StripCell(day, colour.value, overruled) for day, colour, overruled in row.history[-strip:]),
    )


def _movement(row: RatingRow) -> str:
    """How the colour moved since the last report: better, worse or same."""
    return {True: "better", False: "worse", None: "same"}[row.better]


def _reasons(row: RatingRow, rating: Rating, voice: Voice, *, good: bool) -> tuple[str, ...]:
    """The manager's reason first, then what the figures say; one line is enough where all is well."""
    computed = tuple(_full(voice.sentence(reason)) for reason in rating.reasons if not _overrules(rating, reason))
    if good and not rating.override:
        return computed or (voice.say("Within tolerance."),)
    said = (_full(row.said),) if row.said else ()
    return (*said, *computed)


def _overrules(rating: Rating, reason: object) -> bool:
    """The sentence about the override repeats the manager's reason: the override mark says it already."""
    return rating.override is not None and reason is rating.reasons[0]


def _computed_way(rating: Rating, voice: Voice) -> str | None:
    steps = [voice.sentence(step) for step in rating.way_back]
    return _capital("; ".join(dict.fromkeys(steps))) if steps else None


def _full(text: str) -> str:
    """A whole sentence: several of them are printed one after the other."""
    return _capital(text if text.rstrip().endswith(END) else f"{text.rstrip()}.")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" if text else text
