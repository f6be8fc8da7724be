"""Makes a theme and the corporate file it names agree, before anything is laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pmdocs.corporate.derived_theme import DerivedTheme, derive, is_as_wide
from pmdocs.corporate.hindrances import left_out
from pmdocs.corporate.package import open_corporate
from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.theme import Theme
from pmdocs.theme.codes import CODES
from pmdocs.theme.machine_fonts import is_on_machine


def dressed(theme: Theme, has_font: Callable[[str], bool] = is_on_machine) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme with the pages and the brand of its corporate file, and what there is to tell.

    Pages are always the file's, so that PDF and Word break alike. Colours, faces and sizes are the file's where the
    theme has none of its own. A theme without such a file stays as it is. Raises DefinitionError for a file that
    cannot be used.
    """
    if theme.word_base is None:
        return theme, ()
    derived = derive(open_corporate(theme.word_base), has_font)
    branded = derived.on(derived.page.on(theme))
    return branded, tuple(_told(derived, branded))


def _told(derived: DerivedTheme, branded: Theme) -> Iterator[Diagnostic]:
    """What of the file could not be followed, in the parts that were taken from it."""
    passed_over = {"PM368"}  # the logo stands in Word's header, whatever the PDF can show
    if branded.colours != derived.colours.colours:
        passed_over.add("PM366")
    if branded.fonts.text != derived.text:
        passed_over.add("PM359")
    yield from (item for item in derived.notices if item.code not in passed_over)
    place = Mark(derived.file.path)
    if not is_as_wide(branded.fonts.text, derived.text.word) or branded.sizes.text != derived.sizes.text:
        used = f"{branded.fonts.text.family} {branded.sizes.text:g} pt"
        fact = f"The page numbers in Word's contents are counted in {used}, the file is set in {derived.text.word}."
        yield Diagnostic("PM367", fact, CODES["PM367"].remedy, place, Severity.NOTICE)
    for words in left_out(derived.file):
        yield Diagnostic("PM369", f"Left out of the file: {words}.", CODES["PM369"].remedy, place, Severity.NOTICE)
