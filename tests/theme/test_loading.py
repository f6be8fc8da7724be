"""Theme files: what they change, and how their faults are reported."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from pmdocs.diagnostics import DefinitionError
from pmdocs.theme import Cover, Density, Paper, Theme, check_theme, load_theme
from pmdocs.theme.faces import shipped


def write(folder: Path, text: str) -> Path:
    """A theme file of a person's own."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[tuple[str, int]]:
    """Code and line of each fault in a theme."""
    with pytest.raises(DefinitionError) as caught:
        load_theme(write(folder, text))
    assert all(problem.remedy for problem in caught.value.diagnostics)
    return [(problem.code, problem.mark.line if problem.mark else 0) for problem in caught.value.diagnostics]


def told(folder: Path, text: str) -> list[str]:
    """What is said of each fault in a theme."""
    with pytest.raises(DefinitionError) as caught:
        load_theme(write(folder, text))
    return [problem.message for problem in caught.value.diagnostics]


def test_the_default_is_quiet() -> None:
    """The file of the quiet theme says exactly what a theme is without a file."""
    assert load_theme("quiet") == Theme()


def test_three_themes_come_with_us() -> None:
    """Bold changes cover and colours, plain is Letter paper and tight."""
    bold, plain = load_theme("bold"), load_theme("plain")
    assert (bold.cover, bold.paper, bold.sizes.title) == (Cover.BOLD, Paper.A4, 56.0)
    assert (plain.cover, plain.paper, plain.density) == (Cover.PLAIN, Paper.LETTER, Density.COMPACT)


def test_a_file_says_only_what_differs(tmp_path: Path) -> None:
    """One colour and one margin are changed; the rest is the theme it extends."""
    text = 'extends: bold\ncolours: {accent: "#005A9C"}\nmargins: {left: 30}\nfurniture: {footer_left: Northbank}\n'
    theme, bold = load_theme(write(tmp_path, text)), load_theme("bold")
    assert (theme.colours.accent, theme.colours.ink) == ("#005a9c", bold.colours.ink)
    assert (theme.margins.left, theme.margins.right) == (30.0, bold.margins.right)
    assert (theme.furniture.footer_left, theme.furniture.header_left) == ("Northbank", None)
    assert theme.name == "mine"


def test_a_face_of_ones_own(tmp_path: Path) -> None:
    """Another family names its files; Word names the same face unless told otherwise."""
    shutil.copy(shipped("Carlito-Regular.ttf"), tmp_path / "Own.ttf")
    theme = load_theme(write(tmp_path, "fonts: {heading: {family: Own, regular: Own.ttf}, fallback: [Amiri]}\n"))
    assert (theme.fonts.heading.word, theme.fonts.heading.regular) == ("Own", (tmp_path / "Own.ttf").resolve())
    assert (theme.fonts.text.family, theme.fonts.fallback) == ("Carlito", ("Amiri",))


def test_every_fault_is_reported_at_its_line(tmp_path: Path) -> None:
    """Wrong colour, wrong choice, wrong size, wrong shape and slips come together, each at its line."""
    text = (
        "paper: A5\n"
        "colours:\n"
        "  accent: teal\n"
        '  akcent: "#000000"\n'
        "  heat: [red]\n"
        "sizes: {text: 200}\n"
        "margins: {left: wide}\n"
        "fonts: Carlito\n"
        "colors: {}\n"
    )
    expected = [
        ("PM354", 1), ("PM352", 3), ("PM351", 4), ("PM355", 5), ("PM353", 6), ("PM353", 7), ("PM355", 8), ("PM351", 9),
    ]  # fmt: skip
    assert faults(tmp_path, text) == expected


