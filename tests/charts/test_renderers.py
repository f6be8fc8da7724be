"""Both renderers accept every drawing without a word, and set its text where the drawing says."""

from __future__ import annotations

import io
import logging
import re

import pytest
import resvg_py
from PIL import Image
from pypdf import PdfReader
from weasyprint import HTML

from pmdocs.charts import ChartStyle, Span, draw
from pmdocs.charts.metrics import text_width
from pmdocs.charts.svg import document, text
from pmdocs.theme import Theme
from pmdocs.theme.faces import shipped
from pmdocs.writers.pdf.svg_words import words_in_units
from tests.charts.letters import letterwise
from tests.charts.samples import MAKERS, Maker, plain_name

STYLE = ChartStyle.from_theme(Theme())
FACES = [str(shipped(f"Carlito-{face}.ttf")) for face in ("Regular", "Bold")]
FONT_FACES = "".join(
    f"@font-face {{ font-family: Carlito; font-weight: {weight}; src: url({shipped(name).resolve().as_uri()}) }}"
    for weight, name in ((400, "Carlito-Regular.ttf"), (700, "Carlito-Bold.ttf"))
)
every_kind = pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)


def picture(svg: str, zoom: float = 1) -> Image.Image:
    """A drawing through resvg, one pixel for each point unless told."""
    data = resvg_py.svg_to_bytes(svg_string=svg, dpi=72, zoom=zoom, skip_system_fonts=True, font_files=FACES)
    return Image.open(io.BytesIO(bytes(data)))


def page(svg: str) -> bytes:
    """A drawing inline in a page through WeasyPrint."""
    style = f"<style>{FONT_FACES} @page {{ size: A4; margin: 20mm }} figure {{ margin: 0 }}</style>"
    html = f"<!DOCTYPE html><html lang='en'><title>A page</title>{style}<figure>{svg}</figure></html>"
    return bytes(HTML(string=html).write_pdf())


@every_kind
def test_weasyprint_has_nothing_to_say(maker: Maker, caplog: pytest.LogCaptureFixture) -> None:
    """No warning, no error; and the words of the chart are words of the page."""
    with caplog.at_level(logging.WARNING):
        data = page(draw(maker(16, Span.TEXT, plain_name), STYLE))
    assert [record.message for record in caplog.records if record.name.startswith("weasyprint")] == []
    assert len("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages).split()) > 5


@every_kind
def test_resvg_draws_it(maker: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    """As wide as the page's text, not blank, and nothing is reported."""
    drawn = picture(draw(maker(16, Span.TEXT, plain_name), STYLE))
    assert drawn.width == round(STYLE.text_width)
    assert len(drawn.convert("RGB").getcolors(drawn.width * drawn.height) or []) > 5
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", ["Second migration rehearsal", "Wave AV 1,262,000", "Go/no-go decision"])
def test_text_is_never_wider_than_measured(words: str, bold: bool) -> None:
    """Shaped text is a little narrower than the sum of its advances: kerning and ligatures only take away."""
    svg = document((300, 40), "T", "D", "Carlito", [text((10, 25), words, 16, "#000000", bold=bold)])
    box = picture(svg, zoom=4).getchannel("A").getbbox()
    assert box is not None
    drawn, measured = (box[2] - box[0]) / 4, text_width(words, 16, bold)
    assert measured * 0.9 <= drawn <= measured + 1


def test_right_to_left_words_look_right_in_a_pdf(caplog: pytest.LogCaptureFixture) -> None:
    """Set letter by letter, the first Hebrew letter is the rightmost one."""
    svg = document((300, 40), "T", "D", "Carlito", [text((10, 25), "שלום 12", 16, "#000000")])
    with caplog.at_level(logging.WARNING):
        words = PdfReader(io.BytesIO(page(letterwise(svg)))).pages[0].extract_text()
    assert [record.message for record in caplog.records if record.name.startswith("weasyprint")] == []
    assert words.split()[0] == "12"


@pytest.mark.parametrize("words", ["น้ำ", "ألّا", "👩‍👩‍👧‍👦"])
def test_marks_stay_on_their_letters_in_a_pdf(words: str) -> None:
    """As wide as the same words in a paragraph: a mark alone would take the room of a dotted circle."""
    svg = document((300, 40), "T", "D", "Carlito", [text((10, 25), words, 30, "#000000")])
    html = f"<!DOCTYPE html><style>{FONT_FACES} p {{ font: 30pt Carlito }}</style><p>{words}</p>"
    with words_in_units():
        set_apart = glyphs(page(letterwise(svg)))
    assert set_apart == glyphs(bytes(HTML(string=html).write_pdf()))


def glyphs(pdf: bytes) -> list[str]:
    """The signs a page shows, by their numbers in the font, in the order of their numbers."""
    shown = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert shown is not None
    strings = re.findall(rb"<([0-9a-f]+)>", shown.get_data())
    return sorted(sign for string in strings for sign in re.findall("....", string.decode()))
