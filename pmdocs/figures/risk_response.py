"""What to do about a risk of a given size: the strategies PM2 suggests."""

from __future__ import annotations

from dataclasses import dataclass

from pmdocs.figures.risk_scoring import score

LIKELY, SEVERE, TOP = 4, 4, 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Response strategies fit for a threat, in order of preference, and whether to act at once."""

    strategies: tuple[str, ...]
    urgent: bool = False


def suggest_response(probability: int, impact: int) -> Suggestion:
    """PM2's scenario table for threats: its accept zone is exactly the green zone of the scheme `pm2`."""
    points = score(probability, impact)
    if (impact == TOP and probability >= LIKELY) or (impact >= SEVERE and probability == TOP):
        return Suggestion(("avoid", "reduce"), urgent=True)
    if impact == TOP and probability == 1:
        return Suggestion(("transfer", "share"))
    return Suggestion(("accept",) if points <= 2 else ("reduce",))
