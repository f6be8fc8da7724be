"""Loads a theme: one that comes with pmdocs by its name, or a person's own file by its path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark, Severity
from pmdocs.pictures import MOST_POINTS, file_fault, picture_fault
from pmdocs.source.events import FASTEST
from pmdocs.source.places import Places, mark_of
from pmdocs.source.trees import TreeReader
from pmdocs.theme.codes import CODES
from pmdocs.theme.contrast import Pair, shortfalls
from pmdocs.theme.files import is_font, is_packed
from pmdocs.theme.reading import Location, SettingsReader, names_of
from pmdocs.theme.theme import (
    Colours,
    Cover,
    Density,
    Family,
    Fonts,
    Furniture,
    Logo,
    Margins,
    Orientation,
    Paper,
    Sizes,
    Theme,
)

SHIPPED: Final = ("quiet", "bold", "plain")
FILES: Final = ("regular", "bold", "italic", "bold_italic")
LEAST_MARGIN: Final = 10.0
"""Millimetres a margin must have at least: printers do not reach further."""
LARGEST_SHARE: Final = 0.35
"""Of the paper's width or height that one margin may take."""


def load_theme(name: str | Path) -> Theme:
    """The theme of a name (``quiet``) or of a file; raises DefinitionError with every fault in it.

    A file says what differs from the theme it `extends`, which is ``quiet`` unless it says so.
    """
    return check_theme(name)[0]


