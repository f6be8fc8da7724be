"""The ledger as a mapping that is put together when somebody first looks into it: documents never do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from pmdocs.figures.ledger.assembly import ledger
from pmdocs.figures.model import Figure, Figures


class Ledger(Mapping[str, Figure]):
    """Every figure by its key; of thousands of risks it has tens of thousands of entries, which take their time."""

    def __init__(self, figures: Figures) -> None:
        """Keep the figures it will be made from."""
        self._figures = figures

    @cached_property
    def _entries(self) -> Mapping[str, Figure]:
        return ledger(self._figures)

    def __getitem__(self, key: str) -> Figure:
        """The figure of that key."""
        return self._entries[key]

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order the documents introduce them."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many figures there are."""
        return len(self._entries)
