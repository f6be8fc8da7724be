"""The communication plan: the matrix, the dated calendar, one record per item, and who does what."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.documents.communication_plan import CommunicationView
from pmdocs.documents.rhythm import rhythm
from pmdocs.figures.occurrences import Recurrence
from pmdocs.project.people import Frequency, Weekday
from tests.building import composed
from tests.documents import definitions
from tests.documents.definitions import words

PLAN = DocumentKind.COMMUNICATION_PLAN
ENGLISH = Voice("en", "EUR")
JUNE = date(2026, 6, 5)


def view(folder: Path, topics: str, day: date | None = None) -> CommunicationView:
    """The plan's view of the usual project with some topics added."""
    found = definitions.view(folder, PLAN, topics, day)
    assert isinstance(found, CommunicationView)
    return found


@pytest.fixture(scope="module")
def orion() -> str:
    """The plan of the full sample on 5 June 2026."""
    return composed("orion", PLAN, JUNE).html


# --- the calendar ---------------------------------------------------------------------------------------------------


def test_the_calendar_begins_on_the_data_date(tmp_path: Path) -> None:
    """On Friday 6 March: the report of that Friday and of the 20th, the board of Thursday the 12th, by their weeks."""
    topics = """
    communications:
      - {id: C-1, name: Board, kind: meeting, purpose: Decide, audience: ada, responsible: grace,
         frequency: monthly, weekday: thursday, first: 2026-01-08, medium: meeting}
      - {id: C-2, name: Report, kind: report, purpose: Inform, audience: ada, responsible: grace,
         frequency: every two weeks, weekday: friday, first: 2026-01-23, medium: e-mail}
    communication: {calendar_weeks: 3}
    """
    calendar = view(tmp_path, topics, date(2026, 3, 6)).calendar
    assert (calendar.first, calendar.last) == (date(2026, 3, 6), date(2026, 3, 26))
    assert [(week.first, [(a.day.day, a.id) for a in week.appointments]) for week in calendar.weeks] == [
        (date(2026, 3, 2), [(6, "C-2")]),
        (date(2026, 3, 9), [(12, "C-1")]),
        (date(2026, 3, 16), [(20, "C-2")]),
    ]
    assert calendar.count == 3


def test_a_holiday_moves_a_meeting_and_says_so(tmp_path: Path) -> None:
    """Good Friday and Easter Monday are free in Germany: the report of 3 April 2026 goes out on Tuesday the 7th."""
    topics = """
    communications:
      - {id: C-2, name: Report, kind: report, purpose: Inform, audience: ada, responsible: grace,
         frequency: weekly, weekday: friday, first: 2026-01-23, medium: e-mail}
    communication: {calendar_weeks: 1}
    settings: {schedule: {basis: working, country: DE}}
    """
    (week,) = view(tmp_path, topics, date(2026, 4, 1)).calendar.weeks
    assert [(a.day, a.planned) for a in week.appointments] == [(date(2026, 4, 7), date(2026, 4, 3))]
    plan = definitions.html(tmp_path, PLAN, (tmp_path / "project.yaml").read_text(), date(2026, 4, 1))
    assert "Tue 7 Apr 2026 C-2 Report moved from Fri 3 Apr 2026" in words(plan)


def test_an_item_without_dates_runs_as_long_as_the_project(tmp_path: Path) -> None:
    """From the project's start to its finish, or to its forecast finish where the project is late."""
    topics = """
    communications:
      - {id: C-1, name: Talk, kind: meeting, purpose: Talk, audience: ada, responsible: grace, frequency: weekly,
         weekday: monday, medium: call}
    milestones: [{id: M-1, name: Done, date: 2026-12-18}]
    updates: [{date: 2026-12-11, milestones: {M-1: {forecast: 2027-01-12}}}]
    """
    days = [a.day for week in view(tmp_path, topics).calendar.weeks for a in week.appointments]
    assert (days[0], days[-1]) == (date(2026, 12, 14), date(2027, 1, 11))


