"""Playing of playthroughs: each leads to a session, with typed text read like a learner's."""

from __future__ import annotations

from ..content.playthrough import AnyPlaythrough, DeedsPlaythrough
from ..core.events import Move, Refusal
from ..core.exercise import Exercise
from ..core.kind import KINDS, completed, part
from ..core.session import Session
from .reading import heard


class StepRefused(Refusal):
    """Raised for the first step of a playthrough that is not possible; `number` counts from 1."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(why)
        self.number = number


def play(exercise: Exercise, playthrough: AnyPlaythrough) -> Session:
    """Return the session after all steps of a playthrough.

    Raises `Refusal` if a step is not possible, and ValueError if a step is possible that should be refused.
    """
    kind = KINDS[exercise.kind]
    if kind.play is None:
        raise ValueError(f"A {kind.name} cannot be played.")
    session: Session = part(kind.play)(exercise, playthrough)
    return session


def play_deeds(exercise: Exercise, playthrough: DeedsPlaythrough) -> Session:
    """Return the session after all steps of a playthrough of an exercise other than a talk.

    Raises `StepRefused` if a step is not possible, and ValueError if a step is possible that should be refused.
    """
    session = Session(completed(exercise), playthrough.seed)
    for number, deed in enumerate(playthrough.steps, 1):
        try:
            session.do(heard(session, Move(deed.do, dict(deed.with_))))
        except Refusal as refusal:
            if deed.refused is None or deed.refused not in str(refusal):
                raise StepRefused(number, str(refusal)) from refusal
        else:
            if deed.refused is not None:
                raise ValueError(f"Step {number} should have been refused with “{deed.refused}”, but it was possible.")
    return session
