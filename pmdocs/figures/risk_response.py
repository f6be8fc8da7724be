"""What to do about a risk of a given size: the strategies PM2 suggests, and who must be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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


class Authority(StrEnum):
    """Who decides on a risk, from the nearest to the furthest."""

    PROJECT_MANAGER = "project manager"
    PROJECT_OWNER = "project owner"
    STEERING_COMMITTEE = "steering committee"
    OUTSIDE = "outside the project"


def risk_authority(points: int, thresholds: Sequence[int]) -> Authority:
    """Who decides on a risk of that score, by three rising `thresholds` (PM2 leaves their values to the project).

    Below the first the project manager, up to the second the project owner, above it the steering committee, and
    above the third also bodies outside the project.
    """
    first, second, third = thresholds
    if points < first:
        return Authority.PROJECT_MANAGER
    if points <= second:
        return Authority.PROJECT_OWNER
    return Authority.STEERING_COMMITTEE if points <= third else Authority.OUTSIDE
