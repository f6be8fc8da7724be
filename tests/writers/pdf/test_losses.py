"""A page never loses anything silently: letters without a font, pictures, addresses, styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pmdocs.compose import Composed
from pmdocs.diagnostics import DefinitionError, Diagnostic
from pmdocs.theme import Theme
from pmdocs.writers.pdf import page_numbers, write_pdf

Body = Callable[[str], Composed]
PICTURE = "<h1>x</h1><figure><img src='{}' alt='A quay'><figcaption>Quay</figcaption></figure>"


def losses(composed: Composed, folder: Path | None = None, theme: Theme | None = None) -> tuple[Diagnostic, ...]:
    """What writing the PDF complains of."""
    with pytest.raises(DefinitionError) as caught:
        write_pdf(composed, theme or Theme(), folder)
    assert all(loss.remedy for loss in caught.value.diagnostics)
    return caught.value.diagnostics


def test_a_letter_without_a_font_is_named_with_its_place(page: Body) -> None:
    """A letter from a private area is in no font: its number, the words around it and its source are given."""
    (loss,) = losses(page("<h1>x</h1><p data-from='risks.R-1.title'>Crane \U000fabcd slips</p>"))
    assert loss.code == "PM340"
    assert "U+FABCD" in loss.message
    assert "'Crane \U000fabcd slips' (risks.R-1.title)" in loss.message


def test_page_numbers_need_no_letters(page: Body, tmp_path: Path) -> None:
    """Word alone has its readers' typefaces; a picture that is not there, it lacks as well."""
    assert page_numbers(page("<h1 id='one'>x</h1><p>Crane \U000fabcd slips</p>"), Theme())["one"] == 1
    with pytest.raises(DefinitionError, match=r"quay\.png"):
        page_numbers(page(PICTURE.format("quay.png")), Theme(), tmp_path)


def test_a_missing_picture_stops_the_file(page: Body, tmp_path: Path) -> None:
    """A hole in the page is an error, not a line in a log."""
    (loss,) = losses(page(PICTURE.format("quay.png")), tmp_path)
    assert (loss.code, "quay.png" in loss.message) == ("PM342", True)


def test_a_picture_of_the_project_is_shown(page: Body, tmp_path: Path) -> None:
    """The same picture, once it is there, is in the file."""
    Image.new("RGB", (40, 30), "#336699").save(tmp_path / "quay.png")
    assert b"/Image" in write_pdf(page(PICTURE.format("quay.png")), Theme(), tmp_path).data


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/a.png",
        "file:///etc/hosts",
        "../outside.png",
        "data:image/png;base64,AAAA",
        "ftp://a.example/a.png",
    ],
)
def test_nothing_is_read_from_outside(page: Body, tmp_path: Path, address: str) -> None:
    """Networks, other folders and data in addresses are refused by name."""
    Image.new("RGB", (4, 4)).save(tmp_path / "outside.png")
    folder = tmp_path / "project"
    folder.mkdir()
    (loss,) = losses(page(PICTURE.format(address)), folder)
    assert loss.code == "PM341"


def test_a_link_out_of_the_project_is_not_followed(page: Body, tmp_path: Path) -> None:
    """A symbolic link inside the project does not lend a file from outside."""
    Image.new("RGB", (4, 4)).save(tmp_path / "outside.png")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "quay.png").symlink_to(tmp_path / "outside.png")
    assert [loss.code for loss in losses(page(PICTURE.format("quay.png")), folder)] == ["PM341"]


def test_an_address_inside_a_drawing_is_refused(page: Body, tmp_path: Path) -> None:
    """The layout swallows what a picture's own references fail to load; the list of refusals does not."""
    inside = '<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inside}</svg>'
    (tmp_path / "quay.svg").write_text(drawing, encoding="utf-8")
    assert [loss.code for loss in losses(page(PICTURE.format("quay.svg")), tmp_path)] == ["PM341"]


def test_a_damaged_or_huge_picture_is_refused(page: Body, tmp_path: Path) -> None:
    """A cut-off file, and one of 49 million points, are named before they cost memory."""
    Image.effect_noise((80, 80), 90).save(tmp_path / "whole.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "whole.png").read_bytes()[:900])
    Image.new("1", (7000, 7000)).save(tmp_path / "huge.png")
    for name, words in (("cut.png", "damaged"), ("huge.png", "7000 by 7000")):
        (loss,) = losses(page(PICTURE.format(name)), tmp_path)
        assert (loss.code, words in loss.message) == ("PM342", True)


def test_a_slip_in_a_style_sheet_is_reported(page: Body, tmp_path: Path) -> None:
    """A style the layout does not know is named, not ignored."""
    (tmp_path / "own.css").write_text("p { colour: red }", encoding="utf-8")
    (loss,) = losses(page("<h1>x</h1>"), theme=replace(Theme(), style_sheet=tmp_path / "own.css"))
    assert (loss.code, "colour" in loss.message) == ("PM343", True)


def test_elements_too_deep_to_lay_out(page: Body) -> None:
    """Some hundreds of nested boxes are one sentence, not a crash."""
    depth = 400
    body = "<h1>x</h1><p>" + "<em>" * depth + "x" + "</em>" * depth + "</p>"
    assert [loss.code for loss in losses(page(body))] == ["PM344"]
