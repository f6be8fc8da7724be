"""The fixed words of documents in the document's language: gettext catalogues, English where there is none."""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable

CATALOGUE = "LC_MESSAGES/pmdocs.mo"


def translations(language: str, folder: Traversable | None = None) -> NullTranslations:
    """The catalogue of a language tag: ``de-CH``, else ``de``, else the English of the templates themselves.

    `folder` holds the catalogues, ours unless another is given.
    """
    locale = folder or files("pmdocs").joinpath("locale")
    for tag in dict.fromkeys((language.replace("-", "_"), language.split("-")[0])):
        if not (tag.isascii() and tag.replace("_", "").isalnum()):
            continue
        catalogue = locale.joinpath(tag, *CATALOGUE.split("/"))
        if catalogue.is_file():
            with as_file(catalogue) as path, path.open("rb") as stream:
                return GNUTranslations(stream)
    return NullTranslations()
