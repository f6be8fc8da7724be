"""Opens the files of one project, and none outside its folder."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from pmdocs.diagnostics import Mark
from pmdocs.source.encoding import SourceText, decode
from pmdocs.source.findings import Findings
from pmdocs.source.limits import MAX_FILE_BYTES, MAX_FILES, MAX_PROJECT_BYTES

_LARGE = "Keep pictures and long texts in files of their own, and old projects in a folder of their own."


class SourceFiles:
    """The files read so far: their paths in reading order and the fingerprint of their bytes."""

    def __init__(self, root: Path, findings: Findings) -> None:
        """Only files whose real place is inside `root` will be opened."""
        self.root = root
        self.digests: dict[Path, str] = {}
        self._real_root = root.resolve()
        self._findings = findings
        self._size = 0

    @property
    def read(self) -> tuple[Path, ...]:
        """Every file read, in reading order."""
        return tuple(self.digests)

    def real_path(self, path: Path) -> Path | None:
        """Where a path really leads, symbolic links followed; None if it leads nowhere."""
        try:
            return path.resolve()
        except (OSError, RuntimeError, ValueError):  # a ring of links, a name no file can have
            return None

    def exists(self, real: Path) -> bool:
        """True if something is at a real path; what the system cannot even look for is not."""
        try:
            return real.exists()
        except OSError:  # a name longer than any file's
            return False

    def holds(self, real: Path | None) -> bool:
        """True if a real path is inside the project's folder."""
        return real is not None and real.is_relative_to(self._real_root)

    def open(self, path: Path, real: Path, mark: Mark) -> SourceText | None:
        """The text of a file, None if it cannot be read; `mark` is where it was asked for."""
        content = self._content(real, path, mark)
        if content is None:
            return None
        index = len(self.digests)
        self.digests[path] = hashlib.sha256(content).hexdigest()
        text, problems = decode(content, path, index)
        for problem in problems:
            self._findings.add(problem)
        return text

    def _content(self, real: Path, path: Path, mark: Mark) -> bytes | None:
        if len(self.digests) >= MAX_FILES or self._size >= MAX_PROJECT_BYTES:
            fact = f"A project may have {MAX_FILES:,} files and {MAX_PROJECT_BYTES // 1_000_000} MB; this is beyond."
            self._findings.error("PM004", fact, _LARGE, mark)
            return None
        try:
            content = _regular_bytes(real)
        except (OSError, ValueError) as fault:
            reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
            remedy = "Check that it is a file and that you may read it."
            self._findings.error("PM003", f"'{path}' cannot be read ({reason}).", remedy, mark)
            return None
        self._size += len(content)
        if len(content) > MAX_FILE_BYTES:
            fact = f"'{path.name}' is larger than {MAX_FILE_BYTES // 1_000_000} MB."
            self._findings.error("PM004", fact, _LARGE, mark)
            return None
        return content


def _regular_bytes(path: Path) -> bytes:
    """The bytes of a file, one more than allowed at most; refuses what is no file, where reading might never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is a folder or a device, not a file")
    with path.open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)
