"""The day on which a project was over, by its closure."""

from __future__ import annotations

import datetime as dt

from pmdocs.figures.model import Input
from pmdocs.project.closure import Ending
from pmdocs.state import ProjectState


def ended_on(state: ProjectState) -> tuple[dt.date, Input] | None:
    """The day a project ended that its closure says is over, and where that is written; None while it goes on."""
    closure = state.project.closure
    if closure is None:
        return None
    if closure.finish:
        place, day = "finish", closure.finish
    elif closure.date and closure.ending is not Ending.COMPLETED:
        place, day = "date", closure.date
    else:
        return None
    found = Input("actual finish, from the closure", day, sources=(("closure", place),))
    return (day, found) if day <= state.data_date else None
