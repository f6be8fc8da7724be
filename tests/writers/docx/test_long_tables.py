"""Long tables cost what their rows cost: nothing is looked at again that is known already."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from lxml import etree

from pmdocs.writers.docx import heights
from pmdocs.writers.docx.line import PLAIN, changed


def test_a_height_beyond_every_page_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether columns fit below a table of 5,000 rows is known after 200 of them, which fill more than any page."""
    measured: Counter[str] = Counter()
    original = heights._row

    def row(*arguments: Any) -> float:
        measured["row"] += 1
        return original(*arguments)

    monkeypatch.setattr(heights, "_row", row)
    rows = "<tr><td>a</td></tr>" * 5000
    table = etree.fromstring(f"<table><colgroup><col style='width: 100%'/></colgroup><tbody>{rows}</tbody></table>")
    assert heights.height_of(table, 500.0) > 2000
    assert measured["row"] == 200


def test_a_look_is_made_once() -> None:
    """The muted words of a thousand cells have one look between them."""
    looks = {id(changed(PLAIN, style="Muted", tied=False)) for _ in range(1000)}
    assert len(looks) == 1
    assert changed(PLAIN, style="Muted").style == "Muted"
