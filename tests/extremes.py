"""Projects at the edges of what people write: endless titles, nothing at all, five hundred risks, other scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from pmdocs.documents import DocumentKind
from pmdocs.figures import compute
from pmdocs.load import load
from tests.building import Built, composed_from, written

Definition = dict[str, Any]
TODAY: Final = dt.date(2026, 5, 29)
LONG_TITLE: Final = ("Replacement of the lending, returns and reservation desks in all branches " * 5)[:300].strip()
LONG_ID: Final = "R-THE-LONGEST-IDENTIFIER-THAT-SOMEBODY-HAS-EVER-GIVEN-A-RISK"
UNBROKEN: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MANY: Final = 500

FULL_CELL: Final = """The first of five paragraphs says what is delivered and to whom.

The second says *how it is tried*, in a room that looks like the real one.

The third names the limits:

- no more than **forty** people at once
- two doors open
- one of them on the left

The fourth says who pays for the room.

The fifth says what happens when it rains."""


def project(**changes: object) -> Definition:
    """A project of nine months with a title and a purpose, and what `changes` adds."""
    base: Definition = {
        "code": "EDGE",
        "title": "A small project",
        "organisation": "Northbank",
        "start": "2026-03-02",
        "finish": "2026-11-27",
    }
    info, rest = changes.pop("project", {}), changes
    assert isinstance(info, dict)
    return {"project": {**base, **info}, "purpose": "Shorter queues.", **rest}


def risk(number: int, **changes: object) -> Definition:
    """One risk with everything a register shows; its rating depends on the number."""
    return {
        "id": f"R-{number}",
        "title": f"Part {number} arrives late",
        "cause": "One maker only",
        "event": f"Delivery {number} slips by four weeks",
        "effect": "Half of the branches wait",
        "category": ("Supplier", "Technical", "Business")[number % 3],
        "owner": "ada",
        "probability": 1 + number % 5,
        "impact": 1 + number // 5 % 5,
        "amount": 1000 + number,
        "residual": {"probability": 1, "impact": 1 + number // 5 % 5, "amount": 500},
        "response": "reduce",
        "actions": [
            {"id": f"A-{number}", "text": f"Second maker for part {number}", "owner": "ada", "due": "2026-06-26"}
        ],
        **changes,
    }


def update(**changes: object) -> Definition:
    """One update of the day tests call today."""
    return {"date": TODAY.isoformat(), "summary": "Work goes on.", "cost": {"actual": 10000}, **changes}


def milestone(identity: str, name: str) -> Definition:
    """A milestone in summer."""
    return {"id": identity, "name": name, "date": "2026-07-31", "owner": "ada"}


def long_words() -> Definition:
    """A title of 300 letters, ids of 60 and words without a place to break, wherever a table is narrow."""
    ids = {kind: f"{kind}{LONG_ID[1:]}" for kind in ("R", "M", "D", "I", "L")}
    return project(
        project={"title": LONG_TITLE, "sponsor": "ada", "manager": "ada"},
        people={
            "ada": {"name": f"Ada {UNBROKEN}", "role": UNBROKEN, "email": f"{'ada.' * 16}quayle@northbank.example"}
        },
        objectives=[
            {"id": "O-1", "statement": LONG_TITLE, "measure": UNBROKEN, "baseline": 9, "target": 2, "unit": UNBROKEN}
        ],
        deliverables=[
            {"id": ids["D"], "name": UNBROKEN, "acceptance": [LONG_TITLE], "owner": "ada", "due": "2026-07-31"}
        ],
        milestones=[{**milestone(ids["M"], UNBROKEN), "deliverables": [ids["D"]]}],
        risks=[risk(7, id=ids["R"], title=LONG_TITLE, category=UNBROKEN), risk(24, id="R-2", title=UNBROKEN)],
        updates=[
            update(
                issues={ids["I"]: {"title": UNBROKEN, "owner": "ada", "due": "2026-05-01", "risk": ids["R"]}},
                lessons=[{"id": ids["L"], "kind": "idea", "event": LONG_TITLE, "recommendation": UNBROKEN}],
            )
        ],
    )


def nothing() -> Definition:
    """Title, dates and purpose, and no register at all."""
    return project()


def one_risk() -> Definition:
    """A single risk, in a register, a map and a list of the highest."""
    return project(people={"ada": {"name": "Ada Quayle"}}, risks=[risk(13)], updates=[update()])


def many() -> Definition:
    """Five hundred risks and as many lessons."""
    numbers = range(1, MANY + 1)
    lessons = [{"kind": "idea", "event": f"Event {n}", "recommendation": f"Do {n} otherwise"} for n in numbers]
    return project(
        people={"ada": {"name": "Ada Quayle"}},
        risks=[risk(number) for number in numbers],
        updates=[update(lessons=lessons, milestones={})],
    )


def full_cell() -> Definition:
    """Five paragraphs and a list in fields that are shown in cells of tables."""
    return project(
        people={"ada": {"name": "Ada Quayle", "expectations": FULL_CELL}},
        deliverables=[
            {"id": "D-1", "name": "Room", "description": FULL_CELL, "acceptance": [FULL_CELL], "due": "2026-07-31"},
            {"id": "D-2", "name": "Door", "description": "Opens", "due": "2026-07-31"},
        ],
        risks=[risk(24, cause=FULL_CELL, event=FULL_CELL, effect=FULL_CELL)],
        updates=[
            update(
                issues={"I-1": {"title": "Rain", "description": FULL_CELL}},
                lessons=[{"kind": "idea", "event": FULL_CELL, "recommendation": FULL_CELL}],
            )
        ],
    )


SCRIPTS: Final = {
    "arabic": "تأخر تسليم الأجهزة إلى الفرع 7 بسبب R-1 (Fennwick)",
    "hebrew": "אספקת 40 מנורות מתעכבת בארבעה שבועות",
    "chinese": "六个分馆的阅览灯将于六月底前全部安装完毕，并由读者试用。",  # noqa: RUF001
    "japanese": "六つの分館の読書灯は六月末までにすべて設置される予定です。",
}
"""A sentence in each script, some with other letters and numbers inside."""
EMOJI: Final = "Launch 🚀 with trees 🌳, a scientist 👩‍🔬, a flag 🇩🇪 and a tick ✅"


def scripts(language: str = "en") -> Definition:
    """Sentences in four scripts in names, titles and tables, in a document of any language."""
    sentences = list(SCRIPTS.values())
    return project(
        project={
            "title": " · ".join(sentences),
            "language": language,
            "sponsor": "ada",
            "organisation": sentences[3][:9],
        },
        people={"ada": {"name": "ليلى حسن", "role": "דוברת"}, "mei": {"name": "王小明", "role": "図書館員"}},
        objectives=[{"id": f"O-{n}", "statement": text, "owner": "mei"} for n, text in enumerate(sentences, 1)],
        milestones=[milestone(f"M-{n}", text) for n, text in enumerate(sentences, 1)],
        risks=[risk(n * 4, title=text, event=text, owner="mei") for n, text in enumerate(sentences, 1)],
        updates=[update(summary=" ".join(sentences))],
    )


def emoji() -> Definition:
    """Pictures in words, where words are set and where they are drawn."""
    return project(
        people={"ada": {"name": "Ada 🦊"}}, milestones=[milestone("M-1", EMOJI)], risks=[risk(24, title=EMOJI)]
    )


def save(definition: Mapping[str, object], folder: Path) -> Path:
    """The definition as a file."""
    path = folder / "project.yaml"
    path.write_text(yaml.safe_dump(dict(definition), allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def built_from(definition: Mapping[str, object], folder: Path, *kinds: DocumentKind) -> dict[DocumentKind, Built]:
    """Documents of a definition in Word and PDF, by default all six."""
    path = save(definition, folder)
    found = compute(load(path).project, TODAY)
    pages = {kind.value: composed_from(found, kind, path) for kind in kinds or DocumentKind}
    return {DocumentKind(name): made for name, made in written(pages, folder).items()}
