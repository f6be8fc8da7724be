"""Puts a chart into a document: as a chart of Word's own where it has the kind, else as a crisp picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional, category

import resvg_py
from lxml import etree

from pmdocs.charts.letterwise import clusters, visual_order
from pmdocs.charts.metrics import Fonts
from pmdocs.charts.style import ChartStyle
from pmdocs.diagnostics import FormatUnavailable
from pmdocs.pictures import drawing_tree
from pmdocs.theme.faces import theme_faces
from pmdocs.writers.docx.chart_parts import inline_chart
from pmdocs.writers.docx.drawing import EMU_PER_INCH, EMU_PER_POINT, Alternative, Size, fitted, inline_picture, room
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.manuscript import Flow, Manuscript
from pmdocs.writers.docx.native_charts import ChartFile, Request, native_chart
from pmdocs.writers.docx.reading import SVG

if TYPE_CHECKING:
    from pmdocs.theme import Theme

DOTS_PER_INCH: Final = 220
_ABOUT: Final = 0.5  # the advance of a sign whose own is not known, in font sizes
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(pt|px|mm|cm|in)?\s*")
_POINTS: Final = {"pt": 1.0, "px": 0.75, "": 0.75, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def chart_part(svg: Element, flow: Flow) -> Element:
    """The run that shows a chart; everything that knows how a chart gets into Word is behind this function.

    A figure's ``data-chart`` leads to the specification its drawing was made from. A native chart takes the place of
    the drawing and its size, so that pages break where they do in the PDF.
    """
    natural = natural_size(svg)
    size = fitted(natural, room(flow.book, flow.width))
    words = Alternative(_words(svg, "title"), _words(svg, "desc"))
    chart = _native(svg, flow.book, natural, size)
    if chart is not None:
        return inline_chart(flow.book, chart, size, words)
    return inline_picture(
        flow.book, draw_chart(etree.tostring(svg, with_tail=False), size, flow.book.theme), size, words
    )


def _native(svg: Element, book: Manuscript, natural: Size, size: Size) -> ChartFile | None:
    figure = svg.getparent()
    spec = book.charts.get(figure.get("data-chart", "")) if figure is not None else None
    if spec is None:
        return None
    share = size.width / natural.width
    wanted = Request(natural.height / EMU_PER_POINT, book.language, book.created, share)
    return native_chart(spec, ChartStyle.from_theme(book.theme), wanted)


def draw_chart(svg: bytes, size: Size, theme: Theme) -> bytes:
    """A chart as PNG, on the paper's colour: its words would be grey boxes where a printer blends clear parts."""
    return draw(svg, size, theme, theme.colours.paper)


def draw(svg: bytes, size: Size, theme: Theme, ground: str | None = None) -> bytes:
    """A drawing as PNG, sharp enough to print at its size; letters come from the theme's fonts.

    What is not drawn has the colour of the `ground`; without one it is clear. Letters that the theme's fonts lack are
    borrowed from those of this machine; without such letters a drawing has the same bytes on every machine.
    """
    files = tuple(str(face.path) for face in theme_faces(theme))
    known = frozenset[str]().union(*map(_letters, files))
    foreign = [words for words in _texts(svg) if not _shown(words) <= known]
    borrowed = _borrowed(tuple(dict.fromkeys(foreign)), theme) if foreign else {}
    return resvg_py.svg_to_bytes(
        svg_string=_in_runs(svg, known, borrowed, theme) if borrowed else svg.decode(),
        background=ground,
        dpi=96,  # without it the library refuses lengths in points and millimetres
        width=max(1, round(size.width / EMU_PER_INCH * DOTS_PER_INCH)),
        skip_system_fonts=not foreign or bool(borrowed),
        font_files=[*files, *borrowed.values()],
        font_family=theme.fonts.text.family,
        sans_serif_family=theme.fonts.text.family,
        serif_family=theme.fonts.text.family,  # what it falls back on for a face it does not have
    )


def _letters(file: str) -> frozenset[str]:
    return frozenset(Fonts(file).advances(bold=False))


def _texts(svg: bytes) -> Iterator[str]:
    """The words of a drawing that are seen: not those of its names and descriptions."""
    return ("".join(map(str, text.itertext())) for text in drawing_tree(svg).iter(f"{SVG}text"))


def _shown(words: str) -> frozenset[str]:
    """The characters that leave a trace: no spaces, no joiners, no choices between forms of a sign."""
    unseen = "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
    return frozenset(letter for letter in words if category(letter)[0] not in "ZC" and letter not in unseen)


@cache
def _borrowed(texts: tuple[str, ...], theme: Theme) -> Mapping[str, str]:
    """The machine's families that the PDF would take for some texts, each with its file; none without Pango."""
    from pmdocs.writers.pdf.engine import engine, faces_for  # Word documents can be made without it

    try:
        engine()
    except FormatUnavailable:
        return {}
    own = {face.family for face in theme_faces(theme)}
    families = faces_for({"": " ".join(texts)}, theme)[""].families
    return {family: file for family in families if family not in own and (file := _file(family))}


