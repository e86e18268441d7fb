"""One page for a leader: wins, and what is built next. The learner saves it, and gives it to whom they choose."""

from __future__ import annotations

from ....core.session import Session
from ....ui import Screen, Section, Text, quote, strong, to_html
from ....ui.style import STYLE
from ..content import Ledger
from ..state import State
from . import wins

_PAGE = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{style}'
    "@page {{ margin: 14mm; }}</style></head>"
    '<body class="st-app"><main class="st-sheet" style="max-width: 52rem; margin: auto; padding: 1rem">{body}</main>'
    "</body></html>"
)


def as_file(session: Session, name: str, day: str) -> str:
    """Return the page as a file that needs nothing else.

    Args:
        session: the ledger.
        name: whose it is.
        day: when it was saved.
    """
    body = to_html(screen(session, name, day))
    return _PAGE.format(lang=session.exercise.lang, title=to_html(session.exercise.title), style=STYLE, body=body)


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
