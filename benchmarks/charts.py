"""What charts add to a status report: the same document built with and without them, in turn, in one process."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

_FIGURE = re.compile(r'<figure class="chart".*?</figure>', re.DOTALL)


def added(project: Path, times: int) -> tuple[float, float]:
    """Seconds for a status report in both formats with its charts, and without them; medians of `times` runs each.

    Both begin with the composed page. Drawing belongs to composing, so it is timed by itself and counted with the
    charts; reading and figures, which charts do not change, are counted in neither, so the share is rather too high.
    """
    from benchmarks.tasks import _composed
    from pmdocs.charts import ChartStyle, draw

    ((page, theme, root),) = _composed(project, ("status-report",))
    plain = replace(page, html=_FIGURE.sub("", page.html), charts={})
    style = ChartStyle.from_theme(theme)

    def drawn() -> None:
        for spec in page.charts.values():
            draw(spec, style)
        _both(page, theme, root)

    def bare() -> None:
        _both(plain, theme, root)

    drawn()  # the first run loads the libraries
    pairs = [(_seconds(drawn), _seconds(bare)) for _ in range(times)]
    return median(with_charts for with_charts, _ in pairs), median(without for _, without in pairs)


def _both(page: Any, theme: Any, root: Path) -> None:
    from pmdocs.writers.docx import write_docx
    from pmdocs.writers.pdf import write_pdf

    pages = dict(write_pdf(page, theme, root).pages)
    write_docx(page, theme, pages, root)


def _seconds(task: Callable[[], None]) -> float:
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun
