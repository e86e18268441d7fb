"""What the engines of several kinds share: what they ask of a move, and how what they notice is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from .conditions import Names
from .events import Move, Refusal

Handler = TypeVar("Handler")


def handler_of(verbs: Mapping[str, Handler], move: Move, *, phase: str, over: str) -> Handler:
    """Return what handles a move.

    Args:
        verbs: the handlers by verb.
        move: the move.
        phase: how far the work has come.
        over: the sentence for work that is finished.

    Raises:
        Refusal: the work is finished, or nothing handles such a move.
    """
    if phase == "debriefed":
        raise Refusal(over)
    handler = verbs.get(move.verb)
    if handler is None:
        raise Refusal(f"“{move.verb}” is not a step of this exercise.")
    return handler


def words_in(move: Move, key: str) -> str:
    """Return the words that a move carries, with single blanks between them; empty if there are none."""
    said: Any = move.data.get(key) or ""
    return " ".join(str(said).split())


def must_say(move: Move, key: str, empty: str, longest: int) -> str:
    """Return the words that a move has to carry.

    Args:
        move: the move.
        key: where they stand.
        empty: the sentence for a move without them.
        longest: how many characters there may be.

    Raises:
        Refusal: there are none, or too many.
    """
    text = words_in(move, key)
    if not text:
        raise Refusal(empty)
    if len(text) > longest:
        raise Refusal(f"Keep it under {longest} characters; this has {len(text)}.")
    return text


def called(noticed: Mapping[str, str]) -> Names:
    """Return a function that maps a tag to the words a reader knows it by.

    `noticed` has the words for what is said; any other tag is called as it is.
    """

    def name_of(tag: str) -> str:
        sort, _, name = tag.partition(":")
        return noticed.get(name, name) if sort == "said" else name

    return name_of
