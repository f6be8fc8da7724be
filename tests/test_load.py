"""A definition is opened whole: what it names beside itself is looked at too."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError
from pmdocs.load import load

TEN_LINES = """\
project: {code: DESK, title: One desk, start: 2026-03-02, finish: 2026-09-30}
purpose: Shorter queues.
theme: THEME
"""


def told(folder: Path, theme: str) -> list[str]:
    """What is said of a definition that names a theme."""
    (folder / "project.yaml").write_text(TEN_LINES.replace("THEME", theme), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(folder, with_theme=True)
    assert load(folder).project.theme == theme  # whoever needs no theme is not stopped by it
    return [str(item).replace(f"{folder}/", "") for item in caught.value.diagnostics]


def test_a_theme_that_does_not_exist_is_told_where_it_is_named(tmp_path: Path) -> None:
    """`pmdocs validate` finds it, before anything is built."""
    (only,) = told(tmp_path, "quit")
    assert only.startswith("project.yaml:3:8: error PM350: There is no theme 'quit'. Did you mean 'quiet'?")


def test_a_fault_in_the_theme_is_told_in_the_theme(tmp_path: Path) -> None:
    """The line of the theme's own file."""
    (tmp_path / "house.yaml").write_text("colours: {accent: blau}\n", encoding="utf-8")
    (only,) = told(tmp_path, "house.yaml")
    assert only.startswith("house.yaml:1:19: error ")


def test_all_is_told_at_once(tmp_path: Path) -> None:
    """What is wrong in the definition, and what is wrong in its theme."""
    (tmp_path / "house.yaml").write_text("colours: {accent: blau}\n", encoding="utf-8")
    text = TEN_LINES.replace("THEME", "house.yaml").replace("Shorter queues.", "''")
    (tmp_path / "project.yaml").write_text(f"{text}risks: [{{id: R1, title: Dust, owner: NOBODY}}]\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path, with_theme=True)
    assert {item.code for item in caught.value.diagnostics} >= {"PM352"}
    assert len(caught.value.diagnostics) > 1
