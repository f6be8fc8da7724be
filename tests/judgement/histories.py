"""Random but lawful histories: a plan that adds up, and reports that a real project could have written.

The same number gives the same history, so that a failing one can be looked at again: ``history(17)``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, Final

from tests.judgement.depot import Definition

START: Final = dt.date(2026, 1, 1)
PIECE: Final = 30
"""Days that each piece of work is planned to take; they follow one another."""
PRICE: Final = 12_000
"""What each piece is planned to cost, so that a day earns 400."""
OFTEN, SOMETIMES, SELDOM = 0.7, 0.35, 0.15


@dataclass
class History:
    """A definition, its updates, and what the walk knows of it as it goes on."""

    definition: Definition
    updates: list[Definition] = field(default_factory=list)

    @property
    def days(self) -> list[dt.date]:
        """The days to look at: each report's, and two in between."""
        reports = [update["date"] for update in self.updates]
        return sorted({*reports, *(day + dt.timedelta(days=gap) for day, gap in zip(reports, (3, 9), strict=False))})

    @property
    def whole(self) -> Definition:
        """The definition with its updates, as one file holds them."""
        return {**self.definition, "updates": self.updates}


def on_plan(number: int) -> History:
    """A history in which everything happens on its day and at its cost."""
    random = Random(number)  # noqa: S311 - a dice for tests
    pieces = random.randint(2, 6)
    history = History(_plan(pieces, random, tidy=True))
    day = 0
    while day < PIECE * pieces:
        day = min(day + random.choice((7, 14, 30)), PIECE * pieces)
        history.updates.append(_punctual(day, pieces, history))
    return history


