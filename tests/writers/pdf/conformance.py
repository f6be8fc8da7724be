"""Asks the independent judges of PDF files: the rules of PDF/UA-1 and PDF/A-3a, qpdf, and the list of fonts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import page as checker

PROFILES = ("ua1", "3a")


def failures(path: Path, profile: str) -> list[str]:
    """What a standard's checker finds wrong."""
    try:
        report = checker.validate_pdf(str(path), profile=profile)
    except checker.ParseError as error:
        return [str(error)]
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def conformance_faults(data: bytes, folder: Path) -> list[str]:
    """What the judges have against a PDF; `folder` takes a copy."""
    path = folder / "checked.pdf"
    path.write_bytes(data)
    rules = [f"{profile} {fault}" for profile in PROFILES for fault in failures(path, profile)]
    return [*rules, *_damage(path), *_loose_fonts(path)]


def _damage(path: Path) -> Iterator[str]:
    found = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    if found.returncode:
        yield f"qpdf: {found.stdout} {found.stderr}"


def _loose_fonts(path: Path) -> Iterator[str]:
    """Fonts that are not embedded, not a subset, or have no way back from shapes to letters."""
    listed = subprocess.run(["pdffonts", path], check=False, capture_output=True, text=True).stdout.splitlines()[2:]
    if not listed:
        yield "pdffonts: no fonts"
    yield from (f"pdffonts: {line}" for line in listed if " yes yes yes " not in line)
