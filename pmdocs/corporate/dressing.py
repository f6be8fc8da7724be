"""Makes a theme and the corporate file it names agree, before anything is laid out."""

from __future__ import annotations

from pmdocs.corporate.hindrances import left_out
from pmdocs.corporate.package import open_corporate
from pmdocs.corporate.page_setup import page_setup
from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.theme import Theme
from pmdocs.theme.codes import CODES


def dressed(theme: Theme) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme on the pages of its corporate file, so that PDF and Word break alike, and what there is to tell.

    A theme without such a file stays as it is. Raises DefinitionError for a file that cannot be used.
    """
    if theme.word_base is None:
        return theme, ()
    file = open_corporate(theme.word_base)
    page = page_setup(file)
    told = (
        Diagnostic("PM369", f"Left out of the file: {words}.", CODES["PM369"].remedy, Mark(file.path), Severity.NOTICE)
        for words in left_out(file)
    )
    return page.on(theme), (*page.notices, *told)
