"""The organisation's own Word file as the base of a document."""

from pmdocs.writers.docx.corporate.base import CorporateBase, open_corporate_base

__all__ = ["CorporateBase", "open_corporate_base"]
