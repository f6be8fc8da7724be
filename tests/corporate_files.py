"""Word files as organisations have them, made from scratch: English, German, French, on its side, bare, hostile."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree
from PIL import Image, ImageDraw

GERMAN: Final[Mapping[str, str]] = {
    "Normal": "Standard",
    "heading 1": "Überschrift 1",
    "heading 2": "Überschrift 2",
    "heading 3": "Überschrift 3",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    "Body Text": "Textkörper",
    "caption": "Beschriftung",
    "List Bullet": "Aufzählungszeichen",
    "List Bullet 2": "Aufzählungszeichen 2",
    "List Number": "Listennummer",
    "header": "Kopfzeile",
    "footer": "Fußzeile",
    "toc 1": "Verzeichnis 1",
    "toc 2": "Verzeichnis 2",
    "Default Paragraph Font": "Absatz-Standardschriftart",
    "Normal Table": "Normale Tabelle",
    "Table Grid": "Tabellenraster",
    "No List": "Keine Liste",
    "Strong": "Fett",
}
FRENCH: Final[Mapping[str, str]] = {
    "heading 1": "Titre 1",
    "heading 2": "Titre 2",
    "heading 3": "Titre 3",
    "Title": "Titre",
    "Subtitle": "Sous-titre",
    "Body Text": "Corps de texte",
    "caption": "Légende",
    "List Bullet": "Liste à puces",
    "List Number": "Liste à numéros",
    "header": "En-tête",
    "footer": "Pied de page",
    "Default Paragraph Font": "Police par défaut",
    "Normal Table": "Tableau Normal",
}
WINE: Final = "8C1D40"
"""The brand colour of the German file."""
NAVY: Final = "1B3A6B"
"""The brand colour of the English file."""
PALE: Final = "F9A01B"
"""An orange on which nobody can read, and which nobody can read on white."""

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"


def logo_png(colour: str = WINE, size: tuple[int, int] = (480, 160)) -> bytes:
    """A logo: a disc and a bar on white."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    height = size[1]
    pen.ellipse((8, 8, height - 8, height - 8), fill=f"#{colour}")
    pen.rectangle((height + 16, height * 0.38, size[0] - 12, height * 0.62), fill=f"#{colour}")
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def german(folder: Path, *, localised_names: bool = False) -> Path:
    """A German house style: ids (or names, too) in German, counted headings, a logo, page numbers, settings that lock.

    A4 with wide margins, Georgia and wine red, written by an older Word, with text, a picture and a note of its own.
    """
    document = docx.Document()
    _page(document, Mm(210), Mm(297), top=Mm(35), right=Mm(20), bottom=Mm(28), left=Mm(27))
    _theme(document, {"accent1": WINE, "dk2": "3B0A1B"}, major="Georgia", minor="Georgia")
    _dress(document, WINE, "Georgia")
    _running_text(document)
    _contents_styles(document)
    _count_headings(document)
    _header_with_logo(document, "Stadtwerke Nordhafen\tVertraulich")
    _footer_with_pages(document, "Stadtwerke Nordhafen GmbH, 12345 Nordhafen", "Seite ", " von ")
    _text(document)
    _lock(document)
    document.core_properties.comments = "Vorlage 2024"
    data = _localised(_saved(document), GERMAN, names_too=localised_names)
    return _written(folder / "nordhafen.docx", data)


def french(folder: Path) -> Path:
    """A French template (.dotx) of Letter size with the ids of a French Word, and another header on the first page."""
    document = docx.Document()
    _page(document, Mm(215.9), Mm(279.4), top=Mm(25), right=Mm(25), bottom=Mm(20), left=Mm(25))
    _theme(document, {"accent1": PALE, "dk2": "1F3A5F"}, major="Trebuchet MS", minor="Verdana")
    _dress(document, "C77700", "")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Région Val-de-Loire"
    section.header.paragraphs[0].text = "Val-de-Loire – suite"
    data = _localised(_saved(document), FRENCH)
    return _written(folder / "region.dotx", _as_template(data))


