"""Numbers on a page, and whether each can be traced: to a figure of the ledger, or to something a person wrote."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from xml.etree.ElementTree import Element

from pmdocs.compose.formats import Formats
from pmdocs.figures.formulas import Unit
from pmdocs.figures.model import Figure, Figures
from pmdocs.markup import parse
from tests.test_parity import BLOCKS, own_text

_FIRSTS = [dt.date(2000, month, 1) for month in range(1, 13)]
_MONTHS = {"Sept", *(f"{day:%B}" for day in _FIRSTS), *(f"{day:%b}" for day in _FIRSTS)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b|\b(?:{_MONTH}) \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b")
ID = re.compile(r"\b[A-Z]{1,4}-\d+(?:\.\d+)?\b")
NUMBER = re.compile(r"(?:[€£$]|(?<![\w.]))\d+(?:,\d{3})*(?:\.\d+)?(?:\s?%)?(?![\w])")
NARROW = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u2060": ""})


@dataclass(frozen=True)
class Shown:
    """A number or date as it stands on a page, with the block it stands in; `derived` where a person wrote no words."""

    token: str
    text: str
    derived: bool


def numbers(html: str) -> Iterator[Shown]:
    """Every number of a page that is neither a date nor part of an id: in cells, tiles, chips and sentences."""
    for element, text in _blocks(html):
        bare = ID.sub(" ", DATE.sub(" ", text))
        for found in NUMBER.finditer(bare):
            yield Shown(found[0].replace(" ", ""), text, _is_derived(element))


def dates(html: str) -> Iterator[Shown]:
    """Every date of a page."""
    for element, text in _blocks(html):
        for found in DATE.finditer(text):
            yield Shown(found[0], text, _is_derived(element))


def ids(html: str) -> set[str]:
    """Everything on a page that reads like an id."""
    return {found for _, text in _blocks(html) for found in ID.findall(text)}


def _blocks(html: str) -> Iterator[tuple[Element, str]]:
    """Every block with its own words; chips and movements within it are parted from their neighbours."""
    root, _ = parse(html)
    body = root.find("body")
    assert body is not None
    for element in body.iter():
        if element.tag in BLOCKS and "svg" not in str(element.tag):
            yield element, _plain(_parted(element))


def _parted(element: Element) -> str:
    for inner in element.iter():
        if inner.get("class") == "caption-label":  # "Table 3": the page's own numbering, not a figure of the project
            inner.clear()
        if inner.tag in {"br", "span"}:
            inner.tail = f" {inner.tail or ''}"
            inner.text = f" {inner.text or ''}"
    return own_text(element)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(NARROW))


def _is_derived(element: Element) -> bool:
    """True for a cell of figures: what stands there is a value and no prose."""
    return element.tag == "td" and "num" in (element.get("class") or "").split()


@dataclass(frozen=True)
class Traces:
    """What may stand on the pages of a project: its ledger, and its definition as written, as documents print them."""

    figures: Figures
    data: object

    @cached_property
    def formats(self) -> Formats:
        """The formats of the project's own language."""
        return Formats(self.figures.state.project.project.language)

    @cached_property
    def derived(self) -> set[str]:
        """Every value of the ledger in every form a document prints it in, and what the formulas themselves say."""
        return {form for asked in self.figures.ledger.values() for form in self._forms(asked)}

    def _forms(self, asked: Figure) -> Iterator[str]:
        yield from self._printed(asked.value, asked.unit)
        for each in asked.inputs:
            yield from self._printed(each.value, each.unit or asked.unit)
        yield from tokens(asked.formula)

    def _printed(self, value: object, unit: Unit) -> Iterator[str]:
        if not isinstance(value, Decimal | int):
            return
        size, currency = abs(Decimal(value)), self.figures.state.project.project.currency
        forms = [self.formats.number(size, digits) for digits in (None, 0, 1, 2)]
        if unit is Unit.MONEY:
            forms += [self.formats.money(size, currency), self.formats.money(size, currency, 0)]
        elif unit is Unit.SHARE:
            forms = [self.formats.percent(size, digits) for digits in (0, 1)]
            forms += [self.formats.number(size * 100, digits) for digits in (0, 1, 2)]
        for form in forms:
            yield from tokens(form)

    @cached_property
    def written(self) -> set[str]:
        """Every number a person wrote as a value, as documents print it: as a number, as money, as a percentage."""
        currency = self.figures.state.project.project.currency
        found: set[str] = set()
        for text, unit in scalars(self.data):
            plain = text.strip().replace("_", "").replace(",", "").removesuffix("%").removesuffix("days").strip()
            if re.fullmatch(r"[+-]?\d+(\.\d+)?", plain):
                value = abs(Decimal(plain))
                forms = [self.formats.number(value), self.formats.number(value, 0), self.formats.money(value, currency)]
                if "%" in (unit, text.strip()[-1:]):
                    forms += [self.formats.percent(value / 100, digits) for digits in (0, 1)]
                found.update(token for form in forms for token in tokens(form))
        return found

    @cached_property
    def told(self) -> set[str]:
        """Every number in the words of the definition."""
        return {token for text, _ in scalars(self.data) for token in tokens(text)}

    @cached_property
    def days(self) -> set[str]:
        """Every date of the ledger and of the definition, in every form a document prints it in."""
        known = {each for asked in self.figures.ledger.values() for each in _dates_of(asked)}
        words: set[str] = set()
        for text, _ in scalars(self.data):
            words.update(DATE.findall(_plain(text)))
            known |= {dt.date.fromisoformat(day) for day in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text)}
        forms = self.formats
        printed = (form(day) for day in known for form in (forms.date, forms.date_long, forms.day_month, forms.month))
        return words | {_plain(each) for each in printed} | {day.isoformat() for day in known}

    def untraced(self, shown: Iterable[Shown]) -> list[Shown]:
        """The numbers that come from nowhere: in a cell of figures words do not count, elsewhere they may be quoted."""
        cells = self.derived | self.written
        prose = cells | self.told
        return [each for each in shown if each.token not in (cells if each.derived else prose)]


def _dates_of(asked: Figure) -> Iterator[dt.date]:
    for value in (asked.value, *(each.value for each in asked.inputs)):
        if isinstance(value, dt.date):
            yield value


def tokens(text: str) -> list[str]:
    """The numbers in a text, dates and ids left out."""
    bare = ID.sub(" ", DATE.sub(" ", _plain(text)))
    return [found[0].replace(" ", "") for found in NUMBER.finditer(bare)]


def scalars(data: object) -> Iterator[tuple[str, str]]:
    """Every text and name of a definition, with the unit written beside it or for the entry of the same id."""
    yield from _scalars(data, "", dict(_units(data)))


def _units(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if "unit" in value and "id" in value:
            yield str(value["id"]), str(value["unit"])
        for inner in value.values():
            yield from _units(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _units(inner)


def _scalars(value: object, unit: str, units: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        beside = str(value.get("unit") or unit)
        for key, inner in value.items():
            yield str(key), ""
            yield from _scalars(inner, units.get(str(key), beside), units)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner, unit, units)
    elif value is not None:
        yield str(value), unit
