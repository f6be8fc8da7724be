"""Finished outputs become files: all prepared first, then each put in place in one step."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pmdocs.diagnostics import OutputError
from pmdocs.outputs import atomic
from pmdocs.outputs.causes import explain, naming
from pmdocs.outputs.lock import locked
from pmdocs.outputs.names import refuse_collisions
from pmdocs.outputs.plan import Output, SaveStatus, Step, file_hash, plan_step
from pmdocs.outputs.record import FOLDER, MANIFEST, Entry, Record, digest, read_record, record_bytes, versions

PATIENCE = 10.0
"""Seconds to wait for another run that is saving into the same folder."""


@dataclass(frozen=True, slots=True)
class SavedFile:
    """One row of the report: what became of one output.

    `path` is where this version stands (for a kept edit, the new file beside it) and `size` its bytes.
    `kept` is the person's file that was left alone, `backup` the copy made of it before it was replaced,
    `problem` why it could not be written; each is None where it does not apply. `changed` names the inputs that are
    others than those of the file that was kept because it was sent.
    """

    name: str
    path: Path
    size: int
    status: SaveStatus
    kept: Path | None = None
    backup: Path | None = None
    problem: str | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What a save did, one row per output in the order they were given."""

    folder: Path
    files: tuple[SavedFile, ...]

    @property
    def exit_code(self) -> int:
        """5 if a file could not be written, else 3 if a person's file or one that was sent was kept, else 0."""
        statuses = {file.status for file in self.files}
        if SaveStatus.FAILED in statuses:
            return OutputError.exit_code
        return 3 if statuses & {SaveStatus.KEPT, SaveStatus.SENT} else 0


class SaveIncomplete(OutputError):
    """Some files could not be put in place; `report` says which, and that the others were."""

    def __init__(self, report: SaveReport) -> None:
        """Tell every problem, one line each."""
        self.report = report
        super().__init__("\n".join(file.problem for file in report.files if file.problem))


def save_all(
    outputs: Sequence[Output],
    folder: Path,
    *,
    inputs: Mapping[str, str],
    force: bool = False,
    patience: float = PATIENCE,
) -> SaveReport:
    """Save the outputs into `folder`, each whole or not at all, and never over a person's edit.

    `inputs` are the SHA-256 hashes of all that the outputs were made from, by a name that does not
    depend on the machine; they go into the build record. `force` replaces edited files after a backup.
    `patience` is how many seconds to wait for another run saving into the same folder.

    All bytes are on disk in temporary files before the first old file is replaced, so a full disk, a
    folder without the right to write, a link or a folder in the way raise `OutputError` with nothing
    changed. If a single file then cannot be replaced (Word has it open, on Windows), its old version
    stands, the others are put in place, and `SaveIncomplete` tells so.
    """
    for output in outputs:
        _refuse_path(output.name)
    refuse_collisions(output.name for output in outputs)
    with _opened(folder, patience):
        record = read_record(folder / MANIFEST)
        steps = [plan_step(output, folder, record, force=force) for output in outputs]
        report = _carry_out(steps, folder, record, inputs)
    report = dataclasses.replace(report, files=tuple(_explained(file, record, inputs) for file in report.files))
    if report.exit_code == SaveIncomplete.exit_code:
        raise SaveIncomplete(report)
    return report


def _explained(file: SavedFile, record: Record, inputs: Mapping[str, str]) -> SavedFile:
    """A file that was kept because it was sent, with the inputs that are others now."""
    old = record.outputs.get(file.name)
    if file.status is not SaveStatus.SENT or old is None:
        return file
    names = sorted(name for name in {*old.inputs, *inputs} if old.inputs.get(name) != inputs.get(name))
    return dataclasses.replace(file, changed=tuple(names))


def _refuse_path(name: str) -> None:
    if not name or name in (".", "..") or set(name) & set("/\\:\0"):
        raise ValueError(f"{name!r} is not a plain file name; make it with output_name()")


