"""Same input, same bytes; and every word of the document is in the file."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from pmdocs.compose import Composed
from pmdocs.markup import SVG, elements, parse
from pmdocs.theme import Theme
from pmdocs.writers.pdf import PdfResult

PRINT = (
    "import pickle, sys; from pmdocs.writers.pdf import write_pdf; "
    "sys.stdout.buffer.write(write_pdf(*pickle.load(sys.stdin.buffer)).data)"
)


def test_another_process_writes_the_same_bytes(printed: PdfResult, specimen: Composed, tmp_path: Path) -> None:
    """Another hash seed, time zone, language and folder change nothing."""
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"}
    run = subprocess.run(
        [sys.executable, "-c", PRINT],
        input=pickle.dumps((specimen, Theme())),
        env=environment,
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert run.stdout == printed.data


def letters(text: str) -> Counter[str]:
    """How often each letter occurs; spaces, hyphens and signs that lay out text do not count."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(
        letter for letter in plain if unicodedata.category(letter)[0] not in "ZC" and letter not in "-\u2010."
    )


def test_nothing_is_lost(printed: PdfResult, specimen: Composed, tmp_path: Path) -> None:
    """Every letter of the document's body is on the pages at least as often as in the document."""
    path = tmp_path / "specimen.pdf"
    path.write_bytes(printed.data)
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    root, _ = parse(specimen.html)
    body = root.find("body")
    assert body is not None
    for drawing in [element for element in elements(body) if element.tag == f"{SVG}svg"]:
        drawing.clear()
    assert letters("".join(body.itertext())) - letters(shown) == Counter()
