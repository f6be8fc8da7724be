"""``pmdocs theme``: themes listed and shown, an organisation's Word file looked into and turned into a theme."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmdocs.theme import SHIPPED, load_theme
from tests.building import SAMPLES
from tests.cli.running import contents, run, run_apart
from tests.corporate_files import WINE, english, german, landscape
from tests.readable import page_texts
from tests.writers.docx.conformance import conformance_faults
from tests.writers.docx.reading_back import values


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ten-line project in the folder the person stands in."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "minimal.yaml", tmp_path / "desk.yaml")
    return tmp_path


def test_the_themes_that_ship_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """With what they are for; as data, too."""
    assert "public bodies" in run(capsys, "theme", "list").out
    listed = run(capsys, "theme", "list", "--json").data["themes"]
    assert [one["name"] for one in listed] == list(SHIPPED)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_is_shown_in_an_empty_folder(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """One command, two files: every building block once, in Word and PDF; a second run changes nothing."""
    answer = run(capsys, "theme", "show", name)
    assert (answer.code, answer.err) == (0, "")
    folder = desk / "specimen"
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == [
        f"specimen-{name}.docx",
        f"specimen-{name}.pdf",
    ]
    assert "Tidewatch" in page_texts((folder / f"specimen-{name}.pdf").read_bytes())[0]
    assert conformance_faults((folder / f"specimen-{name}.docx").read_bytes(), desk) == []
    before = contents(folder)
    assert "unchanged" in run(capsys, "theme", "show", name).out
    assert contents(folder) == before


def test_colours_that_read_badly_are_told_at_their_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning with the ratio; with --strict the specimen is not written."""
    (desk / "pale.yaml").write_text('name: pale\ncolours: {muted: "#bbbbbb"}\n', encoding="utf-8")
    strict = run(capsys, "theme", "show", "pale.yaml", "--strict")
    assert strict.code == 1
    assert not (desk / "specimen").exists()
    answer = run(capsys, "theme", "show", "pale.yaml")
    assert answer.code == 0
    assert "pale.yaml:2:18: warning PM357: Theme 'pale': 'muted' on 'paper' has a contrast of 1.92 to 1" in answer.err


def test_a_theme_with_faults_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown colour, words for a logo, a logo elsewhere: place, fact, remedy, all at once; for every command."""
    (desk / "words.png").write_text("no picture", encoding="utf-8")
    (desk / "t.yaml").write_text('colours: {akcent: "#000000"}\nlogo: {path: words.png}\n', encoding="utf-8")
    (desk / "u.yaml").write_text("colours:\n  accent: red\nlogo:\n  path: ../logo.png\n", encoding="utf-8")
    before = contents(desk)
    for theme, found in (
        ("t.yaml", ("t.yaml:1:19: error PM351", "Did you mean 'accent'?", "t.yaml:2:14: error PM356", "not a picture")),
        ("u.yaml", ("u.yaml:2:11: error PM352", "'red' is not a colour", "u.yaml:4:9: error PM356", "lies outside")),
    ):
        for command in (("theme", "show", theme), ("charter", "desk.yaml", "--theme", theme)):
            answer = run(capsys, *command)
            assert answer.code == 1
            for words in found:
                assert words in answer.err
    assert contents(desk) == before


def test_a_word_file_is_looked_into(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of our parts its styles play, what will be added, its pages, fonts, colours, header and logo."""
    german(desk)
    answer = run(capsys, "theme", "inspect", "nordhafen.docx")
    assert answer.code == 0
    for words in (
        "heading 1 (id berschrift1)             Georgia, 14 pt, #8c1d40, bold, numbered",
        "(will be added)",
        "22 styles are theirs; 14 will be added in the look of the theme.",
        "A4 portrait, margins 35, 20, 28, 27 mm",
        "'Stadtwerke Nordhafen Vertraulich', 1 picture",
        "36 × 12 mm, PNG",
        "the protection against changes",
    ):
        assert words in answer.out
    data = run(capsys, "theme", "inspect", "nordhafen.docx", "--json").data
    missing = [style["role"] for style in data["styles"] if style["added"]]
    assert "Contents heading" in missing
    assert (data["page"]["sheet"], data["logo"]["kind"]) == ("A4 portrait", ".png")


def test_a_brand_is_taken_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`theme from`, then a build with it: wine red in the PDF's theme and in Word, Word on the file itself."""
    german(desk)
    answer = run(capsys, "theme", "from", "nordhafen.docx")
    assert answer.code == 0
    assert "Wrote nordhafen.yaml and nordhafen-logo.png." in answer.out
    assert "notice PM359: The font 'Georgia' is not on this machine" in answer.err
    assert load_theme(desk / "nordhafen.yaml").colours.accent == f"#{WINE.lower()}"
    built = run(capsys, "build", "desk.yaml", "charter", "--theme", "nordhafen.yaml", "--date", "2026-05-01")
    assert built.code == 0, built.err
    word = (desk / "out" / "DESK-charter.docx").read_bytes()
    assert "berschrift1" in values(word, "//w:pStyle/@w:val")
    assert conformance_faults(word, desk) == []


