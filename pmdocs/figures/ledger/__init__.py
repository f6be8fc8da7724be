"""The ledger: every derived number of every document by its key, with formula, inputs and places."""

from __future__ import annotations

from pmdocs.figures.ledger.on_demand import Ledger

__all__ = ["Ledger"]
