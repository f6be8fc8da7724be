"""Makes pmdocs/theme/fonts/PMSymbols.ttf: the few signs that Carlito lacks, from Noto fonts (SIL OFL 1.1).

Run it with the folder of the Noto fonts (Debian: package fonts-noto-core)::

    python scripts/make_symbols_font.py /usr/share/fonts/truetype/noto

The result is the same, byte for byte, for the same font files and fontTools version.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "pmdocs" / "theme" / "fonts" / "PMSymbols.ttf"
FAMILY = "PM Symbols"
SIGNS = {
    "NotoSansSymbols2-Regular.ttf": "●▲■◆◇○□△▼▽▶◀►◄▸▾▴◂▪▫◼◻▬✓✗✔✘☐☑☒★☆⚠⏱✎⬤•",
    "NotoSansSymbols-Regular.ttf": "⚑⚐ⓘ①②③④⑤⑥⑦⑧⑨⑩",
    "NotoSansMath-Regular.ttf": "↑↓→←↗↘↖↙↔↕⇒⇐⇑⇓",
    "NotoSans-Regular.ttf": " \u00a0₺₽₿",  # a run of signs keeps its font over the blanks between them
}
FIXED_TIME = 3_786_912_000  # 2024-01-01 in the font's own count of seconds: a rebuild changes nothing


def main(folder: Path) -> None:
    """Subset each source, merge the parts, give the font its own name."""
    with tempfile.TemporaryDirectory() as work:
        parts = [_part(folder / name, signs, Path(work) / name) for name, signs in SIGNS.items()]
        font = Merger().merge([str(part) for part in parts])
    _rename(font)
    font["head"].created = font["head"].modified = FIXED_TIME
    font.recalcTimestamp = False
    font.save(TARGET)
    missing = {ord(sign) for signs in SIGNS.values() for sign in signs} - set(font.getBestCmap())
    if missing:
        sys.exit(f"missing: {[chr(code) for code in sorted(missing)]}")
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")


def _part(source: Path, signs: str, target: Path) -> Path:
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14])
    options.drop_tables += ["MATH", "GSUB", "GPOS", "GDEF"]
    font = subset.load_font(str(source), options)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=[ord(sign) for sign in signs])
    tool.subset(font)
    subset.save_font(font, str(target), options)
    return target


def _rename(font: TTFont) -> None:
    names = {1: FAMILY, 2: "Regular", 3: "pmdocs: PM Symbols", 4: FAMILY, 5: "Version 1.000", 6: "PMSymbols-Regular"}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
