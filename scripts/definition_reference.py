"""Renews docs/definition.md from the models and docs/definition-example.yaml."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pmdocs.project.reference import definition_reference  # noqa: E402 - found only once the path is set

EXAMPLE = ROOT / "docs" / "definition-example.yaml"
PAGE = ROOT / "docs" / "definition.md"

if __name__ == "__main__":
    PAGE.write_text(definition_reference(EXAMPLE.read_text(encoding="utf-8")), encoding="utf-8")