def _file(family: str) -> str:
    """The upright file of one of the machine's families; "" if there is none."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    wanted = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    fontconfig.FcPatternAddString(wanted, b"family", family.encode())
    fontconfig.FcConfigSubstitute(config, wanted, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(wanted)
    found = fontconfig.FcFontMatch(config, wanted, ffi.new("FcResult *"))
    value = ffi.new("FcChar8 **")
    if found == ffi.NULL or fontconfig.FcPatternGetString(found, b"file", 0, value) != 0:
        return ""
    file = str(ffi.string(value[0]).decode())
    fontconfig.FcPatternDestroy(found)
    return file


def _in_runs(svg: bytes, known: frozenset[str], borrowed: Mapping[str, str], theme: Theme) -> str:
    """The drawing with its foreign words set apart from the others, each run of them in a family of its own.

    resvg mends a line with one other font at most, and only where both make as many signs of its letters.
    """
    root = drawing_tree(svg)
    for text in root.iter(f"{SVG}text"):
        words = text.text or ""
        if not len(text) and not _shown(words) <= known and {"x", "font-size"} <= set(text.keys()):
            _set_apart(text, list(_runs(words, known, borrowed)), borrowed, theme)
    return etree.tostring(root, encoding="unicode")


def _runs(words: str, known: frozenset[str], borrowed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Words as runs, each with its family ("" for the theme's); punctuation stays with the words it follows."""
    families, family = list[str](), ""
    parts = clusters(words)
    for part in parts:
        shown = _shown(part)
        begins = any(category(one)[0] in "LN" or category(one) == "Ps" for one in part)
        stays = family and shown <= _letters(borrowed[family]) and not begins
        if shown and not stays:
            having = (name for name, file in borrowed.items() if shown <= _letters(file))
            family = "" if shown <= known else next(having, "")
        families.append(family)
    for family, run in groupby(zip(families, parts, strict=True), lambda pair: pair[0]):
        yield family, "".join(part for _, part in run)


def _set_apart(text: Element, runs: list[tuple[str, str]], borrowed: Mapping[str, str], theme: Theme) -> None:
    """The runs of a text one beside the other, in the order in which they are seen."""
    size, bold = float(text.get("font-size", "")), text.get("font-weight") == "bold"
    own = ChartStyle.from_theme(theme)

    def wide(family: str, words: str) -> float:
        inside = words.strip()
        around = own.measure(f".{words}.", size, bold) - own.measure(f".{inside}.", size, bold)
        return around + (_measure(inside, size, borrowed[family]) if family else own.measure(inside, size, bold))

    room = sum(wide(*run) for run in runs)
    place = float(text.get("x", "")) - room * {"end": 1.0, "middle": 0.5}.get(text.get("text-anchor", ""), 0.0)
    text.text = None
    text.set("text-anchor", "start")
    for family, words, turned in _seen(runs):
        before = wide(family, words[len(words.rstrip()) :]) if turned else 0.0
        part = etree.SubElement(text, f"{SVG}tspan", x=f"{place + before:.2f}")
        part.text = words
        if family:
            part.set("font-family", f"'{family}'")
        place += wide(family, words)


def _measure(words: str, size: float, file: str) -> float:
    """About how long a run is in a borrowed face; what is drawn as one sign, such as a family, counts as its first."""
    steps = Fonts(file).advances(bold=False)
    parts = clusters(visual_order(words))
    counted = (one for part in parts for at, one in enumerate(part) if not at or category(one) in ("Lo", "Mc"))
    return size * sum(steps.get(one, _ABOUT) for one in counted)


def _seen(runs: list[tuple[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Runs from left to right; several beside each other that read from right to left are turned round."""
    kinds = [next((kind for kind in map(bidirectional, words) if kind in ("L", "R", "AL")), "") for _, words in runs]
    sides = zip(["L", *kinds[:-1]], [*kinds[1:], "L"], strict=True)
    backwards = [
        kind in ("R", "AL") or (not kind and not {"", "L"} & set(beside))
        for kind, beside in zip(kinds, sides, strict=True)
    ]
    for right_to_left, some in groupby(zip(runs, backwards, strict=True), lambda pair: pair[1]):
        together = [run for run, _ in some]
        turned = right_to_left and len(together) > 1
        for family, words in reversed(together) if turned else together:
            yield family, words, turned


def natural_size(svg: Element) -> Size:
    """The size a drawing asks for; one that asks for none is as wide as its box has units, in CSS pixels."""
    width, height = _points(svg.get("width")), _points(svg.get("height"))
    box = [float(number) for number in re.split(r"[\s,]+", (svg.get("viewBox") or "").strip()) if number]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width = width or box[2] * _POINTS["px"]
        height = height or width * box[3] / box[2]
    return Size(round((width or 400) * EMU_PER_POINT), round((height or width or 300) * EMU_PER_POINT))


def _points(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _POINTS[match[2] or ""] if match else 0.0


def _words(svg: Element, name: str) -> str:
    return " ".join((svg.findtext(f"{SVG}{name}") or "").split())