def test_daily_items_are_told_once(orion: str) -> None:
    """Forty rows of stand-ups would hide the rest: one line says that they take place."""
    assert "Every working day from 5 Jun 2026 to 30 Jul 2026: C-4 Stand-up of the development team." in words(orion)
    assert len(re.findall("Stand-up of the development team", words(orion))) == 3  # line, matrix, record


def test_events_have_no_date(tmp_path: Path) -> None:
    """A notice per event stands in the matrix and has a record, but no day; the calendar says so in one line."""
    topics = """\
communications:
  - {id: C-1, name: Notice, purpose: Tell, audience: ada, responsible: grace, frequency: per event, medium: letter}
"""
    plan = definitions.html(tmp_path, PLAN, definitions.PROJECT + topics)
    assert "No dated item falls between 12 Jan 2026 and 8 Mar 2026." in words(plan)
    assert "Notice Tell Ada Byron When it happens letter Grace Murray None expected" in words(plan)


# --- how often, in words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frequency", "first", "weekday", "said"),
    [
        (Frequency.DAILY, date(2026, 1, 12), None, "Every working day"),
        (Frequency.WEEKLY, date(2026, 1, 12), None, "Every Monday"),
        (Frequency.FORTNIGHTLY, date(2026, 1, 12), Weekday.FRIDAY, "Every second Friday"),
        (Frequency.MONTHLY, date(2026, 1, 29), Weekday.THURSDAY, "Monthly, on the last Thursday of the month"),
        (Frequency.MONTHLY, date(2026, 1, 31), None, "Monthly, on day 31 of the month"),
        (
            Frequency.QUARTERLY,
            date(2026, 3, 10),
            Weekday.TUESDAY,
            "Every three months, on the second Tuesday of the month",
        ),
        (Frequency.ONCE, date(2026, 11, 30), None, "Once, on 30\xa0Nov\xa02026"),
    ],
)
def test_the_rhythm_in_words(frequency: Frequency, first: date, weekday: Weekday | None, said: str) -> None:
    """The words say what the calendar does."""
    assert rhythm(frequency, Recurrence(frequency, first, date(2027, 1, 1), weekday), ENGLISH) == said


def test_the_rhythm_of_what_has_no_dates() -> None:
    """An event happens when it happens; a single date may still be open."""
    assert rhythm(Frequency.EVENT, None, ENGLISH) == "When it happens"
    assert rhythm(Frequency.ONCE, None, ENGLISH) == "Once"


# --- records, two ways, escalation ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fact",
    [
        "No branch learns of a date from the press or from customers",
        "Bad news travels first, and from the project manager in person",
        "All groups in the stakeholder register",
        "When Monthly, on the last Thursday of the month, 29 Jan 2026 – 22 Apr 2027, next on Thu 25 Jun 2026",
        "Where and how Board room 2, or call, 60 minutes · meeting, document",
        "Responsible Tomas Ferrant · chair Helena Marsh · minutes Greta Lohmann · released by Helena Marsh",
        "Standing agenda Actions of the last meeting; Status and forecast; Decisions needed",
        "Outputs Minutes within two days; Entries in the decision register",
        "Answer expected Decide within 2 days",
        "What comes back Instructions and consent",
        "Nothing goes live that your team has not rehearsed.",
        "Two operators from the first rehearsal on",
        "Half of a tolerance is used, or two departments disagree 2 working days",
        "Works agreement on information systems",
        "Reviewed Every quarter in the core team",
    ],
)
def test_every_topic_has_its_place(orion: str, fact: str) -> None:
    """Each mandatory field of a communication plan, and what should be there, is found in ORION's."""
    assert fact in words(orion)


def test_a_complete_definition_leaves_nothing_open(orion: str) -> None:
    """ORION answers every question the plan asks."""
    assert 'class="todo"' not in orion


