"""Explains a figure to a person: which one is meant, its formula with the numbers in it, and where each came from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from difflib import get_close_matches
from typing import Final

from pmdocs.figures.asked import NOTE
from pmdocs.figures.formulas import SYMBOLS, Unit, naming
from pmdocs.figures.model import Figure, FigureValue, Input, Location
from pmdocs.figures.quantity import PRECISION, Undefined

DASH: Final = "–"
DEPTH: Final = 2
"""Levels of inputs shown below a figure; deeper ones can be asked for by their keys."""
MOST_TERMS: Final = 12
"""Terms of a sum that find room in one line."""
NEAR: Final = 3
"""How many near misses are named."""
_DECIMALS: Final = {Unit.MONEY: 2, Unit.INDEX: 3, Unit.SHARE: 1, Unit.DAYS: 1, Unit.COUNT: 2}


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure with its arithmetic in one line, and its inputs, each explained in turn as far as asked for.

    `rule` is the middle of the arithmetic: the formula in letters and in numbers. `places` are all the places in the
    definition behind the figure, however deep.
    """

    figure: Figure
    arithmetic: str
    rule: str
    parts: tuple[Part, ...]
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An input of a figure, counted in `unit`; `inner` explains the figure it is, None for one that is just read."""

    input: Input
    unit: Unit
    inner: Explained | None


def explained(asked: Figure, ledger: Mapping[str, Figure], depth: int = DEPTH) -> Explained:
    """A figure of the ledger explained, with `depth` levels of inputs below it."""
    parts = tuple(_part(each, asked, ledger, depth - 1) for each in asked.inputs) if depth else ()
    return Explained(asked, arithmetic(asked, ledger), _rule(asked, ledger), parts, places(asked, ledger))


def _rule(asked: Figure, ledger: Mapping[str, Figure]) -> str:
    """The formula in letters and in numbers, without name and result."""
    if asked.formula == COUNTED:
        return _counted(asked)
    return " = ".join(step for step in (asked.formula, asked.worked, _in_numbers(asked, ledger)) if step)


def _part(each: Input, asked: Figure, ledger: Mapping[str, Figure], depth: int) -> Part:
    below = ledger.get(each.key)
    if below and asked.formula == COUNTED:  # what is counted as one is shown as what it is
        each = each._replace(value=below.value, unit=below.unit)
    return Part(each, _unit(each, asked, ledger), explained(below, ledger, depth) if below else None)


def _unit(each: Input, asked: Figure, ledger: Mapping[str, Figure]) -> Unit:
    """What an input counts: as told, else as its figure says, else as the figure it goes into adds up."""
    if each.unit:
        return each.unit
    below = ledger.get(each.key)
    if below and below.value == each.value:
        return below.unit
    return asked.unit if asked.unit in {Unit.MONEY, Unit.DAYS} else Unit.COUNT


def arithmetic(asked: Figure, ledger: Mapping[str, Figure]) -> str:
    """The formula in letters, in numbers, and its result: ``CPI = EV / AC = 450 / 500 = 0.900``.

    Where the formula is in words, the numbers are left to the inputs; a short sum or count lists them:
    ``Open threats = 2, counted: R-1, R-4``.
    """
    name = SYMBOLS.get(asked.key, asked.label)
    if asked.formula == COUNTED:
        return ", ".join(part for part in (f"{name} = {printed(asked.value, asked.unit)}", _counted(asked)) if part)
    steps = [name, asked.formula, asked.worked, _in_numbers(asked, ledger), printed(asked.value, asked.unit)]
    reason = f" ({asked.value.reason})" if isinstance(asked.value, Undefined) else ""
    return " = ".join(step for step in steps if step) + reason


def _in_numbers(asked: Figure, ledger: Mapping[str, Figure]) -> str:
    values = {each.name: printed(each.value, _unit(each, asked, ledger)) for each in asked.inputs if each.name != NOTE}
    if not values:
        return ""
    formula = asked.worked or asked.formula
    if formula.startswith("sum "):
        return _added(asked, values)
    terms, _, clause = formula.partition(", ")
    pattern = naming(values)
    named = {*pattern.findall(terms)} == {*values} and not pattern.search(clause)
    signs = pattern.sub("", terms).strip()
    if not named or not signs or not _ONLY_SIGNS.fullmatch(signs):
        return ""
    return pattern.sub(lambda found: _in_place(values[found[0]], terms[: found.start()]), terms)


COUNTED: Final = "number of"
"""The formula of a plain count: its inputs are what was counted."""
_ONLY_SIGNS = re.compile(r"[\s\d.()+−×/]*")


def _counted(asked: Figure) -> str:
    """The names of what a count has counted, where they find room in a line."""
    if len(asked.inputs) > MOST_TERMS:
        return "counted below"
    return f"counted: {', '.join(each.name for each in asked.inputs)}" if asked.inputs else ""


def _added(asked: Figure, values: Mapping[str, str]) -> str:
    """The terms of a short sum."""
    if len(asked.inputs) > MOST_TERMS:
        return ""
    return " + ".join(values[each.name] for each in asked.inputs).replace("+ −", "− ")


def _in_place(value: str, before: str) -> str:
    """The number as it stands in the formula: in brackets below 0, with a sign of multiplication after a weight."""
    shown = f"({value})" if value.startswith("−") and before.strip() else value
    return f"× {shown}" if before[-2:-1].isdigit() else shown


def printed(value: FigureValue, unit: Unit) -> str:
    """A value for the eye, in English: grouped, rounded half up; dates as year-month-day; a dash for none."""
    if isinstance(value, Undefined):
        return DASH
    if isinstance(value, dt.date | str):
        return str(value)
    number = Decimal(value) * 100 if unit is Unit.SHARE else Decimal(value)
    return _grouped(number, _DECIMALS.get(unit, 2), fixed=unit is Unit.INDEX) + (" %" if unit is Unit.SHARE else "")


def _grouped(number: Decimal, decimals: int, *, fixed: bool) -> str:
    with localcontext(Context(prec=4 * PRECISION)):
        rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    whole = text if fixed or "." not in text else text.rstrip("0").rstrip(".")
    return whole.replace("-", "−")


ON_THE_PAGES: Final = {
    "cost forecast": "cost.eac",
    "forecast at completion": "cost.eac",
    "expected variance": "cost.vac",
    "spent": "cost.ac",
    "planned to date": "cost.pv",
    "budget": "cost.budget_now",
    "first approved budget": "cost.bac",
    "finish": "schedule.forecast_finish",
    "exposure": "risk.exposure",
}
"""What documents call figures where there is no room for their full names."""


def matching(asked: str, ledger: Mapping[str, Figure]) -> tuple[str, ...]:
    """The keys meant by what a person wrote: a key, its end, a symbol such as SPI(t), an id; none for no match.

    Several where it names a family, such as the id of a risk.
    """
    text = asked.strip().casefold()
    keys = {key.casefold(): key for key in ledger}
    by_symbol = {symbol.casefold(): key for key, symbol in SYMBOLS.items() if key in ledger}
    on_pages = {name: key for name, key in ON_THE_PAGES.items() if key in ledger}
    for known in (keys, by_symbol, on_pages, {figure.label.casefold(): key for key, figure in ledger.items()}):
        if text in known:
            return (known[text],)
    ends = [key for low, key in keys.items() if low.endswith(f".{text}")]
    shortest = min((key.count(".") for key in ends), default=0)
    if first := [key for key in ends if key.count(".") == shortest]:
        return tuple(first)
    return tuple(key for low, key in keys.items() if f".{low}.".find(f".{text}.") >= 0)


def near(asked: str, ledger: Mapping[str, Figure]) -> tuple[str, ...]:
    """Keys that read like what was asked for, the likeliest first."""
    text = asked.strip().casefold()
    ends = {key.rpartition(".")[2].casefold(): key for key in reversed(tuple(ledger))}
    labels = {figure.label.casefold(): key for key, figure in ledger.items()}
    whole = {key.casefold(): key for key in ledger}
    found = (known[each] for known in (ends, whole, labels) for each in get_close_matches(text, known, n=NEAR))
    return tuple(dict.fromkeys(found))[:NEAR]


def places(asked: Figure, ledger: Mapping[str, Figure]) -> tuple[Location, ...]:
    """Every place in the definition behind a figure: its own, and those of all it was made from, each once."""
    return tuple(dict.fromkeys(_places(asked, ledger, frozenset())))


def _places(asked: Figure, ledger: Mapping[str, Figure], above: frozenset[str]) -> Iterator[Location]:
    yield from asked.sources
    for each in asked.inputs:
        yield from each.sources
        if each.key in ledger and each.key not in above and each.key != asked.key:
            yield from _places(ledger[each.key], ledger, above | {asked.key})
