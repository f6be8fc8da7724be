"""Right-to-left words for a renderer that sets letter after letter from left to right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdocs.charts.letterwise import clusters, units, visual_order
from tests.charts.letters import letterwise


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Go-live", "Go-live"),
        ("שלום", "םולש"),
        ("שלום עולם", "םלוע םולש"),
        ("Go-live של המערכת", "Go-live תכרעמה לש"),
        ("שלום abc", "םולש abc"),
        ("שלב 12", "12 בלש"),
        ("מסירה 1,240 (שלב 2)", "(2 בלש) 1,240 הריסמ"),
        ("abc (שלום) def", "abc (םולש) def"),
    ],
)
def test_hebrew_in_the_order_in_which_it_is_seen(written: str, seen: str) -> None:
    """Words turn round, numbers do not, brackets still enclose what they enclosed."""
    assert visual_order(written) == seen


def test_arabic_letters_take_their_shapes() -> None:
    """Seen from the left, مرحبا is alef at the end of ba, ba within, hah at its beginning, reh after meem."""
    seen = [f"{ord(letter):04X}" for letter in visual_order("مرحبا")]
    assert seen == ["FE8E", "FE92", "FEA3", "FEAE", "FEE3"]


def test_lam_and_alef_are_one_sign() -> None:
    """لا is a single sign, joined to the letter before it where that letter joins."""
    assert visual_order("لا") == "\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"
    assert visual_order("سلام")[1:2] == "\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}"


def test_a_mark_stays_behind_its_letter() -> None:
    """Turned round with the word, a vowel sign is still there; it does not part the letters around it."""
    assert sorted(visual_order("מִלה")) == sorted("מִלה")
    assert visual_order("بَب").replace("\N{ARABIC FATHA}", "") == visual_order("بب")


def test_only_texts_are_changed() -> None:
    """Titles and attributes stay as Unicode has them; escapes survive."""
    before, after = (
        f'<title>שלום</title><text x="1.00">{seen} &amp; abc &lt;b&gt;</text>' for seen in ("שלום", "םולש")
    )
    assert letterwise(f"<svg>{before}</svg>") == f"<svg>{after}</svg>"


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("น้ำ ทีม", ["น้ำ", " ", "ที", "ม"]),
        ("नमस्ते", ["न", "म", "स्ते"]),
        ("👩‍👩‍👧‍👦 ok", ["👩‍👩‍👧‍👦", " ", "o", "k"]),
        ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]),
        ("1️⃣👍🏽", ["1️⃣", "👍🏽"]),
        ("한국", ["한", "국"]),
    ],
)
def test_what_belongs_together_stays_together(words: str, apart: list[str]) -> None:
    """Marks, joined signs, the two letters of a flag, a keycap and the skin of a thumb."""
    assert clusters(words) == units(words) == apart


def test_right_to_left_words_with_marks_are_set_as_a_whole() -> None:
    """The layout library joins and orders them; put in order here, shadda would stand on a dotted circle."""
    for words in ("ألّا يتجاوز", "מִלה", "می‌شود", "ߒߞߏ"):
        assert units(words) == [words]
        assert letterwise(f"<svg><text>{words}</text></svg>") == f"<svg><text>{words}</text></svg>"
    for shown in map(visual_order, ("مرحبا", "سلام 12", "שלום abc")):
        assert units(shown) == list(shown)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))))
def test_units_are_the_words_again(words: str) -> None:
    """Nothing is lost or doubled between them."""
    assert "".join(units(words)) == words


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf"))))
def test_no_letter_is_lost(words: str) -> None:
    """Order and shapes change; without Arabic letters the very same characters remain, brackets mirrored at most."""
    seen = visual_order(words)
    if not any("\u0600" <= letter <= "\u08ff" for letter in words):
        flat = str.maketrans("()[]{}<>«»", "(([[{{<<««")
        assert sorted(seen.translate(flat)) == sorted(words.translate(flat))


@given(st.text(st.characters(codec="ascii")))
def test_latin_text_is_left_alone(words: str) -> None:
    """Most documents are never touched."""
    assert visual_order(words) == words
