"""Saves its own issue of one document into a folder again and again, as one of two runs at once.

Run as ``python -m tests.outputs.contender FOLDER LETTER ROUNDS``; ends with the highest exit code of its saves.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pmdocs.outputs import Output, save_all

SIZE = 500_000


def main(folder: Path, letter: str, rounds: int) -> int:
    """Save half a megabyte of one letter, `rounds` times, each a byte apart so that every save writes."""
    issues = (letter.encode() * (SIZE + turn) for turn in range(rounds))
    return max(save_all([Output("ORION-charter.pdf", data)], folder, inputs={}).exit_code for data in issues)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