def test_members_are_reached_through_their_group(tmp_path: Path) -> None:
    """Ada gets what the board gets; Grace gets her copies."""
    topics = """\
      board: {name: Board, group: yes, members: [ada], needs_from: Decisions}
    communications:
      - {id: C-1, name: Report, purpose: Inform, audience: board, responsible: grace, frequency: weekly, medium: e-mail}
      - {id: C-2, name: Call, purpose: Talk, audience: grace, informed: ada, responsible: grace, frequency: weekly,
         medium: call}
    """
    text = definitions.PROJECT.replace("organisation: Northbank}", "organisation: Northbank, message: Keep the date}")
    indented = "\n".join(line[4:] for line in topics.splitlines())
    found = definitions.figures(tmp_path, text + indented)
    plan = DOCUMENTS[PLAN].page(found, ENGLISH).view
    assert isinstance(plan, CommunicationView)
    assert [(row.name, row.reached_by) for row in plan.exchanges] == [
        ("Ada Byron", ("C-1", "C-2")),
        ("Board", ("C-1",)),
    ]


def test_engagement_is_sensitive(tmp_path: Path) -> None:
    """Where a person stands is printed only where the settings ask for it."""
    text = definitions.PROJECT.replace(
        "role: Project sponsor,", "role: Sponsor, engagement: resistant, wanted: leading,"
    )
    assert "esistant" not in definitions.html(tmp_path, PLAN, text + "communications: []\n")
    topics = "settings: {show_sensitive: yes}\n"
    shown = definitions.html(tmp_path, PLAN, text.replace("role: Sponsor,", "message: Hold, role: Sponsor,") + topics)
    assert "Ada Byron Gap Resistant Leading" in words(shown)


# --- RACI -----------------------------------------------------------------------------------------------------------


def raci(folder: Path, count: int) -> CommunicationView:
    """A plan in which `count` people share one activity: the first accountable and responsible, the others informed."""
    keys = [f"p{number}" for number in range(count)]
    people = "".join(f"  {key}: {{name: Person {key}}}\n" for key in keys)
    roles = ", ".join(f"{key}: {'A/R' if key == 'p0' else 'I'}" for key in keys)
    text = f"{definitions.PROJECT}{people}raci: [{{activity: Test, roles: {{{roles}}}}}]\n"
    found = DOCUMENTS[PLAN].page(definitions.figures(folder, text), ENGLISH).view
    assert isinstance(found, CommunicationView)
    return found


def test_few_people_make_a_matrix(tmp_path: Path) -> None:
    """Six people fit on an upright page, seven lie on their side; each has a column."""
    six, seven = raci(tmp_path, 6).raci, raci(tmp_path, 7).raci
    assert six is not None
    assert seven is not None
    assert (six.landscape, seven.landscape) == (False, True)
    assert six.people[0] == "Person p0"
    assert six.rows[0].cells == ("A/R", "I", "I", "I", "I", "I")


def test_many_people_are_named_in_the_cells(tmp_path: Path) -> None:
    """Thirteen columns of names cannot be read: the letters become columns, the accountable one first."""
    found = raci(tmp_path, 13).raci
    assert found is not None
    assert found.people == ()
    accountable, responsible, supports, consulted, informed = found.rows[0].cells
    assert (accountable, responsible, supports, consulted) == ("Person p0", "Person p0", "", "")
    assert informed.startswith("Person p1, Person p2")


# --- the emptiest ---------------------------------------------------------------------------------------------------


def test_ten_lines_make_a_plan_with_marks_where_something_is_missing() -> None:
    """The smallest definition: what is missing is named, no chapter is empty, no calendar is drawn of nothing."""
    plan = composed("minimal", PLAN).html
    for chapter in ("Purpose", "Communication items", "Escalation", "RACI matrix"):
        assert f"To be completed: {chapter}" in words(plan)
    assert 'id="calendar"' not in plan
    assert not re.search(r"</h[123]>\s*(<h1|</section>)", plan)
