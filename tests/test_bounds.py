"""Whatever a person's own templates, style sheets and drawings ask for comes to an end, and is told in words."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pmdocs import children
from pmdocs.compose import rendering
from pmdocs.diagnostics import DefinitionError
from pmdocs.pictures import picture_fault
from pmdocs.theme import check_theme
from tests.building import SAMPLES
from tests.cli.running import run

OWN = '{% extends "pmdocs/status/status-report.html.j2" %}{% block control %}'
LOOPS = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
DOUBLED = '{% set ns = namespace(x="abcdefgh") %}{% for a in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The ten-line sample with a status report of its own template."""
    (tmp_path / "templates" / "status").mkdir(parents=True)
    (tmp_path / "project.yaml").write_bytes((SAMPLES / "minimal.yaml").read_bytes())
    return tmp_path


def told(project: Path, block: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a status report whose template has this in one of its blocks."""
    text = f"{OWN}{block}{{% endblock %}}"
    (project / "templates" / "status" / "status-report.html.j2").write_text(text, encoding="utf-8")
    answer = run(capsys, "status", project, "--format", "html", "--date", "2026-05-01")
    assert answer.code == 1
    assert not (project / "out").exists()
    return answer.err.replace(f"{project}/", "")


def test_templates_that_would_never_end(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loops in one another are stopped; a text that doubles forty times finds no room."""
    monkeypatch.setattr(rendering, "PATIENCE", 0.5)
    place = "templates/status/status-report.html.j2"
    assert f"{place}: error PM304: The template is not filled in after 0.5 seconds." in told(project, LOOPS, capsys)
    monkeypatch.setattr(rendering, "PATIENCE", 60.0)
    assert f"{place}: error PM305: Filled in, the template needs more memory" in told(project, DOUBLED, capsys)


def test_templates_with_elements_beyond_measure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Five thousand boxes in one another."""
    deep = "<div>" * 5000 + "x" + "</div>" * 5000
    assert "error PM305: The elements of the document stand too deeply" in told(project, deep, capsys)


def test_templates_with_letters_nobody_sees(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Word and PDF could not hold them."""
    said = told(project, "<p>a\x01b</p>", capsys)
    assert "html.j2:1:1: error PM308: The text holds U+0001, a control character" in said
    assert "Delete it" in said


def test_a_template_that_is_a_link_to_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours in its place would be a surprise."""
    own = project / "templates" / "status" / "status-report.html.j2"
    for target in ("nowhere", own.name):
        own.symlink_to(target)
        answer = run(capsys, "status", project, "--format", "html", "--date", "2026-05-01")
        assert answer.code == 1
        assert "is no file, or a link to nothing" in answer.err
        own.unlink()


def test_drawings_that_use_themselves(tmp_path: Path) -> None:
    """Thirty lines of which each uses the one before twice come to 500 million parts."""
    groups = ['<g id="g0"><path d="M0 0h9"/></g>']
    groups += [f'<g id="g{n}"><use xlink:href="#g{n - 1}"/><use xlink:href="#g{n - 1}"/></g>' for n in range(1, 30)]
    assert picture_fault(f"{SVG}>{''.join(groups)}</svg>".encode()) == "repeats parts of itself too often"
    assert picture_fault(f"{SVG}>{''.join(groups[:10])}</svg>".encode()) is None
    assert picture_fault(f'{SVG}><g id="a"><use href="#a"/></g></svg>'.encode()) is None
    assert picture_fault(f'{SVG} viewBox="a b"/>'.encode()) == "is damaged, or not a picture"


def test_a_style_sheet_of_another_encoding(tmp_path: Path) -> None:
    """Saved as Latin-1: told where the theme names it."""
    (tmp_path / "own.css").write_bytes("p { content: 'Büro' }".encode("latin-1"))
    (tmp_path / "own.yaml").write_text("name: own\nstyle_sheet: own.css\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        check_theme(tmp_path / "own.yaml")
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.mark and problem.mark.line) == ("PM356", 2)
    assert "'own.css' is not UTF-8 text" in problem.message


def test_a_style_sheet_that_cannot_be_laid_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An endless width: the sheet is named, not a fault of ours."""
    (project / "own.css").write_text("p { width: calc(1px/0); letter-spacing: 1e20mm }", encoding="utf-8")
    (project / "own.yaml").write_text("style_sheet: own.css\n", encoding="utf-8")
    answer = run(capsys, "charter", project, "--theme", project / "own.yaml", "--format", "pdf")
    assert answer.code == 1
    assert "own.css: error PM343: The pages cannot be laid out with this style sheet" in answer.err


def test_work_is_ended_when_its_time_is_up() -> None:
    """Even where a library catches the first word of it."""
    late = DefinitionError([])
    with pytest.raises(DefinitionError), children.ended_after(0.1, late):
        time.sleep(30)
    with children.ended_after(30, late):
        assert os.getpid()
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_errors_travel() -> None:
    """One that cannot be sent is told in words."""
    plain = ValueError("x")
    assert children.sendable(plain) is plain

    class Local(Exception):
        """Known in this function alone."""

    told = children.sendable(Local("the reason"))
    assert type(told) is RuntimeError
    assert "the reason" in str(told)
