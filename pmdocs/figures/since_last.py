"""How the figures of the earned-value table moved since the last report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pmdocs.figures.asked import figure, quantity
from pmdocs.figures.model import Figure, Figures, Input
from pmdocs.figures.quantity import difference

IN_MONEY: Final = ("pv", "ev", "ac", "cv", "sv", "cpi", "spi", "eac", "etc", "vac", "tcpi_bac", "tcpi_eac")
IN_TIME: Final = ("es", "sv_t", "spi_t")


def since_last_report(figures: Figures) -> Iterator[Figure]:
    """A figure for each change: its inputs are what stands now and what the last report said, in this order.

    None without a budget, and none in a first report.
    """
    cost, schedule = figures.cost, figures.schedule
    if cost is None or len(figures.reports) < 2:
        return
    before = figures.reports[-2]
    now = {name: getattr(cost, name) for name in IN_MONEY} | {"budget": cost.budget_now}
    now |= {name: getattr(schedule, name) for name in IN_TIME}
    for name, asked in now.items():
        then = getattr(before, name)
        inputs = (Input("now", asked.value, asked.key), Input("then", then, f"report.{before.number}.{name}"))
        key = f"{'schedule' if name in IN_TIME else 'cost'}.{name}_change"
        label = f"{asked.label}: movement since the last report"
        yield figure(key, label, difference(quantity(asked), then), asked.unit, "now − then", inputs)
