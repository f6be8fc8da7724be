"""Asks the independent judges: two checkers of Word files, and LibreOffice, which has to open them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import FileFormat, OpenXmlValidator

from tests.libreoffice import printed
from tests.writers.docx.word_checks import word_faults

# A link to a web page is what it says it is; the checker reports every one of them.
_PLAIN_LINK = "External relationship target"


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, security_validation=True)


def conformance_faults(data: bytes, folder: Path) -> list[str]:
    """What the two checkers and our own eight checks have against a Word file; `folder` takes a copy."""
    path = folder / "checked.docx"
    path.write_bytes(data)
    audit = [f"{error.part_uri}: {error.description}" for error in _validator().validate(path).errors]
    integrity = [str(finding) for finding in ooxml_integrity.check(path)]
    return [fault for fault in audit if _PLAIN_LINK not in fault] + integrity + word_faults(data)


def converted_text(data: bytes, folder: Path) -> list[str]:
    """The pages of a Word file, as text, after LibreOffice has laid it out; `folder` takes what it prints."""
    pdf = folder / "printed.pdf"
    pdf.write_bytes(printed({"opened": data})["opened"])
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60)
    return shown.stdout.decode().split("\f")[:-1]
