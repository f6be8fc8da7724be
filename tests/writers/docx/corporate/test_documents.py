"""Documents on an organisation's own Word file: its look wins, ours fills the gaps, and Word finds nothing to mend."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pmdocs.build import composed_page
from pmdocs.compose import Composed
from pmdocs.corporate.dressing import dressed
from pmdocs.documents import DOCUMENTS, DocumentKind, Voice
from pmdocs.theme import Theme, load_theme
from pmdocs.writers.docx import write_docx
from tests.building import SAMPLES, figures
from tests.corporate_files import WINE, bare, english, french, german, landscape, parts_of
from tests.libreoffice import printed
from tests.readable import page_texts
from tests.writers.docx.composing import document, specimen
from tests.writers.docx.conformance import conformance_faults
from tests.writers.docx.reading_back import find, part_names, texts, values

Maker = Callable[[Path], Path]
BASES: dict[str, Maker] = {
    "english": english,
    "german": german,
    "french": french,
    "landscape": landscape,
    "bare": bare,
}
LONG = (
    ("german", DocumentKind.CHARTER),
    ("english", DocumentKind.RISK_REGISTER),
    ("french", DocumentKind.STATUS_REPORT),
)
every_base = pytest.mark.parametrize("base", BASES)


def on(base: str, page: Composed, theme: Theme | None = None) -> bytes:
    """A page on a corporate file, with the numbers its contents need."""
    with TemporaryDirectory() as folder:
        file = BASES[base](Path(folder))
        chosen, _ = dressed(Theme(word_base=file) if theme is None else theme, lambda _: False)
        pages = {f"h-{n}": n for n in range(99)}
        return write_docx(page, chosen, pages, SAMPLES / "orion")


@cache
def specimen_on(base: str) -> bytes:
    """The document that uses every word of the vocabulary."""
    return on(base, specimen())


@cache
def orion(kind: DocumentKind) -> Composed:
    """A long document, as it is composed."""
    return composed_page(DOCUMENTS[kind], figures("orion"), Voice("en", "EUR"), Theme(), SAMPLES / "orion")


@every_base
def test_nothing_is_left_to_mend(base: str, tmp_path: Path) -> None:
    """Both checkers and our own eight checks are content with the specimen."""
    assert conformance_faults(specimen_on(base), tmp_path) == []


@pytest.mark.parametrize(("base", "kind"), LONG)
def test_long_documents_arrive_finished(base: str, kind: DocumentKind, tmp_path: Path) -> None:
    """Orion's charter, risk register and status report: no fault in any of them."""
    assert conformance_faults(on(base, orion(kind)), tmp_path) == []


def test_libreoffice_opens_each() -> None:
    """With the header of the file on the pages, and the words of the specimen."""
    pages = {name: page_texts(pdf) for name, pdf in printed({base: specimen_on(base) for base in BASES}).items()}
    for shown in pages.values():
        assert any("The project on one page" in page for page in shown)
    assert "Stadtwerke Nordhafen" in pages["german"][1]
    assert "Région Val-de-Loire" in pages["french"][0]
    assert "Val-de-Loire – suite" in pages["french"][1]
    assert "Harbour Trust" in pages["english"][1]


@every_base
def test_equal_input_gives_equal_bytes(base: str) -> None:
    """Nothing comes from the clock or from chance."""
    assert on(base, specimen()) == specimen_on(base)


def test_styles_have_the_ids_of_the_file() -> None:
    """Headings, text and lists stand in the file's own styles; ours are added only for what it lacks."""
    data = specimen_on("german")
    used = set(values(data, "//w:pStyle/@w:val"))
    assert {"berschrift1", "berschrift2", "Textkrper", "Aufzhlungszeichen", "Titel", "Verzeichnis1"} <= used
    known = values(data, "//w:style/@w:styleId", "word/styles.xml")
    assert used <= set(known)
    assert len(known) == len(set(known))
    assert {"Heading1", "BodyText", "ListBullet", "Title"}.isdisjoint(known)
    assert {"PmdocsRegister", "TableText", "Lead", "CalloutDecision"} <= set(known)


def test_the_files_own_styles_are_not_touched() -> None:
    """Georgia, wine red, eleven points: as the organisation has them."""
    data = specimen_on("german")
    (heading,) = find(data, "//w:style[@w:styleId='berschrift1']", "word/styles.xml")
    assert heading.xpath("string(w:rPr/w:color/@w:val)", namespaces={"w": heading.nsmap["w"]}) == WINE
    assert heading.xpath("string(w:rPr/w:rFonts/@w:ascii)", namespaces={"w": heading.nsmap["w"]}) == "Georgia"
    assert values(data, "//w:style[@w:styleId='Standard']/w:rPr/w:sz/@w:val", "word/styles.xml") == ["22"]


def test_pages_are_those_of_the_file() -> None:
    """Sheet and margins in every section; a section on its side is the same sheet turned."""
    data = specimen_on("german")
    sheets = {tuple(section.values()[:2]) for section in find(data, "//w:sectPr/w:pgSz")}
    assert sheets == {("11906", "16838"), ("16838", "11906")}
    assert set(values(data, "//w:pgMar/@w:left")) == {"1531"}
    assert set(values(specimen_on("french"), "//w:pgSz/@w:w")) == {"12240", "15840"}


