"""Tables in the organisation's own table style: its head, its bands, and room for the words."""

from __future__ import annotations

from pathlib import Path

from pmdocs.corporate.dressing import dressed
from pmdocs.theme import Theme
from pmdocs.writers.docx import write_docx
from tests.corporate_files import english, german, packed, parts_of
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import find, values

TABLE = """
<table class="{kind}"><caption>Money</caption><colgroup><col style="width: 50%"><col style="width: 50%"></colgroup>
<thead><tr><th scope="col">What</th><th scope="col" class="num">EUR</th></tr></thead>
<tbody><tr><td>Lamps</td><td class="num">920</td></tr></tbody></table>
"""


def table(file: Path, kind: str = "register") -> bytes:
    """A document with one table on a corporate file."""
    theme, _ = dressed(Theme(word_base=file), lambda _: False)
    return write_docx(document(TABLE.format(kind=kind)), theme)


def test_a_register_is_in_the_files_usual_table(tmp_path: Path) -> None:
    """With its bands and its head: white on navy stays white, as no style of ours colours the words."""
    data = table(english(tmp_path))
    assert values(data, "//w:tblStyle/@w:val") == ["HarbourTable"]
    assert values(data, "//w:tblLook/@*[local-name()!='val']") == ["1", "0", "0", "0", "0", "1"]
    assert values(data, "//w:tr[w:trPr/w:tblHeader]//w:pStyle/@w:val") == ["TableText", "TableNumber"]
    assert find(data, "//w:style[@w:styleId='TableText']/w:rPr/w:color", "word/styles.xml") == []


def test_a_compact_register_is_in_it_too(tmp_path: Path) -> None:
    """Not in a sister style, whose head and bands LibreOffice would not show; its cells are lower."""
    data = table(english(tmp_path), "register compact")
    assert values(data, "//w:tblStyle/@w:val") == ["HarbourTable"]
    assert values(data, "//w:tblCellMar/w:top/@w:w") == ["28"]


def test_cells_get_room_only_where_the_style_has_none(tmp_path: Path) -> None:
    """A style that sets its cells' margins keeps them."""
    file = english(tmp_path)
    assert values(table(file), "//w:tblCellMar/w:top/@w:w") == ["57"]
    parts = parts_of(file.read_bytes())
    margins = b'<w:tblCellMar><w:top w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow">'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b'</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color', margins + b"<w:rPr><w:b/><w:color"
    )
    file.write_bytes(packed(parts))
    assert find(table(file), "//w:tblCellMar") == []


def test_other_tables_keep_their_look(tmp_path: Path) -> None:
    """Facts and grids are made for a look of their own."""
    assert values(table(english(tmp_path), "matrix"), "//w:tblStyle/@w:val") == ["PmdocsMatrix"]


def test_without_a_house_table_ours_is_used(tmp_path: Path) -> None:
    """With its own head, and no bands."""
    data = table(german(tmp_path))
    assert values(data, "//w:tblStyle/@w:val") == ["PmdocsRegister"]
    assert values(data, "//w:tr[w:trPr/w:tblHeader]//w:pStyle/@w:val") == ["TableHead", "TableHeadNumber"]
