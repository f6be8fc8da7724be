"""Saving: what is written, what is left alone, and what a person reads when it cannot be done."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pmdocs.diagnostics import OutputError
from pmdocs.outputs import Output, SaveReport, SaveStatus, digest, save_all
from pmdocs.outputs.causes import explain

CHARTER = Output("ORION-charter.docx", b"charter, first issue")
REVISED = Output("ORION-charter.docx", b"charter, second issue")
REPORT = Output("ORION-status-report-2026-11-20.pdf", b"report")
INPUTS = {"project.yaml": digest(b"code: ORION")}


def save(*outputs: Output, folder: Path, force: bool = False) -> SaveReport:
    """Save with the inputs that every example here shares."""
    return save_all(outputs, folder, inputs=INPUTS, force=force)


def documents(folder: Path) -> dict[str, bytes]:
    """Every file a person sees in the folder, hidden leftovers included, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def manifest(folder: Path) -> Any:
    """The build record as JSON."""
    return json.loads((folder / ".pmdocs" / "manifest.json").read_bytes())


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """The process as if its person had set this umask."""
    old = os.umask(mask)
    try:
        yield
    finally:
        os.umask(old)


def test_a_first_build_writes_every_output_into_a_new_folder(tmp_path: Path) -> None:
    """Two outputs, a folder that does not exist yet: two files, two rows, nothing else to see, exit code 0."""
    folder = tmp_path / "new" / "out"
    report = save(CHARTER, REPORT, folder=folder)
    assert documents(folder) == {CHARTER.name: CHARTER.data, REPORT.name: REPORT.data}
    assert [(f.name, f.path, f.size, f.status.value) for f in report.files] == [
        (CHARTER.name, folder / CHARTER.name, 20, "written"),
        (REPORT.name, folder / REPORT.name, 6, "written"),
    ]
    assert report.exit_code == 0


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    """The second of two equal builds touches no file, not even the record: a synchronised folder stays quiet."""
    save(CHARTER, folder=tmp_path)
    files = [tmp_path / CHARTER.name, tmp_path / ".pmdocs" / "manifest.json"]
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in files]
    report = save(CHARTER, folder=tmp_path)
    assert [file.status for file in report.files] == [SaveStatus.UNCHANGED]
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in files] == before


def test_a_file_of_ours_is_replaced(tmp_path: Path) -> None:
    """Nobody has touched the first issue, so the second takes its place."""
    save(CHARTER, folder=tmp_path)
    report = save(REVISED, folder=tmp_path)
    assert documents(tmp_path) == {REVISED.name: REVISED.data}
    assert report.files[0].status is SaveStatus.WRITTEN


def test_an_edited_file_is_kept_and_the_new_version_stands_beside_it(tmp_path: Path) -> None:
    """A person changed the charter: theirs stays, ours is ``ORION-charter.new.docx``, the exit code is 3."""
    save(CHARTER, REPORT, folder=tmp_path)
    (tmp_path / CHARTER.name).write_bytes(b"my own words")
    report = save(REVISED, REPORT, folder=tmp_path)
    assert documents(tmp_path) == {
        CHARTER.name: b"my own words",
        "ORION-charter.new.docx": REVISED.data,
        REPORT.name: REPORT.data,
    }
    kept, unchanged = report.files
    assert kept.status is SaveStatus.KEPT
    assert kept.kept == tmp_path / CHARTER.name
    assert kept.path == tmp_path / "ORION-charter.new.docx"
    assert unchanged.status is SaveStatus.UNCHANGED
    assert report.exit_code == 3


def test_the_file_beside_follows_later_builds_until_a_person_edits_that_too(tmp_path: Path) -> None:
    """``.new`` is ours and is replaced; once edited it is a person's, and ``.new-2`` is written."""
    save(CHARTER, folder=tmp_path)
    (tmp_path / CHARTER.name).write_bytes(b"my own words")
    save(REVISED, folder=tmp_path)
    save(Output(CHARTER.name, b"third"), folder=tmp_path)
    assert documents(tmp_path)["ORION-charter.new.docx"] == b"third"
    (tmp_path / "ORION-charter.new.docx").write_bytes(b"my words again")
    assert save(Output(CHARTER.name, b"fourth"), folder=tmp_path).exit_code == 3
    assert documents(tmp_path) == {
        CHARTER.name: b"my own words",
        "ORION-charter.new.docx": b"my words again",
        "ORION-charter.new-2.docx": b"fourth",
    }


