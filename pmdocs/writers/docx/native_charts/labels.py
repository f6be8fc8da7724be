"""Writes the labels at the points of a series, with parts that follow the data, as Word 2013 and later have them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from pmdocs.charts.style import ChartStyle
from pmdocs.writers.docx.elements import Element
from pmdocs.writers.docx.native_charts.plan import Label, Live, Part, Plan, Series
from pmdocs.writers.docx.native_charts.shapes import C15, NSMAP, Ink, a, c, value

_LABEL_EXTENSION: Final = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
# Excel's own margins of a label, and no line breaks of its own: it would break a name at a fifth of the chart's width.
_BODY: Final = {
    "wrap": "none", "lIns": "38100", "tIns": "19050", "rIns": "38100", "bIns": "19050", "anchor": "ctr"
}  # fmt: skip


class LabelWriter:
    """Writes the labels of one chart; its parts are numbered across the chart."""

    def __init__(self, plan: Plan, ink: Ink, style: ChartStyle) -> None:
        """Sizes and colours come from the style."""
        self._plan, self._ink, self._style = plan, ink, style
        self._identities = count(1)

    def labels(self, series: Series) -> Iterator[Element]:
        """The labels of a series; nothing for one that has none."""
        if not series.labels:
            return
        one = c("dLbls", *(self._label(label) for label in sorted(series.labels, key=lambda label: label.row)))
        one.extend(_shown())
        # No lines from labels to their points: LibreOffice draws them in black, through the labels of others.
        one.append(_extension(c15("showLeaderLines", val="0")))
        yield one

    def _label(self, label: Label) -> Element:
        one = c("dLbl", value("idx", label.row))
        if label.shift != (0.0, 0.0):
            across, down = label.shift[0] / self._plan.width, label.shift[1] / self._plan.height
            one.append(c("layout", c("manualLayout", value("x", f"{across:.5f}"), value("y", f"{down:.5f}"))))
        one.append(self._words(label))
        if label.code:
            one.append(c("numFmt", formatCode=label.code, sourceLinked="0"))
        one.append(c("spPr", a("noFill"), a("ln", a("noFill"))))
        if label.position:
            one.append(value("dLblPos", label.position))
        live = {part.live for part in label.parts}
        one.extend(_shown(name=Live.NAME in live, figure=Live.VALUE in live or not live - {None}))
        one.append(_extension(c15("dlblFieldTable")))
        return one

    def _words(self, label: Label) -> Element:
        size = label.size or self._style.text_size
        paragraphs: list[Element] = []
        for part in label.parts:
            if part.new_line or not paragraphs:
                side = "l" if label.position == "r" else "ctr"
                paragraphs.append(a("p", a("pPr", self._letters("defRPr", part, size), algn=side)))
            paragraphs[-1].append(self._run(part, size))
        return c("tx", c("rich", a("bodyPr", a("spAutoFit"), **_BODY), a("lstStyle"), *paragraphs))

    def _run(self, part: Part, size: float) -> Element:
        text = a("t")
        text.text = part.words
        if part.live is None:
            return a("r", self._letters("rPr", part, size), text)
        identity = f"{{00000000-0000-4000-8000-{next(self._identities):012X}}}"
        return a(
            "fld",
            self._letters("rPr", part, size),
            a("pPr", self._letters("defRPr", part, size)),
            text,
            id=identity,
            type=part.live,
        )

    def _letters(self, tag: str, part: Part, size: float) -> Element:
        return self._ink.letters(tag, part.colour, size, part.bold)


def c15(tag: str, *children: Element, **attributes: str) -> Element:
    """An element that came with Office 2013."""
    element = etree.Element(C15 + tag, attributes, nsmap=NSMAP)
    element.extend(children)
    return element


def _extension(content: Element) -> Element:
    return c("extLst", c("ext", content, uri=_LABEL_EXTENSION))


def _shown(name: bool = False, figure: bool = False) -> list[Element]:
    """What a label may show, each said outright: what is missing, Word takes for true."""
    flags = {
        "showLegendKey": False,
        "showVal": figure,
        "showCatName": False,
        "showSerName": name,
        "showPercent": False,
        "showBubbleSize": False,
    }
    return [value(flag, int(shown)) for flag, shown in flags.items()]
