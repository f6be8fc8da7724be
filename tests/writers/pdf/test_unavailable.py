"""Without Pango there is no PDF, and one sentence says how to get it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from pmdocs.compose import Composed
from pmdocs.theme import Theme

WITHOUT_PANGO = """
import pickle, sys
import cffi
def refuse(self, name, *flags):
    raise OSError(f"cannot load library {name!r}")
cffi.FFI.dlopen = refuse
from pmdocs.diagnostics import FormatUnavailable
from pmdocs.writers.pdf import write_pdf
assert "weasyprint" not in sys.modules
try:
    write_pdf(*pickle.load(sys.stdin.buffer))
except FormatUnavailable as error:
    print(error.exit_code, error)
"""


def test_a_machine_without_pango_is_told_how_to_mend_it(specimen: Composed, tmp_path: Path) -> None:
    """The answer is exit code 4 and the packages to install; importing the writer alone costs nothing."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO],
        input=pickle.dumps((specimen, Theme())),
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    answer = run.stdout.decode()
    assert answer.startswith("4 ")
    for part in ("apt install libpango", "brew install pango", "Windows", "--format docx"):
        assert part in answer
