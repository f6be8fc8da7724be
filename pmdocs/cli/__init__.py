"""The command line: where the clock is read, where exit codes are chosen, where people are spoken to."""

from pmdocs.cli.main import main

__all__ = ["main"]