def test_a_theme_that_is_there_is_not_replaced(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 5, and the file as it was; --force replaces it."""
    german(desk)
    (desk / "nordhafen.yaml").write_text("name: mine\n", encoding="utf-8")
    before = contents(desk)
    answer = run(capsys, "theme", "from", "nordhafen.docx")
    assert answer.code == 5
    assert "'nordhafen.yaml' exists already" in answer.err
    assert contents(desk) == before
    assert run(capsys, "theme", "from", "nordhafen.docx", "--force").code == 0


def test_a_word_base_on_the_command_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its pages and brand for the PDF, its styles for Word, without any theme."""
    english(desk)
    answer = run(capsys, "build", "desk.yaml", "charter", "--word-base", "harbour.docx", "--date", "2026-05-01")
    assert answer.code == 0, answer.err
    word = (desk / "out" / "DESK-charter.docx").read_bytes()
    assert set(values(word, "//w:pgSz/@w:w")) == {"12240"}
    assert "HarbourTable" in values(word, "//w:tblStyle/@w:val")


def test_a_theme_names_its_word_base(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside it; the command line goes before it; a definition names the theme."""
    german(desk)
    landscape(desk)
    (desk / "brand.yaml").write_text("word_base: nordhafen.docx\n", encoding="utf-8")
    with (desk / "desk.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntheme: brand.yaml\n")
    quick = ("build", "desk.yaml", "charter", "--format", "docx", "--date", "2026-05-01")
    assert run(capsys, *quick).code == 0
    assert "berschrift1" in values((desk / "out" / "DESK-charter.docx").read_bytes(), "//w:pStyle/@w:val")
    assert run(capsys, *quick, "--word-base", "sideways.docx", "--out", "wide").code == 0
    sheets = values((desk / "wide" / "DESK-charter.docx").read_bytes(), "//w:pgSz/@w:w")
    assert set(sheets) == {"16838"}


def test_a_corporate_file_that_is_none_stops_every_command(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not a Word file, not there, named in a theme: place, fact, remedy, and nothing is written."""
    (desk / "corp.docx").write_text("Dear sponsor", encoding="utf-8")
    (desk / "brand.yaml").write_text("word_base: corp.docx\n", encoding="utf-8")
    before = contents(desk)
    for command in (
        ("theme", "inspect", "corp.docx"),
        ("theme", "from", "corp.docx"),
        ("theme", "show", "quiet", "--word-base", "corp.docx"),
        ("charter", "desk.yaml", "--word-base", "corp.docx"),
        ("charter", "desk.yaml", "--theme", "brand.yaml"),
    ):
        answer = run(capsys, *command)
        assert answer.code == 1
        assert "corp.docx: error PM360: The file is not a Word document, or is damaged." in answer.err
        assert "save it as a Word document (.docx)" in answer.err
    assert "error PM358: There is no file 'crop.docx'." in run(capsys, "theme", "inspect", "crop.docx").err
    assert contents(desk) == before


@pytest.mark.parametrize(
    ("out", "better"),
    [("nordhafen.docx", "nordhafen.yaml"), ("brand", "brand.yaml"), (".", "nordhafen.yaml"), ("/", "/nordhafen.yaml")],
)
def test_a_theme_is_not_written_over_a_word_file(
    out: str, better: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor into a file of any other kind, even with --force: the name to write is told."""
    german(desk)
    before = contents(desk)
    answer = run(capsys, "theme", "from", "nordhafen.docx", "--out", out, "--force")
    assert answer.code == 2
    assert f"write --out {better}." in answer.err
    assert contents(desk) == before


@pytest.mark.parametrize("file", ["", ".", "/", "crop.docx"])
def test_what_cannot_be_a_word_file_is_told(file: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A variable without a value, a folder, a slip: usage or a missing file, never a fault of ours."""
    for command in (("from", file), ("inspect", file), ("show", "quiet", "--word-base", file)):
        assert run(capsys, "theme", *command).code == (1 if file else 2)


def test_a_definition_is_told_of_its_theme_where_the_theme_matters(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures need none and another theme takes its place; validate tells of faults and of pale colours."""
    with (desk / "desk.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntheme: house.yaml\n")
    (desk / "house.yaml").write_text("colours: {accent: blau}\n", encoding="utf-8")
    assert run(capsys, "figures", "desk.yaml").code == 0
    assert run(capsys, "templates", "list", "desk.yaml").code == 0
    charter = ["charter", "desk.yaml", "--format", "html", "--date", "2026-05-01"]
    assert run(capsys, *charter, "--theme", "plain").code == 0
    for command in (["validate", "desk.yaml"], ["doctor", "desk.yaml"], charter):
        answer = run(capsys, *command)
        assert answer.code == 1
        assert "house.yaml:1:19: error PM352" in answer.err
    (desk / "house.yaml").write_text('colours: {muted: "#bbbbbb"}\n', encoding="utf-8")
    for command in (["validate", "desk.yaml"], charter):
        answer = run(capsys, *command)
        assert answer.code == 0
        assert answer.err.count("house.yaml:1:18: warning PM357: Theme 'house': 'muted' on 'paper'") == 1
    assert run(capsys, "validate", "desk.yaml", "--strict").code == 1


def test_unknown_commands_of_the_group(tmp_path: Path) -> None:
    """A near miss is named."""
    answer = run_apart(tmp_path, "theme", "form", "corp.docx")
    assert answer.code == 2
    assert "Did you mean 'from'?" in answer.err