def english(folder: Path) -> Path:
    """An English Letter template: two sections of other margins, a first page of its own, a table style of the house.

    The house style is the file's usual table: a head of white on navy, bands of grey. Titles and captions are missing.
    """
    document = docx.Document()
    _page(document, Mm(215.9), Mm(279.4), top=Mm(60), right=Mm(40), bottom=Mm(40), left=Mm(40))
    _theme(document, {"accent1": NAVY, "dk2": "0B1F3A"}, major="Arial", minor="Arial")
    _dress(document, NAVY, "Arial")
    _house_table(document)
    for name in ("Title", "Subtitle", "Caption", "Body Text"):
        style = document.styles[name].element
        style.getparent().remove(style)
    document.add_paragraph("Cover of the template")
    document.add_section()
    _page(document, Mm(215.9), Mm(279.4), top=Mm(30), right=Mm(25.4), bottom=Mm(25.4), left=Mm(25.4))
    section = document.sections[-1]
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = True
    picture = section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(logo_png(NAVY)), width=Mm(42))
    picture._inline.docPr.set("descr", "Harbour Trust")
    section.header.paragraphs[0].text = "Harbour Trust"
    return _written(folder / "harbour.docx", _saved(document))


def landscape(folder: Path) -> Path:
    """A file whose only section is A4 on its side, with a header of three parts and no footer."""
    document = docx.Document()
    _page(document, Mm(297), Mm(210), top=Mm(25), right=Mm(20), bottom=Mm(20), left=Mm(20))
    document.sections[0].orientation = WD_ORIENT.LANDSCAPE
    header = document.sections[0].header.paragraphs[0]
    header.text = "Harbour Trust\tPlans\tInternal"
    stops = header.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(128.5), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(257), WD_TAB_ALIGNMENT.RIGHT)
    return _written(folder / "sideways.docx", _saved(document))


def bare(folder: Path) -> Path:
    """A file with one style, no lists, no settings, no theme, no header: as small programs write them."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles):
        if style.get(qn("w:styleId")) != "Normal":
            styles.remove(style)
    _forget(document, "numbering", "settings", "theme", "fontTable", "stylesWithEffects", "webSettings", "customXml")
    return _written(folder / "bare.docx", _saved(document))


def hostile(folder: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The bare file with its parts changed by `change`."""
    parts = parts_of(bare(folder).read_bytes())
    change(parts)
    return _written(folder / "hostile.docx", packed(parts))


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a Word file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _page(document: Document, width: Length, height: Length, **margins: Length) -> None:
    section = document.sections[-1]
    section.page_width, section.page_height = width, height
    section.top_margin, section.right_margin = margins["top"], margins["right"]
    section.bottom_margin, section.left_margin = margins["bottom"], margins["left"]


def _theme(document: Document, colours: Mapping[str, str], *, major: str, minor: str) -> None:
    for part in document.part.package.iter_parts():
        if part.content_type != _THEME:
            continue
        root = etree.fromstring(part.blob)
        for name, value in colours.items():
            for slot in root.iter(f"{_A}{name}"):
                slot.clear()
                etree.SubElement(slot, f"{_A}srgbClr", val=value)
        for use, font in (("majorFont", major), ("minorFont", minor)):
            for latin in root.iterfind(f".//{_A}{use}/{_A}latin"):
                latin.set("typeface", font)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _dress(document: Document, colour: str, font: str) -> None:
    """Headings in a colour of their own, text of eleven points; a font by its name where one is given."""
    for name in ("Heading 1", "Heading 2", "Heading 3", "Title"):
        style = document.styles[name]
        style.font.color.rgb = RGBColor.from_string(colour)
        if font:
            style.font.name = font
    document.styles["Normal"].font.size = Pt(11)
    if font:
        document.styles["Normal"].font.name = font


def _running_text(document: Document) -> None:
    """Text in blocks with an indented first line, as some houses like it."""
    form = document.styles["Body Text"].paragraph_format
    form.first_line_indent, form.space_after, form.space_before = Mm(4), Pt(6), Pt(0)
    form.alignment = WD_PARAGRAPH_ALIGNMENT.JUSTIFY


def _contents_styles(document: Document) -> None:
    for level in (1, 2):
        style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.element.attrib.pop(qn("w:customStyle"), None)
        style.paragraph_format.left_indent = Mm(4 * (level - 1))


