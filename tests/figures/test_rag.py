"""How colours combine, hold, go stale and are overruled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.figures.rag import Rag, Rating, computed_rating, held, hold, overall, overrule, stale, worst
from pmdocs.figures.reason import reason

BLUE, GREEN, GREY, AMBER, RED = Rag
WHY, BACK = reason("because"), reason("do this")

judged = st.lists(st.sampled_from([GREEN, AMBER, RED]), min_size=1, max_size=12)


def rated(rag: Rag) -> Rating:
    """A computed rating of that colour."""
    return computed_rating(rag) if rag is GREEN else computed_rating(rag, [WHY], [BACK])


def test_the_worst_of_colours() -> None:
    """Red beats amber beats not known beats green beats complete; of nothing at all, nothing is known."""
    assert worst([GREEN, RED, AMBER]) is RED
    assert worst([BLUE, GREEN]) is GREEN
    assert worst([GREEN, GREY]) is GREY
    assert worst([AMBER, GREY]) is AMBER
    assert worst([]) is GREY
    assert GREEN.worse(AMBER) is AMBER is AMBER.worse(GREEN)


def test_the_overall_colour_is_the_worst_of_schedule_cost_and_scope() -> None:
    """An amber schedule makes the project amber, says so, and hands on the way back."""
    rating = overall({"schedule": rated(AMBER), "cost": rated(GREEN), "scope": rated(GREEN), "risk": rated(AMBER)})
    assert rating.rag is AMBER
    assert list(map(str, rating.reasons)) == ["schedule: amber"]
    assert rating.way_back == (BACK,)


@pytest.mark.parametrize(
    ("core", "expected"), [(GREEN, AMBER), (BLUE, AMBER), (GREY, AMBER), (AMBER, AMBER), (RED, RED)]
)
def test_a_red_elsewhere_leaves_the_project_at_most_one_step_better(core: Rag, expected: Rag) -> None:
    """With a red risk rating no project is green, complete or unknown."""
    rating = overall(dict.fromkeys(("schedule", "cost", "scope"), rated(core)) | {"risk": rated(RED)})
    assert rating.rag is expected
    assert "risk: red" in map(str, rating.reasons)


def test_amber_elsewhere_does_not_colour_the_project() -> None:
    """Only red counts from outside the core; a complete core is complete."""
    core = dict.fromkeys(("schedule", "cost", "scope"), rated(BLUE))
    assert overall(core | {"risk": rated(AMBER)}).rag is BLUE
    assert overall(core).reasons == ()


def test_a_core_dimension_that_was_not_rated_is_not_green() -> None:
    """Without a cost rating the project is grey, and says which dimension is missing."""
    rating = overall({"schedule": rated(GREEN), "scope": rated(GREEN)})
    assert rating.rag is GREY
    assert list(map(str, rating.reasons)) == ["cost: not rated"]


def test_green_after_amber_takes_two_clean_periods() -> None:
    """The first green still shows amber; the second shows green; getting worse shows at once."""
    assert held([AMBER, GREEN, GREEN, GREEN]) == (AMBER, AMBER, GREEN, GREEN)
    assert held([GREEN, RED, AMBER, GREEN, RED]) == (GREEN, RED, AMBER, AMBER, RED)
    assert held([AMBER, GREEN, AMBER, GREEN, GREEN]) == (AMBER, AMBER, AMBER, AMBER, GREEN)
    assert held([RED, GREEN], clean_periods=1) == (RED, GREEN)
    assert held([GREEN, GREEN]) == (GREEN, GREEN)


def test_unknown_is_not_clean_and_complete_is() -> None:
    """A grey period breaks a recovery but is none to recover from; finished work needs no waiting."""
    assert held([AMBER, GREEN, GREY, GREEN, GREEN]) == (AMBER, AMBER, GREY, AMBER, GREEN)
    assert held([GREEN, GREY, GREEN]) == (GREEN, GREY, GREEN)
    assert held([RED, BLUE, GREEN]) == (RED, BLUE, GREEN)


def test_a_held_rating_says_what_it_waits_for() -> None:
    """Shown amber, computed green, with the reason and the way back; otherwise the rating stays untouched."""
    rating = hold(rated(GREEN), [AMBER])
    assert (rating.rag, rating.computed) == (AMBER, GREEN)
    assert str(rating.reasons[0]) == "back in tolerance, but not yet for 2 reports in a row"
    assert str(rating.way_back[0]) == "stay in tolerance for 2 reports in a row"
    assert hold(rated(GREEN), [AMBER, GREEN]) == rated(GREEN)


@given(judged)
def test_holding_never_makes_a_colour_look_better(history: list[Rag]) -> None:
    """Every colour shown is at least as bad as the one computed, and a second clean period is always green."""
    shown = held(history)
    assert all(one.worse(other) is one for one, other in zip(shown, history, strict=True))
    assert held([*history, GREEN, GREEN])[-1] is GREEN


@given(judged, st.data())
def test_a_worse_history_is_never_shown_better(history: list[Rag], data: st.DataObject) -> None:
    """Make any one period worse, and every period is shown as bad as before or worse."""
    where = data.draw(st.integers(0, len(history) - 1))
    darker = [*history[:where], history[where].worse(data.draw(st.sampled_from([AMBER, RED]))), *history[where + 1 :]]
    assert all(dark.worse(light) is dark for dark, light in zip(held(darker), held(history), strict=True))


@given(st.lists(st.sampled_from(list(Rag)), min_size=4, max_size=4), st.integers(0, 3))
def test_the_overall_colour_is_monotone(colours: list[Rag], where: int) -> None:
    """Making one dimension red never improves the whole."""
    names = ("schedule", "cost", "scope", "risk")
    before = overall(dict(zip(names, map(rated, colours), strict=True))).rag
    colours[where] = RED
    after = overall(dict(zip(names, map(rated, colours), strict=True))).rag
    assert after.worse(before) is after


def test_stale_data_is_grey_not_green() -> None:
    """15 days old where 14 are allowed: grey, with the age and the last known colour; 14 days old stays as it is."""
    rating = stale(rated(GREEN), age_days=15, limit_days=14)
    assert (rating.rag, rating.computed) == (GREY, GREEN)
    assert str(rating.reasons[0]) == "the data is 15 days old; last known colour: green"
    assert stale(rated(GREEN), 14, 14) == rated(GREEN)
    assert str(stale(rated(GREEN), None, 14).reasons[0]) == "nothing has been reported yet"
    assert stale(rated(BLUE), 99, 14) == rated(BLUE)


def test_silence_does_not_turn_a_red_project_grey() -> None:
    """A red cost rating goes grey when nobody reports any more, but the project stays red."""
    dimensions = {"schedule": rated(GREEN), "cost": stale(rated(RED), 40, 14), "scope": rated(GREEN)}
    assert dimensions["cost"].rag is GREY
    assert overall(dimensions).rag is RED


def test_a_stated_colour_never_hides_the_computed_one() -> None:
    """Amber stated over green: shown amber, with who and why, and the computed green still there."""
    rating = overrule(rated(GREEN), AMBER, "Invoice disputed", "Ada Byron")
    assert (rating.rag, rating.computed) == (AMBER, GREEN)
    assert str(rating.reasons[0]) == "stated amber by Ada Byron: Invoice disputed (computed: green)"
    assert rating.override is not None
    assert (rating.override.reason, rating.override.who) == ("Invoice disputed", "Ada Byron")
    better = overrule(rated(RED), GREEN, "Paid yesterday", "Ada Byron")
    assert (better.rag, better.computed, better.reasons[1]) == (GREEN, RED, WHY)


@pytest.mark.parametrize(("why", "who"), [("", "Ada Byron"), (" ", "Ada Byron"), ("Invoice disputed", "")])
def test_a_stated_colour_needs_a_reason_and_a_name(why: str, who: str) -> None:
    """Without either it is refused."""
    with pytest.raises(ValueError, match="reason"):
        overrule(rated(GREEN), AMBER, why, who)
