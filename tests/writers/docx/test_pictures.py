"""Pictures: crisp, no larger than the page, with words for those who cannot see them, and only the project's own."""

from __future__ import annotations

import base64
import importlib
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from pmdocs.diagnostics import DefinitionError
from pmdocs.theme import Logo, Theme
from pmdocs.writers.docx import write_docx
from pmdocs.writers.docx.borrowed_faces import _seen
from pmdocs.writers.docx.charts import draw
from pmdocs.writers.docx.drawing import Size
from tests.writers.docx.composing import document
from tests.writers.docx.reading_back import part_names, values

EMU_PER_MM = 36_000
DRAWING = (
    '<svg role="img" {size} viewBox="0 0 200 100"><title>Cost</title><desc>It rises.</desc>'
    '<rect width="200" height="100" fill="#14566b"/><text x="20" y="50" font-size="20">Words ▲</text></svg>'
)


def chart(size: str = "") -> str:
    """A figure with a drawing."""
    return f'<figure class="chart" id="c">{DRAWING.format(size=size)}<figcaption>Cap</figcaption></figure>'


def figure(source: str) -> str:
    """A figure with a picture from a file."""
    return f'<figure><img src="{source}" alt="The site in October"><figcaption>Cap</figcaption></figure>'


def paint(path: Path, width: int = 60, height: int = 30, **options: object) -> Path:
    """A picture file."""
    Image.new("RGB", (width, height), "#14566b").save(path, **options)  # type: ignore[arg-type]
    return path


def extent(data: bytes) -> tuple[float, float]:
    """The size of the one picture, in millimetres."""
    (width,), (height,) = values(data, "//wp:extent/@cx"), values(data, "//wp:extent/@cy")
    return round(int(width) / EMU_PER_MM, 1), round(int(height) / EMU_PER_MM, 1)


def pixels(data: bytes) -> Image.Image:
    """The one picture in the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        return Image.open(io.BytesIO(archive.read(name)))


def test_a_chart_is_a_crisp_picture_with_its_own_words() -> None:
    """A drawing of 100 by 50 mm is drawn at 220 dots to the inch, and says title and description."""
    data = write_docx(document(chart('width="100mm" height="50mm"')), Theme())
    assert extent(data) == (100.0, 50.0)
    assert abs(pixels(data).width - 100 / 25.4 * 220) < 1
    assert values(data, "//wp:docPr/@title") == ["Cost"]
    assert values(data, "//wp:docPr/@descr") == ["It rises."]


@pytest.mark.parametrize("size", ['width="600mm" height="300mm"', 'width="3000pt" height="1500pt"'])
def test_a_wide_chart_is_as_wide_as_the_text(size: str) -> None:
    """210 mm of paper less two margins of 22 mm, in the drawing's own proportions."""
    assert extent(write_docx(document(chart(size)), Theme())) == (166.0, 83.0)


def test_a_drawing_without_size_takes_that_of_its_box() -> None:
    """200 units are 200 CSS pixels, 96 to the inch."""
    assert extent(write_docx(document(chart()), Theme())) == (52.9, 26.5)


def test_charts_are_the_same_on_every_machine() -> None:
    """Letters come from the theme's fonts alone, so a second drawing is the same, to the byte."""
    assert write_docx(document(chart()), Theme()) == write_docx(document(chart()), Theme())
    assert len(pixels(write_docx(document(chart()), Theme())).convert("RGB").getcolors(10_000) or []) > 2


def test_no_other_fonts_than_the_themes_are_asked() -> None:
    """A face that this machine may have, and another may not, gives way to the theme's own."""
    own, other = (DRAWING.format(size=f'font-family="{face}"') for face in ("Carlito", "DejaVu Serif"))
    drawn = [write_docx(document(chart().replace(DRAWING.format(size=""), svg)), Theme()) for svg in (own, other)]
    assert pixels(drawn[0]).tobytes() == pixels(drawn[1]).tobytes()


def test_a_figure_is_kept_with_its_caption() -> None:
    """The style of the picture's paragraph sees to that; the caption carries the figure's bookmark."""
    data = write_docx(document(chart() + '<p><a class="ref" href="#c"></a></p>'), Theme())
    assert values(data, "//w:p[.//w:drawing]//w:pStyle/@w:val") == ["Figure"]
    assert values(data, "//w:bookmarkStart/@w:name") == ["c"]


def test_a_picture_of_the_project(tmp_path: Path) -> None:
    """60 by 30 points at 96 to the inch, with its alternative text."""
    paint(tmp_path / "site.png")
    data = write_docx(document(figure("site.png")), Theme(), folder=tmp_path)
    assert extent(data) == (15.9, 7.9)
    assert values(data, "//wp:docPr/@descr") == ["The site in October"]


def test_resolution_and_kind_are_read_from_the_file(tmp_path: Path) -> None:
    """A photograph of 300 dots to the inch is small and stays a JPEG; a WebP, which Word cannot hold, becomes a PNG."""
    paint(tmp_path / "photo.jpg", 600, 300, dpi=(300, 300))
    paint(tmp_path / "new.webp")
    photo = write_docx(document(figure("photo.jpg")), Theme(), folder=tmp_path)
    assert extent(photo) == (50.8, 25.4)
    assert pixels(photo).format == "JPEG"
    assert pixels(write_docx(document(figure("new.webp")), Theme(), folder=tmp_path)).format == "PNG"


