"""Collects every fixed word of the documents into pmdocs/locale/pmdocs.pot, for translators; run it after changing one.

``python -m scripts.words``; a test says when the file is out of date.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "pmdocs" / "locale" / "pmdocs.pot"
FUNCTIONS = {"_": None, "ngettext": (1, 2), "say": None, "reason": None, "translatable": None, "Undefined": None}
"""What marks a text as words of a document: the functions it is handed to, with the places of its arguments."""

METHODS = [("templates/**.j2", "jinja2.ext:babel_extract"), ("pmdocs/**.py", "python")]
OPTIONS = {"templates/**.j2": {"encoding": "utf-8", "trimmed": "true"}}


def catalogue() -> bytes:
    """The template of all translations: each text once, in order, without dates: equal words give equal bytes."""
    found = Catalog(project="pmdocs", fuzzy=False, header_comment="# Fixed words of the documents of pmdocs.")
    for text in sorted(_texts(), key=str):
        found.add(text)
    target = BytesIO()
    write_po(target, found, omit_header=True, width=110)
    return target.getvalue()


def _texts() -> Iterable[str | tuple[str, ...]]:
    rows = extract_from_dir(ROOT, METHODS, OPTIONS, keywords=FUNCTIONS, strip_comment_tags=True)
    return {text for path, _, text, *_ in rows if path.startswith(("templates/", "pmdocs/")) and text}


if __name__ == "__main__":
    TARGET.write_bytes(catalogue())
    print(f"{TARGET.relative_to(ROOT)} is up to date.")
