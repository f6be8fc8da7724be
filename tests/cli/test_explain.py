"""``pmdocs explain``: a code, a slip, a word, the whole list."""

from __future__ import annotations

import pytest

from pmdocs.codes import CODES, FAMILIES
from tests.cli.running import run


def test_a_code_is_explained_with_reason_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    """Title, why, what to do, how loud, and how to set that."""
    answer = run(capsys, "explain", "pm222")
    assert answer.code == 0
    assert answer.out.startswith("PM222  Red risk without a dated action\n")
    words = " ".join(answer.out.split())
    assert CODES["PM222"].why in words
    assert f"What to do {CODES['PM222'].remedy}" in words
    assert "Severity: warning." in words
    assert "checks: {PM222: {severity: off}}" in words


def test_what_cannot_be_true_offers_no_way_round(capsys: pytest.CaptureFixture[str]) -> None:
    """An error cannot be turned off, so nothing says how."""
    words = " ".join(run(capsys, "explain", "PM204").out.split())
    assert "Severity: error." in words
    assert "checks:" not in words


def test_without_a_code_all_are_listed_by_family(capsys: pytest.CaptureFixture[str]) -> None:
    """Every code once, under the heading of its stage."""
    answer = run(capsys, "explain")
    lines = answer.out.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  PM")]
    assert listed == list(CODES)
    for family in FAMILIES:
        assert f"{family.title}: {family.about}" in lines


def test_machines_get_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """One object for a code, a list for all."""
    one = run(capsys, "explain", "PM222", "--json").data
    every = run(capsys, "explain", "--json").data
    assert one in every
    assert [item["code"] for item in every] == list(CODES)


def test_a_word_of_a_title_finds_its_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """'reserve' stands in three titles, which are listed; 'overdrawn' in one, which is explained at once."""
    several = run(capsys, "explain", "reserve")
    assert several.code == 0
    listed = [line.split()[0] for line in several.out.splitlines()[1:]]
    assert listed == ["PM262", "PM263", "PM284"]
    assert run(capsys, "explain", "Overdrawn").out.startswith("PM262  Reserve overdrawn\n")
    assert [each["code"] for each in run(capsys, "explain", "reserve", "--json").data] == listed
    assert run(capsys, "explain", "re-estimate").out.startswith("PM265  Re-estimate without a name\n")


def test_a_slip_names_what_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that does not exist is wrong usage: those that come close are named, or the way to the list."""
    answer = run(capsys, "explain", "PM2262")
    assert answer.code == 2
    assert "Did you mean:" in answer.err
    assert run(capsys, "explain", "weather").err.endswith("Write pmdocs explain for the list.\n")