def test_taking_over_the_new_version_ends_the_matter(tmp_path: Path) -> None:
    """A person renames ``.new`` over their edit: the file is ours again, and the next build replaces it."""
    save(CHARTER, folder=tmp_path)
    (tmp_path / CHARTER.name).write_bytes(b"my own words")
    save(REVISED, folder=tmp_path)
    (tmp_path / "ORION-charter.new.docx").replace(tmp_path / CHARTER.name)
    report = save(Output(CHARTER.name, b"third"), folder=tmp_path)
    assert documents(tmp_path) == {CHARTER.name: b"third"}
    assert report.exit_code == 0


def test_a_file_that_we_never_wrote_is_a_persons(tmp_path: Path) -> None:
    """There is no record at all, so a charter already in the folder is not ours to replace."""
    (tmp_path / CHARTER.name).write_bytes(b"from last year")
    assert save(CHARTER, folder=tmp_path).exit_code == 3
    assert documents(tmp_path) == {CHARTER.name: b"from last year", "ORION-charter.new.docx": CHARTER.data}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format": 1}', b'{"format": 1, "outputs": [1]}', b"of a later pmdocs"],
)
def test_a_record_we_do_not_understand_never_costs_a_persons_work(tmp_path: Path, damaged: bytes) -> None:
    """Without a record that can be read nothing is known to be ours, so what stands there is kept."""
    save(CHARTER, folder=tmp_path)
    path = tmp_path / ".pmdocs" / "manifest.json"
    later = path.read_bytes().replace(b'"format": 1', b'"format": 2')
    path.write_bytes(later if damaged == b"of a later pmdocs" else damaged)
    assert save(REVISED, folder=tmp_path).exit_code == 3
    assert documents(tmp_path)[CHARTER.name] == CHARTER.data
    assert manifest(tmp_path)["format"] == 1


def test_force_replaces_an_edit_and_keeps_a_copy_named_by_its_content(tmp_path: Path) -> None:
    """The edit is in ``ORION-charter.backup-<hash>.docx``; a second, different edit gets a backup of its own."""
    save(CHARTER, folder=tmp_path)
    for words in (b"my own words", b"other words", b"my own words"):
        (tmp_path / CHARTER.name).write_bytes(words)
        report = save(REVISED, folder=tmp_path, force=True)
        backup = tmp_path / f"ORION-charter.backup-{digest(words)[:8]}.docx"
        assert report.files[0].backup == backup
        assert backup.read_bytes() == words
        assert (tmp_path / CHARTER.name).read_bytes() == REVISED.data
        assert report.exit_code == 0
    assert len(documents(tmp_path)) == 3


def test_a_backup_that_was_changed_is_not_replaced(tmp_path: Path) -> None:
    """The short name is taken by other bytes, so the copy gets a longer one."""
    (tmp_path / CHARTER.name).write_bytes(b"my own words")
    taken = tmp_path / f"ORION-charter.backup-{digest(b'my own words')[:8]}.docx"
    taken.write_bytes(b"changed since")
    backup = save(CHARTER, folder=tmp_path, force=True).files[0].backup
    assert backup is not None
    assert backup != taken
    assert backup.read_bytes() == b"my own words"
    assert taken.read_bytes() == b"changed since"


def test_force_makes_no_backup_of_our_own_file(tmp_path: Path) -> None:
    """Only a person's work is worth a copy."""
    save(CHARTER, folder=tmp_path)
    assert save(REVISED, folder=tmp_path, force=True).files[0].backup is None
    assert documents(tmp_path) == {REVISED.name: REVISED.data}


def test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    """Under umask 027 a new file is 0640; a file made private stays private, and so do its copies."""
    target = tmp_path / CHARTER.name
    with umask(0o027):
        save(CHARTER, folder=tmp_path)
        assert target.stat().st_mode & 0o777 == 0o640
        target.chmod(0o600)
        save(REVISED, folder=tmp_path)
        assert target.stat().st_mode & 0o777 == 0o600
        target.write_bytes(b"my own words")
        beside = save(REVISED, folder=tmp_path).files[0].path
        backup = save(CHARTER, folder=tmp_path, force=True).files[0].backup
    assert backup is not None
    assert [path.stat().st_mode & 0o777 for path in (beside, backup, target)] == [0o600] * 3


