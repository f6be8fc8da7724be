"""What is wrong with a set of numbers before any formula may use them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Numbers that contradict each other: the `rule` they break, the fact, and the remedy.

    It has no place and no code: whoever knows where the numbers were written turns it into a diagnostic.
    """

    rule: str
    message: str
    remedy: str


class FigureError(ValueError):
    """A formula was given numbers that no formula can use; `faults` holds every one of them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults, so that they can be reported at once."""
        self.faults = tuple(faults)
        super().__init__(" ".join(fault.message for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `FigureError` with all `faults`; do nothing if there are none."""
    found = tuple(faults)
    if found:
        raise FigureError(found)
