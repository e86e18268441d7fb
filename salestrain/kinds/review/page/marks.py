"""Marks so far, as often as one likes, and the debrief when the review is finished."""

from __future__ import annotations

from ....core.session import Session
from ....ui.document import Body, Row, Screen, Section, Text
from ....ui.fields import Button
from ....ui.places import marks_in_turn
from ..state import State
from . import experiments, months

FULL_MARKS = "Full marks. Go on next month: a wall is built of more than one stone."


def body(session: Session) -> Body:
    """Show what was earned so far."""
    return [
        Text("Worked out from what you have done until now; looking changes nothing.", "muted"),
        *marks_in_turn(session.score(), FULL_MARKS),
    ]


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the review."""
    state: State = session.state
    earlier = [months.closed_month(state, month) for month in state.months]
    done = [one for one in state.experiments.values() if one.result is not None]
    return Screen(
        "Debrief",
        [
            *marks_in_turn(session.score(), FULL_MARKS),
            Section("Your months", earlier) if earlier else None,
            Section("The wall: what you have learned", experiments.wall(state, done)) if done else None,
            Row([Button("Start over", "start", weight="primary")]),
        ],
        width="debrief",
    )
