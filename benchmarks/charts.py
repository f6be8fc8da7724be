"""What charts add to a status report: the same document built with and without them, in turn, in one process."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

_FIGURE = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)


def added(project: Path, times: int) -> tuple[float, float]:
    """Processor seconds for a status report in both formats with its charts, and without; medians of `times` runs each.

    Both read the definition, compute its figures and compose the page. Composing draws the charts in any case, so what
    drawing takes by itself is taken off the build without them.
    """
    with_charts, without = [], []
    _built(project, keep=True)  # the first run loads the libraries
    for _ in range(times):
        with_charts.append(_built(project, keep=True))
        without.append(_built(project, keep=False))
    return median(with_charts), median(without)


def _built(project: Path, *, keep: bool) -> float:
    """Seconds for one build; unless they are to be kept, the charts are cut out of the composed page."""
    from benchmarks.tasks import _composed

    begun = time.process_time()
    ((page, theme, root),) = _composed(project, ("status-report",))
    if not keep:
        begun += _drawing(page, theme)
        page = replace(page, html=_FIGURE.sub("", page.html), charts={})
    _both(page, theme, root)
    return time.process_time() - begun


def _drawing(page: Any, theme: Any) -> float:
    """Twice what drawing the page's charts takes: once for the drawing itself, once for drawing them here again."""
    from pmdocs.charts import ChartStyle, draw

    begun, style = time.process_time(), ChartStyle.from_theme(theme)
    for spec in page.charts.values():
        draw(spec, style)
    return 2 * (time.process_time() - begun)


def _both(page: Any, theme: Any, root: Path) -> None:
    from pmdocs.writers.docx import write_docx
    from pmdocs.writers.pdf import write_pdf

    pages = dict(write_pdf(page, theme, root).pages)
    write_docx(page, theme, pages, root)
