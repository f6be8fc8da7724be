"""The organisation's own Word file: what is in it, which of its styles play which part, what brand it carries."""

from pmdocs.corporate.package import CorporateFile, open_corporate

__all__ = ["CorporateFile", "open_corporate"]
