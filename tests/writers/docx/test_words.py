"""Words arrive in Word as they were written: every letter, white space as HTML means it, looks by style."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.reading import linked
from tests.writers.docx.composing import document, specimen
from tests.writers.docx.reading_back import find, texts, values


def written(body: str) -> bytes:
    """A body as a Word file."""
    return write_docx(document(body), Theme())


def shown(body: str) -> list[str]:
    """The words of each paragraph of a body."""
    return texts(written(body))


def collapsed(text: str) -> str:
    """White space as HTML shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


# Letters of any script, as the definition lets them through: no controls, no surrogates, composed.
LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff")
)


@settings(max_examples=60, deadline=None)
@given(LETTERS, LETTERS)
def test_any_text_survives(plain: str, strong: str) -> None:
    """Text of any script, with markup characters in it, beside emphasised text and in a cell, letter by letter."""
    plain, strong = unicodedata.normalize("NFC", plain), unicodedata.normalize("NFC", strong)
    body = (
        f"<h1>x</h1><p>a{escape(plain)}<strong>{escape(strong)}</strong>z</p>"
        '<table class="facts" aria-label="t"><colgroup><col style="width: 100%"></colgroup>'
        f"<tbody><tr><td>a{escape(plain)}</td></tr></tbody></table>"
    )
    found = shown(body)
    assert found[1] == collapsed(f"a{plain}{strong}z")
    assert found[2] == collapsed(f"a{plain}")


def test_white_space_collapses_across_elements() -> None:
    """Spaces and line ends become one space, none at the ends, none around a line break."""
    assert shown("<h1>x</h1><p>\n one <strong> two </strong>\n three <br> four\n</p>")[1] == "one two three four"


def test_a_link_among_muted_words_looks_like_one() -> None:
    """A quiet remark that leads somewhere has the style of links, the words around it stay muted."""
    data = written('<h1 id="o">x</h1><p><span class="muted">see <a href="#o">O-4</a></span></p>')
    assert values(data, "//w:hyperlink//w:rStyle/@w:val") == ["Hyperlink"]
    assert values(data, "//w:p/w:r/w:rPr/w:rStyle/@w:val") == ["Muted"]


def test_spaces_at_the_edge_of_a_run_are_kept() -> None:
    """Word drops them unless the text says that they count."""
    data = written("<h1>x</h1><p>one <strong>two</strong> three</p>")
    assert values(data, "//w:t[@xml:space='preserve']/text()") == ["one ", " three"]


def test_no_break_spaces_stay() -> None:
    """A figure and its unit are not torn apart."""
    assert shown("<h1>x</h1><p>3&#160;% and&#160; more</p>")[1] == "3\u00a0% and\u00a0 more"


def test_a_date_is_never_broken() -> None:
    """The spaces inside become no-break spaces; those around a chip do not."""
    assert shown('<h1>x</h1><p>on <span class="nowrap"> 12 Jan 2027 </span> or</p>')[1] == "on 12\u00a0Jan\u00a02027 or"


def test_soft_hyphens_are_words_own() -> None:
    """Word prints a soft hyphen that stands in text; its own element is only a place to break."""
    data = written("<h1>x</h1><p>hy&#173;phen</p>")
    assert len(find(data, "//w:softHyphen")) == 1
    assert "\u00ad" not in "".join(values(data, "//w:t/text()"))


def test_emphasis_is_style_and_adds_up() -> None:
    """Strong and emphasised words have Word's own styles; both together keep one and add the other."""
    data = written("<h1>x</h1><p><strong>a</strong><em>b</em><strong><em>c</em></strong></p>")
    assert values(data, "//w:rStyle/@w:val") == ["Strong", "Emphasis", "Strong"]
    assert len(find(data, "//w:r[w:t='c']/w:rPr/w:i")) == 1


def test_equal_words_share_a_run() -> None:
    """A rating is one run of shape and word, so that Word's search finds it."""
    assert values(written('<h1>x</h1><p><span class="rag rag-red">Red</span></p>'), "//w:t/text()")[1:] == [
        "■\u00a0Red"
    ]


def test_letters_from_right_to_left_are_marked() -> None:
    """A Hebrew word in an English sentence is set as such; the words around it are not."""
    data = written("<h1>x</h1><p>Branch שלום עולם, open</p>")
    assert values(data, "//w:r[w:rPr/w:rtl]/w:t/text()") == ["שלום עולם"]
    assert not find(data, "//w:p/w:pPr/w:bidi")


def test_direction_and_language_of_a_part() -> None:
    """A paragraph in Arabic is turned round, and its words are in the Arabic that Word has a dictionary for."""
    data = written('<h1>x</h1><p dir="rtl" lang="ar">نظام</p>')
    assert values(data, "//w:p/w:pPr/w:bidi/@w:val") == ["1"]
    assert values(data, "//w:rPr/w:lang/@w:bidi") == ["ar-SA"]


def test_the_whole_document_from_right_to_left() -> None:
    """Styles, sections and tables say so once; paragraphs need not."""
    table = (
        '<table class="facts" aria-label="t"><colgroup><col style="width: 100%"></colgroup><tbody><tr><td>א</td></tr>'
    )
    data = write_docx(document(f"<h1>א</h1>{table}</tbody></table>", language="he", direction="rtl"), Theme())
    assert values(data, "//w:pPrDefault/w:pPr/w:bidi/@w:val", "word/styles.xml") == ["1"]
    assert len(find(data, "//w:sectPr/w:bidi")) == 1
    assert len(find(data, "//w:tblPr/w:bidiVisual")) == 1
    assert values(data, "//w:rPrDefault/w:rPr/w:lang/@w:bidi", "word/styles.xml") == ["he-IL"]


def test_links_out_and_in() -> None:
    """Web links are relations with their address exact; links inside lead to bookmarks."""
    data = written('<h1 id="top">x</h1><p><a href="https://example.org/?a=1&amp;b=2">w</a> <a href="#top">t</a></p>')
    targets = values(data, "//*[@TargetMode='External']/@Target", "word/_rels/document.xml.rels")
    assert targets == ["https://example.org/?a=1&b=2"]
    assert values(data, "//w:hyperlink/@w:anchor") == values(data, "//w:bookmarkStart/@w:name") == ["top"]


def test_nothing_of_the_specimen_is_lost() -> None:
    """Every word of the document, in order, is in the file; added are the shapes of ratings and boxes, nothing else."""
    (body,) = linked(specimen().root).iterchildren("body")
    for drawing in list(body.iter("{http://www.w3.org/2000/svg}svg")):
        for child in list(drawing):
            drawing.remove(child)
    wanted = re.sub(r"\s", "", "".join(str(text) for text in body.itertext()))
    found = re.sub(r"[\s●▲■◇✓☑☐]", "", "".join(texts(write_docx(specimen(), Theme()))))
    assert len(wanted) > 3_000
    assert found == wanted