def check_theme(name: str | Path) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme of a name or of a file, with what is odd in the file, and each pair of colours that reads badly."""
    theme, reader, odd = _read(_path(name), Theme())
    return theme, (*odd, *contrast_warnings(theme, lambda pair: _place_of(pair, reader)))


def _path(name: str | Path) -> Path:
    if str(name) in SHIPPED:
        return Path(str(files("pmdocs.theme").joinpath("themes", f"{name}.yaml")))
    path = Path(name)
    if not path.is_file():
        close = get_close_matches(str(name), SHIPPED, n=1)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        raise DefinitionError([Diagnostic("PM350", f"There is no theme '{name}'.{hint}", CODES["PM350"].remedy)])
    if is_packed(path):
        remedy = f"Make a theme of it: `pmdocs theme from {name}`. Or use it as the base of Word files: --word-base."
        raise DefinitionError([Diagnostic("PM350", f"'{name}' is a Word file and no theme.", remedy, Mark(path))])
    return path


def contrast_warnings(theme: Theme, place: Callable[[Pair], Mark] | None = None) -> tuple[Diagnostic, ...]:
    """A warning for each pair of colours that cannot be read well enough (WCAG 2.2, level AA).

    `place` finds the line that is to blame for a pair.
    """
    return tuple(
        Diagnostic(
            "PM357",
            f"Theme '{theme.name}': '{low.pair.words}' on '{low.pair.ground}' has a contrast of {low.ratio} to 1; "
            f"{low.pair.least} is the least.",
            CODES["PM357"].remedy,
            place(low.pair) if place else None,
            Severity.WARNING,
        )
        for low in shortfalls(theme.colours)
    )


def _place_of(pair: Pair, reader: SettingsReader) -> Mark:
    """The colour of the pair that the file sets itself: the words', else the ground's, else the file as a whole."""
    spots = [_colour_at(name) for name in (pair.words, pair.ground)]
    return reader.place(next((spot for spot in spots if reader.sets(spot)), ("colours",)))


def _colour_at(name: str) -> Location:
    colour, _, shade = name.partition(".")
    return ("colours", colour, int(shade)) if shade else ("colours", colour)


def _read(path: Path, base: Theme) -> tuple[Theme, SettingsReader, tuple[Diagnostic, ...]]:
    reader, found = _settings(path)
    if reader is None:
        raise DefinitionError(found)
    extends = reader.text(("extends",))
    if extends is not None:
        if extends in SHIPPED:
            base = load_theme(extends)
        else:
            reader.report("PM354", ("extends",), f"A theme extends one of {', '.join(SHIPPED)}, not {extends!r}.")
    theme = _theme(reader, replace(base, name=path.stem))
    problems = [*found, *reader.found]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DefinitionError(problems)
    return theme, reader, tuple(problems)


def _settings(path: Path) -> tuple[SettingsReader | None, list[Diagnostic]]:
    trees = TreeReader(path.parent, FASTEST)
    placed = trees.read(path, Mark(path), anywhere=True)
    found = list(trees.findings.report())
    if placed is None:
        return None, found
    if placed.value is None:
        return SettingsReader({}, lambda _: Mark(path), path.parent), found
    if not isinstance(placed.value, dict) or not isinstance(placed.places, Places):
        message = "A theme is a list of settings: 'name: value'."
        found.append(Diagnostic("PM355", message, CODES["PM355"].remedy, Mark(path)))
        return None, found
    places = placed.places

    def mark(location: Location) -> Mark:
        return mark_of(places.find(location), path)

    return SettingsReader(placed.value, mark, path.parent), found


def _theme(reader: SettingsReader, base: Theme) -> Theme:
    reader.section((), {*names_of(Theme), "extends"})
    changes = {
        "name": reader.text(("name",)),
        "paper": reader.choice(("paper",), Paper),
        "orientation": reader.choice(("orientation",), Orientation),
        "density": reader.choice(("density",), Density),
        "cover": reader.choice(("cover",), Cover),
        "colours": _colours(reader, base.colours),
        "fonts": _fonts(reader, base.fonts),
        "sizes": _sizes(reader, base.sizes),
        "furniture": _furniture(reader, base.furniture),
        "logo": _logo(reader),
        "style_sheet": _style_sheet(reader),
        "word_base": reader.file(("word_base",)),
    }
    theme = replace(base, **_set(changes))
    return replace(theme, margins=_margins(reader, theme))


def _set(changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None}


def _colours(reader: SettingsReader, base: Colours) -> Colours:
    changes = {}
    reader.refuse_empty(("colours",), "PM352")
    for name in reader.section(("colours",), names_of(Colours)):
        read = reader.shades if name.startswith("heat") else reader.colour
        changes[name] = read(("colours", name))
    return replace(base, **_set(changes))


def _style_sheet(reader: SettingsReader) -> Path | None:
    path = reader.file(("style_sheet",))
    if path is not None:
        try:
            path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            fact = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
            remedy = "Save the style sheet as UTF-8 in your editor."
            reader.report("PM356", ("style_sheet",), f"The file {path.name!r} {fact}.", remedy)
            return None
    return path


def _sizes(reader: SettingsReader, base: Sizes) -> Sizes:
    names = reader.section(("sizes",), names_of(Sizes))
    return replace(base, **_set({name: reader.number(("sizes", name), 6, 96, "pt") for name in names}))


def _margins(reader: SettingsReader, theme: Theme) -> Margins:
    most = round(min(theme.paper.size) * LARGEST_SHARE)
    names = reader.section(("margins",), names_of(Margins))
    return replace(
        theme.margins, **_set({name: reader.number(("margins", name), LEAST_MARGIN, most, "mm") for name in names})
    )


def _furniture(reader: SettingsReader, base: Furniture) -> Furniture:
    names = reader.section(("furniture",), names_of(Furniture))
    return replace(base, **_set({name: reader.text(("furniture", name)) for name in names}))


def _fonts(reader: SettingsReader, base: Fonts) -> Fonts:
    names = reader.section(("fonts",), names_of(Fonts))
    changes: dict[str, Any] = {
        name: _family(reader, ("fonts", name), getattr(base, name)) for name in names if name != "fallback"
    }
    if "fallback" in names:
        changes["fallback"] = _fallback(reader, names["fallback"])
    return replace(base, **_set(changes))


def _fallback(reader: SettingsReader, value: Any) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names)
    reader.report("PM355", ("fonts", "fallback"), "'fallback' is a list of font names.")
    return None


def _family(reader: SettingsReader, location: Location, base: Family) -> Family:
    settings = reader.section(location, names_of(Family))
    name = reader.text((*location, "family"))
    if name is not None and name != base.family:
        base = Family(family=name, word=name)
    changes: dict[str, Any] = {"word": reader.text((*location, "word"))}
    for part in FILES:
        if part in settings:
            changes[part] = _font(reader, (*location, part))
    return replace(base, **_set(changes))


def _font(reader: SettingsReader, location: Location) -> Path | None:
    path = reader.file(location)
    if path is None or is_font(path):
        return path
    remedy = "Name a TrueType or OpenType font: a file that ends in .ttf or .otf."
    reader.report("PM356", location, f"The file {path.name!r} is not a font.", remedy)
    return None


def _logo(reader: SettingsReader) -> Logo | None:
    settings = reader.section(("logo",), names_of(Logo))
    path = reader.file(("logo", "path")) if settings else None
    if settings and "path" not in settings:
        reader.report("PM356", ("logo",), "The logo has no path.")
    if path is None:
        return None
    fault = file_fault(path) or picture_fault(path.read_bytes())
    if fault:
        most = MOST_POINTS // 1_000_000
        remedy = f"Save the logo as SVG, PNG or JPEG with fewer than {most} million points, and name that file."
        reader.report("PM356", ("logo", "path"), f"The file {path.name!r} {fault}.", remedy)
        return None
    sizes = {name: reader.number(("logo", name), 4, 120, "mm") for name in ("width", "height")}
    return Logo(path, **_set({**sizes, "alt": reader.text(("logo", "alt"))}))
