"""Blocked commitments: three moves inside the frame first, then what the bank and the frame say to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ....core.session import Session
from ....ui import Break, Chip, Content, Field, Fold, Form, Hidden, Items, Node, Section, Text, muted, quote, strong
from ..content import Blocked
from ..creating import FEWEST, MOST_MOVES, number_that_count
from .tabs import part_words

Written = Sequence[Mapping[str, Any]]
"""Moves that a learner wrote for a blocked commitment, each with its reading."""
LONGEST = 5_000
SORTS = {
    "inside": Chip("inside the frame", "good"),
    "new": Chip("new", "accent"),
    "alike": Chip("repeats another", "caution"),
    "outside": Chip("outside the frame", "bad"),
    "unread": Chip("not read", "caution"),
}
BOLD = Chip("bold idea", "accent")


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
    free = "Anything that leaves the frame, one per line. Written here, it costs nothing: think wild, then look inside."
    bold = Field("bold", "Bold ideas that you know are outside (optional)", "long", hint=free, longest=LONGEST, rows=2)
    bold = replace(bold, id=f"st-bold-{number}")
    return Form("create", [Hidden("commitment", blocked.commitment), box, bold], "Check against the frame")


def assessment(blocked: Blocked, written: Written) -> list[Node]:
    """Show what was written for a blocked commitment, what became of each move, and what others have done."""
    moves: list[Content] = [
        [quote(move["text"]), " ", _chip(move), Break(), muted(f"It {move['because']}")] for move in written
    ]
    doubt = Text("Read by likeness, on this machine. Where it is wrong, trust your own reading.", "fine")
    return [Text(summary(written)), Items(moves), doubt, _bank(blocked, {move["like"] for move in written})]


def summary(written: Written) -> str:
    """Count the marks that stand beside the moves, and say whether enough of them count."""
    chips = [_chip(move).words for move in written]
    counts = ", ".join(_counted(chips.count(words), words) for words in dict.fromkeys(chips))
    counted = number_that_count(written)
    enough = f"{counted} count (inside or new)"
    return f"{counts}. {enough}." if counted >= FEWEST else f"{counts}. {enough}; {FEWEST} are needed."


def _counted(number: int, words: str) -> str:
    return f"{number} {words}s" if words == BOLD.words and number != 1 else f"{number} {words}"


def _chip(move: Mapping[str, Any]) -> Chip:
    if move.get("bold") and move["sort"] == "outside":
        return BOLD
    return SORTS[move["sort"]]


def _bank(blocked: Blocked, used: set[str]) -> Fold:
    moves: list[Content] = [
        [strong(move.label), ": ", quote(move.text), " (one of yours is near it)" if move.label in used else None]
        for move in blocked.bank
    ]
    return Fold(f"What others have done ({len(moves)})", [Items(moves)])
