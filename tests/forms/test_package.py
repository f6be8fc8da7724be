"""What a stranger's Word file may hold besides text: looked for before it is opened, refused with the part's name."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.forms.making import lines, packed, parts_of, refusals, write_form

RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form there is nothing wrong with."""
    path = write_form(tmp_path, lines("{{ document.title }}"))
    assert refusals(path) == []
    return path


def change(form: Path, part: str, old: bytes, new: bytes) -> None:
    """Replace some bytes of one part."""
    parts = parts_of(form.read_bytes())
    assert old in parts[part]
    form.write_bytes(packed({**parts, part: parts[part].replace(old, new, 1)}))


def add(form: Path, **parts: bytes) -> None:
    """Add parts by their names."""
    form.write_bytes(packed({**parts_of(form.read_bytes()), **parts}))


def relate(form: Path, kind: str, target: str, mode: str = "") -> None:
    """Add a relation to the main part."""
    outside = f' TargetMode="{mode}"' if mode else ""
    relation = f'<Relationship Id="rId900" Type="{OFFICE}/{kind}" Target="{target}"{outside}/></Relationships>'
    change(form, RELATIONS, b"</Relationships>", relation.encode())


def test_a_file_of_another_kind_is_no_form(tmp_path: Path) -> None:
    """Plain text, an old Word file, an encrypted one: each said in words, whatever its name says."""
    text, old = tmp_path / "text.docx", tmp_path / "old.docx"
    text.write_bytes(b"Dear sponsor")
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusals(text) == [("PM370", "The form is not a Word document, or is damaged.")]
    assert refusals(old) == [("PM370", "The form is protected by a password, or was written by Word 2003 or earlier.")]


def test_a_form_cut_short_is_damaged(form: Path) -> None:
    """Half a download."""
    form.write_bytes(form.read_bytes()[:-2_000])
    ((code, _),) = refusals(form)
    assert code == "PM370"


def test_a_workbook_is_no_form(tmp_path: Path) -> None:
    """A package, but not one with a Word document in it."""
    path = tmp_path / "book.docx"
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    path.write_bytes(packed({"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>"}))
    assert refusals(path) == [("PM370", "The package holds no Word document.")]


def test_a_word_template_is_named_as_one(form: Path) -> None:
    """Saved as .dotx and renamed."""
    change(form, "[Content_Types].xml", b"wordprocessingml.document.main", b"wordprocessingml.template.main")
    ((_, message),) = refusals(form)
    assert "Word template (.dotx)" in message


def test_macros_are_refused(form: Path) -> None:
    """The part they are in is named, and the content type that switches them on."""
    add(form, **{"word/vbaProject.bin": b"\0" * 50})
    change(form, "[Content_Types].xml", b"wordprocessingml.document.main", b"document.macroEnabled.main")
    told = refusals(form)
    assert ("PM371", "In the part 'word/vbaProject.bin': The form holds a program.") in told
    assert ("PM371", "In the part 'word/document.xml': The form holds macros.") in told


@pytest.mark.parametrize(
    ("kind", "target", "what"),
    [
        ("oleObject", "embeddings/oleObject1.bin", "an embedded program or file"),
        ("control", "activeX/activeX1.xml", "a control"),
        ("aFChunk", "afchunk.html", "a file that Word would import"),
        ("package", "embeddings/tool.docm", "an embedded file"),
        ("package", "embeddings/letter.docx", "an embedded file"),
        ("attachedToolbars", "attachedToolbars.bin", "buttons that start macros"),
        ("subDocument", "chapter.docx", "another document"),
    ],
)
def test_active_parts_are_refused(form: Path, kind: str, target: str, what: str) -> None:
    """Whatever would run, import or control something when the document is opened."""
    relate(form, kind, target)
    ((code, message),) = refusals(form)
    assert code == "PM371"
    assert RELATIONS in message
    assert what in message


def test_the_workbook_behind_a_chart_may_stay(form: Path) -> None:
    """Word's own charts carry their numbers along."""
    relate(form, "package", "embeddings/Microsoft_Excel_Sheet.xlsx")
    assert refusals(form) == []


def test_a_remote_template_is_refused(form: Path) -> None:
    """Opening the document would fetch it, macros included."""
    relate(form, "attachedTemplate", "https://elsewhere.example/corporate.dotm", "External")
    ((code, message),) = refusals(form)
    assert code == "PM372"
    assert "fetches its template from 'https://elsewhere.example/corporate.dotm'" in message


@pytest.mark.parametrize("kind", ["image", "oleObject", "header", "font"])
def test_nothing_is_fetched_from_outside(form: Path, kind: str) -> None:
    """A linked picture tells its owner who opened the document and when."""
    relate(form, kind, "http://elsewhere.example/pixel.png", "External")
    ((code, message),) = refusals(form)
    assert (code, RELATIONS in message) == ("PM372", True)


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example/x?y=1", "mailto:a@a.example", "#place"])
def test_plain_links_may_stay(form: Path, address: str) -> None:
    """Web pages, mail addresses, places in the document."""
    relate(form, "hyperlink", address, "External")
    assert refusals(form) == []


