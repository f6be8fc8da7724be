"""Checks the project's own scales and thresholds: bands, probabilities, ratings, weights of a formula."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pmdocs.diagnostics import Severity
from pmdocs.project.finding import Finding
from pmdocs.project.history import History
from pmdocs.project.locate import Locator
from pmdocs.project.settings import EarnedValueSettings, RagSettings, RiskSettings, Scheme

LEVELS = 5
SCORES = sorted({probability * impact for probability in range(1, 6) for impact in range(1, 6)})
"""The scores a five by five grid can give."""


def scale_contradictions(past: History, locator: Locator) -> Iterator[Finding]:
    """Everything about scales and thresholds that cannot work."""
    settings = past.project.settings
    yield from _bands(settings.risk, locator)
    yield from _five_levels(settings.risk, locator)
    yield from _thresholds(settings.rag, locator)
    yield from _formula_weights(settings.earned_value, locator)


def _bands(risk: RiskSettings, locator: Locator) -> Iterator[Finding]:
    where = locator.at("settings", "risk", "bands")
    if risk.scheme is not Scheme.OWN:
        if risk.bands:
            fact = f"Own bands are written, but the scheme is '{risk.scheme}', so they are not used."
            yield Finding("PM151", where, fact, "Write 'scheme: own', or remove the bands.", Severity.WARNING)
        return
    missing = [score for score in SCORES if not any(band.low <= score <= band.high for band in risk.bands)]
    if missing:
        scores = ", ".join(map(str, missing))
        remedy = "Write bands from low to high that cover every score from 1 to 25."
        yield Finding("PM150", where, f"These scores fall in no band: {scores}.", remedy)
    yield from _band_order(risk, locator)


def _band_order(risk: RiskSettings, locator: Locator) -> Iterator[Finding]:
    for number, band in enumerate(risk.bands):
        if band.high < band.low:
            fact = f"The band '{band.name}' ends at {band.high}, before it starts at {band.low}."
            place = locator.at("settings", "risk", "bands", number, "high")
            yield Finding("PM150", place, fact, "Exchange the two numbers.")
    for number, (lower, higher) in enumerate(pairwise(risk.bands), start=1):
        if higher.low <= lower.high:
            fact = f"The band '{higher.name}' starts at {higher.low}, where '{lower.name}' has not ended yet."
            place = locator.at("settings", "risk", "bands", number, "low")
            yield Finding("PM150", place, fact, "List the bands from low to high, each score in one of them.")


def _five_levels(risk: RiskSettings, locator: Locator) -> Iterator[Finding]:
    for name in ("probabilities", "probability_labels", "impact_labels"):
        written = getattr(risk, name)
        if written and len(written) != LEVELS:
            fact = f"'{name}' has {len(written)} entries; the scale has five levels."
            yield Finding("PM152", locator.at("settings", "risk", name), fact, "Write five, from level 1 to level 5.")
    for number, (lower, higher) in enumerate(pairwise(risk.probabilities), start=1):
        if higher <= lower:
            fact = f"The chance of level {number + 1} is not higher than that of level {number}."
            place = locator.at("settings", "risk", "probabilities", number)
            yield Finding("PM152", place, fact, "Write five percentages, each higher than the one before.")


def _thresholds(rag: RagSettings, locator: Locator) -> Iterator[Finding]:
    green, amber = rag.index_green, rag.index_amber
    if green is not None and amber is not None and amber > green:
        fact = f"An index would be red below {amber} but green from {green} on."
        remedy = "Let 'index_amber' be the lower of the two."
        yield Finding("PM153", locator.at("settings", "rag", "index_amber"), fact, remedy)
    if rag.creep_green is not None and rag.creep_amber is not None and rag.creep_green > rag.creep_amber:
        fact = "Scope growth would be red before it stops being green."
        remedy = "Let 'creep_green' be the lower of the two."
        yield Finding("PM153", locator.at("settings", "rag", "creep_green"), fact, remedy)


def _formula_weights(earned_value: EarnedValueSettings, locator: Locator) -> Iterator[Finding]:
    cpi, spi = earned_value.cpi_weight, earned_value.spi_weight
    if cpi is not None and spi is not None and cpi + spi != 1:
        fact = f"The weights of CPI and SPI add up to {cpi + spi}, not 1."
        yield Finding(
            "PM153", locator.at("settings", "earned_value", "cpi_weight"), fact, "Write two that add up to 1."
        )
