"""What this machine can make, what it lacks, and how to mend that."""

from pmdocs.machine.examination import Check, State, examine

__all__ = ["Check", "State", "examine"]
