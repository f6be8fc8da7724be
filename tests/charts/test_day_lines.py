"""Marked days near each other: no line runs through the words of another, above the plot or in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pmdocs import charts
from pmdocs.charts import ChartStyle, draw
from pmdocs.charts.day_lines import DayLine, DayLines
from pmdocs.charts.labels import Box
from pmdocs.charts.svg import document
from tests.charts import samples
from tests.charts.drawn import SVG, Drawn, parsed

STYLE = ChartStyle()


def crossed(drawing: Drawn) -> list[str]:
    """The words that an upright dashed or dotted line runs through."""
    lines = [element.attrib for element in drawing.root.iter(f"{SVG}line") if "stroke-dasharray" in element.attrib]
    uprights = [(float(at["x1"]), float(at["y1"]), float(at["y2"])) for at in lines if at["x1"] == at["x2"]]
    return [
        words.text
        for words in drawing.words
        for x, top, bottom in uprights
        if words.box.left < x < words.box.right and top < words.box.top and bottom > words.box.bottom
    ]


@pytest.mark.parametrize(("one", "other"), [(380, 388), (100, 104), (10, 12), (200, 200)])
def test_a_line_passes_beside_the_words_below_it(one: float, other: float) -> None:
    """At the right edge, in the middle, at the left edge, on the same day: the words of the lower row stand aside."""
    days = (DayLine(one, "Approved finish 16 Apr 2027", data_date=False), DayLine(other, "Data date 23 Apr 2027"))
    lines = DayLines(days, 0, 400, STYLE)
    drawing = parsed(document((400, 200), "T", "D", "Carlito", lines.over(Box(0, 40, 390, 200))))
    assert len(drawing.words) == 2
    assert crossed(drawing) == []
    assert drawing.overlapping() == []
    assert drawing.outside() == []


def test_the_forecast_s_words_stand_between_two_days() -> None:
    """Words too long for the room between the data date and the finish are set in two lines."""
    points = (
        charts.BurnPoint(day=date(2026, 3, 2), scope=Decimal(390), done=Decimal(0)),
        charts.BurnPoint(day=date(2026, 7, 28), scope=Decimal(418), done=Decimal(274)),
    )
    forecast = charts.FinishForecast(
        early=date(2026, 9, 25), likely=date(2026, 9, 25), late=date(2026, 10, 9), words="25 Sept 2026 to 9 Oct 2026"
    )
    spec = charts.BurnUp(
        title="T",
        description="D",
        points=points,
        labels=charts.BurnUpLabels(
            scope="Scope",
            done="Done",
            forecast="Forecast",
            data_date=samples.DATA_DATE_WORDS,
            target="Approved finish 11 Sept 2026",
            unit="Points",
        ),
        data_date=date(2026, 7, 28),
        target=date(2026, 9, 11),
        forecast=forecast,
    )
    drawing = parsed(draw(spec, STYLE))
    assert {"Forecast", forecast.words} <= {words.text for words in drawing.words}
    assert crossed(drawing) == []
