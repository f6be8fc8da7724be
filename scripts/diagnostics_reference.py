"""Renews docs/diagnostics.md from the tables of codes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pmdocs.diagnostics_reference import diagnostics_reference  # noqa: E402 - found only once the path is set

PAGE = ROOT / "docs" / "diagnostics.md"

if __name__ == "__main__":
    PAGE.write_text(diagnostics_reference(), encoding="utf-8")
