"""Turns of a practice for a talk profile: what the learner typed, with what the buyer said before it."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.session import Session
from ...talk_metrics import Turn

SELLER, BUYER = "you", "the buyer"


def turns_of_practice(session: Session) -> Iterator[Turn]:
    """Yield typed lines in order, repeated tries included.

    Multiple-choice answers are skipped, because they are not the learner's words.
    """
    begins = True
    for event in session.standing():
        if event.kind == "line_said":
            item = session.script.items[event.data["item"]]
            if begins:
                yield Turn(BUYER, item.ladder.fact if item.ladder else item.incumbent.opens)
            yield Turn(SELLER, event.data["text"])
            yield Turn(BUYER, event.data["answer"])
        elif event.kind == "tried":
            item = session.script.items[event.data["item"]]
            if single := item.rewrite or item.reflect:
                yield Turn(BUYER, single.says)
                yield Turn(SELLER, event.data["parts"][0]["text"])
        begins = event.kind != "line_said"
