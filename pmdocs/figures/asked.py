"""Makes figures that can be asked about: from the catalogue of formulas where one is listed there."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pmdocs.figures.formulas import FORMULAS, Unit
from pmdocs.figures.model import Figure, FigureValue, Location
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.state import ProjectState


def figure(
    key: str,
    label: str,
    value: FigureValue,
    unit: Unit,
    formula: str = "",
    inputs: Iterable[tuple[str, FigureValue]] = (),
    sources: Iterable[Location] = (),
) -> Figure:
    """A figure with everything it was made from."""
    return Figure(key, label, value, unit, formula, tuple(inputs), tuple(sources))


def catalogued(
    key: str,
    name: str,
    value: FigureValue,
    inputs: Iterable[tuple[str, FigureValue]] = (),
    sources: Iterable[Location] = (),
) -> Figure:
    """A figure whose label, formula and unit stand in the catalogue under `name`."""
    entry = FORMULAS[name]
    label = entry.name[:1].upper() + entry.name[1:]
    return Figure(key, label, value, entry.unit, entry.text, tuple(inputs), tuple(sources))


def update_location(state: ProjectState, reported: object, *rest: str | int) -> tuple[Location, ...]:
    """The place of a value in the update dated `reported`; empty where nothing was reported."""
    for index, update in enumerate(state.project.updates):
        if update.date == reported:
            return (("updates", index, *rest),)
    return ()


def quantity(asked: Figure) -> Quantity:
    """The number of a figure that counts something; a date or a text is refused with TypeError."""
    value = asked.value
    if isinstance(value, Decimal | Undefined):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f"{asked.key} is not a number")