def _house_table(document: Document) -> None:
    """A table style of the organisation's own, which Word gives to new tables in the file."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="{NAVY}"/>' for side in ("top", "bottom", "insideH"))
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="HarbourTable">'
            '<w:name w:val="Harbour Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
            f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{NAVY}"/></w:tcPr></w:tblStylePr>'
            '<w:tblStylePr w:type="lastCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
            '<w:tblStylePr w:type="band2Horz">'
            '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF1F6"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )
    stop = document.settings.element.find(qn("w:defaultTabStop"))
    # CT_Settings: w:defaultTableStyle stands a little behind w:defaultTabStop.
    stop.addnext(parse_xml(f'<w:defaultTableStyle {nsdecls("w")} w:val="HarbourTable"/>'))


def _count_headings(document: Document) -> None:
    """Headings numbered 1, 1.1, 1.1.1 by their styles."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{n + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{k + 1}" for k in range(n + 1))}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{567 + 142 * n}" w:hanging="{567 + 142 * n}"/></w:pPr></w:lvl>'
        for n in range(3)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first = numbering.find(qn("w:num"))
    first.addprevious(abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for n in range(3):
        properties = document.styles[f"Heading {n + 1}"].element.get_or_add_pPr()
        depth = f'<w:ilvl w:val="{n}"/>' if n else ""
        number = parse_xml(f'<w:numPr {nsdecls("w")}>{depth}<w:numId w:val="77"/></w:numPr>')
        properties._insert_numPr(number)


def _header_with_logo(document: Document, words: str) -> None:
    section = document.sections[0]
    usual = _text_width(section)
    line = section.header.paragraphs[0]
    line.add_run().add_picture(io.BytesIO(logo_png()), width=Mm(36))
    line.add_run("\t" + words)
    stops = line.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Length(usual // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(usual, WD_TAB_ALIGNMENT.RIGHT)


def _footer_with_pages(document: Document, words: str, before: str, between: str) -> None:
    section = document.sections[0]
    usual = _text_width(section)
    line = section.footer.paragraphs[0]
    stops = line.style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(usual, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{words}\t{before}")
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")


def _text_width(section: Section) -> Length:
    sides = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (side or Mm(0) for side in sides)
    return Length(width - left - right)


def _field(line: Paragraph, instruction: str) -> None:
    for kind in ("begin", instruction, "separate", "1", "end"):
        run = line.add_run()._r
        if kind in ("begin", "separate", "end"):
            char = OxmlElement("w:fldChar")
            char.set(qn("w:fldCharType"), kind)
            run.append(char)
        else:
            text = OxmlElement("w:instrText" if kind == instruction else "w:t")
            text.text = kind
            run.append(text)


def _text(document: Document) -> None:
    """What must not be handed on: a chapter, a picture, a comment."""
    document.add_heading("Geheimer Entwurf", 1)
    paragraph = document.add_paragraph("Nur für die Geschäftsleitung.")
    document.add_comment(paragraph.runs, "Bitte prüfen", "A. Muster", "AM")
    document.add_picture(io.BytesIO(logo_png("222222", (450, 150))), width=Mm(30))


def _lock(document: Document) -> None:
    settings = document.settings.element
    for tab in settings.iter(qn("w:defaultTabStop")):
        tab.set(qn("w:val"), "851")
        tab.addprevious(parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>'))
    settings.find(qn("w:compat")).addprevious(parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>'))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "12")


def _forget(document: Document, *kinds: str) -> None:
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in kinds:
            del document.part.rels[identity]


def _localised(data: bytes, names: Mapping[str, str], *, names_too: bool = False) -> bytes:
    """The file as a Word of another language would have written it: ids from its names, and perhaps the names."""
    parts = parts_of(data)
    root = etree.fromstring(parts["word/styles.xml"])
    ids: dict[str, str] = {}
    for style in root.iter(qn("w:style")):
        (name,) = style.findall(qn("w:name"))
        canonical = name.get(qn("w:val"), "")
        local = names.get(canonical) or names.get(canonical[0].lower() + canonical[1:])
        if local is None:
            continue
        ids[style.get(qn("w:styleId"), "")] = "".join(c for c in local if c.isascii() and c != " ")
        if names_too:
            name.set(qn("w:val"), local)
    parts["word/styles.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    pattern = re.compile(
        rb'(w:(?:styleId|(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val)=")([^"]+)(")',
    )

    def renamed(match: re.Match[bytes]) -> bytes:
        return match[1] + ids.get(match[2].decode(), match[2].decode()).encode() + match[3]

    stories = (name for name in parts if name.startswith("word/") and name.endswith(".xml"))
    return packed(parts | {name: pattern.sub(renamed, parts[name]) for name in stories})


def _as_template(data: bytes) -> bytes:
    parts = parts_of(data)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")
    return packed(parts)


def _saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
