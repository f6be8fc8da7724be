"""What a chart takes from the theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pmdocs.charts import ChartStyle, Span
from pmdocs.charts.style import font_list, mixed
from pmdocs.theme import SHIPPED, Colours, Family, Fonts, Theme, load_theme
from pmdocs.theme.contrast import contrast


def test_the_theme_gives_colours_and_widths() -> None:
    """A page of 210 mm with margins of 22 mm holds 166 mm of text, 470.55 points."""
    style = ChartStyle.from_theme(Theme(colours=Colours(accent="#123456")))
    assert style.accent == "#123456"
    assert style.width(Span.TEXT) == pytest.approx(470.55, abs=0.01)
    assert style.width(Span.HALF) == pytest.approx((166 - 9) / 2 / 25.4 * 72)
    assert style.width(Span.LANDSCAPE) == pytest.approx(253 / 25.4 * 72)


@pytest.mark.parametrize("name", SHIPPED)
def test_our_themes_give_charts_one_can_see(name: str) -> None:
    """Lines that carry meaning reach 3 to 1 on paper, words 4.5 to 1, as WCAG asks."""
    style = ChartStyle.from_theme(load_theme(name))
    for colour in (style.grey, style.accent, style.green, style.amber):
        assert contrast(colour, style.paper) >= 3
    for colour in (style.ink, style.muted, style.accent, style.accent_dark):
        assert contrast(colour, style.paper) >= 4.5


def test_a_typeface_of_ones_own_is_measured_by_its_file() -> None:
    """The file is used for widths; without one, ours is taken and stretched."""
    named = Theme(fonts=Fonts(text=Family(family="House", regular=Path("house.ttf"))))
    assert ChartStyle.from_theme(named).fonts.regular == "house.ttf"
    assert ChartStyle.from_theme(named).fonts.bold == "house.ttf"
    unknown = replace(named, fonts=Fonts(text=Family(family="House")))
    assert ChartStyle.from_theme(unknown).fonts.stretch > 1
    assert ChartStyle.from_theme(Theme()).fonts.stretch == 1


def test_font_names_cannot_end_their_quotes() -> None:
    """Names of several words are quoted, what could end the quotes is dropped."""
    assert (
        font_list(["Carlito", "PM Symbols", "Bad', evil", "sans-serif"]) == "Carlito,'PM Symbols','Bad evil',sans-serif"
    )


def test_colours_mix() -> None:
    """Half way from black to white is a middle grey; short forms are understood."""
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#000", "#fff", 0) == "#000000"
