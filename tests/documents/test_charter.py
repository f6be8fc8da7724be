"""The charter shows what was agreed, completely, and marks what is not written yet."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pmdocs.documents import DocumentKind, Voice
from pmdocs.documents.charter import CharterView, page
from pmdocs.documents.measures import measure_with_unit, measured, share_in_full
from tests.building import composed, figures
from tests.documents import definitions
from tests.documents.definitions import PROJECT, row, words

CHARTER = DocumentKind.CHARTER
ENGLISH, GERMAN = Voice("en", "EUR"), Voice("de", "EUR")


def view(folder: Path, topics: str) -> CharterView:
    """The charter's view of the usual project with some topics added."""
    found = definitions.view(folder, CHARTER, topics)
    assert isinstance(found, CharterView)
    return found


@pytest.fixture(scope="module")
def orion() -> str:
    """The charter of the full sample, long after it was approved."""
    return composed("orion", CHARTER).html


# --- the plan, whatever the day -------------------------------------------------------------------------------------


def test_updates_never_change_the_charter() -> None:
    """On the first and on the last day of ORION the charter shows the same, although everything has moved since."""
    voice = Voice("en", "EUR")
    first, last = (page(figures("orion", day), voice).view for day in (date(2026, 1, 12), None))
    assert first == last


def test_milestones_show_the_date_first_agreed(orion: str) -> None:
    """The payment interface was promised for 11 September 2026; when it came is not the charter's business."""
    assert row(orion, "M-10") == "M-10 Payment interface delivered Critical 11 Sept 2026 Pavel Dornik D-6"


def test_a_deliverable_added_by_a_change_is_not_in_the_charter(tmp_path: Path) -> None:
    """Two were agreed; the one that CH-1 brought later stands in the change log."""
    topics = """
    deliverables:
      - {id: D-1, name: Engine}
      - {id: D-2, name: Manual}
      - {id: D-3, name: Portal, added_by: CH-1}
    changes: [{id: CH-1, title: Portal wanted, status: submitted, effect: {adds: [D-3]}}]
    """
    assert [item.name for item in view(tmp_path, topics).deliverables] == ["Engine", "Manual"]


def test_risks_are_those_of_the_start_by_their_first_score(tmp_path: Path) -> None:
    """R-1 starts at 4 x 4 and falls to 1 later, R-2 rises to 25, R-3 is new: the charter knows 16 and 6."""
    topics = """
    risks:
      - {id: R-1, title: Supplier slips, probability: 4, impact: 4, owner: ada}
      - {id: R-2, title: Data is worse, probability: 2, impact: 3, owner: ada}
      - {id: R-4, title: A gift, kind: opportunity, probability: 5, impact: 5, owner: ada}
    updates:
      - date: 2026-03-06
        risks:
          R-1: {probability: 1, impact: 1}
          R-2: {probability: 5, impact: 5}
          R-3: {title: Fire, probability: 5, impact: 5}
    """
    found = [(r.risk.id, r.score.points if r.score else None, r.risk.owner) for r in view(tmp_path, topics).risks]
    assert found == [("R-1", 16, "Ada Byron"), ("R-2", 6, "Ada Byron")]


# --- content --------------------------------------------------------------------------------------------------------


def test_every_objective_with_its_measure_today_and_target(orion: str) -> None:
    """O-6: running cost of 1,020,000 EUR falls to 450,000, Viktor Olsen answers for it by the end of 2027."""
    assert row(orion, "O-6") == (
        "O-6 Lower the yearly running cost of lending IT. Licences, hosting and support per year (EUR) Must "
        "1,020,000 450,000 31 Dec 2027 Viktor Olsen"
    )


@pytest.mark.parametrize(
    "fact",
    [
        "Why it cannot wait",
        "Replace with a standard platform Chosen",
        "64 of 64 branches",
        "Dis-benefit",
        "Mortgages (programme of their own, ends 2028)",
        "All 34 processes signed by their owners",
        "A call to servicing with up to 20 minutes of waiting",
        "Continuity policy class A",
        "P-4 Parallel run and cut-over",
        "Contingency reserve",
        "€160,000",
        "Investment plan 2026 to 2027, line 14",
        "Total cost of ownership €5,550,000",
        "Northbank project handbook 3.1",
        "Delivery: Hybrid",
        "Approves the solution architecture",
        "orders up to 15,000 EUR within the budget",
        "helena.marsh@northbank.example",
        "5% above the budget",
        "Forecast cost above 3,000,000 EUR",
        "The weekend on which the loans move to the new platform",
        "Contract register no. 4471",
    ],
)
def test_every_topic_has_its_place(orion: str, fact: str) -> None:
    """Each mandatory field of a charter, and most of those that should be there, is found in ORION's."""
    assert fact in words(orion)


def test_a_complete_definition_leaves_nothing_open(orion: str) -> None:
    """ORION answers every question the charter asks."""
    assert 'class="todo"' not in orion