@contextmanager
def _opened(folder: Path, patience: float) -> Iterator[None]:
    """The folder, made if need be, for this run alone and without the leftovers of a killed one."""
    private = folder / FOLDER
    with naming(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if private.is_symlink():
            raise OutputError(f"'{private}' is a link to another place. Remove the link and build again.")
        private.mkdir(exist_ok=True)
        with locked(private / "lock", patience):
            atomic.sweep(folder)
            atomic.sweep(private)
            yield


def _carry_out(steps: Sequence[Step], folder: Path, record: Record, inputs: Mapping[str, str]) -> SaveReport:
    tools = versions()
    entries = {step.target.name: _entry(step.output, inputs, tools) for step in steps}
    finished = record.with_entries(entries)
    if finished == record and not any(step.writes for step in steps):
        return SaveReport(folder, tuple(_saved(step) for step in steps))
    manifest = folder / MANIFEST
    intent = _intent(record, entries)
    with _prepared(steps, manifest, record_bytes(intent)) as prepared:
        # The record goes first and names old and new: killed at any point, no file of ours looks edited.
        with naming(manifest):
            atomic.replace(prepared[manifest], manifest)
        files = tuple(_put_in_place(step, prepared) for step in steps)
    failed = {file.path.name: intent.outputs[file.path.name] for file in files if file.problem}
    _settle(manifest, finished.with_entries(failed))
    return SaveReport(folder, files)


def _entry(output: Output, inputs: Mapping[str, str], tools: Mapping[str, str]) -> Entry:
    return Entry(digest(output.data), len(output.data), dict(inputs), dict(tools), final=output.final)


def _intent(record: Record, entries: Mapping[str, Entry]) -> Record:
    """The record while files are being replaced: each entry also knows the hashes that may still stand."""
    intent = {}
    for name, entry in entries.items():
        old = record.outputs.get(name)
        known = {*old.previous, old.sha256} if old else set()
        intent[name] = dataclasses.replace(entry, previous=tuple(sorted(known)))
    return record.with_entries(intent)


@contextmanager
def _prepared(steps: Sequence[Step], manifest: Path, intent: bytes) -> Iterator[Mapping[Path, Path]]:
    """The temporary file of every path to be written; whatever is not in place at the end is removed."""
    prepared: dict[Path, Path] = {}
    try:
        for path, data, like in _writes(steps, manifest, intent):
            with naming(path):
                prepared[path] = atomic.prepare(data, path, like)
        yield prepared
    finally:
        for temporary in prepared.values():
            with suppress(OSError):  # what cannot be removed now is swept away by the next run
                temporary.unlink(missing_ok=True)


def _writes(steps: Sequence[Step], manifest: Path, intent: bytes) -> Iterator[tuple[Path, bytes, Path]]:
    """Path, bytes, and the file whose mode a new file takes."""
    for step in steps:
        if step.backup and not step.backup.exists():
            yield step.backup, step.wanted.read_bytes(), step.wanted
        if step.writes:
            yield step.target, step.output.data, step.wanted
    yield manifest, intent, manifest


def _put_in_place(step: Step, prepared: Mapping[Path, Path]) -> SavedFile:
    try:
        if file_hash(step.target) != step.current:
            raise OutputError(f"'{step.target}' was changed by another program during the build. Build again.")
        for path in filter(None, (step.backup, step.target)):  # without the backup nothing is replaced
            if path in prepared:
                atomic.replace(prepared[path], path)
    except OSError as error:
        return _saved(step, f"{explain(step.target, error)} The old file stands.")
    except OutputError as error:
        return _saved(step, f"{error} It was left as it is.")
    return _saved(step)


def _saved(step: Step, problem: str | None = None) -> SavedFile:
    return SavedFile(
        name=step.output.name,
        path=step.target,
        size=len(step.output.data),
        status=SaveStatus.FAILED if problem else step.status,
        kept=step.wanted if step.status in {SaveStatus.KEPT, SaveStatus.SENT} else None,
        backup=step.backup,
        problem=problem,
    )


def _settle(manifest: Path, record: Record) -> None:
    """Write the record of a finished run; where that fails, the one already there says the same and more."""
    with suppress(OSError):
        atomic.replace(atomic.prepare(record_bytes(record), manifest), manifest)
