"""The way out of a plan: marks so far, which change nothing, and apart from them what ends it and asks before."""

from __future__ import annotations

from datetime import date

from ....calendars.words import day_words
from ....core.events import Move, Refusal
from ....core.session import Session
from ....ui.blocks import cap_box, mark_box
from ....ui.confirming import confirm
from ....ui.document import Body, Box, Items, Row, Section, Stack, Text
from ....ui.fields import Button
from ....ui.figures import Score
from ..state import piece
from .node_view import PlanView

BACK = Button("No, go back", "leave")


def looking_back(session: Session, view: PlanView) -> Body:
    """Show what the plan would earn as it stands; nothing is kept of it.

    Args:
        session: the plan under way.
        view: the plan as the page shows it.
    """
    lead = "What this plan would earn as it stands. Looking changes nothing: come back as often as you like."
    return [Text(lead), *_marks_so_far(session), _ways_to_end(view)]


def _marks_so_far(session: Session) -> Body:
    """Return the marks of a copy in which the plan has just been finished."""
    copy = Session.replay(session.exercise, session.seed, session.moves)
    try:
        if copy.state.phase == "building":
            copy.do(Move("compile", {}))
        copy.do(Move("open_debrief", {}))
    except Refusal as refusal:
        return [Text(str(refusal), "notice")]
    card = copy.score()
    marks = [mark_box(mark, live=False, called="Step") for mark in card.marks]
    caps = [cap_box(cap, card.earned, live=False, called="Step") for cap in card.caps]
    return [
        Section("Marks so far", [Items(marks, "marks")]),
        Section("Total so far", [Score(str(card.total), "of 100"), *caps]),
    ]


def _ways_to_end(view: PlanView) -> Stack:
    """Offer what ends the period or the plan, apart from everything else; each asks first."""
    close = None
    if view.state.phase == "executing":
        says = "The period is over: nothing more will be ticked off. It asks before it does so."
        close = Section("Close the period", [Text(says), Row([Button("Close the period …", "ask", "close_period")])])
    says = "Fixes your marks and shows everything together. The plan can be read afterwards, but no longer changed."
    finish = Section("Finish for good", [Text(says), Row([Button("Finish this plan …", "ask", "debrief")])])
    return Stack([close, finish], "screen")


def question(view: PlanView, asked: str, today: date) -> Box | None:
    """Return the step that asks before something is done; None for anything else.

    Args:
        view: the plan.
        asked: what is asked about, such as "debrief" or "remove g.1".
        today: the day on which it would be done.
    """
    what, _, name = asked.partition(" ")
    if what == "begin_period":
        says = [
            f"The period begins on {day_words(today)}: from now on you tick off what you do.",
            "You can still change, add and remove items.",
            "You can no longer go back to an earlier version, or import another plan.",
        ]
        return confirm("Begin the period?", says, Button("Yes, begin", "begin_period", weight="primary"), BACK)
    if what == "close_period":
        says = [
            "Nothing can be ticked off, moved, dropped or measured after that, and the plan can no longer be changed.",
            "You can still read everything, see your marks and save the files. This cannot be taken back.",
        ]
        return confirm("Close the period?", says, Button("Yes, close the period", "close_period"), BACK)
    if what == "debrief":
        return _about_the_end(view)
    item = piece(view.plan, name) if what == "remove" else None
    if item is None:
        return None
    kept = "An earlier version, under “Versions”, still has it."
    says = [kept if view.state.phase == "building" else "The period has begun, so this cannot be taken back."]
    return confirm(f"Remove “{item.text}”?", says, Button("Yes, remove it", "remove", item.id), BACK)


def _about_the_end(view: PlanView) -> Box:
    says = [
        "Your marks are fixed as they are now, and nothing in this plan can be changed any more.",
        "You can still open it and read it. This cannot be taken back.",
    ]
    if view.state.phase == "building":
        says.insert(0, "You have not begun the period: nothing will ever be ticked off in this plan.")
    elif view.state.phase == "executing":
        says.insert(0, "The period is still running: what you do from now on will not be counted.")
    return confirm("Finish this plan for good?", says, Button("Yes, finish it", "debrief"), BACK)
