"""Words within a line, and the parts of a line that mean something of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Sense = Literal["plain", "strong", "quote", "muted", "spoken", "marked", "code", "name", "remark", "margin"]
"""What a phrase is: `spoken` is read aloud and not seen; `remark` and `margin` stand beside a line of a transcript."""
Verdict = Literal["plain", "good", "caution", "bad", "accent"]
"""What something is judged to be; `accent` draws the eye without judging."""

PRESS = "click this cell, then press Shift and Enter"
"""How a cell of a notebook is run, for somebody who has never run one."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words within a line that differ from their neighbours."""

    words: Words
    sense: Sense = "plain"


@dataclass(frozen=True, slots=True)
class Chip:
    """A short fact in a lozenge, such as "about 10 minutes".

    Args:
        words: what it says; it must make sense without its colour.
        verdict: whether it is good or bad news.
        source: where it is from, shown when somebody points at it.
        current: whether it names the place in a navigation where the reader is.
    """

    words: str
    verdict: Verdict = "plain"
    source: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another place: on this screen (`#st-turn-3`), or to a page of the same server.

    Args:
        words: what the link says.
        to: the address; one that would run a program or leave the server is refused by the renderers.
        spoken: what is read aloud instead, where the words alone would not say which of many it is.
        as_button: whether it looks like a button.
    """

    words: str
    to: str
    spoken: str = ""
    as_button: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph or a cell."""


Inline: TypeAlias = str | Phrase | Chip | Link | Break
Words: TypeAlias = str | Sequence[Inline]


def strong(words: Words) -> Phrase:
    """Return words that stand out."""
    return Phrase(words, "strong")


def quote(words: Words) -> Phrase:
    """Return somebody's words, in quotation marks."""
    return Phrase(words, "quote")


def muted(words: Words) -> Phrase:
    """Return words that step back behind their neighbours."""
    return Phrase(words, "muted")


def spoken(words: Words) -> Phrase:
    """Return words for those who hear the screen; they are not seen."""
    return Phrase(words, "spoken")


def signed(number: int) -> str:
    """Return a change with its sign: +2, −1, 0."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def bare(words: Words) -> str:
    """Return nothing but the text of words, for titles that take no more."""
    if isinstance(words, str):
        return words
    return "".join(_bare(part) for part in words)


def _bare(part: Inline) -> str:
    match part:
        case str():
            return part
        case Phrase(words):
            return bare(words)
        case Chip(words) | Link(words):
            return words
        case Break():
            return " "
