"""Blocked commitments: three moves inside the frame first, then what the bank and the frame say to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ....core.session import Session
from ....ui import Break, Chip, Content, Field, Fold, Form, Hidden, Items, Node, Section, Text, muted, quote, strong
from ..content import Blocked
from ..moves import FEWEST, MOST_MOVES
from .tabs import part_words

Written = Sequence[Mapping[str, Any]]
"""Moves that a learner wrote for a blocked commitment, each with its reading."""
LONGEST = 5_000
SORTS = {
    "inside": Chip("inside the frame", "good"),
    "new": Chip("new: ask a person to judge it", "accent"),
    "alike": Chip("repeats another", "caution"),
    "outside": Chip("outside the frame", "bad"),
    "unread": Chip("not read", "caution"),
}


def body(session: Session) -> list[Node]:
    """Show each blocked commitment: to be written for, or with what was written and the bank."""
    frame = (
        "The process says what must happen, not how. Everything is open to you except discounts, skipping it, pressure "
        "and going behind somebody's back."
    )
    words = part_words(session.exercise)
    nodes: list[Node] = [Text(frame, "notice")]
    for number, blocked in enumerate(session.exercise.blocked):
        written = session.state.created.get(blocked.commitment)
        answer: list[Node] = [_move_form(blocked, number)] if written is None else assessment(blocked, written)
        nodes.append(Section(f"Blocked: {words[blocked.commitment]}", [Text(blocked.situation), *answer]))
    return nodes


def _move_form(blocked: Blocked, number: int) -> Form:
    hint = f"Say who does what, or write what you would say. Only the first {MOST_MOVES} are read."
    label = f"At least {FEWEST} moves, one per line"
    name = f"st-moves-{number}"
    box = Field("text", label, "long", hint=hint, required=True, longest=LONGEST, rows=5, id=name)
    return Form("create", [Hidden("commitment", blocked.commitment), box], "Check against the frame")


def assessment(blocked: Blocked, written: Written) -> list[Node]:
    """Show what was written for a blocked commitment, what became of each move, and what others have done."""
    inside = sum(move["sort"] in ("inside", "new") for move in written)
    count = f"{inside} of {len(written)} are inside the frame."
    if inside < FEWEST:
        count += f" You need at least {FEWEST}."
    moves: list[Content] = [
        [quote(move["text"]), " ", SORTS[move["sort"]], Break(), muted(f"It {move['because']}")] for move in written
    ]
    doubt = Text("Matched by similarity, on this machine. Where it is wrong, trust your own reading.", "fine")
    return [Text(count), Items(moves), doubt, _bank(blocked, {move["like"] for move in written})]


def _bank(blocked: Blocked, used: set[str]) -> Fold:
    moves: list[Content] = [
        [strong(move.label), ": ", quote(move.text), " (you had this one)" if move.label in used else None]
        for move in blocked.bank
    ]
    return Fold(f"What others have done ({len(moves)})", [Items(moves)])