def test_the_same_picture_is_stored_once(tmp_path: Path) -> None:
    """Two figures, one file inside."""
    paint(tmp_path / "a.png")
    data = write_docx(document(figure("a.png") * 2), Theme(), folder=tmp_path)
    assert len([name for name in part_names(data) if name.startswith("word/media/")]) == 1
    assert len(set(values(data, "//wp:docPr/@id"))) == 2


def test_a_picture_within_the_document(tmp_path: Path) -> None:
    """A data address needs no file."""
    address = "data:image/png;base64," + base64.b64encode(paint(tmp_path / "a.png").read_bytes()).decode()
    assert extent(write_docx(document(figure(address)), Theme())) == (15.9, 7.9)


def test_the_logo_heads_the_cover(tmp_path: Path) -> None:
    """Fitted into its box of 45 by 16 mm, with its words, and nowhere but on the cover."""
    path = paint(tmp_path / "logo.png", 900, 900)
    theme = Theme(logo=Logo(path, alt="Harbour Library Service"))
    data = write_docx(document('<section class="cover"><p class="title">T</p></section><h1>x</h1>'), theme)
    assert [int(side) / EMU_PER_MM for side in values(data, "//wp:inline/wp:extent/@*")] == [16.0, 16.0]
    assert values(data, "//wp:inline/wp:docPr/@descr") == ["Harbour Library Service"]
    assert not values(write_docx(document("<h1>x</h1>"), theme), "//wp:docPr/@descr")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("missing.png", "PM342"),
        ("text.png", "PM342"),
        ("cut.png", "PM342"),
        ("broken.svg", "PM342"),
        ("../secret.png", "PM341"),
        ("https://example.org/a.png", "PM341"),
        ("file:///etc/hostname", "PM341"),
        ("link.png", "PM341"),
        ("data:image/png;base64,AAAA", "PM342"),
    ],
)
def test_what_cannot_be_shown_is_named(source: str, code: str, tmp_path: Path) -> None:
    """A missing, damaged or foreign file stops the writing with its name and a remedy, also after a PDF."""
    importlib.import_module("weasyprint")  # loading it makes the picture library accept files that break off
    folder = tmp_path / "project"
    folder.mkdir()
    secret = paint(tmp_path / "secret.png", 400, 400)
    (folder / "link.png").symlink_to(secret)
    (folder / "text.png").write_text("no picture", encoding="utf-8")
    (folder / "cut.png").write_bytes(secret.read_bytes()[:200])
    (folder / "broken.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        write_docx(document(figure(source)), Theme(), folder=folder)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == code
    assert diagnostic.remedy
    assert source[:60] in diagnostic.message


def test_a_picture_with_too_many_points_is_refused(tmp_path: Path) -> None:
    """21 KB that would need 500 MB to show."""
    Image.new("1", (13_000, 13_000)).save(tmp_path / "huge.png")
    with pytest.raises(DefinitionError, match="too many"):
        write_docx(document(figure("huge.png")), Theme(), folder=tmp_path)


def test_a_chart_has_a_ground_of_its_own() -> None:
    """A picture that is clear in places is blended at its edges when it is printed: boxes around all words."""
    alpha = pixels(write_docx(document(chart()), Theme())).convert("RGBA").getchannel("A")
    assert alpha.getextrema() == (255, 255)


def drawn(words: str) -> bytes:
    """The picture of some words."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="30pt" viewBox="0 0 200 30" '
        f'font-family="Carlito,sans-serif"><text x="10" y="20" font-size="16">{words}</text></svg>'
    )
    return bytes(draw(svg.encode(), Size(200 * 12_700, 30 * 12_700), Theme(), "#ffffff"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("渡轮", "工場"), ("שלום", "עולם"), ("ทีม", "ทีป"), ("🎫", "🚀"), ("渡轮 Ferry العبّارة", "渡轮 Ferry الإدارةّ")],
)
def test_letters_the_theme_lacks_are_borrowed(one: str, other: str) -> None:
    """Two words are two pictures; as boxes for letters that no font has, they would be the same."""
    assert drawn(one) != drawn(other)


def test_an_ordinary_drawing_asks_the_machine_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes on every machine: Latin, Greek and Cyrillic letters, and our signs, are all in our faces."""
    monkeypatch.delattr("pmdocs.writers.docx.borrowed_faces._borrowed")
    assert drawn("Größe Ωμέγα Фонд ▲ ✓ →")


def test_runs_stand_in_the_order_in_which_they_are_seen() -> None:
    """From left to right; those between right-to-left words turn round with them, numbers and signs included."""
    left_to_right = [("CJK", "渡轮 "), ("", "Ferry "), ("Arabic", "عبّارة")]
    assert [words for _, words, _ in _seen(left_to_right)] == ["渡轮 ", "Ferry ", "عبّارة"]
    turned = [("Arabic", "تأخّر "), ("Emoji", "🚢 "), ("Arabic", "المصنع "), ("", "X-200")]
    assert [words for _, words, _ in _seen(turned)] == ["المصنع ", "🚢 ", "تأخّر ", "X-200"]
