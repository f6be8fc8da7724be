"""The risk register: scores and maps on the data date, movement, money, responses, and what became of each risk."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pmdocs.documents import DocumentKind
from pmdocs.documents.risk_register import RegisterView
from pmdocs.documents.risk_rows import Movement
from tests.building import composed
from tests.documents import definitions
from tests.documents.definitions import PROJECT, row, words

REGISTER = DocumentKind.RISK_REGISTER
SEPTEMBER = date(2026, 9, 11)

LIFE = """
risks:
  - {id: R-1, title: Supplier slips, cause: One supplier, event: A month late, effect: Parallel run late, owner: ada,
     probability: 4, impact: 4, amount: 90_000, residual: {probability: 2, impact: 4},
     actions: [{id: A-1, text: Second source, owner: grace, due: 2026-02-27}], response: reduce, raised_by: grace}
  - {id: R-2, title: Data is worse, probability: 4, impact: 2, owner: grace}
  - {id: R-3, title: Fire, probability: 1, impact: 5, owner: grace}
  - {id: R-4, title: Reuse, kind: opportunity, probability: 3, impact: 4, amount: 20_000, owner: ada}
updates:
  - date: 2026-02-20
    risks: {R-2: {probability: 3}}
  - date: 2026-03-06
    risks:
      R-1: {probability: 5, note: Confirmed a slip}
      R-2: {probability: 2}
      R-3: {status: closed, closure_reason: Sprinklers in place}
      R-4: {probability: 4}
      R-5: {title: Strike, probability: 2, impact: 2, owner: ada}
settings: {risk: {scheme: three, probabilities: [5 %, 15 %, 30 %, 50 %, 80 %]}}
"""
"""R-1 rises from 16 to 20, R-2 falls from 8 over 6 to 4, R-3 is closed, R-4 gains, R-5 is new."""


def view(folder: Path, topics: str = LIFE, day: date | None = None) -> RegisterView:
    """The register's view of the usual project with some topics added."""
    found = definitions.view(folder, REGISTER, topics, day)
    assert isinstance(found, RegisterView)
    return found


@pytest.fixture(scope="module")
def orion() -> str:
    """The register of the full sample on 11 September 2026."""
    return composed("orion", REGISTER, SEPTEMBER).html


# --- scores, movement, history --------------------------------------------------------------------------------------


def test_scores_from_the_start_to_the_target(tmp_path: Path) -> None:
    """R-1 began at 4 x 4 = 16, stands at 5 x 4 = 20, and shall come down to 2 x 4 = 8."""
    first = view(tmp_path).threats[0]
    assert first.inherent is not None
    assert first.current is not None
    assert first.residual is not None
    scores = (first.inherent.points, first.current.points, first.residual.points)
    assert (first.risk.id, scores, first.target) == ("R-1", (16, 20, 8), None)


def test_movement_is_worse_or_better_by_kind(tmp_path: Path) -> None:
    """A rising threat is worse, a rising opportunity is better; the arrow and the points say which way."""
    found = view(tmp_path)
    moved = {row.risk.id: row.movement for row in (*found.threats, *found.opportunities)}
    assert moved == {
        "R-1": Movement("worse", "↑ +4"),
        "R-2": Movement("better", "↓ \N{MINUS SIGN}2"),
        "R-5": Movement("same", "New"),
        "R-4": Movement("better", "↑ +4"),
    }


def test_the_first_report_has_nothing_to_compare_with(tmp_path: Path) -> None:
    """Before any update no risk moved, none is new, and the register says that movement comes later."""
    found = view(tmp_path, day=date(2026, 1, 30))
    assert found.since is None
    assert [row.movement for row in found.threats] == [None, None, None]
    text = (tmp_path / "project.yaml").read_text()
    assert "movement shows from the next on" in words(definitions.html(tmp_path, REGISTER, text, date(2026, 1, 30)))


def test_since_the_last_report(tmp_path: Path) -> None:
    """Between 20 February and 6 March: R-5 came, R-1 and R-4 rose, R-2 fell, R-3 was closed."""
    since = view(tmp_path).since
    assert since is not None
    assert since.date == date(2026, 2, 20)
    assert (since.new, since.up, since.down, since.closed) == (("R-5",), ("R-1", "R-4"), ("R-2",), ("R-3",))


def test_history_keeps_every_change_of_the_score(tmp_path: Path) -> None:
    """R-2: 8 when it was raised with the project, 6 in the first report, 4 in the second."""
    (second,) = (row for row in view(tmp_path).threats if row.risk.id == "R-2")
    assert second.history == ((date(2026, 1, 12), 8), (date(2026, 2, 20), 6), (date(2026, 3, 6), 4))


def test_overdue_is_counted_from_the_data_date(tmp_path: Path) -> None:
    """Due on 27 February: in time on the 20th, late on 6 March."""
    assert view(tmp_path, day=date(2026, 2, 20)).overdue == ()
    assert view(tmp_path).overdue == (("R-1", "A-1"),)


# --- money ----------------------------------------------------------------------------------------------------------


def test_exposure_before_and_after_the_response(tmp_path: Path) -> None:
    """R-1: 80 % of 90,000 now, 15 % after the response; R-4 may gain 50 % of 20,000; two threats have no amount."""
    money = view(tmp_path).exposure
    assert (money.threats, money.threats_after) == (Decimal(72_000), Decimal(13_500))
    assert (money.gains, money.unpriced) == (Decimal(10_000), 2)


def test_what_has_no_amount_shows_a_dash(tmp_path: Path) -> None:
    """Unknown money is never nought."""
    money = view(tmp_path, "risks: [{id: R-1, title: Fire, probability: 2, impact: 2}]\n").exposure
    assert (money.threats, money.threats_after, money.gains) == (None, None, None)
    assert money.unpriced == 1


def test_contingency_cover(orion: str) -> None:
    """ORION has 106,000 left against 71,500 still to be expected: 1.48."""
    assert "Contingency cover Opportunities 13 €228,250 €71,500 1.5 × 3" in words(orion)
    assert "reserve left: €106,000" in words(orion)


# --- maps and bands -------------------------------------------------------------------------------------------------


def test_ids_stand_in_their_squares(tmp_path: Path) -> None:
    """R-1 at probability 5, impact 4: top row, fourth square, red. After the response it stands at 2 x 4."""
    found = view(tmp_path)
    square = found.threat_map.rows[0].squares[3]
    assert (found.threat_map.rows[0].probability, found.threat_map.impacts) == (5, (1, 2, 3, 4, 5))
    assert (square.ids, square.score, square.level) == (("R-1",), 20, 4)
    assert found.threat_map_after is not None
    assert found.threat_map_after.rows[3].squares[3].ids == ("R-1",)


def test_the_map_of_opportunities_is_mirrored(tmp_path: Path) -> None:
    """Impact grows to the left, and the likely great gain has the strongest shade."""
    mirrored = view(tmp_path).opportunity_map
    assert mirrored.impacts == (5, 4, 3, 2, 1)
    assert mirrored.rows[1].squares[1].ids == ("R-4",)
    assert mirrored.rows[0].squares[0].level == 4


def test_no_second_map_without_residual_assessments(tmp_path: Path) -> None:
    """An empty map would say that the responses remove every risk; instead the register asks for the assessment."""
    found = view(tmp_path, "risks: [{id: R-1, title: Fire, probability: 2, impact: 2}]\n")
    assert found.threat_map_after is None
    text = (tmp_path / "project.yaml").read_text()
    assert "To be completed: Assessment after response" in words(definitions.html(tmp_path, REGISTER, text))


def test_a_full_square_counts_the_rest(tmp_path: Path) -> None:
    """Of twelve risks in one square eight are named."""
    lines = "".join(f"  - {{id: R-{n}, title: Risk {n}, probability: 3, impact: 3}}\n" for n in range(12))
    square = view(tmp_path, "risks:\n" + lines).threat_map.rows[2].squares[2]
    assert (len(square.ids), square.more) == (8, 4)


def test_counts_per_band_with_the_last_report(tmp_path: Path) -> None:
    """From the top: high 15 to 25, medium 6 to 12, low 1 to 5; R-2 left the middle, R-4 came to the top."""
    rows = [(b.name, b.scores, b.count, b.before, b.opportunities) for b in view(tmp_path).bands]
    assert rows == [("High", "15–25", 1, 1, 1), ("Medium", "6–12", 0, 1, 0), ("Low", "1–5", 2, 1, 0)]


def test_the_legend_explains_the_scales(tmp_path: Path) -> None:
    """The project's own percentages and names; without them those of PM²."""
    own = view(
        tmp_path, "settings: {risk: {impact_labels: [a, b, c, d, e], probabilities: [1 %, 2 %, 3 %, 4 %, 5.5 %]}}\n"
    )
    assert [row.meaning for row in own.legend.probabilities] == ["1%", "2%", "3%", "4%", "5.5%"]
    assert [row.name for row in own.legend.impacts] == ["a", "b", "c", "d", "e"]
    usual = view(tmp_path, "").legend.probabilities
    assert [(row.name, row.meaning) for row in usual][::4] == [
        ("Very low", "below 5%, counted as 2.5%"),
        ("Very high", "above 50%, counted as 75%"),
    ]
    assert usual[1].meaning == "5%–10%, counted as 7.5%"