@pytest.mark.parametrize(
    "address", ["file:///etc/hosts", r"\\server\share\x.docx", "javascript:alert(1)", "other.docx"]
)
def test_links_to_files_and_programs_are_refused(form: Path, address: str) -> None:
    """A link is plain only if it leads to a page or a mail address."""
    relate(form, "hyperlink", address, "External")
    ((code, message),) = refusals(form)
    assert code == "PM372"
    assert "no web page or mail address" in message


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/word/evil.xml", "C:/evil.xml", r"word\evil.xml", "word/../../evil.xml"]
)
def test_names_that_lead_out_of_the_package_are_refused(form: Path, name: str) -> None:
    """Unpacked carelessly, such a part would land anywhere on the disk."""
    add(form, **{name: b"<x/>"})
    assert ("PM373", f"In the part '{name}': Its name leads out of the package.") in refusals(form)


def test_two_parts_of_one_name_are_refused(form: Path) -> None:
    """Which of them counts is for the reader to guess; capitals do not make a difference."""
    target = io.BytesIO(form.read_bytes())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("Word/Document.xml", b"<w:document/>")
    form.write_bytes(target.getvalue())
    assert ("PM373", "In the part 'Word/Document.xml': The package holds two parts of this name.") in refusals(form)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(form: Path, encoding: str) -> None:
    """The way to entities, in any encoding that could hide it; nothing behind it is read."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    add(form, **{"customXml/item9.xml": f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding)})
    ((code, message),) = refusals(form)
    assert code == "PM373"
    assert message == "In the part 'customXml/item9.xml': It declares a document type (DTD), which Word never writes."


def test_a_document_type_is_refused_in_a_part_of_any_name(form: Path) -> None:
    """What makes a part text is what it declares to be, not how it is called."""
    change(
        form,
        "[Content_Types].xml",
        b"</Types>",
        b'<Override PartName="/word/odd.bin" ContentType="application/xml"/></Types>',
    )
    add(form, **{"word/odd.bin": b"<!DOCTYPE x><x/>"})
    ((code, message),) = refusals(form)
    assert (code, "'word/odd.bin'" in message) == ("PM373", True)


def test_an_encrypted_part_is_refused(form: Path) -> None:
    """The flag that says so stands in the list of contents."""
    data = bytearray(form.read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    flags = struct.unpack_from("<H", data, entry + 8)[0]
    struct.pack_into("<H", data, entry + 8, flags | 1)
    form.write_bytes(bytes(data))
    ((code, message),) = refusals(form)
    assert (code, "The part is encrypted." in message) == ("PM373", True)


def test_a_bomb_is_refused_before_it_is_unpacked(form: Path) -> None:
    """Fifty megabytes of one letter pack to fifty kilobytes; the refusal takes no more room than that."""
    add(form, **{"word/document2.xml": b" " * 50_000_000})
    tracemalloc.start()
    told = refusals(form)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert [code for code, _ in told] == ["PM374"]
    assert "word/document2.xml" in told[0][1]


def test_thousands_of_parts_are_refused(form: Path) -> None:
    """A form has a few dozen."""
    add(form, **{f"word/media/{number}.txt": b"" for number in range(2_100)})
    assert [code for code, _ in refusals(form)] == ["PM374"]


@pytest.mark.parametrize(
    "instruction",
    [
        "DDEAUTO c:\\\\windows\\\\calc.exe",
        " includetext file.docx ",
        'INCLUDEPICTURE "http://a.example/p.png"',
        "LINK Excel",
    ],
)
def test_fields_that_act_are_refused(form: Path, instruction: str) -> None:
    """Also where Word has spread their instruction over several runs."""
    half = len(instruction) // 2
    runs = "".join(
        f"<w:r>{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve">{instruction[:half]}</w:instrText>',
            f'<w:instrText xml:space="preserve">{instruction[half:]}</w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>x</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    change(form, "word/document.xml", b"<w:sectPr", f"<w:p>{runs}</w:p><w:sectPr".encode())
    ((code, message),) = refusals(form)
    assert code == "PM375"
    assert "In the part 'word/document.xml'" in message


def test_fields_that_only_show_may_stay(form: Path) -> None:
    """Page numbers, dates, links."""
    field = b'<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p><w:sectPr'
    change(form, "word/document.xml", b"<w:sectPr", field)
    assert refusals(form) == []


def test_everything_wrong_is_told_at_once(form: Path) -> None:
    """A person mends a form in one go."""
    add(form, **{"word/vbaProject.bin": b"\0"})
    relate(form, "image", "http://elsewhere.example/pixel.png", "External")
    assert [code for code, _ in refusals(form)] == ["PM371", "PM372"]
