"""What only the whole document knows is filled in: numbers, references, contents, ids."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element

from pmdocs.compose import Composed
from pmdocs.markup import elements, parse, text_of, write

Compose = Callable[..., Composed]
TABLE = (
    "<table class='register' id='{}'><caption>{}</caption><colgroup><col style='width: 100%'></colgroup>"
    "<thead><tr><th scope='col'>a</th></tr></thead><tbody><tr id='{}'><td>1</td></tr></tbody></table>"
)


def tree(composed: Composed) -> Element:
    """The finished document as a tree."""
    root, faults = parse(composed.html)
    assert not faults
    return root


def found(root: Element, name: str) -> Element:
    """The element with this id."""
    return next(element for element in elements(root) if element.get("id") == name)


def test_captions_are_numbered_and_referred_to(compose_body: Compose) -> None:
    """Tables and figures count on their own; a reference shows the number of its target."""
    picture = "<figure id='f'><img src='a.png' alt='a'><figcaption>Site</figcaption></figure>"
    links = "<p id='refs'><a class='ref' href='#two'></a>, <a class='ref' href='#f'></a></p>"
    root = tree(
        compose_body(TABLE.format("one", "Risks", "R-1") + picture + TABLE.format("two", "Issues", "I-1") + links)
    )
    assert text_of(found(root, "two").find("caption")) == "Table 2 Issues"  # type: ignore[arg-type]
    assert text_of(found(root, "f").find("figcaption")) == "Figure 1 Site"  # type: ignore[arg-type]
    assert text_of(found(root, "refs")) == "Table 2, Figure 1"
    number = found(root, "two").find("caption/span/span")
    assert number is not None
    assert (number.get("class"), number.get("data-seq"), number.text) == ("seq", "Table", "2")


def test_contents_list_the_headings(compose_body: Compose) -> None:
    """Two levels, in order, each leading to its heading; unlisted headings are left out."""
    root = tree(compose_body("<h2>Second</h2><h3>Third</h3><h1 class='unlisted'>No</h1><h1>Last <em>one</em></h1>"))
    items = root.findall(".//nav/ol/li")
    assert [(item.get("class"), text_of(item)) for item in items] == [
        ("toc-1", "First"),
        ("toc-2", "Second"),
        ("toc-1", "Last one"),
    ]
    for item in items:
        link = item.find("a")
        assert link is not None
        assert text_of(found(root, link.get("href", "")[1:])) == text_of(item)


def test_equal_headings_get_ids_of_their_own(compose_body: Compose) -> None:
    """Ids come from the words, the second of two equal ones with a number; one given by hand stays."""
    root = tree(compose_body("<h2>Größe</h2><h2>Größe</h2><h2 id='mine'>Mine</h2>"))
    assert [heading.get("id") for heading in root.iter("h2")][-3:] == ["h-grösse", "h-grösse-2", "mine"]


def test_links_to_ids_exist_only_where_the_place_is_shown(compose_body: Compose) -> None:
    """R-1 is in the document, R-9 is not: one is a link, the other words; both are still read."""
    body = TABLE.format("one", "Risks", "R-1") + "<p id='p'>{{ 'R-1 and R-9'|inline }} {{ m.link('R-9') }}</p>"
    paragraph = found(tree(compose_body(body, ids={"R-1", "R-9"})), "p")
    assert text_of(paragraph) == "R-1 and R-9 R-9"
    assert [link.get("href") for link in paragraph.iter("a")] == ["#R-1"]
    assert [link.get("class") for link in paragraph.iter("a")] == [None]


def test_the_result_carries_the_particulars(compose_body: Compose) -> None:
    """Title, author, subject, keywords, language and the data date come from the document's head."""
    composed = compose_body("<p>x</p>")
    assert composed.title == "Project charter: Replace the lending system"
    assert (composed.author, composed.subject, composed.keywords) == (
        "Grace Murray",
        "What the project is for",
        "ORION, charter",
    )
    assert (composed.language, composed.created, composed.kind) == ("en", date(2026, 11, 20), "charter")


def test_the_result_crosses_process_borders_and_repeats(compose_body: Compose) -> None:
    """The same input gives the same document, and it can be sent to another process."""
    first, second = compose_body("<p>x</p>"), compose_body("<p>x</p>")
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own bytes


def test_charts_are_drawn_and_remembered(compose_body: Compose) -> None:
    """A chart's drawing stands in the document, its specification beside it under the same id."""

    def draw(spec: object) -> str:
        return f"<svg role='img' viewBox='0 0 1 1'><title>{spec}</title><desc>All of it.</desc></svg>"

    composed = compose_body("{{ m.chart('c-cost', 'Cost', 'Cost by month') }}", draw=draw)
    assert composed.charts == {"c-cost": "Cost"}
    svg = tree(composed).find(".//figure/{http://www.w3.org/2000/svg}svg")
    assert svg is not None
    assert svg.get("viewBox") == "0 0 1 1"


def test_the_finished_document_survives_reading_and_writing(compose_body: Compose) -> None:
    """Writing what was read gives the same text: both writers see what was checked."""
    composed = compose_body("<p>a &amp; b &lt; c &#160; \"d\" {{ 'é–✓'|inline }}<br>e</p>")
    assert write(tree(composed)) == composed.html


def test_a_persons_template_wins_and_can_extend_ours(compose_body: Compose) -> None:
    """A block of the shipped base can be replaced on its own; `super()` keeps what was there."""
    composed = compose_body(
        "<p>x</p>{% endblock %}{% block cover_kicker %}Ministry, {{ super() }}{% endblock %}{% block control %}"
    )
    assert "Ministry, Northbank · ORION" in composed.html
    assert "Document control" not in composed.html


def test_missing_facts_are_marked(compose_body: Compose) -> None:
    """What the definition does not say shows as a mark in its place."""
    assert '<span class="todo">To be completed</span>' in compose_body("<p>x</p>").html
    assert "To be completed: Approver" in compose_body("<p>{{ view|todo('Approver') }}</p>").html
    assert "<p>–</p>" in compose_body("<p>{{ view }}</p>").html
