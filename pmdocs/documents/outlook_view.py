"""The outlook of a status report: a line for each question about the rest of the project that has an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.model import BandFigures, Figure, Figures


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """One question and its answer in a sentence."""

    topic: str
    answer: str


def outlook_lines(figures: Figures, voice: Voice) -> tuple[OutlookLine, ...]:
    """The answers there are; none once the project is over, when nothing is left to foresee."""
    if figures.closure.is_over:
        return ()
    found = figures.outlook
    answers = (
        (voice.say("Risk reserve"), _reserve(figures, voice)),
        (voice.say("Release"), _release(figures, voice)),
        (voice.say("Money"), _money(figures, voice)),
        (voice.say("Effort"), _effort(figures, voice)),
        (voice.say("CPI of a period"), _band(found.cpi_band, 2, voice)),
        (voice.say("Velocity"), _band(found.velocity_band, 1, voice)),
    )
    return tuple(OutlookLine(topic, answer) for topic, answer in answers if answer)


def _reserve(figures: Figures, voice: Voice) -> str:
    found, cost = figures.outlook, figures.cost
    half, most, chance = map(_number, (found.reserve_p50, found.reserve_p80, found.reserve_chance))
    if half is None or most is None or chance is None or cost is None:
        return ""
    return voice.say(
        "The {left} left cover the open risks in {chance} of 100 cases; {half} would in 50, {most} in 80."
    ).format(
        left=_money_of(quantity(cost.contingency_left), voice),
        chance=_percent(chance, voice),
        half=_money_of(half, voice),
        most=_money_of(most, voice),
    )


def _release(figures: Figures, voice: Voice) -> str:
    found = figures.outlook
    days = [_day(asked) for asked in (found.release_p50, found.release_p80, found.release_p95)]
    half, most, nearly = (voice.formats.date(day) if day else "" for day in days)
    if not half:
        return ""
    dates = voice.say("At the pace so far by {half} in 50 of 100 cases, by {most} in 80, by {nearly} in 95.")
    sentence = dates.format(half=half, most=most, nearly=nearly)
    chance, approved = _number(found.release_chance), _day(figures.schedule.approved_finish)
    if chance is None or approved is None:
        return sentence
    by_then = voice.say("By the approved finish {day}: {chance} of 100.")
    return f"{sentence} {by_then.format(day=voice.formats.date(approved), chance=_percent(chance, voice))}"


def _money(figures: Figures, voice: Voice) -> str:
    rate, end = _number(figures.outlook.burn_rate), _day(figures.outlook.runway)
    if rate is None:
        return ""
    if end is None:
        return voice.say("{rate} a month in the last reports.").format(rate=_money_of(rate, voice))
    finish = _day(figures.schedule.forecast_finish)
    return voice.say(
        "{rate} a month in the last reports. At that rate the budget lasts until {end}; "
        "the finish is expected on {finish}."
    ).format(
        rate=_money_of(rate, voice), end=voice.formats.date(end), finish=voice.formats.date(finish) if finish else "–"
    )


def _effort(figures: Figures, voice: Voice) -> str:
    used, complete = _number(figures.outlook.effort_used), _number(figures.outlook.effort_complete)
    if used is None:
        return ""
    share = voice.formats.percent(used, 0)
    if complete is None:
        return voice.say("{used} of the approved effort is used.").format(used=share)
    sentence = voice.say("{used} of the approved effort is used, {done} of the effort needed is done.")
    return sentence.format(used=share, done=voice.formats.percent(complete, 0))


def _band(band: BandFigures | None, places: int, voice: Voice) -> str:
    if band is None:
        return ""
    last, low, high = (voice.formats.number(_number(asked), places) for asked in (band.last, band.low, band.high))
    sentence = voice.say("{last}, usually {low} to {high}: {signal}.")
    return sentence.format(last=last, low=low, high=high, signal=voice.say(str(band.signal.value)))


def _number(asked: Figure | None) -> Decimal | None:
    return known(quantity(asked)) if asked else None


def _day(asked: Figure | None) -> date | None:
    return asked.value if asked and isinstance(asked.value, date) else None


def _money_of(value: object, voice: Voice) -> str:
    return voice.formats.money(value if isinstance(value, Decimal) else None, voice.currency, 0)


def _percent(share: Decimal, voice: Voice) -> str:
    """A chance in cases of a hundred; never "100" or "0" for what is only nearly so."""
    cases = share * 100
    if 0 < cases < 1 or 99 < cases < 100:
        return voice.formats.number(cases, 1)
    return voice.formats.number(cases, 0)
