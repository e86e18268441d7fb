"""What a kind brings so that a whole room can hold one attempt together: lines to vote on, and the talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .session import Session


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of the talk so far. `is_ours` for those of the room; `heard` is what they were understood as."""

    turn: int
    name: str
    words: str
    is_ours: bool
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What everybody judges when the talk is over, with the answer that is right for the buyer of this talk.

    Args:
        words: the question.
        options: the answers, from id to words.
        right: id of the right one.
        why: why it is right, in a sentence.
        heard: what decides it and was learned in the talk.
        unheard: what decides it and was not.
    """

    words: str
    options: Mapping[str, str]
    right: str
    why: str
    heard: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """The parts of a kind in which a room can vote on the next line.

    Args:
        offered: the lines that may be voted on now, as (move, words); none when the talk is over.
        spoken: the talk so far.
        news: what changed since there were so many moves: what was learned, and what rose and fell, and why.
        setting: who is talked to and why, in sentences for people who have not read the exercise.
        question: what is judged once the talk is over; None while it goes on.
    """

    offered: Callable[[Session], tuple[tuple[str, str], ...]]
    spoken: Callable[[Session], tuple[Spoken, ...]]
    news: Callable[[Session, int], tuple[str, ...]]
    setting: Callable[[Session], tuple[str, ...]]
    question: Callable[[Session], Question | None]
