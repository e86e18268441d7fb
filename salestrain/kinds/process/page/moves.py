"""Blocked commitments: three moves inside the frame first, then what the bank and the frame say to them."""

from __future__ import annotations

from typing import Any

from ....ui.inputs import field, form, hidden
from ....ui.layout import listed, section
from ....ui.markup import Html, fold, join, tag
from ..content import Blocked
from ..moves import FEWEST, MOST_MOVES
from .tabs import words_of

SORTS = {
    "inside": ("inside the frame", "st-good"), "new": ("new, for a person to judge", "st-accent"),
    "alike": ("says the same", "st-caution"), "outside": ("outside the frame", "st-bad"),
    "unread": ("not read", "st-caution"),
}  # fmt: skip


def parts(session: Any) -> list[Html]:
    """Each blocked commitment: to be written for, or with what was written and the bank."""
    found = [tag("p", "The process says what must come about, and not how. Everything is open to you except money off, "
                 "leaving it out, pressure, and going behind somebody's back.", class_="st-notice")]  # fmt: skip
    words = words_of(session.exercise)
    for number, one in enumerate(session.exercise.blocked):
        written = session.state.created.get(one.commitment)
        inside = _to_write(one, number) if written is None else weighed(one, written)
        found.append(section(f"It does not come: {words[one.commitment]}", tag("p", one.situation), *inside))
    return found


def _to_write(one: Blocked, number: int) -> list[Html]:
    box = field(f"At least {FEWEST} moves, one a line", "text", f"st-moves-{number}", long=True, rows=5, most=5_000,
                hint=f"Say who does what, or write what you would say. At most {MOST_MOVES} are read.")  # fmt: skip
    return [form("create", hidden("commitment", one.commitment), box, submit="Hold them against the frame")]


def weighed(one: Blocked, written: Any) -> list[Html]:
    """What was written, what became of each, and the bank."""
    inside = sum(move["sort"] in ("inside", "new") for move in written)
    lines = []
    for move in written:
        words, look = SORTS[move["sort"]]
        lines.append(join(tag("q", move["text"]), " ", tag("span", words, class_=f"st-chip {look}"), tag("br"),
                          tag("span", f"It {move['because']}", class_="st-muted")))  # fmt: skip
    used = {move["like"] for move in written}
    bank = [join(tag("strong", move.label), ": ", tag("q", move.text), " (you had it)" if move.label in used else "")
            for move in one.bank]  # fmt: skip
    enough = f"{inside} of {len(written)} stand inside the frame." + (
        "" if inside >= FEWEST else f" {FEWEST} were asked for."
    )
    read = tag("p", "Read by likeness, on this machine; where it is wrong, trust your own reading.",
               class_="st-muted st-small")  # fmt: skip
    return [tag("p", enough), listed(lines), read, fold(f"What others have done ({len(bank)})", listed(bank))]
