"""The usual range of the reports' period CPI and of the velocity of sprints, and what of it is a signal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.control_limits import ControlBand, control_band
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import AgileFigures, BandFigures, Input, Report
from pmdocs.figures.quantity import Quantity, Undefined, ratio

_NOTHING_SPENT: Final = Undefined("nothing spent in the period")


def cpi_band(reports: Sequence[Report]) -> BandFigures | None:
    """The band of what each period earned for each unit it spent; None with fewer than six such periods.

    A period without new cost joins the one after it: where progress is weekly and cost monthly, the month counts.
    """
    points: list[tuple[Report, Decimal]] = []
    known = [report for report in reports if isinstance(report.ev, Decimal) and isinstance(report.ac, Decimal)]
    spent = [report for n, report in enumerate(known) if n == 0 or report.ac != known[n - 1].ac]
    for earlier, later in pairwise(spent):
        index = _index(earlier, later)
        if isinstance(index, Decimal):
            points.append((later, index))
    first = {report.number for report, _ in points}
    sources = [each for each in spent if each.number in first or (points and each.number == spent[0].number)]
    inputs = [
        part
        for each in sources
        for part in (
            Input(f"EV {each.number}", each.ev, f"report.{each.number}.ev", unit=Unit.MONEY),
            Input(f"AC {each.number}", each.ac, f"report.{each.number}.ac", unit=Unit.MONEY),
        )
    ]
    return _figures("cpi", "CPI of a period", [value for _, value in points], Unit.INDEX, inputs)


def _index(earlier: Report, later: Report) -> Quantity:
    spent = later.ac - earlier.ac
    if isinstance(spent, Undefined) or spent <= 0:
        return _NOTHING_SPENT
    earned = later.ev - earlier.ev
    return earned if isinstance(earned, Undefined) else ratio(earned, spent, _NOTHING_SPENT)


def velocity_band(agile: AgileFigures | None) -> BandFigures | None:
    """The band of the points done in each finished sprint; None with fewer than six."""
    done = [(s.id, s.completed) for s in agile.sprints if s.finished and s.completed is not None] if agile else []
    inputs = [Input(name, points, f"sprint.{name}.completed", unit=Unit.COUNT) for name, points in done]
    return _figures("velocity", "Velocity", [points for _, points in done], Unit.COUNT, inputs)


def _figures(
    name: str, label: str, points: Sequence[Decimal], unit: Unit, inputs: Sequence[Input]
) -> BandFigures | None:
    band = control_band(points)
    if not isinstance(band, ControlBand):
        return None
    rows: dict[str, tuple[str, Decimal | str, Unit, str]] = {
        "low": (f"{label}: lower limit", band.low, unit, "mean − 2.66 × mean moving range, 0 at least"),
        "mean": (f"{label}: mean", band.mean, unit, "mean of the periods"),
        "high": (f"{label}: upper limit", band.high, unit, "mean + 2.66 × mean moving range"),
        "last": (f"{label}: now", band.last, unit, "the last period"),
        "signal": (f"{label}: usual or a signal", band.signal.value, Unit.TEXT, "last period against the limits"),
    }
    return BandFigures(**{key: figure(f"control.{name}_{key}", *row, inputs) for key, row in rows.items()})
