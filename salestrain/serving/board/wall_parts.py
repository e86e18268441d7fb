"""The wall of questions as the room sees it: what was approved, most votes first, no name unless its author ticked."""

from __future__ import annotations

from collections.abc import Mapping

from ...ui.document import Body, Items, Node, Row, Text
from ...ui.fields import Button
from ...ui.phrases import Inline, Phrase, muted
from ...workshop.state import Question, WorkshopState


def on_the_wall(state: WorkshopState, liking: Mapping[str, bool]) -> Body:
    """Return the questions that the room may see.

    Args:
        state: how the workshop stands.
        liking: for those who may vote, by question, whether they voted for it; no buttons where it is empty.
    """
    shown = sorted((one for one in state.questions.values() if one.is_approved), key=lambda one: -len(one.liked_by))
    if not shown:
        return [Text("Nothing is on the wall yet.", "lead")]
    return [Items([_question(one, state, liking) for one in shown], "marks", ordered=True)]


def _question(one: Question, state: WorkshopState, liking: Mapping[str, bool]) -> list[Node | Inline | None]:
    author = state.people.get(one.seat)
    by = f" – {author.nickname}" if one.is_named and author is not None else ""
    votes = "1 vote" if len(one.liked_by) == 1 else f"{len(one.liked_by)} votes"
    deeds: list[Node | Inline | None] = [muted(votes)]
    if one.id in liking:
        likes = liking[one.id]
        label = "Take my vote back" if likes else "Vote for it"
        deeds.append(
            Button(label, "unlike" if likes else "like", one.id, small=True, about=one.text[:60], pressed=likes)
        )
    return [Text([Phrase(one.text, "quote"), muted(by)]), Row(deeds)]
