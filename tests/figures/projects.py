"""Small projects whose figures can be worked out by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdocs.figures import Figures, compute
from pmdocs.load import load
from pmdocs.project import Project

LAB = """
project: {code: LAB, title: A small laboratory, start: 2026-01-01, finish: 2026-04-10, manager: ana, sponsor: ben}
people: {ana: {name: Ana Example}, ben: {name: Ben Example}}
budget:
  lines:
    - {category: Staff, amount: 6000, year: 2026}
    - {category: Licences, amount: 4000, year: 2026}
  contingency: 1000
  planned: {2026-04-10: 10000}
  effort: 100
tolerances: {time: 10 days, cost: 10 %}
deliverables:
  - {id: D-1, name: Plans, cost: 2000, due: 2026-01-31, priority: must}
  - {id: D-2, name: Building, cost: 8000, due: 2026-04-10, priority: must}
  - {id: D-3, name: Garden, due: 2026-04-10, priority: could}
milestones:
  - {id: M-1, name: Plans agreed, date: 2026-01-31}
  - {id: M-2, name: Permit granted, date: 2026-02-10, critical: yes}
  - {id: M-3, name: Roof on, date: 2026-03-01}
  - {id: M-4, name: Opening, date: 2026-04-10, gate: yes}
risks:
  - {id: R-1, title: Steel becomes dearer, owner: ana, probability: 3, impact: 4, amount: 1000,
     residual: {probability: 1, impact: 2, amount: 500},
     actions: [{id: A-1, text: Order early, owner: ana, due: 2026-02-15}]}
  - {id: R-2, title: Rain, owner: ben, probability: 2, impact: 2, amount: 500}
  - {id: R-3, title: Grant comes early, kind: opportunity, owner: ben, probability: 5, impact: 2, amount: 200}
settings:
  risk: {probabilities: [10 %, 20 %, 30 %, 40 %, 50 %]}
updates:
  - date: 2026-02-09
    done: [Plans handed over]
    next: [Roof ordered, Walls tested]
    cost: {actual: 3500}
    effort: {actual: 30, remaining: 80}
    progress:
      D-1: {percent: 100 %, delivered: 2026-02-02}
      D-2: 10 %
    milestones:
      M-1: {actual: 2026-02-02}
      M-3: {forecast: 2026-03-11, reason: Frost}
    risks:
      R-1: {probability: 4}
      R-4: {title: Key person leaves, owner: ana, probability: 1, impact: 5}
    issues:
      I-1: {title: Neighbours complain, owner: ben, urgency: 3, impact: 2, due: 2026-02-16}
    changes:
      CH-1: {title: A second floor, raised: 2026-02-01, source: business, size: 3, effect: {cost: 1600, days: 20}}
  - date: 2026-02-19
    done: [Roof ordered.]
    next: [Walls tested]
    cost: {actual: 5500, reserve_used: 400}
    effort: {actual: 45, remaining: 75}
    progress:
      D-2: 30 %
    risks:
      R-1: {status: materialised, links: [I-2]}
      R-2: {status: closed, closure_reason: Roof is on before the rain}
    issues:
      I-2: {title: Steel is a fifth dearer, owner: ana, urgency: 4, impact: 4, risk: R-1}
    changes:
      CH-1:
        status: approved
        decided: 2026-02-19
        effect: {cost: 1600, days: 20, effort: 15, milestones: {M-4: 2026-04-30}}
"""
"""A hundred days of 100 a day: day 40 is 9 February, day 50 is 19 February, day 100 is 10 April, day 120 is 30 April.

The first report finds 28 of 40 planned days earned at 0.8 of the cost; the second 44 of 50. CH-1, decided on day 50,
adds 1,600 and 20 days: what is planned after day 50 grows from 5,000 to 6,600 and from 50 to 70 days.
"""
DAY_40, DAY_50 = dt.date(2026, 2, 9), dt.date(2026, 2, 19)


def project(text: str) -> Project:
    """The project of a definition in one text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "project.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path).project


def figures(text: str, day: dt.date) -> Figures:
    """Its figures on a day."""
    return compute(project(text), day)


def amounts(*values: int | str) -> tuple[Decimal, ...]:
    """Numbers as figures hold them, to compare several at once."""
    return tuple(map(Decimal, values))
