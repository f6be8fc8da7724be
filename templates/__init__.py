"""The templates all documents share: pages, macros and style sheets, installed as ``pmdocs.templates``."""
