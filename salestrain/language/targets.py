"""What a typed line can be: a move of the exercise, an ordinary answer of the buyer, or a follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One thing that a line can be.

    `means` are intents of the repertoire, `about` the matter that narrows them, `wordings` what is special to it;
    `replies` are what the buyer has to say to it, for a question lies near its answer; `takes_up` is what the buyer
    said before a follow-up; `typed` are lines with which people meant it; `patterns` and `but_not` are regular
    expressions of the author.
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
    """Whether it is asked or said; empty where it may be either."""
