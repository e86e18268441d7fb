"""A talk of the author as a playthrough: what it came to is known, and only its title is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...core.rubric import by_criterion
from .naming_items import id_from
from .rehearsal import Rehearsal, Turn

FOLDER = "playthroughs"


def playthrough_of(talk: Rehearsal, title: str) -> dict[str, Any]:
    """Return the talk as the content of a playthrough.

    Args:
        talk: what was said, and to what it led.
        title: what the author calls it.

    Raises:
        ValueError: it has no title, or nothing was said; its message is a sentence for the author.
    """
    title = " ".join(title.split())
    if not title:
        raise ValueError("Give the playthrough a title.")
    if not talk.turns:
        raise ValueError("Nothing has been said yet.")
    session = talk.session
    state, card = session.state, session.score()
    learned = [name for name in state.known if name in session.script.facts]
    held = [fact.id for fact in talk.scenario.facts if fact.id not in state.known]
    marks = {name: mark for name, mark in by_criterion(card).items() if mark is not None}
    expect: dict[str, Any] = {"ending": state.ending, "facts": learned, "not_facts": held, "marks": marks}
    expect["total"] = {"gte": card.total, "lte": card.total}
    variant = {"variant": talk.variant} if talk.variant else {}
    steps = [_step(turn) for turn in talk.turns]
    filled = {key: value for key, value in expect.items() if value}
    return {"title": title, "about": _about(talk), **variant, "steps": steps, "expect": filled}


def file_name(title: str, taken: set[str]) -> str:
    """Return the name of the file of a playthrough, without its ending; `taken` are those that there are."""
    return id_from(title, "", taken)


def _step(turn: Turn) -> dict[str, Any]:
    if turn.said.move:
        return {"choose": turn.said.move}
    heard = list(_moves(turn))
    return {"say": turn.words, **({"heard": heard} if heard else {})}


def _moves(turn: Turn) -> Iterator[str]:
    return (str(event.data["move"]) for event in turn.events if event.kind == "understood")


def _about(talk: Rehearsal) -> str:
    lines = "1 line" if len(talk.turns) == 1 else f"{len(talk.turns)} lines"
    endings = {ending.id: ending.label for ending in talk.scenario.endings}
    ending = talk.session.state.ending
    if ending is None:
        return f"A talk of {lines} that was left before its end."
    return f"A talk of {lines}; it {endings.get(ending, 'ends')}."
