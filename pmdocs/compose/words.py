"""The fixed words of documents in the document's language: gettext catalogues, English where there is none."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from importlib.resources import as_file, files

CATALOGUE = "LC_MESSAGES/pmdocs.mo"


def translations(language: str) -> NullTranslations:
    """The catalogue of a language tag: ``de-CH``, else ``de``, else the English of the templates themselves."""
    for tag in dict.fromkeys((language.replace("-", "_"), language.split("-")[0])):
        catalogue = files("pmdocs").joinpath("locale", tag, *CATALOGUE.split("/"))
        if tag.isascii() and tag.replace("_", "").isalnum() and catalogue.is_file():
            with as_file(catalogue) as path, path.open("rb") as stream:
                return GNUTranslations(stream)
    return NullTranslations()
