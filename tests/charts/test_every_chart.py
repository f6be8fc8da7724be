"""What holds for every kind of chart: nothing collides or runs out, equal in is equal out, all text is safe."""

from __future__ import annotations

import pickle
import re
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdocs.charts import DRAWINGS, ChartSpec, ChartStyle, Gantt, NothingToDraw, Span, draw, gantt_pages
from tests.charts.drawn import SVG, parsed
from tests.charts.samples import MAKERS, Maker, plain_name

STYLE = ChartStyle()
LONG = " of the part of the project with the longest name that anyone has ever written into a plan"
every_kind = pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
letters = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=60)


def long_name(place: int) -> str:
    """A name that fits nowhere."""
    return plain_name(place) + LONG


def assert_clear(spec: ChartSpec) -> None:
    """No two texts touch, nothing leaves the frame, and no type is smaller than 7 points."""
    drawing = parsed(draw(spec, STYLE))
    assert drawing.words
    assert drawing.overlapping() == []
    assert drawing.outside() == []
    assert min(words.size for words in drawing.words) >= 7


def test_every_kind_of_specification_has_a_sample() -> None:
    """The table of drawings and the samples speak of the same kinds."""
    assert {type(maker(3, Span.TEXT, plain_name)) for maker in MAKERS.values()} == set(DRAWINGS)


@every_kind
@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("count", [1, 2, 16, 200])
def test_nothing_collides_or_runs_out(maker: Maker, span: Span, count: int) -> None:
    """One point, two, a usual number and 200, at every width."""
    assert_clear(maker(count, span, plain_name))


@every_kind
@pytest.mark.parametrize("span", [Span.TEXT, Span.HALF])
def test_long_names_collide_with_nothing(maker: Maker, span: Span) -> None:
    """Names of a hundred letters are broken or cut to their room."""
    assert_clear(maker(9, span, long_name))


@every_kind
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(count=st.integers(1, 40), span=st.sampled_from(Span), names=st.lists(letters, min_size=1, max_size=8))
def test_any_words_in_any_number_stay_clear(maker: Maker, count: int, span: Span, names: list[str]) -> None:
    """Whatever the names are, in whatever script."""
    drawing = parsed(draw(maker(count, span, lambda place: names[place % len(names)]), STYLE))
    assert drawing.overlapping() == []
    assert drawing.outside() == []


@every_kind
def test_nothing_to_draw_is_said_loudly(maker: Maker) -> None:
    """A specification without data is refused, so that nobody prints an empty frame."""
    with pytest.raises(NothingToDraw, match="A chart"):
        draw(maker(0, Span.TEXT, plain_name), STYLE)


@every_kind
def test_equal_specifications_are_equal_bytes(maker: Maker) -> None:
    """Drawn twice, and once more after a journey through pickle, it is the same text."""
    one, other = maker(16, Span.TEXT, plain_name), maker(16, Span.TEXT, plain_name)
    assert one == other
    assert hash(one) == hash(other)
    assert draw(one, STYLE) == draw(other, STYLE) == draw(pickle.loads(pickle.dumps(one)), STYLE)  # noqa: S301


@every_kind
def test_text_cannot_become_markup(maker: Maker) -> None:
    """What a manager writes is text: no element of the drawing comes from it, and control characters are gone."""
    hostile = 'A</text><script>alert("x")</script>&amp;\x00\x0b\ud800'
    drawing = parsed(draw(maker(3, Span.TEXT, lambda place: hostile), STYLE))
    known = {"svg", "title", "desc", "g", "text", "line", "polyline", "polygon", "rect", "circle"}
    assert {element.tag.removeprefix(SVG) for element in drawing.root.iter()} <= known


@every_kind
def test_only_what_both_renderers_draw_alike(maker: Maker) -> None:
    """No classes, styles, transforms, clips or references: plain shapes with plain attributes."""
    drawing = parsed(draw(maker(16, Span.TEXT, plain_name), STYLE))
    used = {name for element in drawing.root.iter() for name in element.attrib}
    shapes = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "points", "viewBox", "role"}
    paint = {"fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"}
    assert used <= shapes | paint | {"font-family", "font-size", "font-weight", "text-anchor"}


@every_kind
def test_numbers_have_two_decimals(maker: Maker) -> None:
    """Coordinates are written alike everywhere, and there is no negative nought."""
    drawing = parsed(draw(maker(5, Span.TEXT, plain_name), STYLE))
    written = [
        value
        for element in drawing.root.iter()
        for name, value in element.attrib.items()
        if name in {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "font-size", "stroke-width"}
    ]
    assert written
    assert all(re.fullmatch(r"-?\d+\.\d\d", value) and value != "-0.00" for value in written)


@every_kind
def test_a_drawing_speaks(maker: Maker) -> None:
    """Name and text alternative stand first, as the role of a picture asks."""
    root = ElementTree.fromstring(draw(maker(5, Span.TEXT, plain_name), STYLE))  # noqa: S314
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == "A chart"
    assert root.findtext(f"{SVG}desc") == "The chart shows what it shows."


@every_kind
def test_a_chart_fits_on_its_page(maker: Maker) -> None:
    """With 200 points it is still no higher than a page; a schedule of 200 rows is split first."""
    spec = maker(200, Span.TEXT, plain_name)
    parts = gantt_pages(spec, STYLE) if isinstance(spec, Gantt) else (spec,)
    for part in parts:
        assert parsed(draw(part, STYLE)).page.height <= STYLE.most_height(Span.TEXT) + 1


def test_an_unknown_kind_names_those_that_exist() -> None:
    """A specification that nothing can draw is our own mistake, and is said so."""
    with pytest.raises(TypeError, match="no drawing for ChartSpec; there are BurnDown"):
        draw(ChartSpec(title="A", description="B"), STYLE)
