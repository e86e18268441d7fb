"""What a fact waited for when it was asked for, or at the end: every part that was missing, not only the first."""

from __future__ import annotations

from ....core.conditions import Now, leaves, turn_of
from ....core.events import Event
from ....core.needs import Need, need_of, unmet
from ....core.session import Session
from ..content import Fact
from ..marks import still_open
from ..naming import naming
from ..state import State


def missing_for(session: Session, fact: Fact, state: State) -> tuple[Need, ...]:
    """Return what was missing in this state until the fact would have been told; nothing if it was due."""
    left = still_open(session.script)(fact.reveal.condition) if fact.reveal else True
    return () if isinstance(left, bool) else unmet(need_of(left, state, naming(session.exercise)))


def held_back_for(session: Session, refusal: Event) -> tuple[Need, ...]:
    """Return what was missing when the fact was held back; nothing if the buyer had only told enough for one turn.

    Args:
        session: the talk.
        refusal: the event in which the fact was withheld or covered.
    """
    data = refusal.data
    if data["unmet"].startswith("nothing:"):
        return ()
    had = ""
    if data["state"] is not None:
        tag = f"level:{data['state']}:{data['actual']}"
        had = f"it was {naming(session.exercise)(tag)}"
    first = Need(data["unmet"], met=False, had=had)
    # The state after the turn shows the other parts; the first may be met by then, because the line itself won trust.
    others = missing_for(session, session.script.facts[data["fact"]], after(session, refusal.turn))
    return (first, *(need for need in others if need.words != first.words))


def after(session: Session, turn: int) -> State:
    """Return the state after a turn."""
    state: State = next(state for state in reversed(session.states) if state.turn == turn)
    return state


def asked_in(session: Session, fact: Fact) -> int | None:
    """Return the last turn in which a line was said that the fact asks for; None if there was none."""
    asked = [leaf.tag for leaf in leaves(fact.reveal.condition) if isinstance(leaf, Now)] if fact.reveal else []
    turns = [turn_of(moment) for tag in asked for moment in session.state.moments(tag)]
    return max(turns, default=None)
