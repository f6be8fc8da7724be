"""Turns a filled-in form into PDF with LibreOffice, where this machine has it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import FormatUnavailable

PATIENCE: Final = 180
"""Seconds a conversion may take; a form of 50 pages takes five, the very first start of LibreOffice ten."""

NAMES: Final = ("soffice", "libreoffice")
ELSEWHERE: Final = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
HOW_TO_INSTALL: Final = (
    "Debian and Ubuntu: apt install libreoffice-writer. macOS: brew install --cask libreoffice. "
    "Windows: install LibreOffice from libreoffice.org."
)
UNAVAILABLE: Final = (
    "The PDF of a Word form cannot be made on this machine, because LibreOffice is missing. "
    f"{HOW_TO_INSTALL} Or save the Word document as PDF in Word."
)
_FILTER: Final = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# LibreOffice writes the moment and a random number; both have a fixed length, so the rest of the file stays in place.
_MOMENT: Final = re.compile(rb"(?<=Date\(D:)\d{14}(?=[Z+\-'])")
_RANDOM: Final = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")
_TRAILER: Final = 2_000
"""Bytes at the end of the file among which its random numbers stand, and no part of a page."""


def find_office() -> Path | None:
    """The program of LibreOffice; None if this machine has none."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((Path(place) for place in ELSEWHERE if Path(place).is_file()), None)


def to_pdf(data: bytes, created: date, office: Path | None = None) -> bytes:
    """A Word file as PDF, dated `created`; FormatUnavailable where LibreOffice is missing or gives no file.

    Each conversion has an empty profile of its own: two that share one disturb each other. What the program answers
    says nothing, as it calls failures a success; only the file it leaves counts.
    """
    office = office or find_office()
    if office is None:
        raise FormatUnavailable(UNAVAILABLE)
    with tempfile.TemporaryDirectory(prefix="pmdocs-form-") as place:
        folder = Path(place)
        (folder / "form.docx").write_bytes(data)
        words = _run(office, folder)
        target = folder / "out" / "form.pdf"
        result = target.read_bytes() if target.is_file() else b""
    if not (result.startswith(b"%PDF-") and b"%%EOF" in result[-64:]):
        detail = f" It said: {words}." if words else ""
        raise FormatUnavailable(f"LibreOffice could not turn the form into PDF.{detail} Make the PDF in Word instead.")
    return settled(result, created)


def settled(pdf: bytes, created: date) -> bytes:
    """The file with a fixed date in place of the clock, and a hash of itself in place of random numbers."""
    dated = _MOMENT.sub(created.strftime("%Y%m%d120000").encode(), pdf)
    body, end = dated[:-_TRAILER], dated[-_TRAILER:]
    identity = hashlib.sha256(body).hexdigest()[:32].upper().encode()
    return body + _RANDOM.sub(identity, end)


def page_count(pdf: bytes) -> int | None:
    """The pages of a PDF that LibreOffice wrote; None where it hides them in a packed part of the file."""
    return len(_PAGE.findall(pdf)) or None


def _run(office: Path, folder: Path) -> str:
    """Convert within `folder`; what the program said, shortened, in case it leaves nothing behind."""
    profile = (folder / "profile").as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", _FILTER]
    command += ["--outdir", str(folder / "out"), str(folder / "form.docx")]
    # A group of its own: the program starts a second one, and both must end when time is up.
    with subprocess.Popen(  # noqa: S603 - a program found by its fixed name, with paths of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_environment(folder),
        start_new_session=True,
    ) as process:
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            said = f"it took longer than {PATIENCE} seconds".encode()
        finally:
            _end(process)
    return " ".join(said.decode(errors="replace").split())[-200:].rstrip(".")


def _environment(folder: Path) -> Mapping[str, str]:
    """The person's own environment, but with temporary files and time zone of this conversion."""
    return {**os.environ, "TMPDIR": str(folder), "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started, if it has not ended by itself."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
