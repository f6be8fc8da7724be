"""What goes wrong when a damaged Word file, which is a zip archive, is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Final

UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # and with it, for what the library does not know, NotImplementedError
    ValueError,
)
"""Whatever the library raises of a file whose bytes are not as they should be."""
