"""The risk register on a date: summary and maps, every open risk, cards for the red ones, opportunities, what ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pmdocs.documents.directory import Directory
from pmdocs.documents.frontmatter import front_matter
from pmdocs.documents.kinds import TITLES, DocumentKind, DocumentType, Pack, Page
from pmdocs.documents.risk_maps import BandRow, Legend, RiskMap, band_rows, legend, risk_map
from pmdocs.documents.risk_rows import RiskRow, is_red, is_threat, risk_row
from pmdocs.documents.voice import Voice, known
from pmdocs.figures.asked import quantity
from pmdocs.figures.model import Figures, RiskFigures


@dataclass(frozen=True, slots=True)
class Exposure:
    """Expected values of the open risks, before and after their responses, in the project's currency.

    None where no open risk of that kind has an amount; `unpriced` counts open threats without one. `cover` is the
    contingency reserve left over the exposure after response, with `why_no_cover` where it is undefined.
    """

    threats: Decimal | None
    threats_after: Decimal | None
    gains: Decimal | None
    gains_after: Decimal | None
    unpriced: int
    reserve: Decimal | None
    cover: Decimal | None
    why_no_cover: str | None


@dataclass(frozen=True, slots=True)
class Since:
    """What happened to the register since the last report of `date`: ids of risks and actions."""

    date: date
    new: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    closed: tuple[str, ...]
    materialised: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What the register shows.

    `since` is None in the first report, `threat_map_after` where no threat is assessed for after its response.
    """

    data_date: date
    currency: str
    recorded: int
    red: int
    exposure: Exposure
    bands: tuple[BandRow, ...]
    threat_map: RiskMap
    threat_map_after: RiskMap | None
    opportunity_map: RiskMap
    since: Since | None
    overdue: tuple[tuple[str, str], ...]
    threats: tuple[RiskRow, ...]
    cards: tuple[RiskRow, ...]
    opportunities: tuple[RiskRow, ...]
    ended: tuple[RiskRow, ...]
    legend: Legend


def page(figures: Figures, voice: Voice) -> Page:
    """The register as it stands on the data date."""
    front = front_matter(
        figures,
        voice,
        kind=DocumentKind.RISK_REGISTER.value,
        title=voice.say(TITLES[DocumentKind.RISK_REGISTER]),
        description=voice.say("What may help or harm the project, how much, and what is done about it"),
    )
    return Page(front, _view(figures, voice))


DOCUMENT = DocumentType(
    DocumentKind.RISK_REGISTER, Pack.CHARTER, "charter/risk-register.html.j2", page, view=RegisterView
)


def _view(figures: Figures, voice: Voice) -> RegisterView:
    summary = figures.risk
    people = Directory.of(figures.state.project)
    threats = [row for row in summary.risks if row.is_open and is_threat(row)]
    chances = [row for row in summary.risks if row.is_open and not is_threat(row)]

    def shown(rows: Iterable[RiskFigures]) -> tuple[RiskRow, ...]:
        return tuple(risk_row(row, figures, people, voice) for row in rows)

    return RegisterView(
        data_date=figures.state.data_date,
        currency=voice.currency,
        recorded=len(summary.risks),
        red=sum(map(is_red, threats)),
        exposure=_exposure(figures, threats, chances, voice),
        bands=band_rows(summary, voice, compared=figures.previous is not None),
        threat_map=risk_map(summary.threat_map),
        threat_map_after=risk_map(summary.threat_map_residual) if any(row.residual for row in threats) else None,
        opportunity_map=risk_map(summary.opportunity_map),
        since=_since(figures),
        overdue=tuple((row.risk.id, action.id) for row in (*threats, *chances) for action in row.overdue_actions),
        threats=shown(threats),
        cards=shown(filter(is_red, threats)),
        opportunities=shown(chances),
        ended=tuple(sorted(shown(r for r in summary.risks if not r.is_open), key=_latest_first, reverse=True)),
        legend=legend(figures.state.project.settings.risk, voice),
    )


def _latest_first(row: RiskRow) -> tuple[date, str]:
    return (row.risk.closed or date.min, row.risk.id)


def _exposure(figures: Figures, threats: list[RiskFigures], chances: list[RiskFigures], voice: Voice) -> Exposure:
    summary, cost = figures.risk, figures.cost
    priced = any(isinstance(row.emv, Decimal) for row in threats)
    hoped = any(isinstance(row.emv, Decimal) for row in chances)
    cover = quantity(summary.contingency_cover)
    return Exposure(
        threats=known(quantity(summary.exposure)) if priced else None,
        threats_after=known(quantity(summary.exposure_residual)) if priced else None,
        gains=known(quantity(summary.opportunity)) if hoped else None,
        gains_after=known(quantity(summary.opportunity_residual)) if hoped else None,
        unpriced=summary.unpriced,
        reserve=known(quantity(cost.contingency_left)) if cost else None,
        cover=known(cover),
        why_no_cover=voice.why(cover),
    )


def _since(figures: Figures) -> Since | None:
    if figures.previous is None:
        return None
    summary = figures.risk
    return Since(
        date=figures.previous.data_date,
        new=summary.new,
        up=summary.up,
        down=summary.down,
        closed=summary.closed,
        materialised=summary.materialised,
    )
