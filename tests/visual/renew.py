"""Stores the pages as they are now, after a person has looked at what has changed: ``make pictures``.

Only pictures that differ are written. Names on the command line, such as ``sprint-charter``, limit it to these
documents. Pictures of what has changed, old beside new, are put into ``tests/visual/differences``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.libreoffice import version
from tests.visual.album import PORTRAITS, PRINTED_BY, Album, same_printer


def renew(album: Album, wanted: Sequence[str] = ()) -> list[str]:
    """What was written or removed, a line each."""
    album.stored.mkdir(parents=True, exist_ok=True)
    told = []
    everything = not wanted and not same_printer(album)
    for portrait in PORTRAITS:
        name, chosen = str(portrait), not wanted or str(portrait.edition) in wanted
        if chosen:
            new = portrait.new()
            if faults := album.faults(name, new) or ([f"{name}: printed by another LibreOffice"] if everything else []):
                new.save(album.path(name))
                told += faults
    for orphan in album.orphans({str(portrait) for portrait in PORTRAITS}):
        orphan.unlink()
        told.append(f"{orphan.stem}: removed")
    (album.stored / PRINTED_BY).write_text(f"{version()}\n", encoding="utf-8")
    return told


def main() -> None:
    """Renew the stored pictures and say what changed."""
    album = Album()
    unknown = set(sys.argv[1:]) - {str(portrait.edition) for portrait in PORTRAITS}
    if unknown:
        sys.exit(f"No picture is kept of {', '.join(sorted(unknown))}.")
    told = renew(album, sys.argv[1:])
    print("\n".join(told) if told else "Every page is as stored.")


if __name__ == "__main__":
    main()