# --- the pages ------------------------------------------------------------------------------------------------------


def test_a_red_threat_has_a_card_and_links_lead_there(orion: str) -> None:
    """R-7 stands once as a card with its score over time; its row, its actions and the map link to it."""
    assert orion.count('id="R-7"') == 1
    assert '<article class="card" id="R-7">' in orion
    assert '<a href="#R-7">R-7</a>' in orion
    card = words(orion[orion.index('<article class="card" id="R-7">') :].split("</article>")[0])
    assert "12 (12 Jan 2026) → 16 (11 Sept 2026)" in card
    assert "Full-size run as soon as servicing works for one product Jonas Beck, 11 Sept 2026: Open" in card
    assert "Cause The platform has never run with more than 60,000 loans" in card


def test_a_quiet_threat_is_found_in_its_row(orion: str) -> None:
    """Cause, event and effect, who raised it, its scores, movement and money in one row; links lead to it."""
    found = row(orion, "R-24")
    assert found.startswith("R-24 Hand-made schedules not repaired before rehearsal 2 About 3,000 schedules")
    assert "Ines Duarte 26 Jun 2026, Ines Duarte review" in found
    assert re.search(r"€12,000 [\d.]+% × €[\d,]+ → €3,000$", found)


def test_what_ended_says_why(orion: str) -> None:
    """A materialised risk names the issues it became; every ended one says why."""
    assert "Materialised 1 Sept 2026" in row(orion, "R-1")
    assert row(orion, "R-1").endswith("I-6, I-8")
    assert "Works council agreement comes late" in row(orion, "R-17")


@pytest.mark.parametrize(
    "fact",
    [
        "13 open threats, 3 of them in the red band; 3 open opportunities.",
        "Early sign. First full run above eight hours",
        "Fallback. Post the difference to a clearing account with the consent of the auditor",
        "No threat to customers' money is accepted.",
        "Above 120,000 EUR",
        "An impact of 5 is never in the lowest band.",
        "Opportunities now: the mirrored map",
    ],
)
def test_every_topic_has_its_place(orion: str, fact: str) -> None:
    """Each mandatory part of a risk register is found in ORION's."""
    assert fact in words(orion)


def test_a_complete_definition_leaves_nothing_open(orion: str) -> None:
    """ORION answers every question the register asks."""
    assert 'class="todo"' not in orion


# --- the emptiest and the longest -----------------------------------------------------------------------------------


def test_no_risk_is_told_in_one_line() -> None:
    """The smallest definition: one line, what a risk would need, and the scales; no table of nothing."""
    register = composed("minimal", REGISTER).html
    assert "No risks are recorded." in words(register)
    assert "To be completed: Risks" in words(register)
    assert "Scales and bands" in words(register)
    assert 'id="t-threats"' not in register


def test_one_bare_risk_shows_what_it_lacks(tmp_path: Path) -> None:
    """A title alone: owner, causes, assessment and response are asked for in their places."""
    register = words(definitions.html(tmp_path, REGISTER, PROJECT + "risks: [{id: R-1, title: Fire}]\n"))
    for gap in ("Owner", "Cause, event and effect", "Response"):
        assert f"To be completed: {gap}" in register


def test_an_opportunity_alone(tmp_path: Path) -> None:
    """Without threats there is no map of threats, and the mirrored one stands alone."""
    text = PROJECT + "risks: [{id: R-1, title: Reuse, kind: opportunity, probability: 3, impact: 3, owner: ada}]\n"
    register = definitions.html(tmp_path, REGISTER, text)
    assert "No threats are open." in words(register)
    assert 't-map-opportunities"' in register
    assert 't-map-now"' not in register


def test_two_hundred_risks_and_a_title_of_300_characters(tmp_path: Path) -> None:
    """Every risk has its row or its card, once, and the long title is whole."""
    title = "Interface " * 29 + "end title"
    lines = "".join(
        f"  - {{id: R-{n}, title: {title if n == 1 else f'Risk {n}'}, probability: {1 + n % 5}, impact: {1 + n % 4}}}\n"
        for n in range(1, 201)
    )
    register = definitions.html(tmp_path, REGISTER, PROJECT + "risks:\n" + lines)
    assert len(re.findall(r' id="R-\d+"', register)) == 200
    assert title in words(register)
