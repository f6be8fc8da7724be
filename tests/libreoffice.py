"""LibreOffice, asked to open Word files and print them, as a reader without Word would."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SECONDS = 300


@cache
def version() -> str:
    """Which LibreOffice this is, by its two leading numbers: ``7.4``; releases between those lay out alike."""
    said = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True, timeout=SECONDS)
    return ".".join(said.stdout.split()[1].split(".")[:2])


def printed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDF LibreOffice makes of each Word file, by the same names; one start of the program for all.

    It says nothing and reports success when it cannot open a file, so only what it has written counts.
    """
    with tempfile.TemporaryDirectory(prefix="pmdocs-libreoffice-") as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        sources = [str(folder / f"{name}.docx") for name in files]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "printed")]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=SECONDS)
        made = {name: folder / "printed" / f"{name}.pdf" for name in files}
        refused = [name for name, path in made.items() if not path.exists()]
        assert not refused, f"LibreOffice made no PDF of {', '.join(refused)}"
        return {name: path.read_bytes() for name, path in made.items()}
