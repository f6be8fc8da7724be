"""Writes a derived theme as the theme file a person would have written, and its logo beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from pmdocs.corporate.derived_theme import LOGO_BOUNDS, DerivedTheme
from pmdocs.diagnostics import OutputError
from pmdocs.outputs import atomic
from pmdocs.outputs.causes import naming
from pmdocs.source.quoting import quoted
from pmdocs.theme import Family, Orientation, load_theme

_INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class ThemeFiles:
    """A theme file and the files beside it, by path, with their bytes; the theme file comes first."""

    files: tuple[tuple[Path, bytes], ...]

    @property
    def theme(self) -> Path:
        """The theme file."""
        return self.files[0][0]


def theme_files(derived: DerivedTheme, path: Path) -> ThemeFiles:
    """What to write so that `path` is a theme file with the brand of the file the theme was derived from."""
    logo = None if derived.logo is None else path.with_name(f"{path.stem}-logo{derived.logo.ending}")
    text = "\n".join(_lines(derived, path, logo)) + "\n"
    found = [(path, text.encode())]
    if logo is not None and derived.logo is not None:
        found.append((logo, derived.logo.data))
    return ThemeFiles(tuple(found))


def write_theme(made: ThemeFiles, *, force: bool = False) -> None:
    """Write the files, each whole or not at all; OutputError, with nothing written, if one exists and is not forced."""
    present = [path for path, _ in made.files if path.exists() or path.is_symlink()]
    if present and not force:
        names = " and ".join(f"'{path}'" for path in present)
        verb = "exists" if len(present) == 1 else "exist"
        raise OutputError(f"{names} {verb} already. Choose another name with --out, or replace with --force.")
    prepared: list[tuple[Path, Path]] = []
    try:
        for path, data in made.files:
            with naming(path):
                prepared.append((atomic.prepare(data, path), path))
        for temporary, path in prepared:
            with naming(path):
                atomic.replace(temporary, path)
    finally:
        for temporary, _ in prepared:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _lines(derived: DerivedTheme, path: Path, logo: Path | None) -> Iterator[str]:
    yield f"# Derived from {derived.file.path.name} by `pmdocs theme from`."
    yield "# Every setting is described in docs/theme.md; what is not said here is as in the theme it extends."
    yield f"name: {quoted(path.stem)}"
    yield "extends: quiet"
    yield from _word_base(derived.file.path, path)
    yield ""
    yield f"paper: {derived.page.paper.value}"
    if derived.page.orientation is Orientation.LANDSCAPE:
        yield "orientation: landscape"
    yield f"margins: {_settings(derived.page.margins)}     # millimetres"
    yield ""
    yield from _colours(derived)
    yield ""
    yield "fonts:"
    yield f"{_INDENT}text: {_family(derived.text)}"
    yield f"{_INDENT}heading: {_family(derived.heading)}"
    yield from _own_files(derived.text)
    yield f"sizes: {_settings(derived.sizes)}     # points"
    if logo is not None:
        yield from ("", *_logo(derived, logo))


def _word_base(corporate: Path, path: Path) -> Iterator[str]:
    folder, file = path.resolve().parent, corporate.resolve()
    if file.is_relative_to(folder):
        yield f"word_base: {quoted(file.relative_to(folder).as_posix())}     # the base of every Word file"
    else:
        yield "# Copy the Word file beside this theme to make it the base of every Word file:"
        yield f"# word_base: {quoted(file.name)}"


def _colours(derived: DerivedTheme) -> Iterator[str]:
    usual, own = load_theme("quiet").colours, derived.colours.colours
    changes = {change.name: change.before for change in derived.colours.changes}
    yield "colours:"
    for spot in fields(own):
        value = getattr(own, spot.name)
        if value != getattr(usual, spot.name):
            before = changes.get(spot.name)
            note = f"     # {before} in the Word file: too pale for words" if before else ""
            yield f'{_INDENT}{spot.name}: "{value}"{note}'


def _family(family: Family) -> str:
    word = "" if family.word == family.family else f", word: {quoted(family.word)}"
    return f"{{family: {quoted(family.family)}{word}}}"


def _own_files(family: Family) -> Iterator[str]:
    """How to set the PDF in a face this machine lacks."""
    if family.family != family.word and family.word != Family().word:
        name = quoted(family.word)
        yield f"{_INDENT}# To set the PDF in {family.word}, put its files beside this theme and name them:"
        yield f"{_INDENT}# text: {{family: {name}, regular: a.ttf, bold: b.ttf, italic: c.ttf, bold_italic: d.ttf}}"


def _logo(derived: DerivedTheme, path: Path) -> Iterator[str]:
    if derived.logo is None:
        return
    width, height = (
        min(max(side, LOGO_BOUNDS[0]), LOGO_BOUNDS[1]) for side in (derived.logo.width, derived.logo.height)
    )
    yield "logo:"
    yield f"{_INDENT}path: {quoted(path.name)}"
    yield f"{_INDENT}width: {width:g}     # the box it is fitted into, in millimetres"
    yield f"{_INDENT}height: {height:g}"
    if derived.logo.alt:
        yield f"{_INDENT}alt: {quoted(derived.logo.alt)}"


def _settings(values: Any) -> str:
    inside = ", ".join(f"{spot.name}: {getattr(values, spot.name):g}" for spot in fields(values))
    return f"{{{inside}}}"
