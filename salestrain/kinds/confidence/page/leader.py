"""One page for a leader: wins, and what is built next. The learner saves it, and gives it to whom they choose."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Screen, Section, Text, quote, strong
from ....ui.alone import standing_alone
from ..content import Ledger
from ..state import State
from . import wins


def as_file(session: Session, name: str, day: str) -> str:
    """Return the page as a file that needs nothing else.

    Args:
        session: the ledger.
        name: whose it is.
        day: when it was saved.
    """
    exercise: Ledger = session.exercise
    return standing_alone(screen(session, name, day), title=exercise.title, lang=exercise.lang)


def screen(session: Session, name: str, day: str) -> Screen:
    """Return what stands on the page: no ratings, for these are nobody else's."""
    ledger: Ledger = session.exercise
    state: State = session.state
    planned = [win for win in state.wins.values() if win["plan"]]
    others = [win for win in state.wins.values() if not win["plan"]]
    chosen = state.next_part
    return Screen(
        f"What {name} wants you to know" if name else "What I want you to know",
        [
            Text(f"{day}. Acknowledge what was planned and kept: say what was done, and what came of it.", "muted"),
            Section("Won on the plan", [wins.win_box(ledger, win, ask=False) for win in planned]) if planned else None,
            Section("Won beside it", [wins.win_box(ledger, win, ask=False) for win in others]) if others else None,
            Section("Next", [Text([strong("The first step: "), quote(chosen["step"])])]) if chosen else None,
        ],
    )
