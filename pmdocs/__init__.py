"""pmdocs turns one YAML project definition into finished project documents in Word and PDF."""

__version__ = "0.1.0"
