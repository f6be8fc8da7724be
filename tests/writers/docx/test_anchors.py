"""Bookmarks: only where something leads, by names Word allows, the same in every build."""

from __future__ import annotations

import pytest

from pmdocs.markup import parse
from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.anchors import UnknownTarget, bookmark_name, find_anchors
from pmdocs.writers.docx.reading import linked
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import values


def test_plain_ids_keep_their_letters() -> None:
    """What Word does not allow becomes an underscore."""
    assert bookmark_name("R-7") == "R_7"
    assert bookmark_name("c.cost.2") == "c_cost_2"
    assert bookmark_name("7") == "id_7"


def test_long_and_foreign_ids_get_a_fingerprint() -> None:
    """Forty characters at most, plain letters, and no two alike."""
    long = [f"work-package-for-the-integration-of-desk-{n}" for n in (1, 2)]
    names = [bookmark_name(name) for name in (*long, "größe", "grüße", "納品")]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 and name.isascii() and name[0].isalpha() for name in names)


def test_ids_that_word_would_confuse_are_kept_apart() -> None:
    """Word takes ``R_7`` and ``r_7`` for one name."""
    links = "".join(f'<a href="#{i}">{i}</a> ' for i in ("R-7", "r-7", "R.7"))
    marks = "".join(f'<span id="{i}">{i}</span> ' for i in ("R-7", "r-7", "R.7"))
    names = values(write_docx(document(f"<h1>x</h1><p>{links}{marks}</p>"), Theme()), "//w:bookmarkStart/@w:name")
    assert len({name.lower() for name in names}) == 3


def test_only_places_that_something_leads_to_are_marked() -> None:
    """An id that nothing names leaves no trace; one that is named twice has one bookmark."""
    data = write_docx(document('<h1 id="a">x</h1><p id="b"><a href="#a">1</a><a href="#a">2</a></p>'), Theme())
    assert values(data, "//w:bookmarkStart/@w:name") == ["a"]


def test_any_element_can_be_led_to() -> None:
    """The bookmark of a block that has no paragraph of its own stands in its first one."""
    ids = ["s", "h", "l", "t", "r", "c", "w", "d", "k"]
    links = "".join(f'<a href="#{i}">{i}</a> ' for i in ids)
    body = (
        f'<section id="s"><h1 id="h">x</h1><p>{links}</p><ul><li id="l">one</li></ul>'
        '<table class="facts" aria-label="t" id="t"><colgroup><col style="width: 100%"></colgroup>'
        '<tbody><tr id="r"><td id="c">a <span id="w">b</span></td></tr></tbody></table>'
        '<div class="keep" id="d"><p>y</p></div><article class="card" id="k"><p>z</p></article></section>'
    )
    assert values(write_docx(document(body), Theme()), "//w:bookmarkStart/@w:name") == ids


def test_a_bookmark_within_a_line_holds_its_own_words() -> None:
    """Words that look the same share a run, but not across the edge of a bookmark."""
    data = write_docx(document('<h1>x</h1><p><a href="#i">l</a> a<span id="i">b</span>c</p>'), Theme())
    inside = "//w:bookmarkStart/following-sibling::w:r[following-sibling::w:bookmarkEnd]/w:t/text()"
    assert values(data, inside) == ["b"]


def test_an_empty_place_at_the_end_can_be_led_to() -> None:
    """Its bookmark finds a paragraph, so that no link is dead."""
    data = write_docx(document('<h1>x</h1><p><a href="#s">s</a></p><section id="s"></section>'), Theme())
    assert values(data, "//w:bookmarkStart/@w:name") == ["s"]


def test_a_heading_in_the_contents_keeps_its_own_bookmark() -> None:
    """Word throws the one of the table of contents away when it updates it; links must not suffer."""
    body = '<nav class="toc"></nav><h1 id="a">One</h1><p><a href="#a">up</a></p>'
    data = write_docx(document(body), Theme())
    assert values(data, "//w:bookmarkStart/@w:name") == ["a", "_Toc100000001"]
    assert values(data, "//w:hyperlink/@w:anchor") == ["_Toc100000001", "a"]


def test_a_dead_link_is_no_link() -> None:
    """The composer reports it; should it ever come this far, nothing is written."""
    anchors = find_anchors(linked(parse('<html><body><p id="a"><a href="#b">x</a></p></body></html>')[0]))
    with pytest.raises(UnknownTarget, match="b"):
        anchors.link("b")
