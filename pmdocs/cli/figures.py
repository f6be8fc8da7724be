"""``pmdocs figures``: every derived number with its formula, inputs and places; ``--why`` shows how one came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmdocs.cli.faults import show_diagnostics
from pmdocs.cli.options import Day, project_argument, speech_options

if TYPE_CHECKING:
    from pmdocs.figures.explain import Explained, Part
    from pmdocs.figures.model import Figure, Figures, Location

FORMATS = ("table", "json", "csv")
MOST_LISTED = 40
"""Inputs of one figure that `--why` lists; the rest is counted."""
WIDEST = 32
"""A value that is longer, such as a sentence, does not move the column of the others."""
MOST_PLACES = 2
"""Places that one line of an explanation names; the rest is counted, and `--format json` has them all."""
Mark = Callable[["Location"], str]


@click.command()
@project_argument
@click.option(
    "-d", "--date", "data_date", type=Day(), help="Data date of the figures. [default: the latest update, else today]"
)
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), help="How to print them. [default: table]")
@click.option("--why", metavar="KEY", help="Explain one figure: cpi, cost.cpi, 'SPI(t)', R-7, milestone.M-4.slip …")
@speech_options
def figures(
    project: Path,
    data_date: dt.date | None,
    format_: str | None,
    why: str | None,
    **speech: bool,
) -> int:
    """Print every derived number of PROJECT, or show with --why how one came about.

    The table is for reading; json and csv are for Power BI, Tableau and other programs.
    """
    from pmdocs.load import load
    from pmdocs.reckoning import reckon, usual_date

    form = "json" if speech["as_json"] else format_ or "table"
    definition = load(project)
    day = data_date or usual_date(definition.project, dt.datetime.now().astimezone().date())
    reckoning = reckon(definition, day)
    if speech["verbose"]:
        show_diagnostics(reckoning.diagnostics)
    mark = marker(definition.source, Path.cwd() if form == "table" else definition.source.root)
    if why is None:
        click.echo(_everything(reckoning.figures, form, mark), nl=False)
    else:
        click.echo(_explanation(why, reckoning.figures, form, mark))
    return 0


def _everything(figures: Figures, form: str, mark: Mark) -> str:
    from pmdocs.cli.figure_formats import as_csv, as_json_text, as_table

    return {"table": as_table, "json": as_json_text, "csv": as_csv}[form](figures, mark)


def _explanation(why: str, figures: Figures, form: str, mark: Mark) -> str:
    """How one figure came about; what a whole family comes to; as JSON whatever of it was asked for."""
    from pmdocs.cli.figure_formats import explanation_as_json
    from pmdocs.figures.explain import explained

    if form == "csv":
        raise click.UsageError("An explanation has no CSV form; use --format json.")
    ledger = figures.ledger
    keys = _meant(why, ledger)
    if form == "json":
        return explanation_as_json([explained(ledger[key], ledger) for key in keys], mark)
    if len(keys) > 1:
        return _listed(why, keys, ledger)
    return "\n".join(_shown(explained(ledger[keys[0]], ledger), mark, figures.state.data_date))


def marker(source: Any, near: Path) -> Mark:
    """Turns a place in the models into ``file:line``, as seen from the folder `near`."""
    from pmdocs.project.locate import Locator

    locator = Locator(source.data)
    base = near.resolve()

    def mark(place: Location) -> str:
        found = source.mark(locator.at(*place))
        path = found.file.resolve()
        shown = path.relative_to(base).as_posix() if path.is_relative_to(base) else found.file.as_posix()
        return f"{shown}:{found.line}" if found.line else shown

    return mark


def _meant(asked: str, ledger: Mapping[str, Figure]) -> tuple[str, ...]:
    from pmdocs.figures.explain import matching, near

    keys = matching(asked, ledger)
    if keys:
        return keys
    close = near(asked, ledger)
    *first, last = close or ("",)
    hint = (
        f"Did you mean {' or '.join(filter(None, (', '.join(first), last)))}?" if close else "List them without --why."
    )
    raise click.UsageError(f"There is no figure '{asked}'. {hint}")


def _listed(asked: str, keys: tuple[str, ...], ledger: Mapping[str, Figure]) -> str:
    """What a family of figures, such as those of one risk, comes to; each can then be asked for."""
    from pmdocs.figures.explain import arithmetic

    width = max(map(len, keys))
    lines = [f"  {key:<{width}}  {arithmetic(ledger[key], ledger)}" for key in keys]
    return "\n".join((f"'{asked}' stands for {len(keys)} figures; ask for one of them by its key:", "", *lines))


def _shown(top: Explained, mark: Mark, day: dt.date) -> Iterator[str]:
    """An explanation as lines: the arithmetic, then each input with its own, each with its places."""
    yield f"{click.style(top.figure.key, bold=True)}  {top.figure.label}, on {day}"
    yield ""
    yield f"  {top.arithmetic}"
    yield from (f"  {place}" for place in _places(top.figure.sources, mark))
    if top.parts:
        yield ""
    yield from _inputs(top, mark, "  ")


def _inputs(above: Explained, mark: Mark, indent: str) -> Iterator[str]:
    shown = above.parts[:MOST_LISTED]
    name = max((len(part.input.name) for part in shown), default=0)
    value = max((size for part in shown if (size := len(_value(part))) <= WIDEST), default=0)
    for part in shown:
        side = "<" if isinstance(part.input.value, str) else ">"
        line = f"{indent}{part.input.name:<{name}}  {_value(part):{side}{value}}".rstrip() + _lacking(part)
        yield from _input(part, mark, line, indent + " " * (name + 2))
    if rest := len(above.parts) - len(shown):
        yield f"{indent}and {rest} more"


def _value(part: Part) -> str:
    from pmdocs.figures.explain import printed

    return printed(part.input.value, part.unit)


def _lacking(part: Part) -> str:
    """Why an input has no value, beside its dash."""
    value = part.input.value
    return f"  ({value.reason})" if hasattr(value, "reason") else ""


def _input(part: Part, mark: Mark, line: str, deeper: str) -> Iterator[str]:
    """An input in one line, and below it how it came about, where there is more to tell."""
    below = part.inner
    if below is None:
        yield "  ".join((line, *_some(_places(part.input.sources, mark))))
    elif not any(each.inner for each in below.parts):
        where = _some(_places(below.places, mark))
        key = click.style(f"({below.figure.key})", dim=True)
        yield "  ".join((line, below.rule or below.figure.label, *where, key))
    else:
        yield f"{line}  {below.figure.label}  {click.style(f'({below.figure.key})', dim=True)}"
        yield "  ".join((f"{deeper}{below.rule}", *_some(_places(below.figure.sources, mark))))
        yield from _inputs(below, mark, deeper)


def _some(places: list[str]) -> tuple[str, ...]:
    """The first places in one text; none for none."""
    rest = len(places) - MOST_PLACES
    shown = ", ".join(places[:MOST_PLACES]) + (f" and {rest} more" if rest > 0 else "")
    return (shown,) if shown else ()


def _places(sources: tuple[Location, ...], mark: Mark) -> list[str]:
    return list(dict.fromkeys(map(mark, sources)))
