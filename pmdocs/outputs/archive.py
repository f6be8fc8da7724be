"""A zip archive, as any library wrote it, becomes the one archive that its contents always give."""

from __future__ import annotations

import io
import zipfile

# The earliest moment a zip entry can carry: plainly no real date, and the same everywhere.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_UNIX = 3
_MODE = 0o100644 << 16
# Word reads the content types and the package's relations first; tools that sniff the type expect that order.
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def settle_zip(data: bytes) -> bytes:
    """The same archive with fixed dates, order, attributes and compression, so that equal contents are equal bytes.

    Folder entries are left out, as a Word package does not have them. Bytes stay equal between
    machines whose zlib compresses alike. Raises `ValueError` if two entries share a name, since one
    of them would be lost, and `zipfile.BadZipFile` if `data` is not a zip archive.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = [(entry.filename, source.read(entry)) for entry in source.infolist() if not entry.is_dir()]
    _refuse_doubles(parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(parts, key=lambda part: _place(part[0])):
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, _LEVEL)
    return target.getvalue()


def _refuse_doubles(parts: list[tuple[str, bytes]]) -> None:
    seen: set[str] = set()
    for name, _ in parts:
        if name in seen:
            raise ValueError(f"the archive holds two entries named {name!r}")
        seen.add(name)


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry
