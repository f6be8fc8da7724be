"""The ledger: every derived number of every document by its key, with formula, inputs and places."""

from __future__ import annotations

from pmdocs.figures.ledger.assembly import ledger

__all__ = ["ledger"]
