"""docs/theme.md: every setting and colour of a theme is there, and its example is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmdocs.diagnostics import DefinitionError
from pmdocs.theme import Colours, Fonts, Furniture, Logo, Margins, Sizes, Theme, load_theme
from pmdocs.theme.reading import names_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "theme.md").read_text(encoding="utf-8")


def test_every_setting_is_described() -> None:
    """Those of a theme, and those below them."""
    parts = (Theme, Fonts, Furniture, Logo, Margins, Sizes, Colours)
    named = set(re.findall(r"`([a-z_0-9]+)(?:\.[a-z]+)?`", PAGE)) | {"fonts", "text", "heading", "fallback"}
    soft = {f"{tone}_soft" for tone in ("green", "amber", "red", "grey", "blue")}
    assert {name for part in parts for name in names_of(part)} - named - soft == set()


def test_the_example_is_a_theme(tmp_path: Path) -> None:
    """Once the logo it names is there."""
    (found,) = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (tmp_path / "brand.yaml").write_text(found, encoding="utf-8")
    theme = load_theme(tmp_path / "brand.yaml")
    assert (theme.colours.accent, theme.furniture.footer_left) == ("#7a1f4b", "Northbank · Internal")


def test_the_message_is_the_programs_own(tmp_path: Path) -> None:
    """As it is printed for the example with a slip in it."""
    (found,) = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    (tmp_path / "brand.yaml").write_text(found.replace('"#7a1f4b"', "teal"), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_theme(tmp_path / "brand.yaml")
    problem = next(item for item in caught.value.diagnostics if item.code == "PM352")
    assert problem.mark is not None
    assert f"brand.yaml:{problem.mark.line}:{problem.mark.column}: error PM352: {problem.message}" in PAGE
    assert problem.remedy in PAGE
