"""What a kind brings so that a person can play the other side of an attempt: what was said, and what to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .events import Move
from .session import Session
from .together import Spoken


@dataclass(frozen=True, slots=True)
class Tellable:
    """Something that the person may tell.

    `by_rule` is whether the rule would tell it now; `when` says in words when it is told.
    """

    id: str
    label: str
    words: str
    when: str = ""
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that waits for an answer.

    Args:
        words: the line.
        heard: what it was read as, by ids.
        may_be: what it could be understood as, from id to words; nothing where the line was chosen from a list.
        facts: what the person knows and has not told.
        raises: what they may bring up themselves.
        endings: ways to end the talk, from id to words.
        mood: how the other side feels, in words.
        by_rule: what the rule would answer, and what it would tell, bring up and end with it.
    """

    words: str
    heard: tuple[str, ...]
    may_be: Mapping[str, str]
    facts: tuple[Tellable, ...]
    raises: tuple[Tellable, ...]
    endings: Mapping[str, str]
    mood: str
    by_rule: Move


@dataclass(frozen=True, slots=True)
class ByHand:
    """The parts of a kind in which a person can play the other side.

    Args:
        begins: the move with which a person takes the part.
        ends: the move with which the rule takes it again.
        who: the name of the other side.
        spoken: what was said so far.
        waiting: the line that waits for an answer; None where none does.
        answer: `(text, moves, facts, raises, ending) -> move`.
        is_over: whether nothing more can be answered.
        card: what the person reads beside it, as a screen.
    """

    begins: Move
    ends: Move
    who: Callable[[Session], str]
    spoken: Callable[[Session], tuple[Spoken, ...]]
    waiting: Callable[[Session], Waiting | None]
    answer: Callable[[str, Sequence[str], Sequence[str], Sequence[str], str], Move]
    is_over: Callable[[Session], bool]
    card: Callable[[Session], Any]