def test_the_one_page_comes_from_the_other_fields(tmp_path: Path) -> None:
    """Without a summary the first paragraph of the purpose opens the page; figures stand beside their tolerance."""
    topics = """
    purpose: |
      Loans take five days.

      They shall take one.
    tolerances: {time: 10 days, cost: 2.5 %}
    budget: {lines: [{category: Staff, amount: 400_000}], contingency: 50_000}
    """
    found = view(tmp_path, topics).overview
    assert (found.lead, found.rest) == ("Loans take five days.", None)
    assert found.tiles == (
        ("Start", "12\xa0Jan\xa02026", ""),
        ("Finish", "18\xa0Dec\xa02026", "tolerance ±10 days"),
        ("Budget", "€400,000", "tolerance ±2.5%"),
        ("Reserves", "€50,000", "beside the budget"),
    )


def test_critical_objectives_come_first_where_room_is_short(tmp_path: Path) -> None:
    """Of seven objectives five stand on the one page: the critical O-7 among them, in the order of the definition."""
    lines = "".join(
        f"  - {{id: O-{n}, statement: Aim {n}, critical: {'yes' if n == 7 else 'no'}}}\n" for n in range(1, 8)
    )
    found = view(tmp_path, "objectives:\n" + lines).overview
    assert [item.id for item in found.objectives] == ["O-1", "O-2", "O-3", "O-4", "O-7"]
    assert found.more_objectives == 2


# --- money ----------------------------------------------------------------------------------------------------------


def test_budget_by_year_and_kind(tmp_path: Path) -> None:
    """Staff 300 + 100 and licences 50 make 450; 2026 takes 350 of it; development and infrastructure share it."""
    topics = """
    budget:
      lines:
        - {category: Staff, amount: 300, year: 2026, kind: development, note: ten people}
        - {category: Staff, amount: 100, year: 2027, kind: development, note: four people}
        - {category: Licences, amount: 50, year: 2026, kind: infrastructure}
      contingency: 20
      management_reserve: 10
      ownership: [{category: Support, per_year: 30, years: 5}]
    """
    money = view(tmp_path, topics).money
    assert money.by_category is not None
    assert money.by_kind is not None
    assert money.by_category.years == ("2026", "2027")
    assert [(r.label, r.remark, r.amounts, r.total) for r in money.by_category.rows] == [
        ("Staff", "ten people; four people", (Decimal(300), Decimal(100)), Decimal(400)),
        ("Licences", None, (Decimal(50), None), Decimal(50)),
    ]
    assert (money.by_category.totals, money.by_category.total) == ((Decimal(350), Decimal(100)), Decimal(450))
    assert [(r.label, r.total) for r in money.by_kind.rows] == [
        ("Development", Decimal(400)),
        ("Infrastructure", Decimal(50)),
    ]
    assert (money.budget, money.approved, money.total_cost) == (Decimal(450), Decimal(480), Decimal(600))


def test_planned_value_by_year(tmp_path: Path) -> None:
    """Of 90,000 planned by March 2027, 60,000 fall into 2026 and 30,000 into 2027."""
    topics = """
    budget:
      lines: [{category: Staff, amount: 90_000}]
      planned: {2026-06-30: 20_000, 2026-12-31: 60_000, 2027-03-31: 90_000}
    """
    found = [(p.year, p.amount, p.cumulative) for p in view(tmp_path, topics).money.planned]
    assert found == [(2026, Decimal(60_000), Decimal(60_000)), (2027, Decimal(30_000), Decimal(90_000))]


def test_a_budget_over_many_years_has_its_years_in_rows(tmp_path: Path) -> None:
    """Eight years do not fit beside each other; lines without a year stay in the total."""
    lines = "".join(f"    - {{category: Staff, amount: 10, year: {year}}}\n" for year in range(2026, 2034))
    money = view(tmp_path, "budget:\n  lines:\n" + lines).money
    assert money.by_category is not None
    assert money.by_category.years == ()
    assert [row.label for row in money.by_year] == [str(year) for year in range(2026, 2034)]
    assert money.by_category.total == Decimal(80)


def test_a_line_without_a_year_has_a_column_of_its_own(tmp_path: Path) -> None:
    """The columns add up to the total, whatever is split by year and whatever is not."""
    topics = """
    budget:
      lines:
        - {category: Staff, amount: 300, year: 2026}
        - {category: Travel, amount: 40}
    """
    table = view(tmp_path, topics).money.by_category
    assert table is not None
    assert table.years == ("2026", "No year")
    assert table.totals == (Decimal(300), Decimal(40))
    assert table.rows[1].amounts == (None, Decimal(40))


# --- what may be shown ----------------------------------------------------------------------------------------------


