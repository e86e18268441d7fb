"""The names of what somebody does in a line of a talk: forms and focuses of questions, and everything else."""

from __future__ import annotations

from typing import Literal, get_args

Form = Literal["open", "closed", "choice", "leading", "stacked"]
Focus = Literal[
    "situation",
    "problem",
    "implication",
    "result",
    "others",
    "keep",
    "change",
    "wish",
    "commitment",
    "rapport",
]
FORMS: tuple[str, ...] = get_args(Form)
FOCUSES: tuple[str, ...] = get_args(Focus)
OTHERS = (
    "pitch",
    "price",
    "attack",
    "reflection_simple",
    "reflection_complex",
    "summary",
    "empathy",
    "permission",
    "commitment_ask",
    "disqualification",
    "small_talk",
    "meta",
    "follow_up",
)
