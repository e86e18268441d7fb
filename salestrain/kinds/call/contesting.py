"""What a learner contests in the profile of a call: moves, each of which can be taken back.

They are kept as long as the page is, beside the transcript, and go with it: a move that names words of a call would
mean nothing without the call, and a call is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...core.events import Move

LEAVE_OUT, COUNT_AGAIN = "leave_out", "count_again"


def contest(moves: Sequence[Move], verb: str, moment: str, known: Collection[str]) -> tuple[Move, ...]:
    """Return the moves with one more.

    Args:
        moves: what was contested, and taken back, so far.
        verb: `leave_out` or `count_again`.
        moment: the id of a moment of the profile's proof.
        known: the ids that there are.

    Raises:
        KeyError: there is no such moment.
    """
    if moment not in known:
        raise KeyError(moment)
    return (*moves, Move(verb, {"moment": moment}))


def left_out(moves: Sequence[Move]) -> frozenset[str]:
    """Return the ids of the moments that are left out after these moves."""
    out = set[str]()
    for move in moves:
        moment = str(move.data["moment"])
        if move.verb == LEAVE_OUT:
            out.add(moment)
        else:
            out.discard(moment)
    return frozenset(out)