def test_attitude_and_influence_stay_out_unless_asked_for(tmp_path: Path) -> None:
    """The register shows what Wim expects; that he is against it shows only with show_sensitive."""
    topics = """\
  wim: {name: Wim Jansen, expectations: Fair rules, attitude: resistor, influence: 5, interest: 2,
    engagement: resistant, wanted: neutral}
settings: {show_sensitive: SHOWN}
"""
    quiet = definitions.html(tmp_path, CHARTER, PROJECT + topics.replace("SHOWN", "no"))
    open_ = definitions.html(tmp_path, CHARTER, PROJECT + topics.replace("SHOWN", "yes"))
    assert "Fair rules" in quiet
    assert not re.search("resistor|resistant|keep satisfied", quiet, re.IGNORECASE)
    assert "Keep satisfied Resistor Resistant → Neutral Gap" in words(open_)


def test_a_public_charter_holds_no_addresses(tmp_path: Path) -> None:
    """Contact data is personal: it is left out of what everybody may read."""
    text = PROJECT.replace("manager: grace}", "manager: grace, sensitivity: SENS}").replace(
        "name: Ada Byron,", "name: Ada Byron, email: ada@northbank.example,"
    )
    assert "ada@northbank.example" in definitions.html(tmp_path, CHARTER, text.replace("SENS", "internal"))
    assert "ada@northbank.example" not in definitions.html(tmp_path, CHARTER, text.replace("SENS", "public"))


# --- the emptiest and the longest -----------------------------------------------------------------------------------


def test_ten_lines_make_a_charter_with_marks_where_something_is_missing() -> None:
    """The smallest definition: every mandatory chapter is there and says what it still needs; none is empty."""
    charter = composed("minimal", CHARTER).html
    for chapter in ("Success criteria", "Scope", "Deliverables", "Milestones", "Budget", "Tolerances", "Approvers"):
        assert f"To be completed: {chapter}" in words(charter)
    assert not re.search(r"</h[123]>\s*(<h1|</section>)", charter)
    assert "<tbody>\n  </tbody>" not in charter


def test_a_title_of_300_characters_and_one_risk(tmp_path: Path) -> None:
    """Long words of a person are shown whole, in the cover, the tables and the drawings' words."""
    title = "Supplier " * 32 + "end of title"
    text = PROJECT.replace("Replace the lending system", title) + f"risks: [{{id: R-1, title: {title}}}]\n"
    charter = words(definitions.html(tmp_path, CHARTER, text))
    assert charter.count(title) >= 3


def test_one_milestone_is_told_without_a_drawing(tmp_path: Path) -> None:
    """A time line of one point shows nothing; the table does."""
    found = view(tmp_path, "milestones: [{id: M-1, name: Approved, date: 2026-02-02}]\n")
    assert found.pictures.milestones is None
    assert found.milestones[0].name == "Approved"


def test_the_organisation_is_drawn_from_roles_or_bodies(tmp_path: Path) -> None:
    """Without bodies sponsor and manager stand below each other; bodies bring their own levels, the chair first."""
    roles = view(tmp_path, "").governance.chart
    assert roles is not None
    assert [(level.name, level.boxes[0].names) for level in roles.levels] == [
        ("Directing", ("Ada Byron",)),
        ("Managing", ("Grace Murray",)),
    ]
    topics = """
    governance:
      bodies:
        - {id: SC, name: Steering committee, chair: ada, members: [grace, ada]}
        - {id: CORE, name: Core team, reports_to: SC, members: [grace]}
    """
    bodies = view(tmp_path, topics).governance.chart
    assert bodies is not None
    assert [[(box.role, box.names, box.reports_to) for box in level.boxes] for level in bodies.levels] == [
        [("Steering committee", ("Ada Byron (chair)", "Grace Murray"), "")],
        [("Core team", ("Grace Murray",), "Steering committee")],
    ]


# --- values of measures ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit", "shown"),
    [
        ("1_020_000", "EUR", "1,020,000"),
        ("12000", None, "12,000"),
        ("2026", None, "2026"),
        ("99.50", "%", "99.50%"),
        ("60", "%", "60%"),
        ("2027-02-26", None, "26\xa0Feb\xa02027"),
        ("2027-02-31", None, "2027-02-31"),
        ("running", None, "running"),
        ("at most 26", "minutes", "at most 26"),
        (None, "days", None),
    ],
)
def test_values_of_measures(text: str | None, unit: str | None, shown: str | None) -> None:
    """Numbers, percentages and dates read as the language writes them; years and words stay as they are."""
    assert measured(text, unit, ENGLISH) == shown


def test_values_follow_the_language() -> None:
    """In German 1,020,000.5 reads 1.020.000,5."""
    assert measured("1_020_000.5", None, GERMAN) == "1.020.000,5"
    assert share_in_full(Decimal("0.025"), GERMAN) == "2,5\xa0%"


def test_the_unit_stands_with_the_measure() -> None:
    """Days are named once, with what is measured; % is written beside each value instead."""
    assert measure_with_unit("Time to payment", "working days") == "Time to payment (working days)"
    assert measure_with_unit("Availability", "%") == "Availability"
    assert measure_with_unit(None, "days") == "days"
