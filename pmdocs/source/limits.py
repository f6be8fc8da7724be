"""How much one project definition may hold before reading stops with a clear sentence.

The limits keep a hostile or runaway file from taking the machine down; a real project stays far
below them (5,000 risks of 15 fields are about 700 KB and 160,000 steps).
"""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 10_000_000
"""Size of one file."""

MAX_PROJECT_BYTES: Final = 50_000_000
"""Size of all files of one project together."""

MAX_FILES: Final = 2_000
"""Files of one project: the definition, its includes and its updates."""

MAX_VALUE: Final = 1_000_000
"""Characters in one value."""

MAX_DEPTH: Final = 64
"""Lists and maps inside one another."""

MAX_EVENTS: Final = 400_000
"""Steps of the YAML parser in one file: one for a value or a name, two for a list or a map."""

MAX_INCLUDE_DEPTH: Final = 16
"""Files that include one another in a row."""

MAX_SHOWN: Final = 100
"""Problems reported for one file; more would bury the first."""

MAX_FOUND: Final = 1_000
"""Problems found in one file before it is given up."""

MAX_REPAIRS: Final = 20
"""Lines of one file that are mended in memory to find the problems below them."""

MAX_REPAIRED_SIZE: Final = 1_000_000
"""Characters of a file up to which lines are mended; larger files stop at their first broken line."""
