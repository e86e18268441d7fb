"""One page for a leader: wins, and what is built next. The learner saves it, and gives it to whom they choose."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ....core.session import Session
from ....ui import Blank, Box, Screen, Section, Text, quote, strong
from ....ui.alone import standing_alone
from ..content import Ledger
from ..state import State
from . import wins


def as_file(session: Session, name: str, day: str, shown: Collection[str]) -> str:
    """Return the page as a file that needs nothing else.

    Args:
        session: the ledger.
        name: whose it is.
        day: when it was saved.
        shown: the wins that stand on it.
    """
    exercise: Ledger = session.exercise
    return standing_alone(screen(session, name, day, shown), title=exercise.title, lang=exercise.lang)


def screen(session: Session, name: str, day: str, shown: Collection[str]) -> Screen:
    """Return what stands on the page: no ratings, for these are nobody else's. For the arguments see `as_file`."""
    ledger: Ledger = session.exercise
    state: State = session.state
    chosen_wins = [win for win in state.wins.values() if win["id"] in shown]
    planned = [_with_reply(ledger, win) for win in chosen_wins if win["plan"]]
    others = [_with_reply(ledger, win) for win in chosen_wins if not win["plan"]]
    chosen = state.next_part
    return Screen(
        f"What {name} wants you to know" if name else "What I want you to know",
        [
            Text(f"{day}. Acknowledge what was planned and kept: say what was done, and what came of it.", "muted"),
            Section("Won on the plan", planned) if planned else None,
            Section("Won beside it", others) if others else None,
            Section("Next", [Text([strong("The first step: "), quote(chosen["step"])])]) if chosen else None,
        ],
    )


def _with_reply(ledger: Ledger, win: Mapping[str, Any]) -> Box:
    """Show a win with a line for the leader's own words, as long as nobody has said any."""
    reply = None if win.get("acknowledged") else Blank("What I say to it, in a sentence of my own, and my name", 2)
    return Box([wins.win_box(ledger, win, ask=False), reply])
