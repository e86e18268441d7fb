"""What the page of a process may send."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field, create_model

from ....ui.messages import Long, Message, Name, Names, Words, a_file, a_text

LARGEST_FILE = 4_000_000
"""Characters or bytes of a file of deals; 5,000 deals with every column have about 2,000,000."""
STAGES = 12
Figure: TypeAlias = Annotated[str, a_text(12)]
"""A figure as it was typed; what is no number is answered with a sentence."""
Line: TypeAlias = Annotated[str, a_text(200)]
Cell: TypeAlias = Annotated[str, a_text(600)]


class Load(Message):
    """A file of deals: pasted, or chosen."""

    text: Annotated[str, a_text(LARGEST_FILE)] = ""
    file: Annotated[bytes, a_file(LARGEST_FILE)] = b""


class MapStage(Message):
    """Which stage of ours is meant by one of the file."""

    stage: Cell
    to: Name


class ReadWay(Message):
    """Which of two ways a column is to be read."""

    column: Cell
    way: Name


class ReadColumn(Message):
    """What a column holds."""

    column: Cell
    to: Name


class Find(Message):
    """What somebody finds wrong with a deal."""

    deal: Name
    skipped: Names = Field(default_factory=list)
    early: Names = Field(default_factory=list)
    stalled: Names = Field(default_factory=list)


class Assumptions(Message):
    """The figures of the form, which is answered while somebody types; see `Price`."""

    measure: Name = ""


FIGURES = ["odds_left", "hours_a_month"]
FIGURES += [f"{what}{place}" for what in ("passes", "days", "hours") for place in range(STAGES)]
Price: type[Assumptions] = create_model("Price", __base__=Assumptions, **dict.fromkeys(FIGURES, (Figure, "")))  # type: ignore[call-overload]
"""The assumptions, a figure for each stage."""


class Believe(Message):
    """What somebody expects of a stage, and why."""

    stage: Name
    answer: Name = ""
    why: Words


class Trust(Message):
    """Whether a commitment of a buyer is believed, and why."""

    commitment: Name
    answer: Name = ""
    why: Words = ""


class Create(Message):
    """A move that gets a buyer to commit, and a bolder one."""

    commitment: Name
    text: Long
    bold: Long = ""


class Lead(Message):
    """Something that a leader of sellers did."""

    who: Line
    did: Name = ""
    which: Name
    on: Name
    words: Words


class Skip(Message):
    """A stage that is skipped on purpose."""

    deal: Name
    which: Name
    decided_by: Line
    on: Name
    reason: Words


class Change(Message):
    """A change of the process that is decided."""

    which: Name
    how: Name = ""
    decided_by: Line
    on: Name
    reason: Words
