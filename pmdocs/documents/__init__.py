"""The documents pmdocs makes: what each shows, and which template shows it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from pmdocs.documents.kinds import DocumentKind, DocumentType
from pmdocs.documents.voice import Voice

MODULES: Final = (
    "charter",
    "communication_plan",
    "risk_register",
    "status_report",
    "closure_report",
    "lessons_learned",
)
"""The module of each document, in the order they are built; a new document is one line here."""


def _document(module: str) -> DocumentType:
    document = import_module(f"{__name__}.{module}").DOCUMENT
    if not isinstance(document, DocumentType):
        raise TypeError(f"{module}.DOCUMENT is not a DocumentType")
    return document


DOCUMENTS: Final[Mapping[DocumentKind, DocumentType]] = MappingProxyType(
    {document.kind: document for document in map(_document, MODULES)}
)
"""How each document is made, by its kind."""

__all__ = ["DOCUMENTS", "DocumentKind", "DocumentType", "Voice"]
