"""The learner's line as it is recorded: its words, and what they were understood as."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.events import Json
from .content import MoveContent
from .telling import Telling

COUNTED_ACTS = ("stacked",)
"""Ways of typing a line that conditions may ask about.

All other acts are shown but never scored, because a talk of chosen lines has none and must be worth as much as a typed
one.
"""


def recorded(
    telling: Telling,
    text: str,
    by: str,
    heard: Sequence[dict[str, Json]],
    acts: Sequence[dict[str, Json]] = (),
    **also: Json,
) -> list[MoveContent]:
    """Record the learner's line and what it was understood as, and return its moves.

    Args:
        telling: recorder of this move.
        text: words of the line.
        by: "choose" or "say".
        heard: moves of the line, each with how it was understood.
        acts: acts noticed in typed text.
        also: what else is kept of the line.
    """
    moves = [telling.script.line(part["move"]) for part in heard]
    tags = [f"said:{act['name']}" for act in acts if act["name"] in COUNTED_ACTS]
    if acts:
        also = {"acts": list(acts), **also}
    telling.happened("said", tags, turn=telling.state.turn + 1, text=text, by=by, **also)
    for part, content in zip(heard, moves, strict=True):
        tags = [f"move:{content.id}", f"kind:{content.kind}"] + ([f"topic:{content.topic}"] if content.topic else [])
        telling.happened("understood", tags, move_kind=content.kind, label=content.label, **part)
    return moves
