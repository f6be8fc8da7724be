"""The depot, a project of 180 days and 100,000 whose every figure can be worked out by hand, and how a test changes it.

Four pieces of work of 45 days and 25,000 each follow one another, so the plan earns 5,000 in nine days. Day 45 is 14
February, day 90 is 31 March, day 135 is 15 May and day 180, the last, is 29 June 2026. The tolerances are ten days and
5 %, which is 5,000; 10,000 are in reserve.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import yaml

from pmdocs.figures import Figures, compute
from pmdocs.load import load
from pmdocs.project import Project
from tests.judgement.places import definition_file

Definition = dict[str, Any]

DEPOT: Final = """
project: {code: DEPOT, title: A new depot, start: 2026-01-01, finish: 2026-06-29, manager: ana, sponsor: ben,
  phase: Building}
people:
  ana: {name: Ana Example, role: Project manager}
  ben: {name: Ben Example, role: Sponsor}
  cyd: {name: Cyd Example, role: Site engineer}
purpose: Parcels wait three days. One depot shall send them out within one.
tolerances: {time: 10 days, cost: 5 %}
deliverables:
  - {id: D-1, name: Site, start: 2026-01-01, due: 2026-02-14, cost: 25_000, approver: ben, priority: must}
  - {id: D-2, name: Racks, start: 2026-02-15, due: 2026-03-31, cost: 25_000, approver: ben, priority: must}
  - {id: D-3, name: Belts, start: 2026-04-01, due: 2026-05-15, cost: 25_000, approver: ben, priority: must}
  - {id: D-4, name: Opening, start: 2026-05-16, due: 2026-06-29, cost: 25_000, approver: ben, priority: must}
milestones:
  - {id: M-1, name: Site ready, date: 2026-02-14, gate: yes}
  - {id: M-2, name: Racks in, date: 2026-03-31}
  - {id: M-3, name: Belts tested, date: 2026-05-15, gate: yes, critical: yes}
  - {id: M-4, name: Depot handed over, date: 2026-06-29, critical: yes}
budget: {lines: [{category: Building, amount: 100_000}], contingency: 10_000}
"""


def depot() -> Definition:
    """The definition of the depot without any update."""
    found: Definition = yaml.safe_load(DEPOT)
    return found


def changed(plan: Definition, changes: Mapping[str, Any]) -> Definition:
    """`plan` with some of it written differently: None takes a part away, entries with an id are changed one by one."""
    return {key: value for key, value in _merged(plan, changes).items() if value is not None}


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        every = {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
        return {key: value for key, value in every.items() if value is not None}
    if _has_ids(old) and isinstance(new, Mapping):
        entries = {entry["id"]: entry for entry in old}
        for key, value in new.items():
            entries[key] = None if value is None else {"id": key, **_merged(entries.get(key, {}), value)}
        return [entry for entry in entries.values() if entry is not None]
    return new


def _has_ids(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all("id" in entry for entry in value)


def written(definition: Definition, updates: Iterable[Definition] = ()) -> Project:
    """The project that a definition and its updates describe, read the way a build reads it."""
    text = yaml.dump({**definition, "updates": list(updates)}, Dumper=_InFull, sort_keys=False, allow_unicode=True)
    with definition_file(text) as path:
        return load(path).project


class _InFull(yaml.SafeDumper):
    """Writes everything out: a definition has no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """No value is written once and referred to elsewhere."""
        return True


def on(project: Project, day: dt.date) -> Figures:
    """Its figures on a day."""
    return compute(project, day)
