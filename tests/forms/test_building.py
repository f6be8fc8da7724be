"""Forms in a project: named in the definition, used instead of our template, told about like everything else."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest

from pmdocs.build import Request, build
from pmdocs.diagnostics import DefinitionError
from pmdocs.documents import DocumentKind
from pmdocs.outputs import digest
from pmdocs.outputs.record import MANIFEST, read_record
from pmdocs.production import Format
from tests.building import SAMPLES, TODAY
from tests.cli.running import run
from tests.forms.making import complaints, lines, write_form
from tests.writers.docx.conformance import conformance_faults

SAMPLE = SAMPLES / "forms"
STATUS = (DocumentKind.STATUS_REPORT,)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A ten-line project whose status report is made from a form of one line."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(SAMPLES / "minimal.yaml", folder / "project.yaml")
    write_form(folder, lines("{{ document.project }} on {{ document.data_date|date }}"), "status.docx")
    with (folder / "project.yaml").open("a", encoding="utf-8") as file:
        file.write("\ntemplates: {status: status.docx}\n")
    return folder


def words(path: Path) -> str:
    """The text of a Word file."""
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


def test_a_form_takes_the_place_of_our_template(project: Path) -> None:
    """Under the same file name; the other documents are made as ever."""
    kinds = (DocumentKind.RISK_REGISTER, *STATUS)
    built = build(Request(project, TODAY, documents=kinds, formats=(Format.DOCX,)))
    status = project / "out" / "DESK-status-report-2026-11-20.docx"
    assert words(status) == "One service desk for all branches on 20\u00a0Nov\u00a02026"
    assert "Risk register" in words(project / "out" / "DESK-risk-register.docx")
    assert built.saved.exit_code == 0


def test_the_form_counts_among_the_inputs(project: Path) -> None:
    """Whoever changes it makes another document."""
    build(Request(project, TODAY, documents=STATUS, formats=(Format.DOCX,)))
    record = read_record(project / "out" / MANIFEST)
    (entry,) = record.outputs.values()
    assert entry.inputs["status.docx"] == digest((project / "status.docx").read_bytes())


def test_a_wrong_tag_stops_the_build(project: Path) -> None:
    """Before anything is written, with the form, the place and the tag."""
    write_form(project, lines("{{ view.summry }}"), "status.docx")
    with pytest.raises(DefinitionError) as caught:
        build(Request(project, TODAY))
    (problem,) = caught.value.diagnostics
    assert str(problem.mark) == str(project / "status.docx")
    assert (
        problem.message == "In paragraph 1: {{ view.summry }}: unknown name 'summry' in view, did you mean 'summary'?"
    )
    assert not (project / "out").exists()


def test_a_hostile_form_stops_the_build(project: Path) -> None:
    """Refused as a package, before a tag is looked at."""
    (project / "status.docx").write_bytes(b"MZ this program cannot be run in DOS mode")
    with pytest.raises(DefinitionError) as caught:
        build(Request(project, TODAY))
    assert [item.code for item in caught.value.diagnostics] == ["PM370"]


def test_strict_lists_what_a_form_leaves_open(project: Path) -> None:
    """As in any other document."""
    write_form(project, lines("{{ view.summary|todo('Summary') }}"), "status.docx")
    built = build(Request(project, TODAY, documents=STATUS, formats=(Format.DOCX,)))
    assert built.open_points == 1
    with pytest.raises(DefinitionError) as caught:
        build(Request(project, TODAY, documents=STATUS, strict=True))
    assert "status.docx: 'To be completed: Summary' in paragraph 1." in str(caught.value)


def test_a_form_has_no_html(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other documents are written; the answer is exit code 4 and a sentence."""
    answer = run(capsys, "build", project, "status-report", "risk-register", "--format", "html", "--date", "2026-05-01")
    assert answer.code == 4
    assert "Documents made from a Word form come in Word and PDF only." in answer.err
    assert [path.name for path in (project / "out").glob("*.html")] == ["DESK-risk-register.html"]


def test_nothing_at_all_can_be_the_answer(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One document in one format that cannot be made: no file, no crash."""
    answer = run(capsys, "status", project, "--format", "html", "--date", "2026-05-01")
    assert answer.code == 4
    assert "0 files" in answer.out


def test_both_formats_of_a_form_are_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PDF through LibreOffice, in a process of its own, with its number of pages."""
    answer = run(capsys, "status", project, "--date", "2026-05-01", "--json")
    assert answer.code == 0
    assert [(file["name"], file["pages"]) for file in answer.data["files"]] == [
        ("DESK-status-report-2026-05-01.docx", None),
        ("DESK-status-report-2026-05-01.pdf", 1),
    ]


@pytest.mark.parametrize("kind", [DocumentKind.CHARTER, DocumentKind.STATUS_REPORT])
def test_the_sample_forms_are_right(kind: DocumentKind, tmp_path: Path) -> None:
    """Their tags exist, and what comes out shows the project and would open in Word without a word."""
    from pmdocs.documents import DOCUMENTS

    assert complaints(SAMPLE / "forms" / f"{kind.value}.docx", DOCUMENTS[kind].view) == []
    build(Request(SAMPLE, TODAY, documents=(kind,), formats=(Format.DOCX,), out=tmp_path / "out"))
    (path,) = (tmp_path / "out").glob("*.docx")
    data = path.read_bytes()
    assert "Parking permits online" in words(path)
    assert conformance_faults(data, tmp_path) == []


def test_a_language_without_a_form_of_its_own_uses_it_too(project: Path) -> None:
    """Dates follow the language; the form's own words are its own."""
    build(Request(project, TODAY, documents=STATUS, formats=(Format.DOCX,), language="de"))
    assert words(project / "out" / "DESK-status-report-de-2026-11-20.docx").endswith("20.11.2026")
