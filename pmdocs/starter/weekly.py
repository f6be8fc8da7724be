"""Starts a weekly update: a file that says nothing yet, with what is open beside it, ready to be taken over."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pmdocs.documents.directory import Directory
from pmdocs.figures.baseline import approved_changes, removed_by
from pmdocs.figures.ordering import counted
from pmdocs.figures.register_rows import OPEN_ISSUE, UNDECIDED
from pmdocs.project.kickoff import Deliverable, EarningMethod, WorkPackage
from pmdocs.project.registers import (
    Action,
    ActionStatus,
    AssumptionStatus,
    DecisionStatus,
    DependencyStatus,
    Issue,
    Risk,
    RiskStatus,
)
from pmdocs.source.quoting import quoted
from pmdocs.state import ProjectState, WorkState

SOON: Final = dt.timedelta(days=30)
"""How far ahead milestones and checks are looked for."""

MOST: Final = 40
"""Entries of one register that are listed."""

_PLAIN: Final = re.compile(r"[A-Za-z][\w ./()%+-]*[\w)%.]|[A-Za-z]")
_RESERVED: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_LONGEST_REMARK: Final = 90
_OPEN_RISK: Final = (RiskStatus.PROPOSED, RiskStatus.OPEN)
_OPEN_ACTION: Final = (ActionStatus.OPEN, ActionStatus.IN_PROGRESS, ActionStatus.ON_HOLD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that may be taken over: what it would write, and what helps to decide."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One topic of an update: a sentence about it, and its lines."""

    topic: str
    about: str
    entries: tuple[Entry, ...]


def weekly_update(state: ProjectState, day: dt.date, schema: str | None = None) -> str:
    """The text of an update of `day`; `state` is the project as it stood before, `schema` the path for editors.

    Every line that would say something is a comment, with its current value: the file changes nothing until a person
    removes a #.
    """
    head = [f"# yaml-language-server: $schema={schema}", "#"] if schema else []
    head += [line.rstrip() for line in _HEAD.format(last=_last(state)).splitlines()]
    body = [f"date: {day.isoformat()}", "summary:"]
    for section in _sections(state, day):
        body += ["", *_written(section)]
    return "\n".join([*head, "", *body]) + "\n"


_HEAD: Final = """\
# What changed since {last}. What this file does not mention stays as it was.
#
# The lines set in behind a # are suggestions with their present values: delete the # of those you need and change
# them; leave or delete the others. `pmdocs validate` checks the result.
"""


def _last(state: ProjectState) -> str:
    return f"the report of {state.update.date.isoformat()}" if state.update else "the project was planned"


def _sections(state: ProjectState, day: dt.date) -> Iterator[Section]:
    people = Directory.of(state.project)
    yield Section("done", "What was done. Last time this was planned:", _planned(state))
    yield Section("next", "What comes next:", ())
    for make in _SECTIONS:
        section = make(state, people, day)
        if section.entries:
            yield section
    yield Section("lessons", "What was learnt, while it is fresh: kind, event, recommendation.", ())


def _written(section: Section) -> Iterator[str]:
    yield f"# {section.about}"
    yield f"{section.topic}:"
    for entry in section.entries[:MOST]:
        remark = " ".join(entry.remark.split())
        short = remark if len(remark) <= _LONGEST_REMARK else f"{remark[: _LONGEST_REMARK - 1]}…"
        yield f"#  {entry.text}" + (f"  # {short}" if short else "")
    if len(section.entries) > MOST:
        yield f"# … and {len(section.entries) - MOST} more"


def _planned(state: ProjectState) -> tuple[Entry, ...]:
    return tuple(Entry(f"- {as_yaml(text)}") for text in (state.update.next if state.update else ()))