def _punctual(day: int, pieces: int, history: History) -> Definition:
    told = history.updates[-1]["date"] if history.updates else START
    progress: dict[str, Any] = {}
    milestones: dict[str, Any] = {}
    for piece in range(1, pieces + 1):
        done = day - PIECE * (piece - 1)
        finish = _day(PIECE * piece)
        if done >= PIECE and finish >= told:
            progress[f"D-{piece}"] = {"delivered": finish}
            milestones[f"M-{piece}"] = {"actual": finish}
        elif 0 < done < PIECE:
            progress[f"D-{piece}"] = f"{Decimal(done * 100) / PIECE:.6f} %"
    return {"date": _day(day), "progress": progress, "milestones": milestones, "cost": {"actual": day * PRICE // PIECE}}


def history(number: int) -> History:
    """A history in which anything may happen that may happen to a project."""
    random = Random(number)  # noqa: S311 - a dice for tests
    pieces = random.randint(1, 6)
    walk = _Walk(random, pieces, History(_plan(pieces, random, tidy=False)))
    for _ in range(random.randint(2, 7)):
        walk.report()
    if random.random() < SOMETIMES:
        walk.close()
    return walk.history


def _plan(pieces: int, random: Random, *, tidy: bool) -> Definition:
    numbers = range(1, pieces + 1)
    with_money = tidy or random.random() < 1 - SELDOM
    plan: Definition = {
        "project": {
            "code": "WALK",
            "title": "A walk",
            "start": START,
            "finish": _day(PIECE * pieces),
            "manager": "ana",
            "sponsor": "ben",
        },
        "people": {"ana": {"name": "Ana Example"}, "ben": {"name": "Ben Example"}},
        "purpose": "To see what holds.",
        "deliverables": [_deliverable(n, with_money=with_money, random=random) for n in numbers],
        "milestones": [_milestone(n, last=n == pieces, random=random) for n in numbers],
    }
    if tidy or random.random() < OFTEN:
        plan["tolerances"] = {"time": random.choice((5, 10, 15)), "cost": f"{random.choice((5, 10))} %"}
    if with_money:
        plan["budget"] = {
            "lines": [{"category": "Work", "amount": PRICE * pieces}],
            "contingency": random.choice((0, 4_000, 9_000)),
        }
    return plan


def _deliverable(number: int, *, with_money: bool, random: Random) -> Definition:
    due = _day(PIECE * number)
    start = _day(PIECE * (number - 1) + 1)
    cost = {"cost": PRICE} if with_money else {}
    return {
        "id": f"D-{number}",
        "name": f"Part {number}",
        "start": start,
        "due": due,
        "priority": random.choice(("must", "should")),
        **cost,
    }


def _milestone(number: int, *, last: bool, random: Random) -> Definition:
    marks = {"gate": random.random() < SOMETIMES, "critical": last or random.random() < SOMETIMES}
    return {"id": f"M-{number}", "name": f"Part {number} in use", "date": _day(PIECE * number), **marks}


def _day(number: int) -> dt.date:
    """The date of a day of the plan; day 1 is the first."""
    return START + dt.timedelta(days=number - 1)


@dataclass
class _Walk:
    """A project under way: what is done, spent and known so far."""

    random: Random
    pieces: int
    history: History
    day: int = 0
    done: dict[int, int] = field(default_factory=dict)
    reached: set[int] = field(default_factory=set)
    spent: int = 0
    drawn: int = 0
    risks: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    changes: dict[str, str] = field(default_factory=dict)

    def happens(self, chance: float) -> bool:
        """Throw the dice."""
        return self.random.random() < chance

    def report(self) -> None:
        """Let some time pass, and write down what happened in it."""
        self.day += self.random.choice((7, 7, 14, 28))
        update: Definition = {"date": _day(self.day), "summary": f"Report of day {self.day}."}
        self._work(update)
        self._milestones(update)
        if "budget" in self.history.definition and self.happens(OFTEN):
            self._money(update)
        for chance, register in ((SOMETIMES, self._risks), (SOMETIMES, self._issues), (SELDOM, self._changes)):
            if self.happens(chance):
                register(update)
        self.history.updates.append(update)

    def _work(self, update: Definition) -> None:
        progress: dict[str, Any] = {}
        pace = self.random.choice((0.5, 0.8, 1.0, 1.0, 1.2))
        piece = next((n for n in range(1, self.pieces + 1) if self.done.get(n, 0) < 100), None)
        if piece is not None and self.happens(OFTEN):
            share = min(100, self.done.get(piece, 0) + round(pace * self.random.choice((20, 30, 50))))
            self.done[piece] = share
            progress[f"D-{piece}"] = {"delivered": update["date"]} if share == 100 else f"{share} %"
        if progress:
            update["progress"] = progress

    def _milestones(self, update: Definition) -> None:
        rows: dict[str, Any] = {}
        for number in range(1, self.pieces + 1):
            if number in self.reached:
                continue
            if self.done.get(number, 0) == 100 and self.happens(OFTEN):
                self.reached.add(number)
                rows[f"M-{number}"] = {"actual": update["date"]}
            elif self.happens(SELDOM):
                later = self.day + self.random.choice((5, 20, 45))
                rows[f"M-{number}"] = {"forecast": _day(max(later, PIECE * number)), "reason": "It takes longer"}
        if rows:
            update["milestones"] = rows

    def _money(self, update: Definition) -> None:
        earned = sum(self.done.values()) * PRICE // 100
        self.spent = max(self.spent, round(earned * self.random.choice((0.9, 1.0, 1.0, 1.1, 1.4))))
        cost: dict[str, Any] = {"actual": self.spent}
        if self.happens(SELDOM):
            cost |= {"estimate_to_complete": self.random.choice((1_000, 20_000, 60_000)), "estimated_by": "ana"}
        if self.happens(SELDOM):
            cost["committed"] = self.random.choice((500, 8_000))
        update["cost"] = cost

    def _risks(self, update: Definition) -> None:
        known = [key for key, status in self.risks.items() if status == "open"]
        if known and self.happens(0.5):
            key = self.random.choice(known)
            change: Definition = self.random.choice(
                (
                    {"probability": 5},
                    {"probability": 1},
                    {"impact": 4},
                    {"status": "closed", "closure_reason": "Over"},
                    {"escalate": "Sponsor"},
                )
            )
            self.risks[key] = change.get("status", "open")
        else:
            key = f"R-{len(self.risks) + 1}"
            self.risks[key] = "open"
            change = {
                "title": f"Trouble {key}",
                "kind": self.random.choice(("threat", "threat", "opportunity")),
                "owner": "ana",
                "probability": self.random.randint(1, 5),
                "impact": self.random.randint(1, 5),
                "amount": self.random.choice((1_000, 5_000)),
            }
        update["risks"] = {key: change}

    def _issues(self, update: Definition) -> None:
        known = [key for key, status in self.issues.items() if status == "open"]
        if known and self.happens(0.5):
            key = self.random.choice(known)
            self.issues[key] = "closed"
            change: Definition = {"status": "closed", "resolution": "Settled"}
        else:
            key = f"I-{len(self.issues) + 1}"
            self.issues[key] = "open"
            change = {
                "title": f"Matter {key}",
                "owner": "ana",
                "urgency": self.random.randint(1, 5),
                "impact": self.random.randint(1, 5),
                "due": _day(self.day + self.random.choice((5, 20))),
            }
            if self.happens(SELDOM):
                change["escalate"] = "Sponsor"
        update["issues"] = {key: change}

    def _changes(self, update: Definition) -> None:
        waiting = [key for key, status in self.changes.items() if status == "proposed"]
        if waiting:
            key = waiting[0]
            self.changes[key] = self.random.choice(("approved", "approved", "rejected"))
            update["changes"] = {key: {"status": self.changes[key], "decided": update["date"], "decided_by": "ben"}}
            return
        key = f"CH-{len(self.changes) + 1}"
        self.changes[key] = "proposed"
        money = {"cost": self.random.choice((-2_000, 3_000, 10_000))} if "budget" in self.history.definition else {}
        effect = {**money, "days": self.random.choice((0, 7, 21))}
        update["changes"] = {key: {"title": f"Wish {key}", "raised": update["date"], "effect": effect}}

    def close(self) -> None:
        """End the project with its last report."""
        last = self.history.updates[-1]["date"]
        ending = "completed" if all(self.done.get(n, 0) == 100 for n in range(1, self.pieces + 1)) else "cancelled"
        reason = {} if ending == "completed" else {"reason": "No longer wanted"}
        self.history.definition["closure"] = {
            "date": last,
            "finish": last,
            "ending": ending,
            "summary": "Over.",
            **reason,
        }
