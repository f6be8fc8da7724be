"""Writes docs/diagnostics.md: every code with what it is for, why it matters and how to satisfy it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pmdocs.codes import FAMILIES, Family, severity_of
from pmdocs.diagnostics import CodeDoc

INTRODUCTION: Final = """\
# What pmdocs tells you, code by code

This page is made from the program itself by `python scripts/diagnostics_reference.py`; do not edit it by hand.
`pmdocs explain PM222` prints the same in the terminal, `pmdocs explain reserve` finds codes by a word of their title.

Every message has a place, a fact, a remedy and a code. **Errors** stop a build, and nothing is written.
**Warnings** are printed and stop a build only with `--strict`. **Notices** are printed with `-v`.

How loud a warning or notice of the families *Definition* and *Figures* speaks is a project's own decision:

```yaml
settings:
  checks:
    PM222: {severity: error}    # error, warning, notice or off
    PM214: {severity: off}
```

What is an error stays one: it cannot be true, or no figure could be computed from it.
"""


def diagnostics_reference() -> str:
    """The whole page."""
    return "\n".join((INTRODUCTION, *(part for family in FAMILIES for part in _family(family))))


def _family(family: Family) -> Iterator[str]:
    yield f"## {family.title} (PM{family.first:03}–PM{family.last:03})\n\n{family.about}\n"
    for code, doc in family.codes.items():
        yield _entry(code, doc)


def _entry(code: str, doc: CodeDoc) -> str:
    severity = severity_of(code)
    loud = f" *{severity[:1].upper()}{severity[1:]}.*" if severity else ""
    return f"### {code} · {doc.title}\n\n{doc.why}{loud}\n\n**What to do:** {doc.remedy}\n"