def _cost(state: ProjectState, _: Directory, __: dt.date) -> Section:
    known = {
        "actual": state.cost.actual,
        "committed": state.cost.committed,
        "reserve_used": state.cost.reserve_used,
        "estimate_to_complete": state.cost.estimate_to_complete,
    }
    entries = [Entry(f"{name}: {value:,f}".replace(",", "_")) for name, value in known.items() if value is not None]
    if state.cost.estimate_to_complete is not None and state.cost.estimated_by:
        entries.append(Entry(f"estimated_by: {state.cost.estimated_by}"))
    if not entries and state.project.budget:
        entries = [Entry("actual: 0")]
    when = f" They stood like this on {state.cost.reported.isoformat()}." if state.cost.reported else ""
    return Section("cost", f"Amounts since the start, not of this week.{when}", tuple(entries))


def _effort(state: ProjectState, _: Directory, __: dt.date) -> Section:
    known = {"actual": state.effort.actual, "remaining": state.effort.remaining}
    entries = [Entry(f"{name}: {value:f}") for name, value in known.items() if value is not None]
    return Section("effort", "Person-days since the start, and those still needed:", tuple(entries))


def _progress(state: ProjectState, _: Directory, day: dt.date) -> Section:
    entries = []
    removed = removed_by(approved_changes(state))
    pieces: tuple[Deliverable | WorkPackage, ...] = (*state.deliverables, *state.project.work)
    for item in pieces:
        work = state.work.get(item.id, WorkState())
        if item.id not in removed and not (work.accepted or work.percent == 1):
            due = getattr(item, "due", None) or getattr(item, "finish", None)
            if item.method is not EarningMethod.MILESTONES:
                entries.append(Entry(f"{item.id}: {_done(item, work)}", _remark(item.name, _by(due))))
            elif not work.delivered:
                by_itself = "earns by its milestones: write this once it is handed over"
                entries.append(Entry(f"{item.id}: {{delivered: {day.isoformat()}}}", _remark(item.name, by_itself)))
    return Section("progress", "How far each piece of work is:", tuple(entries))


def _done(item: Deliverable | WorkPackage, work: WorkState) -> str:
    """Progress as the item counts it: in units, or in percent."""
    if item.method is EarningMethod.UNITS or work.units is not None:
        return f"{work.units or Decimal():f} units"
    return f"{(work.percent or 0) * 100:.0f} %"


def _milestones(state: ProjectState, _: Directory, day: dt.date) -> Section:
    ahead = [m for m in state.milestones if not (m.actual or m.cancelled) and (m.forecast or m.date) <= day + SOON]
    ahead.sort(key=lambda m: (m.forecast or m.date, m.id))
    entries = tuple(
        Entry(
            f"{m.id}: {{forecast: {(m.forecast or m.date).isoformat()}}}",
            _remark(m.name, "overdue" if (m.forecast or m.date) < day else "", f"agreed {m.date.isoformat()}"),
        )
        for m in ahead
    )
    about = "Milestones overdue or due within 30 days; write 'actual' instead of 'forecast' for those reached:"
    return Section("milestones", about, entries)


def _risks(state: ProjectState, people: Directory, _: dt.date) -> Section:
    open_risks = [risk for risk in state.risks if risk.status in _OPEN_RISK]
    open_risks.sort(key=lambda risk: (-(risk.probability or 0) * (risk.impact or 0), risk.id))
    entries = tuple(
        Entry(f"{risk.id}: {{{_rating(risk)}}}", _remark(risk.title, people.name(risk.owner))) for risk in open_risks
    )
    return Section(
        "risks", "Open risks, the highest first; 'note' says why one moved, 'status: closed' ends it:", entries
    )


def _rating(risk: Risk) -> str:
    if risk.probability is None or risk.impact is None:
        return f"status: {risk.status.value}"
    return f"probability: {risk.probability}, impact: {risk.impact}"


def _issues(state: ProjectState, people: Directory, _: dt.date) -> Section:
    entries = _by_status(state.issues, OPEN_ISSUE, lambda row: _remark(row.title, people.name(row.owner), _by(row.due)))
    return Section("issues", "Open issues; 'status: closed' with a 'resolution' ends one:", entries)


