"""``pmdocs theme inspect``: which of a corporate file's styles play which part, and what will be added."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmdocs.cli.faults import as_data, show_diagnostics
from pmdocs.cli.options import Place, speech_options
from pmdocs.cli.tables import show_table

if TYPE_CHECKING:
    from pmdocs.corporate.inspection import Inspection, Played

ADDED = "(will be added)"
PLACES = {"default": "", "first": " of the first page", "even": " of even pages"}


@click.command()
@click.argument("file", type=Place())
@speech_options
def inspect(file: Path, as_json: bool, quiet: bool, verbose: bool, debug: bool) -> None:
    """Look into FILE, your organisation's Word file: what would be used of it, and what it lacks."""
    from pmdocs.corporate import open_corporate
    from pmdocs.corporate.inspection import inspect as look_into

    found = look_into(open_corporate(file))
    if as_json:
        click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2))
    elif not quiet:
        _report(found)
        if verbose:
            show_diagnostics(found.notices)


def _report(found: Inspection) -> None:
    click.echo(f"{click.style(str(found.path), bold=True)}\n")
    show_table(("part", "their style", "looks like"), [_row(one) for one in found.played])
    theirs = len(found.played) - len(found.missing)
    click.echo(f"\n{theirs} styles are theirs; {len(found.missing)} will be added in the look of the theme.\n")
    for label, words in _particulars(found):
        click.echo(f"{label + ':':<10}{words}")


def _row(one: Played) -> tuple[str, str, str]:
    if one.identity is None:
        return one.role.label, ADDED, ""
    name = one.name or one.identity
    identity = f" (id {one.identity})" if one.identity.casefold() != name.replace(" ", "").casefold() else ""
    return one.role.label, f"{name}{identity}", _look(one)


def _look(one: Played) -> str:
    if one.look is None:
        return ""
    words = [one.look.font, f"{one.look.size:g} pt", one.look.colour or "", "bold" if one.look.bold else ""]
    return ", ".join(filter(None, (*words, "numbered" if one.counted else "")))


def _particulars(found: Inspection) -> Iterator[tuple[str, str]]:
    top, right, bottom, left = found.margins
    wide = "; a page of its own for wide tables" if found.wide and "landscape" not in found.sheet else ""
    yield (
        "Pages",
        f"{found.sheet}, margins {top:g}, {right:g}, {bottom:g}, {left:g} mm (top, right, bottom, left){wide}",
    )
    yield "Fonts", ", ".join(f"{use} {font}" for use, font in found.fonts.items())
    yield "Colours", ", ".join(f"{name} {colour}" for name, colour in found.colours.items()) or "none in a theme"
    for kind in ("header", "footer"):
        yield kind.capitalize(), "; ".join(_parts(found, kind)) or "none: ours is added"
    yield "Logo", _logo(found)
    if found.left_out:
        yield "Left out", ", ".join(found.left_out)


def _parts(found: Inspection, kind: str) -> Iterator[str]:
    for part in found.parts:
        if part.kind == kind:
            pictures = f"{part.pictures} picture{'s' if part.pictures > 1 else ''}" if part.pictures else ""
            quoted = f"'{part.words}'" if part.words else ""
            yield f"{', '.join(filter(None, (quoted, pictures)))}{PLACES[part.place]}"


def _logo(found: Inspection) -> str:
    if found.logo is None:
        return "none in header or footer"
    kind = found.logo.ending.removeprefix(".").upper() or "a kind only Word can draw"
    return f"{found.logo.width:g} × {found.logo.height:g} mm, {kind} ({found.logo.part})"


def _as_data(found: Inspection) -> dict[str, Any]:
    logo = found.logo
    return {
        "ok": True,
        "exit_code": 0,
        "file": str(found.path),
        "styles": [
            {
                "role": one.role.label,
                "canonical": one.role.canonical,
                "kind": one.role.kind,
                "name": one.name,
                "id": one.identity,
                "added": one.identity is None,
                "numbered": one.counted,
                "look": asdict(one.look) if one.look else None,
            }
            for one in found.played
        ],
        "page": {"sheet": found.sheet, "margins_mm": list(found.margins), "wide_page": found.wide},
        "fonts": dict(found.fonts),
        "colours": dict(found.colours),
        "headers_and_footers": [asdict(part) for part in found.parts],
        "logo": None
        if logo is None
        else {
            "part": logo.part,
            "kind": logo.ending,
            "width_mm": logo.width,
            "height_mm": logo.height,
            "alt": logo.alt,
        },
        "left_out": list(found.left_out),
        "diagnostics": [as_data(item) for item in found.notices],
    }
