"""Words can be read on their ground: the contrast of WCAG 2.2, and that our own themes reach level AA."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pmdocs.diagnostics import Severity
from pmdocs.theme import SHIPPED, Theme, contrast_warnings, load_theme
from pmdocs.theme.contrast import contrast, named, shortfalls


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#ffffff", "21.00"),
        ("#ffffff", "#000000", "21.00"),
        ("#777777", "#ffffff", "4.48"),
        ("#767676", "#ffffff", "4.54"),
        ("#ff0000", "#ffffff", "4.00"),
        ("#123456", "#123456", "1.00"),
    ],
)
def test_contrast_of_known_pairs(first: str, second: str, ratio: str) -> None:
    """Black on white is 21; #767676 is the lightest grey that passes AA on white, #777777 fails."""
    assert contrast(first, second).quantize(Decimal("0.01")) == Decimal(ratio)


@pytest.mark.parametrize("name", SHIPPED)
def test_our_themes_reach_level_aa(name: str) -> None:
    """Every pair of words and ground in every shipped theme reaches its least ratio."""
    assert contrast_warnings(load_theme(name)) == ()


def test_a_pale_accent_is_named() -> None:
    """A theme whose accent is too pale is warned of, with each ground links stand on and the ratio."""
    colours = replace(Theme().colours, accent="#9cc3cf")
    assert [(low.pair.words, low.pair.ground) for low in shortfalls(colours)] == [
        ("accent", "paper"),
        ("accent", "band"),
    ]
    warning, _ = contrast_warnings(Theme(colours=colours))
    assert warning.severity is Severity.WARNING
    assert "'accent' on 'paper' has a contrast of 1.8" in warning.message


def test_shades_have_names() -> None:
    """The third shade of the risk bands is heat.2."""
    colours = Theme().colours
    assert named(colours, "heat.2") == colours.heat[2]
    assert named(colours, "ink") == colours.ink
