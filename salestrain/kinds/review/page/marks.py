"""Marks so far, as often as one likes, and the debrief when the review is finished."""

from __future__ import annotations

from ....core.session import Session
from ....ui.blocks import mark_box
from ....ui.document import Body, Items, Node, Row, Screen, Section, Text
from ....ui.fields import Button
from ....ui.figures import Score
from ....ui.phrases import strong
from ..state import State
from . import experiments, months


def body(session: Session) -> Body:
    """Show what was earned so far."""
    return [Text("Worked out from what you have done until now; looking changes nothing.", "muted"), *_marks(session)]


def debrief_screen(session: Session) -> Screen:
    """Show everything there is to see after the review."""
    state: State = session.state
    earlier = [months.closed_month(state, month) for month in state.months]
    done = [one for one in state.experiments.values() if one.result is not None]
    return Screen(
        "Debrief",
        [
            *_marks(session),
            Section("Your months", earlier) if earlier else None,
            Section("The wall: what you have learned", experiments.wall(done)) if done else None,
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
        next_step = Text("Full marks. Go on next month: a wall is built of more than one stone.")
    return [
        Section("Marks", [Items(boxes, "marks")]),
        Section("Total", [Score(str(card.total), "of 100")]),
        Section("One thing to try", [next_step]),
    ]