def test_of_several_sections_the_text_gets_the_right_one() -> None:
    """The English file opens with a cover of 60 mm margins; our text stands on the pages behind it."""
    assert set(values(specimen_on("english"), "//w:pgMar/@w:top")) == {"1701"}


def test_the_first_page_keeps_its_own_header() -> None:
    """Only there; further sections show the usual one."""
    data = specimen_on("english")
    firsts = find(data, "//w:sectPr[w:titlePg]")
    assert len(firsts) == 1
    assert firsts[0] is not None
    assert len(find(data, "//w:headerReference[@w:type='first']")) == 1


def test_a_file_without_footer_gets_ours() -> None:
    """With version, data date and page number, in the file's own footer style."""
    data = specimen_on("english")
    (name,) = {name for name in part_names(data) if name.startswith("word/footer")} - {"word/footer2.xml"}
    assert any("NUMPAGES" in words for words in values(data, "//w:instrText/text()", name))
    assert set(values(data, "//w:pStyle/@w:val", name)) == {"Footer"}


def test_the_header_grows_with_a_page_on_its_side() -> None:
    """A copy of it, whose tab at the right margin has moved along; numbers of drawings stay unique."""
    data = specimen_on("german")
    headers = [name for name in part_names(data) if name.startswith("word/header")]
    assert len(headers) == 2
    stops = [values(data, "//w:tab[@w:val='right']/@w:pos", name) for name in headers]
    assert ["14173"] in stops
    drawings = [number for name in (*headers, "word/document.xml") for number in values(data, "//wp:docPr/@id", name)]
    assert len(drawings) == len(set(drawings))


def test_a_logo_in_the_header_is_not_shown_twice() -> None:
    """The cover of the PDF has it; in Word the file's own header shows it on every page."""
    assert find(specimen_on("german"), "//w:p[w:pPr/w:pStyle/@w:val='Logo']") == []


def test_what_belonged_to_the_old_text_is_gone() -> None:
    """Words, picture, comment, statistics, protection: nothing of the template's text is handed on."""
    data = specimen_on("german")
    parts = parts_of(data)
    assert all(b"Geheimer Entwurf" not in content for content in parts.values())
    assert [name for name in parts if "comments" in name or name.startswith("word/media/image2")] == []
    settings = parts["word/settings.xml"]
    assert b"documentProtection" not in settings
    assert b"updateFields" not in settings
    assert values(data, "//w:compatSetting[@w:name='compatibilityMode']/@w:val", "word/settings.xml") == ["15"]


def test_the_language_is_the_documents() -> None:
    """A German template checks the spelling of an English report in English."""
    data = specimen_on("german")
    assert values(data, "//w:docDefaults//w:lang/@w:val", "word/styles.xml") == ["en-GB"]
    assert find(data, "//w:style//w:lang", "word/styles.xml") == []


def test_words_in_tables_are_smaller_in_a_wide_face() -> None:
    """Columns made for Calibri of 9 pt hold Verdana of 7.5 pt and Georgia of 8 pt; chips shrink along."""
    sizes = {
        base: values(specimen_on(base), "//w:style[@w:styleId='TableText']/w:rPr/w:sz/@w:val", "word/styles.xml")
        for base in ("french", "german")
    }
    assert sizes == {"french": ["15"], "german": ["16"]}
    (chip,) = values(specimen_on("german"), "//w:style[@w:styleId='RagAmber']/w:rPr/w:sz/@w:val", "word/styles.xml")
    assert int(chip) <= 16


def test_an_explicit_theme_keeps_its_colours_on_a_corporate_file(tmp_path: Path) -> None:
    """What is added is in the look of the theme; what the file has stays the file's."""
    theme, _ = dressed(Theme(colours=load_theme("bold").colours, word_base=german(tmp_path)), lambda _: False)
    data = write_docx(specimen(), theme)
    kicker = "//w:style[@w:styleId='Kicker']/w:rPr/w:color/@w:val"
    assert values(data, kicker, "word/styles.xml") == ["B8401A"]
    assert values(data, "//w:style[@w:styleId='berschrift1']/w:rPr/w:color/@w:val", "word/styles.xml") == [WINE]


def test_a_right_to_left_document_on_a_corporate_file(tmp_path: Path) -> None:
    """Sections, text and tables turn round, whatever the template's language."""
    page = document("<h1>تقرير</h1><p>مرحبا</p>", language="ar", direction="rtl")
    data = on("german", page)
    assert len(find(data, "//w:sectPr/w:bidi")) == 1
    assert "تقرير" in texts(data)
    assert conformance_faults(data, tmp_path) == []


def test_our_own_output_can_be_a_base(tmp_path: Path) -> None:
    """Somebody restyles a document of ours in Word and names it as the base: every style is found again."""
    first = write_docx(specimen(), Theme())
    (tmp_path / "restyled.docx").write_bytes(first)
    theme, _ = dressed(Theme(word_base=tmp_path / "restyled.docx"), lambda _: False)
    second = write_docx(specimen(), theme)
    identities = "//w:style/@w:styleId"
    assert sorted(values(second, identities, "word/styles.xml")) == sorted(values(first, identities, "word/styles.xml"))
    told = ([text.strip() for text in texts(data) if text.strip()] for data in (first, second))
    assert next(told) == next(told)
