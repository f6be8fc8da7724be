"""The codes: each is defined once, explained, spoken of by the program, and on the page of the manual."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import pmdocs
from pmdocs.codes import CODES, FAMILIES, as_code, near, severity_of
from pmdocs.diagnostics_reference import diagnostics_reference

PACKAGE = Path(pmdocs.__file__).parent
PAGE = PACKAGE.parent / "docs" / "diagnostics.md"
_CODE = re.compile(r"\bPM\d{3}\b")


def spoken() -> set[str]:
    """Every code that appears in the program outside the tables of codes."""
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "codes.py"]
    assert len(modules) > 100
    return {code for path in modules for code in _CODE.findall(path.read_text(encoding="utf-8"))}


def test_no_code_is_defined_twice() -> None:
    """Joining the tables loses none, and each lies within the numbers of its family."""
    assert sum(len(family.codes) for family in FAMILIES) == len(CODES)
    for family in FAMILIES:
        assert family.codes
        assert all(family.first <= int(code[2:]) <= family.last for code in family.codes)


def test_families_do_not_share_numbers() -> None:
    """Each ends before the next begins."""
    assert all(earlier.last < later.first for earlier, later in pairwise(FAMILIES))


def test_every_code_spoken_of_can_be_looked_up() -> None:
    """No message carries a code without an explanation."""
    assert spoken() <= set(CODES)


def test_every_explanation_belongs_to_a_code_in_use() -> None:
    """Nothing is explained that the program never says."""
    assert set(CODES) <= spoken()


def test_every_family_table_is_in_the_registry() -> None:
    """Whoever adds a table of codes adds it here."""
    holders = [path for path in PACKAGE.rglob("codes.py") if "CODES: Final" in path.read_text(encoding="utf-8")]
    tables = {path.relative_to(PACKAGE).parent.as_posix() for path in holders}
    assert tables - {"."} == {"source", "project", "figures/reconcile", "compose", "writers/pdf", "theme", "forms"}


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_explanation_is_complete(code: str) -> None:
    """A title, a reason and a remedy, the last two in sentences."""
    doc = CODES[code]
    assert doc.title
    assert not doc.title.endswith(".")
    assert doc.why.endswith(".")
    assert doc.remedy.endswith((".", "?"))


def test_the_page_is_up_to_date() -> None:
    """Whoever changes a code renews the page with one command."""
    fresh = diagnostics_reference()
    stale = "docs/diagnostics.md is stale: run 'python scripts/diagnostics_reference.py'"
    assert PAGE.read_text(encoding="utf-8") == fresh, stale


@pytest.mark.parametrize("typed", ["PM007", "pm007", " 7 ", "PM7", "07"])
def test_a_code_may_be_typed_in_short(typed: str) -> None:
    """Capitals and leading zeros do not matter."""
    assert as_code(typed) == "PM007"


def test_a_slip_finds_its_neighbours_and_a_word_its_titles() -> None:
    """PM2222 means PM222; 'reserve' is what three titles speak of."""
    assert "PM222" in near("PM2222")
    assert near("reserve") == ("PM262", "PM263", "PM284")
    assert near("qqq") == ()


def test_severity_is_that_of_the_rule() -> None:
    """Rules say how loud they are; the impossible is an error; codes of other stages have none of their own."""
    assert severity_of("PM222") == "warning"
    assert severity_of("PM220").startswith("warning; notice while")
    assert severity_of("PM204") == "error"
    assert severity_of("PM010") == ""
