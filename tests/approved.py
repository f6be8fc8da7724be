"""Texts that a person has read and approved, kept as files: compared, shown as a difference, renewed on request."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"
UPDATE = "--update-golden"
SHOWN = 80
"""Lines of a difference that are shown; the rest is counted."""


@dataclass(frozen=True)
class Approved:
    """The approved texts; `update` writes what is made in place of what was approved, and `tell` reports it."""

    update: bool
    tell: Callable[[str], None]
    folder: Path = FOLDER

    def check(self, name: str, text: str) -> None:
        """Fail, by name, if there is no approved text or another one."""
        path = self.folder / name
        before = path.read_text(encoding="utf-8") if path.exists() else None
        if before == text:
            return
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.tell(f"{name}: {'new' if before is None else _counted(before, text)}")
            return
        assert before is not None, f"{name} has not been approved yet. Run pytest with {UPDATE}, then read it."
        shown = difference(name, before, text)
        raise AssertionError(f"{name} is not as approved. If it is right, run pytest with {UPDATE}.\n{shown}")

    def check_orphans(self, expected: Iterable[str]) -> None:
        """Fail, by name, if an approved text belongs to nothing that is made; renewing removes it."""
        wanted = set(expected)
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.glob("*/*") if path.is_file()}
        orphans = sorted(found - wanted)
        if self.update:
            for name in orphans:
                (self.folder / name).unlink()
                self.tell(f"{name}: removed")
            return
        assert not orphans, f"Nothing makes {', '.join(orphans)} any more. Run pytest with {UPDATE} to remove them."


def difference(name: str, before: str, after: str) -> str:
    """What changed, line by line, with what was approved as the old side."""
    old, new = before.splitlines(), after.splitlines()
    lines = list(difflib.unified_diff(old, new, f"approved/{name}", f"made/{name}", lineterm="", n=2))
    rest = [f"… and {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + rest)


def _counted(before: str, after: str) -> str:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    added, gone = (sum(line.startswith(sign) for line in lines) for sign in ("+ ", "- "))
    return f"{added} lines more, {gone} fewer"
