"""Looks this machine over: every part a document needs is tried for real, and each lack comes with its remedy."""

from __future__ import annotations

import enum
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pmdocs.diagnostics import FormatUnavailable
from pmdocs.forms.office import HOW_TO_INSTALL, find_office
from pmdocs.machine.scripts import EMOJI, SCRIPTS, Script, letters_by_script
from pmdocs.theme import Theme
from pmdocs.writers.pdf.engine import Faces, engine, faces_for

OLDEST_PYTHON: Final = (3, 11)
_SHOWN_LETTERS: Final = 12


class State(enum.Enum):
    """How one part is."""

    GOOD = "ok"
    ADVICE = "advice"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the machine: how it is, what was found, and what to do; `stops` names what cannot be made."""

    part: str
    state: State
    fact: str
    remedy: str = ""
    stops: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a project asks of the machine: the letters its texts use, and whether documents are made from Word forms."""

    letters: Mapping[Script, str]
    forms: bool = False

    @classmethod
    def of(cls, data: object, *, forms: bool) -> Needs:
        """The needs of a definition, as it was read."""
        return cls(letters_by_script(data), forms)


def examine(theme: Theme, needs: Needs | None = None, *, office: Path | None = None) -> tuple[Check, ...]:
    """Try everything; `needs` None looks at what any project could ask for. `office` stands for LibreOffice's place."""
    return (
        _python(),
        Check("Word documents", State.GOOD, "written without any other program"),
        *_pdf(theme, needs),
        office_check(office or find_office(), needed=needs is not None and needs.forms),
    )


def _python() -> Check:
    version = platform.python_version()
    if sys.version_info >= OLDEST_PYTHON:
        return Check("Python", State.GOOD, version)
    wanted = ".".join(map(str, OLDEST_PYTHON))
    remedy = f"Install Python {wanted} or newer."
    return Check("Python", State.MISSING, f"{version} is too old.", remedy, "every document")


def _pdf(theme: Theme, needs: Needs | None) -> Iterator[Check]:
    try:
        found = engine()
    except FormatUnavailable as error:
        remedy = str(error).partition(". ")[2]
        yield Check("PDF documents", State.MISSING, "The layout library Pango is missing.", remedy, "PDF")
        return
    yield Check("PDF documents", State.GOOD, f"WeasyPrint {found.weasyprint}, Pango {found.pango}")
    if found.subsets:
        yield Check("Quick, small PDF", State.GOOD, "HarfBuzz subset library")
    else:
        remedy = "Debian and Ubuntu: apt install libharfbuzz-subset0. macOS: brew install harfbuzz."
        yield Check("Quick, small PDF", State.ADVICE, "HarfBuzz's subset library is missing: PDF takes longer.", remedy)
    yield from _letters(theme, needs)


def _letters(theme: Theme, needs: Needs | None) -> Iterator[Check]:
    """Which typeface sets each script: with a project, the very letters it uses; without, some words of each."""
    scripts = {script: script.sample for script in (*SCRIPTS, EMOJI)} if needs is None else dict(needs.letters)
    faces = faces_for({script.name: text for script, text in scripts.items()}, theme)
    for script in scripts:
        yield letters_check(script, faces[script.name], used=needs is not None)


def letters_check(script: Script, faces: Faces, *, used: bool) -> Check:
    """What is said of one script; a letter that a project uses and no font has stops its PDF."""
    if not faces.missing:
        return Check(script.name, State.GOOD, ", ".join(faces.families))
    shown = " ".join(faces.missing[:_SHOWN_LETTERS]) + (" …" if len(faces.missing) > _SHOWN_LETTERS else "")
    remedy = f"Debian and Ubuntu: apt install {script.package}. Elsewhere: install a font such as {script.font}."
    if used:
        return Check(script.name, State.MISSING, f"No font has {shown}, which this project uses.", remedy, "PDF")
    return Check(script.name, State.ADVICE, "No font has them; texts that use them give no PDF.", remedy)


def office_check(office: Path | None, *, needed: bool) -> Check:
    """Whether Word forms can become PDF; their Word documents need no other program."""
    part = "PDF of Word forms"
    if office is not None:
        return Check(part, State.GOOD, f"LibreOffice: {office}")
    if needed:
        fact = "LibreOffice is missing, and this project makes documents from Word forms."
        return Check(part, State.MISSING, fact, HOW_TO_INSTALL, part)
    return Check(
        part, State.ADVICE, "LibreOffice is missing; only documents made from Word forms need it.", HOW_TO_INSTALL
    )
