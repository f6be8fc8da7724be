"""The work of a layout grows with its rows, not with their square: counted, since times differ between machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any

import cssselect2
import pydyf  # type: ignore[import-untyped]
import pytest
import weasyprint.css
import weasyprint.html
import weasyprint.layout.page

from pmdocs.compose import Composed
from pmdocs.theme import Theme
from pmdocs.writers.pdf import PdfResult, press, write_pdf
from pmdocs.writers.pdf.objects import finish_objects, pages_found_once
from pmdocs.writers.pdf.preparation import prepare
from pmdocs.writers.pdf.tree import Tree, lean

Body = Callable[[str], Composed]


def register(rows: int) -> str:
    """A landscape chapter with so many rows, each with a name, a line break and a quiet word."""
    head = "<thead><tr><th scope='col'>Id</th><th scope='col'>Risk</th></tr></thead>"
    body = "".join(
        f"<tr id='R-{n}'><td class='id'>R-{n}</td>"
        "<td><strong>Late</strong><br><span class='muted'>by a week</span></td></tr>"
        for n in range(rows)
    )
    columns = "<colgroup><col style='width: 20%'><col style='width: 80%'></colgroup>"
    return (
        f"<section class='landscape'><h1>Risks</h1><table class='register'><caption>All</caption>{columns}{head}"
        f"<tbody>{body}</tbody></table><h1>Scales</h1><p>From 1 to 5.</p></section>"
    )


def counted(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, told: Callable[..., str | None]) -> Counter[str]:
    """Counts the calls of a function of the library, by what `told` makes of their arguments; None is not counted."""
    counts: Counter[str] = Counter()
    original = getattr(place, name)

    def counting(*arguments: Any, **named: Any) -> Any:
        if (what := told(*arguments, **named)) is not None:
            counts[what] += 1
        return original(*arguments, **named)

    monkeypatch.setattr(place, name, counting)
    return counts


def element_styled(_: Any, element: Any, *, pseudo_type: str | None = None, **others: Any) -> str | None:
    """The tag of an element that gets a style of its own; its generated parts with their names."""
    tag = getattr(element, "tag", None)
    return None if tag is None else f"{tag}{f'::{pseudo_type}' if pseudo_type else ''}"


def test_rows_share_their_styles(page: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty rows more are thirty styles more, those of the cells with the names; not one of everything in them."""
    styled = counted(monkeypatch, weasyprint.css.StyleFor, "set_computed_styles", element_styled)
    write_pdf(page(register(10)), Theme())
    few = styled.copy()
    styled.clear()
    write_pdf(page(register(40)), Theme())
    assert styled - few == Counter({"td": 30})


def test_a_name_leads_to_its_row(page: Body) -> None:
    """The anchors are all there, in the order of the rows."""
    pages = write_pdf(page(register(120)), Theme()).pages
    places = [pages[f"R-{n}"] for n in range(120)]
    assert places == sorted(places)
    assert places[0] == 1
    assert places[-1] > 2


def test_no_rule_looks_through_all_rows_for_each_row(page: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    """A selector that walks over siblings would make every row cost as much as all of them."""
    walks = counted(monkeypatch, cssselect2.ElementWrapper, "iter_siblings", lambda _: "walk")
    write_pdf(page(register(20)), Theme())
    assert not walks


def test_what_stands_before_a_chapter_keeps_its_distance(page: Body) -> None:
    """The mark stands where the style sheet's own selector would have found it: before each h1 of a landscape part."""
    body = (
        "<section class='landscape'><h1>a</h1><p>b</p><p>c</p><h1>d</h1></section><section><p>e</p><h1>f</h1></section>"
    )
    root = page(body).root
    prepare(root)
    assert [element.text for element in root.iter("p") if element.get("class") == "chapter-end"] == ["c"]


def test_the_references_of_pages_are_listed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand questions for the pages of a file, two of them after a page was added: two lists."""
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary({}))
    with pages_found_once():
        first = [pdf.page_references for _ in range(998)]
        pdf.add_page(pydyf.Dictionary({}))
        last = [pdf.page_references for _ in range(2)]
    assert len({id(found) for found in first}) == 1
    assert last[0] is last[1]
    assert last[0] == pdf.page_references == (b"3 0 R", b"4 0 R")
    assert pdf.page_references is not pdf.page_references  # the library's own way is back


def test_every_object_is_made_into_bytes_once() -> None:
    """The file with its fingerprint has the same bytes, and asks each of its objects for them only once."""
    asked: Counter[int] = Counter()

    class Asked(pydyf.Dictionary):  # type: ignore[misc]
        @property
        def data(self) -> bytes:
            asked[self.number] += 1
            return bytes(super().data)

    def written(*, finished: bool) -> bytes:
        pdf, target = pydyf.PDF(), BytesIO()
        for number in range(3):
            pdf.add_object(Asked({"Number": number}))
        pdf.add_object(pydyf.Stream([b"BT ET"], compress=True))
        if finished:
            finish_objects(pdf)
        pdf.write(target, b"1.7", identifier=True, compress=True)
        return target.getvalue()

    plain = written(finished=False)
    assert set(asked.values()) == {2}
    asked.clear()
    assert written(finished=True) == plain
    assert set(asked.values()) == {1}


def test_leaner_styles_print_the_same_bytes(
    specimen: Composed, printed: PdfResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library's styles of notes and of other elements' markers, every building block looks the same."""
    assert "\n::marker" in weasyprint.html.UA
    assert "\n::note-call" in weasyprint.html.UA
    assert "\n::" not in lean(weasyprint.html.UA)
    monkeypatch.setattr(press, "LeanTree", Tree)
    assert write_pdf(specimen, Theme()).data == printed.data


def test_contents_cost_no_second_layout(specimen: Composed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once its numbers are known, the page with the table of contents is made again, and no other."""
    made = counted(monkeypatch, weasyprint.layout.page, "make_page", lambda *arguments: str(arguments[4]))
    result = write_pdf(specimen, Theme())
    assert set(made) == {str(number) for number in range(1, result.page_count + 1)}
    assert {page for page, times in made.items() if times > 1} == {str(result.pages["contents"])}