def test_files_lie_beside_the_theme(tmp_path: Path) -> None:
    """A logo that is missing, lies elsewhere or is no picture is refused."""
    (tmp_path / "words.png").write_text("no picture", encoding="utf-8")
    assert faults(tmp_path, "logo: {path: missing.png}\n") == [("PM356", 1)]
    assert faults(tmp_path, "logo: {path: ../../../etc/hosts}\n") == [("PM356", 1)]
    assert faults(tmp_path, "logo: {path: words.png}\n") == [("PM356", 1)]
    assert faults(tmp_path, "logo: {width: 30}\n") == [("PM356", 1)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect width="12"'),
        ("logo.png", b"\x89PNG\r\n\x1a\n and no more"),
        ("logo.jpg", b"<html>Not found</html>"),
    ],
)
def test_a_logo_that_breaks_off_is_no_picture(tmp_path: Path, name: str, content: bytes) -> None:
    """Half a download is refused at its line, before anything is laid out."""
    (tmp_path / name).write_bytes(content)
    assert faults(tmp_path, f"name: x\nlogo: {{path: {name}}}\n") == [("PM356", 2)]


def test_a_logo_that_neither_writer_could_show(tmp_path: Path) -> None:
    """Its head is that of a picture; its data break off, or it has more points than anybody prints."""
    photo = io.BytesIO()
    Image.effect_noise((200, 200), 60).save(photo, "JPEG")
    (tmp_path / "half.jpg").write_bytes(photo.getvalue()[:4000])
    Image.new("1", (9000, 5000)).save(tmp_path / "wall.png")
    Image.new("1", (12_000, 9000)).save(tmp_path / "house.png")
    assert told(tmp_path, "logo: {path: half.jpg}\n") == ["The file 'half.jpg' is damaged, or not a picture."]
    assert told(tmp_path, "logo: {path: wall.png}\n") == [
        "The file 'wall.png' has 9000 by 5000 points, too many to lay out."
    ]
    assert told(tmp_path, "logo: {path: house.png}\n") == ["The file 'house.png' has too many points to lay out."]


@pytest.mark.parametrize("content", [b"words", b"", b"wOF2\x00\x01\x00\x00"])
def test_a_font_that_is_none(tmp_path: Path, content: bytes) -> None:
    """Words under a font's name, and a font of the web, in which charts in Word could not be set."""
    (tmp_path / "own.ttf").write_bytes(content)
    assert faults(tmp_path, "fonts: {text: {family: Own, regular: own.ttf}}\n") == [("PM356", 1)]


def test_a_colour_without_quotes_is_not_lost_in_silence(tmp_path: Path) -> None:
    """To YAML it is a comment: the most likely slip of all stops the build and says what to write."""
    text = "colours:\n  accent: #7a1f4b\n"
    assert ("PM352", 2) in faults(tmp_path, text)


def test_what_is_odd_in_a_theme_is_told(tmp_path: Path) -> None:
    """A remark that was perhaps meant as a value comes along with the theme."""
    _, told = check_theme(write(tmp_path, "name: Brand #1\n"))
    assert [item.code for item in told] == ["PM033"]


def test_an_unknown_theme_is_named(tmp_path: Path) -> None:
    """A slip in a theme's name comes with the name that was probably meant."""
    with pytest.raises(DefinitionError, match="Did you mean 'quiet'"):
        load_theme("quite")
    with pytest.raises(DefinitionError, match="PM350"):
        load_theme(tmp_path / "nowhere.yaml")


def test_a_word_file_is_no_theme(tmp_path: Path) -> None:
    """Named where a theme belongs, it is told what it is for."""
    (tmp_path / "corp.docx").write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(DefinitionError, match=r"corp\.docx' is a Word file and no theme") as caught:
        load_theme(tmp_path / "corp.docx")
    assert "pmdocs theme from" in caught.value.diagnostics[0].remedy


def test_a_broken_file_is_reported_by_the_reader(tmp_path: Path) -> None:
    """YAML that cannot be read, and a list instead of settings, are no crash."""
    assert faults(tmp_path, "colours: {accent: '#000000'\n")[0][0].startswith("PM0")
    assert faults(tmp_path, "- a\n- b\n") == [("PM355", 0)]


def test_an_empty_file_is_the_default(tmp_path: Path) -> None:
    """A theme that says nothing changes nothing but its name."""
    theme = load_theme(write(tmp_path, "# nothing yet\n"))
    assert (theme.name, theme.colours) == ("mine", Theme().colours)
