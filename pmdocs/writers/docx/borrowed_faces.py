"""Faces of this machine for the letters of a drawing that the theme's own faces lack, so that Word shows them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional, category

from lxml import etree

from pmdocs.charts.letterwise import clusters, visual_order
from pmdocs.charts.metrics import Fonts
from pmdocs.charts.style import ChartStyle
from pmdocs.diagnostics import FormatUnavailable
from pmdocs.pictures import drawing_tree
from pmdocs.theme.faces import theme_faces
from pmdocs.theme.machine_fonts import file_of
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.reading import SVG

if TYPE_CHECKING:
    from pmdocs.theme import Theme

_ABOUT: Final = 0.5
"""The advance of a sign whose own is not known, in font sizes."""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A drawing with its foreign words set apart, and the files of the faces these are borrowed from.

    `at_a_loss` is True where letters are lacking and nobody can say which faces have them.
    """

    svg: str
    files: tuple[str, ...] = ()
    at_a_loss: bool = False


def with_borrowed_faces(svg: bytes, files: tuple[str, ...], theme: Theme) -> Lettered:
    """The drawing as it is where the theme's `files` have all its letters, else with faces for the others."""
    known = frozenset[str]().union(*map(_letters, files))
    foreign = [words for words in _texts(svg) if not _shown(words) <= known]
    if not foreign:
        return Lettered(svg.decode())
    borrowed = _borrowed(tuple(dict.fromkeys(foreign)), theme)
    if not borrowed:
        return Lettered(svg.decode(), at_a_loss=True)
    return Lettered(_in_runs(svg, known, borrowed, theme), tuple(borrowed.values()))


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
    return {family: file for family in families if family not in own and (file := file_of(family))}


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
