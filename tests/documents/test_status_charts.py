"""The drawings of the status report say what its tables and tiles say."""

from __future__ import annotations

import datetime as dt

import pytest

from pmdocs.charts import ChartStyle, draw
from pmdocs.documents import Voice
from pmdocs.documents.status_charts import burn_up, trend
from tests.building import figures
from tests.charts.drawn import parsed

ENGLISH = Voice("en", "EUR")


@pytest.mark.parametrize(
    ("day", "notes"),
    [
        (dt.date(2026, 11, 20), {"M-16": "", "M-14": "", "M-9": "", "M-10": "+56 d"}),
        (dt.date(2027, 4, 23), {"M-16": "", "M-14": "−1 d", "M-19": "+7 d"}),
    ],
)
def test_the_trend_counts_slip_as_the_table_does(day: dt.date, notes: dict[str, str]) -> None:
    """From the last approved date: the cut-over, first agreed for 13 December, is on time on 31 January."""
    found = figures("orion", day)
    spec = trend(found, ENGLISH)
    assert spec is not None
    lines = {line.name.split()[0]: line for line in spec.lines}
    assert {name: lines[name].note for name in notes} == notes
    assert lines["M-16"].baseline == dt.date(2027, 1, 31)
    late = {row.milestone.id for row in found.schedule.milestones if row.slip > 0}
    assert {name for name, line in lines.items() if line.late} == late
    assert f"; {len(late)} of them are now expected later than approved." in spec.description


@pytest.mark.parametrize("day", [dt.date(2026, 11, 20), dt.date(2027, 1, 8), dt.date(2027, 4, 23)])
def test_every_milestone_is_named_in_full(day: dt.date) -> None:
    """There is room for all of ORION's names with their slips, below the diagonal or right of the plot."""
    spec = trend(figures("orion", day), ENGLISH)
    assert spec is not None
    shown = " ".join(words.text for words in parsed(draw(spec, ChartStyle())).words)
    assert "…" not in shown
    assert all(line.name in shown and line.note in shown for line in spec.lines)


def test_the_burn_up_ends_at_the_scope_of_the_data_date() -> None:
    """HEARTH's scope grew from 416 to 418 within the sprint under way: 274 of 418 are done after nine sprints."""
    found = figures("sprint")
    assert found.agile is not None
    spec = burn_up(found.agile, found, ENGLISH)
    assert spec is not None
    assert [(int(point.scope), int(point.done)) for point in spec.points[-2:]] == [(416, 274), (418, 274)]
    assert spec.points[-1].day == found.state.data_date
    assert spec.description == "274 of 418 points are done after 9 sprints."
