"""Puts the ledger together: the figures of the stages, then those of every row, each with the places behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final

from pmdocs.figures.asked import figure
from pmdocs.figures.baseline import effect
from pmdocs.figures.formulas import Unit
from pmdocs.figures.ledger.colours import rating_figures
from pmdocs.figures.ledger.earnings import earning_figures
from pmdocs.figures.ledger.ending import ending_figures
from pmdocs.figures.ledger.origins import Origins
from pmdocs.figures.ledger.plan import plan_figures
from pmdocs.figures.ledger.progress import progress_figures
from pmdocs.figures.ledger.registers import register_figures
from pmdocs.figures.ledger.risks import risk_figures
from pmdocs.figures.ledger.tallies import tally_figures
from pmdocs.figures.milestone_rows import is_on_time, milestones_due
from pmdocs.figures.model import Figure, Figures, Input, Location, MilestoneFigures
from pmdocs.figures.on_the_curve import REPLANNED
from pmdocs.project.registers import Change, ChangeEffect

REPORTED: Final = MappingProxyType(
    {
        "cost.ac": ("cost", "actual"),
        "cost.ev": ("cost", "earned"),
        "cost.committed": ("cost", "committed"),
        "effort.actual": ("effort", "actual"),
        "effort.remaining": ("effort", "remaining"),
        "agile.scope": ("backlog", "scope"),
    }
)
"""Figures that are reported as they are, by the topic and field of the update."""

TOLD: Final = MappingProxyType(
    {"drawn": ("cost", "reserve_used"), "ETC as re-estimated": ("cost", "estimate_to_complete")}
)
"""Inputs that are reported as they are, by the topic and field of the update."""

CHANGED: Final = MappingProxyType(
    {
        "cost.approved_changes": "cost",
        "changes.approved_cost": "cost",
        "changes.approved_days": "days",
        "changes.approved_effort": "effort",
        "schedule.approved_finish": "days",
    }
)
"""Sums over approved changes, by the field of their effect."""


def ledger(figures: Figures) -> Mapping[str, Figure]:
    """Every figure by its key, in the order the documents introduce them."""
    origins = Origins(figures.state)
    effects = {change.id: effect(change) for change in figures.changes.approved}
    found = {asked.key: asked for asked in (*_standing(figures), *_rows(figures, origins))}
    return {key: _linked(_placed(asked, effects, origins), found) for key, asked in found.items()}


def _linked(asked: Figure, found: Mapping[str, Figure]) -> Figure:
    """A figure whose inputs lead only to figures this project has: without a budget there is no BAC to ask for."""
    if all(each.key in found for each in asked.inputs if each.key):
        return asked
    kept = tuple(each if each.key in found else each._replace(key="") for each in asked.inputs)
    return replace(asked, inputs=kept)


def _standing(figures: Figures) -> Iterator[Figure]:
    """The figures that every project has, from the parts that hold them."""
    parts = (
        figures.cost,
        figures.schedule,
        figures.effort,
        figures.risk,
        figures.changes,
        figures.agile,
        figures.outlook,
        figures.closure,
    )
    for part in parts:
        yield from _figures_in(part)
    schedule = figures.schedule
    due = milestones_due(schedule.milestones, figures.state.data_date)
    on_time = [row for row in due if is_on_time(row, figures.state.data_date)]
    yield figure("schedule.due", "Milestones due so far", schedule.due, Unit.COUNT, "number of", _slips(due))
    yield figure(
        "schedule.on_time", "Milestones reached on time", schedule.on_time, Unit.COUNT, "number of", _slips(on_time)
    )


def _slips(rows: Iterable[MilestoneFigures]) -> tuple[Input, ...]:
    return tuple(Input(r.milestone.id, r.slip, f"milestone.{r.milestone.id}.slip") for r in rows)


def _figures_in(part: object) -> Iterator[Figure]:
    """Every figure inside a part, in the order of its fields."""
    waiting = [part]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Figure):
            yield found
        elif isinstance(found, tuple) and not isinstance(found, Input):
            waiting.extend(reversed(found))
        else:
            kind: type = type(found)
            waiting.extend(getattr(found, name) for name in reversed(_names_of_fields(kind)))


@cache
def _names_of_fields(kind: type) -> tuple[str, ...]:
    """The fields of one kind of record, asked once however many rows a register has; none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _rows(figures: Figures, origins: Origins) -> Iterator[Figure]:
    yield from plan_figures(figures)
    yield from register_figures(figures, origins)
    yield from earning_figures(figures, origins)
    yield from risk_figures(figures, origins)
    yield from progress_figures(figures, origins)
    yield from rating_figures(figures, origins)
    yield from ending_figures(figures)
    yield from tally_figures(figures, origins)


def _placed(asked: Figure, effects: Mapping[str, ChangeEffect], origins: Origins) -> Figure:
    """A figure with the places that only the whole history can tell."""
    if asked.key in REPORTED:
        return replace(asked, sources=origins.reported(*REPORTED[asked.key]) or asked.sources)
    if asked.key == "closure.reserve_used":
        return replace(asked, sources=asked.sources or origins.reported("cost", "reserve_used"))
    if asked.key in CHANGED:
        field = CHANGED[asked.key]
        written = {key for key, done in effects.items() if getattr(done, field) is not None}
        parts = (_of_change(each, field, origins) if each.name in written else each for each in asked.inputs)
        return replace(asked, inputs=tuple(parts))
    if any(each.name.startswith(REPLANNED) for each in asked.inputs):
        moved = tuple(_effects_on_plan(effects, origins))
        return replace(asked, inputs=tuple(_replanned(each, moved) for each in asked.inputs))
    if any(each.name in TOLD for each in asked.inputs):
        return replace(asked, inputs=tuple(_told(each, origins) for each in asked.inputs))
    return asked


def _effects_on_plan(effects: Mapping[str, ChangeEffect], origins: Origins) -> Iterator[Location]:
    """Where approved changes say what moves the planned value: money, days, a new finish."""
    for key, done in effects.items():
        for field in ("cost", "days", "finish"):
            if getattr(done, field):
                yield from origins.said(Change, key, "effect", field)


def _replanned(each: Input, moved: tuple[Location, ...]) -> Input:
    return each._replace(sources=(*each.sources, *moved)) if each.name.startswith(REPLANNED) else each


def _told(each: Input, origins: Origins) -> Input:
    if each.name not in TOLD or each.key:
        return each
    return each._replace(sources=origins.reported(*TOLD[each.name]))


def _of_change(each: Input, field: str, origins: Origins) -> Input:
    return each._replace(sources=origins.said(Change, each.name, "effect", field))
