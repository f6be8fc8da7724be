"""Figures that may be undefined, and sentences made of figures."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest

from pmdocs.figures.quantity import NO_BUDGET, NOTHING_SPENT, Total, Undefined, difference, exact, ratio, rounded, total
from pmdocs.figures.reason import decimals_to_tell_apart, reason


def test_an_undefined_figure_makes_undefined_whatever_is_computed_from_it() -> None:
    """The first reason met survives any arithmetic, on either side."""
    for result in (NOTHING_SPENT + 1, 1 - NOTHING_SPENT, Fraction(2) * NOTHING_SPENT, Decimal(2) / NOTHING_SPENT):
        assert result is NOTHING_SPENT
    assert NOTHING_SPENT / NO_BUDGET is NOTHING_SPENT
    assert -NOTHING_SPENT is NOTHING_SPENT


def test_an_undefined_figure_cannot_be_compared() -> None:
    """No rule can take "nothing spent yet" for a number."""
    with pytest.raises(TypeError):
        assert Decimal(1) > NOTHING_SPENT  # type: ignore[operator]


def test_a_ratio_without_a_denominator_gives_its_reason() -> None:
    """5/0 is the reason given; 5/2 is 2.5; an undefined side keeps its own reason."""
    assert ratio(Decimal(5), Decimal(0), NOTHING_SPENT) is NOTHING_SPENT
    assert ratio(Decimal(5), 2, NOTHING_SPENT) == Decimal("2.5")
    assert ratio(NO_BUDGET, Decimal(0), NOTHING_SPENT) is NO_BUDGET
    assert difference(NO_BUDGET, 1) is NO_BUDGET


def test_a_figure_does_not_depend_on_the_callers_decimal_context() -> None:
    """One third has 34 digits even where the caller works with three."""
    with decimal.localcontext(decimal.Context(prec=3)):
        third = ratio(1, 3, NOTHING_SPENT)
    assert third == Decimal("0." + "3" * 34)


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_refused(bad: str) -> None:
    """A NaN never becomes a figure: it would make every comparison false."""
    with pytest.raises((ValueError, OverflowError)):
        exact(Decimal(bad))


def test_a_total_counts_what_it_had_to_leave_out() -> None:
    """Two amounts and one unknown: the sum of two, and one missing."""
    assert total([Decimal("0.1"), Undefined("?"), Decimal("0.2")]) == Total(Decimal("0.3"), 2, 1)
    assert total([]) == Total(Decimal(0), 0, 0)


def test_whole_numbers_stay_plain() -> None:
    """A finished figure is 725000 and never 7.25E+5."""
    assert str(rounded(Fraction(725_000))) == "725000"


def test_a_sentence_shows_enough_decimals_to_be_true() -> None:
    """0.9499 below 0.95 needs three decimals; two would print "0.95 is below 0.95"."""
    sentence = reason("{value} is below {limit}", value=Decimal("0.9499"), limit=Decimal("0.95"))
    assert str(sentence) == "0.9499 is below 0.9500"
    assert str(reason("{value} is below {limit}", value=Decimal("0.9"), limit=Decimal("0.95"))) == "0.90 is below 0.95"


def test_whole_numbers_in_a_sentence_have_no_decimals() -> None:
    """7 % is not 7.00 %, and 12000 not 1.2E+4."""
    assert str(reason("{a} of {b}", a=Decimal("7.00"), b=Decimal("1.2E+4"))) == "7 of 12000"
    assert decimals_to_tell_apart([Decimal(5), Decimal("5.004")]) == 3


def test_braces_in_a_persons_words_stay_as_they_are() -> None:
    """A reason typed as "{x}" is text, not a gap to fill."""
    assert str(reason("stated: {why}", why="{x} {0}")) == "stated: {x} {0}"
