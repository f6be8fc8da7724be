"""The track of the forecasts: every report's forecast, and the outcome at the end."""

from __future__ import annotations

import datetime as dt

from pmdocs.documents import Voice
from pmdocs.documents.forecast_track import forecast_track
from tests.building import figures
from tests.figures import projects

VOICE = Voice("en", "EUR")
MIDWAY = dt.date(2026, 11, 20)


def test_each_report_stands_with_what_it_foresaw() -> None:
    """Orion on 20 November: the curves hold the forecast and the date of every report so far, and no outcome."""
    found = figures("orion", MIDWAY)
    track = forecast_track(found, VOICE)
    assert track.cost is not None
    assert track.finish is not None
    assert [point.day for point in track.cost.points] == [report.date for report in found.reports]
    assert [point.forecast for point in track.finish.lines[0].points] == [r.forecast_finish for r in found.reports]
    assert track.cost.budget is None
    assert not track.finish.lines[0].reached


def test_in_the_end_the_outcome_stands_beside_them() -> None:
    """Orion is over: the final cost is a line, and the track of the finish ends on the day it was reached."""
    found = figures("orion")
    track = forecast_track(found, VOICE)
    assert track.cost is not None
    assert track.finish is not None
    assert track.cost.budget == found.closure.cost.actual.value
    assert track.finish.lines[0].reached
    assert track.finish.lines[0].ordered[-1].forecast == found.closure.finish.actual.value


def test_two_reports_make_no_track() -> None:
    """The laboratory has reported twice by day 50."""
    track = forecast_track(projects.figures(projects.LAB, projects.DAY_50), VOICE)
    assert (track.cost, track.finish) == (None, None)
