"""What the page of a talk may send."""

from __future__ import annotations

from pydantic import Field

from ....core.events import Move
from ....ui.messages import Chosen, Flag, Long, Message, Name, Names, Number


class Say(Message):
    """A line in one's own words."""

    text: Long

    @property
    def draft(self) -> str:
        """What was typed."""
        return self.text


class AsMove(Message):
    """A message that is a move as it stands."""

    def as_move(self) -> Move:
        """Return the move."""
        return Move(self.type, self.fields)


class Choose(AsMove):
    """A line that was offered."""

    move: Name


class Correct(AsMove):
    """What the last line was meant to be; nothing takes it back."""

    moves: Names = Field(default_factory=list)


class NoneOfThese(AsMove):
    """None of the lines on offer was meant."""

    text: Long


class Predict(AsMove):
    """The points that somebody expects."""

    total: Number


class Judge(AsMove):
    """What somebody takes the buyer for, how sure they are, and the facts that decide it."""

    answer: Name
    confidence: Number
    cited: Names = Field(default_factory=list)


class Debrief(AsMove):
    """The debrief is wanted; which turns somebody takes for their best ones, and which they would take back."""

    best: Chosen = 0
    best_too: Chosen = 0
    back: Chosen = 0
    back_too: Chosen = 0

    def as_move(self) -> Move:
        """Return the move; what was not chosen is left out."""
        named = {"best": {self.best, self.best_too} - {0}, "back": {self.back, self.back_too} - {0}}
        return Move("open_debrief", {name: sorted(turns) for name, turns in named.items() if turns})


class Offer(AsMove):
    """Words for the author: what should be taken for a line."""

    text: Long
    move: Name


class Meant(Message):
    """A turn was meant otherwise than it was taken; perhaps the author may see the words."""

    turn: Number
    move: Name
    offer: Flag = False


class WhatIf(Message):
    """Another line at a turn that is over, chosen or typed."""

    turn: Number
    move: Name = ""
    text: Long = ""
