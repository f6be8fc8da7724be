"""pmdocs turns one YAML project definition into finished project documents in Word and PDF.

From a program: ``from pmdocs.build import Request, build`` and ``from pmdocs.load import load``. Nothing is imported
here, so that ``pmdocs --help`` appears at once.
"""

__version__ = "0.1.0"
