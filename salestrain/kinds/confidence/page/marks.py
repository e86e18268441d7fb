"""Marks so far, as often as one likes, and the debrief when the ledger is finished."""

from __future__ import annotations

from ....core.session import Session
from ....ui.document import Body, Row, Screen, Section, Text
from ....ui.fields import Button
from ....ui.places import marks_in_turn
from ..state import State
from . import wins

FULL_MARKS = "Full marks. Come back after the next good week."


def body(session: Session) -> Body:
    """Show what was earned so far."""
    return [
        Text("Worked out from what you have done until now; looking changes nothing.", "muted"),
        *marks_in_turn(session.score(), FULL_MARKS),
    ]


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the ledger is finished."""
    state: State = session.state
    kept = [wins.win_box(session.exercise, win, ask=False) for win in state.wins.values()]
    return Screen(
        "Debrief",
        [
            *marks_in_turn(session.score(), FULL_MARKS),
            Section("Your wins", kept) if kept else None,
            Row([Button("Start over", "start", weight="primary")]),
        ],
        width="debrief",
    )
