"""Makes figures that can be asked about: from the catalogue of formulas where one is listed there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from pmdocs.figures.formulas import FORMULAS, SYMBOLS, Unit
from pmdocs.figures.model import Figure, FigureValue, Input, Location
from pmdocs.figures.quantity import Quantity, Undefined
from pmdocs.figures.reason import Reason

KEYS = {symbol: key for key, symbol in SYMBOLS.items()}
"""The figure behind a symbol of a formula."""

NOTE: Final = "note"
"""How a remark among the inputs of a figure is called: it is shown with them, and no formula names it."""

Inputs: TypeAlias = Iterable[Input | tuple[str, FigureValue]]
"""What a figure is made from. A name that is a symbol, such as EV, knows its figure without being told."""


def figure(
    key: str,
    label: str,
    value: FigureValue,
    unit: Unit,
    formula: str = "",
    inputs: Inputs = (),
    sources: Iterable[Location] = (),
    worked: str = "",
) -> Figure:
    """A figure with everything it was made from."""
    return Figure(key, label, value, unit, formula, tuple(_linked(inputs)), tuple(sources), worked)


def _linked(inputs: Inputs) -> Iterator[Input]:
    for item in inputs:
        known = Input(*item)
        yield known if known.key or known.sources else known._replace(key=KEYS.get(known.name, ""))


def catalogued(
    key: str,
    name: str,
    value: FigureValue,
    inputs: Inputs = (),
    sources: Iterable[Location] = (),
) -> Figure:
    """A figure whose label, formula and unit stand in the catalogue under `name`."""
    entry = FORMULAS[name]
    label = entry.name[:1].upper() + entry.name[1:]
    return figure(key, label, value, entry.unit, entry.text, inputs, sources)


def noted(asked: Figure, remarks: Iterable[Reason]) -> Figure:
    """The figure with remarks about it."""
    return replace(asked, inputs=(*asked.inputs, *(Input(NOTE, str(remark)) for remark in remarks)))


def quantity(asked: Figure) -> Quantity:
    """The number of a figure that counts something; a date or a text is refused with TypeError."""
    value = asked.value
    if isinstance(value, Decimal | Undefined):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f"{asked.key} is not a number")
