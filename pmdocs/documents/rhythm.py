"""How often something happens, in words: "Monthly, on the second Tuesday"."""

from __future__ import annotations

from typing import Final

from pmdocs.documents.voice import Voice
from pmdocs.figures.calendar import DAYS_A_WEEK
from pmdocs.figures.occurrences import LAST_OF_MONTH, Recurrence
from pmdocs.project.people import Frequency

EVERY_WEEKS: Final = (Frequency.WEEKLY, Frequency.FORTNIGHTLY)


def rhythm(frequency: Frequency, rule: Recurrence | None, voice: Voice) -> str:
    """The rule in a few words; `rule` None for what has no dates yet."""
    if frequency is Frequency.DAILY:
        return voice.say("Every working day")
    if rule is None:
        return voice.say("Once") if frequency is Frequency.ONCE else voice.say("When it happens")
    if frequency is Frequency.ONCE:
        return voice.say("Once, on {date}").format(date=voice.formats.date(rule.first))
    if frequency in EVERY_WEEKS:
        every = {
            Frequency.WEEKLY: voice.say("Every {weekday}"),
            Frequency.FORTNIGHTLY: voice.say("Every second {weekday}"),
        }
        return every[frequency].format(weekday=_weekday(rule, voice))
    return f"{_months(frequency, voice)}, {_day(rule, voice)}"


def _months(frequency: Frequency, voice: Voice) -> str:
    return {
        Frequency.MONTHLY: voice.say("Monthly"),
        Frequency.QUARTERLY: voice.say("Every three months"),
        Frequency.HALF_YEARLY: voice.say("Every six months"),
    }[frequency]


def _day(rule: Recurrence, voice: Voice) -> str:
    if rule.weekday is None:
        return voice.say("on day {day} of the month").format(day=rule.start.day)
    week = (rule.start.day - 1) // DAYS_A_WEEK + 1
    which = {
        1: voice.say("on the first {weekday} of the month"),
        2: voice.say("on the second {weekday} of the month"),
        3: voice.say("on the third {weekday} of the month"),
        4: voice.say("on the fourth {weekday} of the month"),
        LAST_OF_MONTH: voice.say("on the last {weekday} of the month"),
    }
    return which[week].format(weekday=_weekday(rule, voice))


def _weekday(rule: Recurrence, voice: Voice) -> str:
    names = (
        voice.say("Monday"),
        voice.say("Tuesday"),
        voice.say("Wednesday"),
        voice.say("Thursday"),
        voice.say("Friday"),
        voice.say("Saturday"),
        voice.say("Sunday"),
    )
    return names[rule.start.weekday()]
