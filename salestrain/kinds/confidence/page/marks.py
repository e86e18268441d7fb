"""Marks so far, as often as one likes, and the debrief when the ledger is finished."""

from __future__ import annotations

from ....core.session import Session
from ....ui.blocks import mark_box
from ....ui.document import Body, Items, Node, Row, Screen, Section, Text
from ....ui.fields import Button
from ....ui.figures import Score
from ....ui.phrases import strong
from ..state import State
from . import wins


def body(session: Session) -> Body:
    """Show what was earned so far."""
    return [Text("Worked out from what you have done until now; looking changes nothing.", "muted"), *_marks(session)]


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the ledger is finished."""
    state: State = session.state
    kept = [wins.win_box(session.exercise, win, ask=False) for win in state.wins.values()]
    return Screen(
        "Debrief",
        [
            *_marks(session),
            Section("Your wins", kept) if kept else None,
            Row([Button("Start over", "start", weight="primary")]),
        ],
        width="debrief",
    )


def _marks(session: Session) -> list[Node]:
    card = session.score()
    # In the order in which the work is done: a later mark may need what an earlier one asks for.
    weakest = next((mark for mark in card.marks if mark.lost), card.marks[-1])
    boxes = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    next_step: Node = Text([strong(f"{weakest.label}: "), weakest.try_next], "notice")
    if not weakest.lost:
        next_step = Text("Full marks. Come back after the next good week.")
    return [
        Section("Marks", [Items(boxes, "marks")]),
        Section("Total", [Score(str(card.total), "of 100")]),
        Section("One thing to try", [next_step]),
    ]
