"""Headings that the organisation's Word file numbers: which are counted, and what the contents show at once."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.shared import Pt

from pmdocs.corporate.dressing import dressed
from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from tests.corporate_files import english, german, packed, parts_of
from tests.libreoffice import printed
from tests.readable import page_texts
from tests.writers.docx.composing import document
from tests.writers.docx.conformance import conformance_faults
from tests.writers.docx.reading_back import W, find, part, texts, values

CONTENTS = '<nav class="toc" data-depth="2"></nav>'
BODY = f"""
<h1 class="unlisted">Document control</h1><h2>Revisions</h2><p>None.</p>
{CONTENTS}
<h1>Purpose</h1><h2>Need</h2><p>One.</p>
<h2 class="unlisted">Sprints</h2><h3>Definition of done</h3><p>Two.</p>
<h2>Tests</h2><h3>Load</h3><p>Three.</p>
<h1>Money</h1><h2>Budget</h2><p>Four.</p>
"""


def written(file: Path, body: str = BODY) -> bytes:
    """A short document on a corporate file."""
    theme, _ = dressed(Theme(word_base=file), lambda _: False)
    return write_docx(document(body), theme, {})


def test_chapters_of_the_front_are_not_counted(tmp_path: Path) -> None:
    """Document control and what stands in it come before number 1; so LibreOffice, too, counts from there."""
    data = written(german(tmp_path))
    ((page),) = printed({"counted": data}).values()
    words = " ".join(" ".join(page_texts(page)).split())
    for heading in ("1 Purpose", "1.1 Need", "1.2 Tests", "1.2.1 Load", "2 Money", "2.1 Budget"):
        assert re.search(rf"(?<![\d.]){re.escape(heading)}", words), words
    assert not re.search(r"\d Revisions|\d Definition of done|\d Sprints|\d Document control", words)


def test_the_contents_show_the_numbers_at_once(tmp_path: Path) -> None:
    """As Word will write them: 1, 1.1, 1.2, 2, 2.1; what is not listed leaves no gap."""
    shown = [text.split() for text in texts(written(german(tmp_path))) if re.match(r" *\d[\d.]* ", text)]
    assert [words[:2] for words in shown] == [
        ["1", "Purpose"],
        ["1.1", "Need"],
        ["1.2", "Tests"],
        ["2", "Money"],
        ["2.1", "Budget"],
    ]


def test_a_heading_outside_the_count_has_a_style_without_number(tmp_path: Path) -> None:
    """Not a paragraph that says so itself: the file's own style, less its number; added once."""
    data = written(german(tmp_path))
    assert find(data, "//w:body/w:p/w:pPr/w:numPr[w:numId/@w:val='0']") == []
    plain = "//w:style[@w:styleId='PmdocsHeading2NoNumber']"
    (style,) = find(data, plain, "word/styles.xml")
    assert values(data, f"{plain}/w:basedOn/@w:val", "word/styles.xml") == ["berschrift2"]
    assert values(data, f"{plain}/w:pPr/w:numPr/w:numId/@w:val", "word/styles.xml") == ["0"]
    assert style is not None
    assert conformance_faults(data, tmp_path) == []


def test_uncounted_headings_need_no_further_style(tmp_path: Path) -> None:
    """Where the file does not number its headings, nothing is added for them."""
    data = written(english(tmp_path))
    assert not [name for name in values(data, "//w:style/@w:styleId", "word/styles.xml") if "NoNumber" in name]


def test_headings_without_a_level_get_one(tmp_path: Path) -> None:
    """Word finds a heading of a name of its own by its outline level; without, it would stay out of the contents."""
    file = german(tmp_path, localised_names=True)
    parts = parts_of(file.read_bytes())
    parts["word/styles.xml"] = re.sub(rb"<w:outlineLvl [^>]*/>", b"", parts["word/styles.xml"])
    file.write_bytes(packed(parts))
    data = written(file)
    levels = "//w:p[w:pPr/w:pStyle/@w:val='{}']/w:pPr/w:outlineLvl/@w:val"
    assert values(data, levels.format("berschrift1")) == ["0", "0"]
    assert set(values(data, levels.format("berschrift2"))) == {"1"}
    assert values(data, levels.format("UnlistedHeading2")) == ["9"]
    (contents,) = [text for text in values(data, "//w:instrText/text()") if "TOC" in text.split()]
    assert contents.split()[-1] == "\\u"


def test_a_heading_below_a_table_keeps_what_the_file_says(tmp_path: Path) -> None:
    """A heading without level and white in the file gets both below a table: a level for Word, room for the reader."""
    base = docx.Document()
    heading = base.styles["Heading 1"].element.pPr
    heading.remove(heading.find(f"{W}outlineLvl"))
    base.styles["Heading 1"].paragraph_format.space_before = Pt(0)
    base.save(str(tmp_path / "house.docx"))
    table = (
        '<table class="register" aria-label="t"><colgroup><col style="width: 100%"></colgroup>'
        '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>'
    )
    data = write_docx(document(f"<h1>A</h1>{table}<h1>B</h1>"), Theme(word_base=tmp_path / "house.docx"))
    (below,) = [p for p in part(data).iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == "B"]
    assert below.find(f"{W}pPr/{W}outlineLvl") is not None
    assert below.find(f"{W}pPr/{W}spacing") is not None
