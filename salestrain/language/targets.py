"""Targets: what a typed line can be, namely a move of the exercise, an ordinary answer of the buyer, or a follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that a line can be.

    `means` lists intents of the repertoire, narrowed by the subject words in `about`; `wordings` are its own. `replies`
    is what the buyer says to it, because a question resembles its answer. `takes_up` is what the buyer said before a
    follow-up; `typed` are lines with which people meant it; `patterns` and `but_not` are regular expressions of the
    author.
    """

    id: str
    sort: Literal["move", "world", "follow_up"]
    means: tuple[str, ...]
    about: tuple[str, ...]
    wordings: tuple[str, ...]
    replies: tuple[str, ...] = ()
    takes_up: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    form: Literal["asks", "says", ""] = ""
    """Whether it is asked or said; empty if it may be either."""
