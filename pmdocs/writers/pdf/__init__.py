"""Lays a composed document out and writes it as one PDF, accessible (PDF/UA-1) and archivable (PDF/A-3a)."""

from pmdocs.writers.pdf.writer import PdfResult, page_numbers, write_pdf

__all__ = ["PdfResult", "page_numbers", "write_pdf"]