def _changes(state: ProjectState, _: Directory, __: dt.date) -> Section:
    return Section("changes", "Changes not decided yet:", _by_status(state.changes, UNDECIDED, lambda row: row.title))


def _decisions(state: ProjectState, people: Directory, _: dt.date) -> Section:
    def remark(row: Any) -> str:
        return _remark(row.title or row.text, people.name(row.needed_from), _by(row.needed_by))

    entries = _by_status(state.decisions, (DecisionStatus.PENDING,), remark)
    return Section("decisions", "Decisions waited for; 'status: taken' with an 'outcome' ends one:", entries)


def _actions(state: ProjectState, people: Directory, _: dt.date) -> Section:
    owners: tuple[Risk | Issue, ...] = (*state.risks, *state.issues)
    nested = [action for owner in owners for action in owner.actions]
    every: Sequence[Action] = sorted(
        (*state.actions, *nested), key=lambda row: (row.due or dt.date.max, counted(row.id))
    )
    entries = _by_status(every, _OPEN_ACTION, lambda row: _remark(row.text, people.name(row.owner), _by(row.due)))
    return Section("actions", "Actions not done yet, by their dates:", entries)


def _assumptions(state: ProjectState, people: Directory, day: dt.date) -> Section:
    due = [row for row in state.assumptions if row.validate_by and row.validate_by <= day + SOON]
    entries = _by_status(
        due, (AssumptionStatus.OPEN,), lambda row: _remark(row.statement, people.name(row.owner), _by(row.validate_by))
    )
    return Section("assumptions", "Assumptions to be checked by now or within 30 days:", entries)


def _dependencies(state: ProjectState, _: Directory, __: dt.date) -> Section:
    waiting = [status for status in DependencyStatus if status is not DependencyStatus.MET]
    entries = _by_status(state.dependencies, waiting, lambda row: _remark(row.what, row.party, _by(row.needed_by)))
    return Section("dependencies", "Dependencies not met yet:", entries)


def _quality(state: ProjectState, people: Directory, day: dt.date) -> Section:
    due = [row for row in state.quality if row.done is None and row.due and row.due <= day + SOON]
    entries = tuple(
        Entry(
            f"{row.id}: {{done: {day.isoformat()}}}", _remark(row.activity, people.name(row.responsible), _by(row.due))
        )
        for row in due
    )
    return Section("quality", "Reviews and tests overdue or due within 30 days; 'result' says what came out:", entries)


def _sprints(state: ProjectState, _: Directory, day: dt.date) -> Section:
    running = [sprint for sprint in state.sprints if sprint.start <= day and sprint.completed is None]
    entries = tuple(
        Entry(
            f"{s.id}: {{completed: {s.completed or 0:f}}}",
            _remark(s.goal, f"committed {s.committed or '–'}", _by(s.finish)),
        )
        for s in running
    )
    return Section("sprints", "Sprints begun and not yet counted:", entries)


_SECTIONS: Final[tuple[Callable[[ProjectState, Directory, dt.date], Section], ...]] = (
    _cost, _effort, _progress, _milestones, _risks, _issues, _changes, _decisions, _actions, _assumptions,
    _dependencies, _quality, _sprints,
)  # fmt: skip


def _by_status(rows: Iterable[Any], statuses: Iterable[Any], remark: Callable[[Any], str]) -> tuple[Entry, ...]:
    """The entries whose status is one of these, each with that status as the value to change."""
    wanted = set(statuses)
    return tuple(
        Entry(f"{row.id}: {{status: {row.status.value}}}", remark(row)) for row in rows if row.status in wanted
    )


def _by(day: dt.date | None) -> str:
    return f"by {day.isoformat()}" if day else ""


def _remark(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part)


def as_yaml(text: str) -> str:
    """A text as YAML takes it: as it stands where it is plain words, else in quotes."""
    line = " ".join(text.split())
    plain = _PLAIN.fullmatch(line) and line.lower() not in _RESERVED
    return line if plain else quoted(line)
