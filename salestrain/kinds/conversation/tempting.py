"""Tempting lines: what good sellers really say at the wrong moment, offered among the guided lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ...core.exercise import Line, Model, Name, When

Fault = Literal[
    "too_early", "too_vague", "two_at_once", "hidden_pitch", "early_solution", "leading", "assuming", "small_talk"
]

FAULTS: Mapping[Fault, str] = {
    "too_early": "asked too early",
    "too_vague": "asked too vaguely",
    "two_at_once": "asked two things at once",
    "hidden_pitch": "pitched in the form of help",
    "early_solution": "offered a solution before its size was known",
    "leading": "asked a question that gave its own answer",
    "assuming": "took for granted what had not been said",
    "small_talk": "chatted while the time ran",
}
"""What a learner did who took such a line, as the debrief says it."""

KINDS: Mapping[Fault, str] = {
    "too_early": "closed_question",
    "too_vague": "open_question",
    "two_at_once": "closed_question",
    "hidden_pitch": "pitch",
    "early_solution": "pitch",
    "leading": "closed_question",
    "assuming": "closed_question",
    "small_talk": "small_talk",
}
"""Kind of move that such a line is to the buyer's habits and to the marks."""

COSTS: Mapping[Fault, Mapping[str, int]] = {
    "too_vague": {"patience": -1},
    "two_at_once": {"patience": -1},
    "small_talk": {"patience": -1},
}
"""What such a line costs unless its author says otherwise; for the other faults it is one of trust."""
USUAL_COST: Mapping[str, int] = {"trust": -1}


class Tempting(Model):
    """A wrong line that sounds right; it is offered once, while `when` holds, and the buyer answers it with `reply`.

    `costs` is what it takes away, never what it gives. `why` tells the learner afterwards what was wrong with it.
    """

    id: Name
    fault: Fault
    say: Line
    when: When | None = None
    reply: Line
    costs: Mapping[Name, Annotated[int, Field(ge=-3, le=-1)]] | None = None
    why: Line
    by: Name | None = None
