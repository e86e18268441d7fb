"""What the page of a ledger may send."""

from __future__ import annotations

from pydantic import Field

from ....ui.messages import Message, Name, Names, Number, Words


class Rate(Message):
    """How sure somebody is of one part of the work, in an easy, a usual and a hard case."""

    part: Name
    easy: Number
    usual: Number
    hard: Number


class KeepWin(Message):
    """Something that went well, with what shows it."""

    what: Words
    part: Name = ""
    on: Name = ""
    mine: Words = ""
    evidence: Words = ""
    plan: Words = ""
    repeat: Words = ""
    lesson: Words = ""
    reuse_by: Name = ""


class Acknowledge(Message):
    """What somebody else said of a win."""

    win: Name
    by: Words
    words: Words


class Choose(Message):
    """The part to work on next, and the step."""

    part: Name = ""
    step: Words


class ForLeader(Message):
    """The wins that stand on a page for somebody who leads."""

    shown: Names = Field(default_factory=list)
