"""A task list that waits for an answer before it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ....crm import Question


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list that waits for the answer to its first question, with the answers so far."""

    text: str
    questions: tuple[Question, ...]
    answers: Mapping[str, str]
