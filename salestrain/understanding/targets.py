"""What a typed line can be: a move of the exercise, an ordinary answer of the buyer, or a follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a line can be.

    `means` are intents of the repertoire, `about` the matter that narrows them, `wordings` what is special to it;
    `replies` are what the buyer has to say to it, for a question lies near its answer; `patterns` and `but_not` are
    regular expressions of the author.
    """

    id: str
    sort: Literal["move", "world", "follow_up"]
    means: tuple[str, ...]
    about: tuple[str, ...]
    wordings: tuple[str, ...]
    replies: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    form: Literal["asks", "says", ""] = ""
    """Whether it is asked or said; empty where it may be either."""
