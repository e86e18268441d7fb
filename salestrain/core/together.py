"""What a kind brings so that a whole room can hold one attempt together: lines to vote on, and the talk."""

from __future__ import annotations

from collections.abc import Callable
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
class Together:
    """The parts of a kind in which a room can vote on the next line.

    Args:
        offered: the lines that may be voted on now, as (move, words); none when the talk is over.
        spoken: the talk so far.
        news: what changed since there were so many moves: what was learned, and what rose and fell, and why.
        setting: who is talked to and why, in sentences for people who have not read the exercise.
    """

    offered: Callable[[Session], tuple[tuple[str, str], ...]]
    spoken: Callable[[Session], tuple[Spoken, ...]]
    news: Callable[[Session, int], tuple[str, ...]]
    setting: Callable[[Session], tuple[str, ...]]
