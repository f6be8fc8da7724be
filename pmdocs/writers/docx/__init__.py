"""Writes a composed document as a Word file that behaves as if an expert had typed it."""

from pmdocs.writers.docx.writer import write_docx

__all__ = ["write_docx"]