def test_the_record_holds_hashes_and_versions_and_no_clock(tmp_path: Path) -> None:
    """Two folders, the same build: the same record, byte for byte, with the inputs' and the outputs' hashes."""
    for name in ("one", "two"):
        save(CHARTER, REPORT, folder=tmp_path / name)
    first, second = ((tmp_path / name / ".pmdocs" / "manifest.json").read_bytes() for name in ("one", "two"))
    assert first == second
    entry = manifest(tmp_path / "one")["outputs"][CHARTER.name]
    assert set(entry) == {"sha256", "bytes", "inputs", "tools"}
    assert entry["sha256"] == digest(CHARTER.data)
    assert entry["inputs"] == INPUTS
    assert {"pmdocs", "python", "weasyprint", "python-docx"} <= set(entry["tools"])


def test_a_build_of_other_documents_adds_to_the_record(tmp_path: Path) -> None:
    """The charter on Monday, the report on Friday: on Friday both are known to be ours."""
    save(CHARTER, folder=tmp_path)
    save(REPORT, folder=tmp_path)
    assert list(manifest(tmp_path)["outputs"]) == [CHARTER.name, REPORT.name]
    assert save(REVISED, folder=tmp_path).exit_code == 0


def test_a_link_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """Writing through a link would change a file somewhere else; not even the other outputs are saved."""
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "precious.txt").write_bytes(b"precious")
    (folder / CHARTER.name).symlink_to(tmp_path / "precious.txt")
    with pytest.raises(OutputError, match=r"'.*ORION-charter\.docx' is a link"):
        save(REPORT, CHARTER, folder=folder, force=True)
    assert (tmp_path / "precious.txt").read_bytes() == b"precious"
    assert (folder / CHARTER.name).is_symlink()
    assert not (folder / REPORT.name).exists()


def test_a_record_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A project sent in by a stranger cannot make us write a record into another folder."""
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".pmdocs").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"):
        save(CHARTER, folder=folder)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    """Somebody made a folder called like the charter: it says so, and nothing is written."""
    (tmp_path / CHARTER.name).mkdir()
    with pytest.raises(OutputError, match=r"ORION-charter\.docx' is a folder.*Rename it"):
        save(REPORT, CHARTER, folder=tmp_path)
    assert documents(tmp_path) == {}


def test_an_output_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    """``--out report.pdf`` names a file: the message says what is in the way, and the file is untouched."""
    (tmp_path / "report.pdf").write_bytes(b"old")
    for folder in (tmp_path / "report.pdf", tmp_path / "report.pdf" / "out"):
        with pytest.raises(OutputError, match=r"could not be written.*file.*--out"):
            save(CHARTER, folder=folder)
    assert (tmp_path / "report.pdf").read_bytes() == b"old"


def test_a_folder_nobody_may_write_is_named() -> None:
    """The system's own folders refuse even an administrator: the message names the folder and the way out."""
    folder = Path("/sys/kernel" if sys.platform == "linux" else "/System") / "pmdocs-out"
    with pytest.raises(OutputError, match=r"pmdocs-out' could not be written: .*--out"):
        save(CHARTER, folder=folder)


def test_two_outputs_of_one_name_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    """``ORION`` and ``orion`` would be one file on Windows."""
    with pytest.raises(OutputError, match="under one name"):
        save(CHARTER, Output("orion-charter.docx", b"x"), folder=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["", ".", "..", "../x.pdf", "/x.pdf", "a\\b.pdf", "C:x.pdf", "nul\0.pdf"])
def test_a_name_that_leads_elsewhere_is_a_fault_of_ours(tmp_path: Path, name: str) -> None:
    """Names are made by `output_name`; anything with a path in it never reaches the disk."""
    with pytest.raises(ValueError, match="not a plain file name"):
        save(Output(name, b"x"), folder=tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full. Free some space"),
        (OSError(errno.EACCES, "Permission denied"), "you may not write there. Ask"),
        (OSError(errno.EROFS, "Read-only file system"), "the disk can only be read. Choose"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "the path is too long for this disk. Choose"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error. Check the folder"),
    ],
)
def test_an_error_of_the_system_is_said_in_plain_words(error: OSError, words: str) -> None:
    """The file, the cause and what to do; only a cause we do not know keeps the system's own words."""
    assert f"'out/a.pdf' could not be written: {words}" in explain(Path("out/a.pdf"), error)


def test_a_file_open_in_word_on_windows_is_said_in_plain_words() -> None:
    """Windows answers 5 or 32 for a file that another program has open."""
    for code in (5, 32):
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = code  # type: ignore[attr-defined,unused-ignore]
        assert "open in another program, such as Word. Close it there" in explain(Path("a.docx"), error)
