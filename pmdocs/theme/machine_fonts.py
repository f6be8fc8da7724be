"""Which fonts this machine has, as the PDF's layout will find them."""

from __future__ import annotations

from functools import cache


def is_on_machine(family: str) -> bool:
    """True if a font of that name is installed; False, too, where the layout engine that would use it is missing."""
    return family.casefold() in _families()


@cache
def _families() -> frozenset[str]:
    """The names of all installed families, small letters; fontconfig knows several names for some of them."""
    try:
        from weasyprint.text.ffi import ffi, fontconfig
    except (ImportError, OSError):
        return frozenset()
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    fonts = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
    if fonts == ffi.NULL:
        return frozenset()
    found: set[str] = set()
    value = ffi.new("FcChar8 **")
    for number in range(fonts.nfont):
        position = 0
        while fontconfig.FcPatternGetString(fonts.fonts[number], b"family", position, value) == 0:
            found.add(ffi.string(value[0]).decode("utf-8", "replace").casefold())
            position += 1
    return frozenset(found)


def file_of(family: str) -> str:
    """The upright file of an installed family, as the layout would choose it; "" if there is none, or no layout."""
    try:
        from weasyprint.text.ffi import ffi, fontconfig
    except (ImportError, OSError):
        return ""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    wanted = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    fontconfig.FcPatternAddString(wanted, b"family", family.encode())
    fontconfig.FcConfigSubstitute(config, wanted, fontconfig.FcMatchPattern)
    fontconfig.FcDefaultSubstitute(wanted)
    found = fontconfig.FcFontMatch(config, wanted, ffi.new("FcResult *"))
    value = ffi.new("FcChar8 **")
    if found == ffi.NULL or fontconfig.FcPatternGetString(found, b"file", 0, value) != 0:
        return ""
    file = str(ffi.string(value[0]).decode())
    fontconfig.FcPatternDestroy(found)
    return file
