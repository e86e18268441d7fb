"""A playthrough, played: the session that it leads to, typed words read as a learner's would be."""

from __future__ import annotations

from ..content.playthrough import AnyPlaythrough, DeedsPlaythrough
from ..core.events import Move, Refusal
from ..core.exercise import Exercise
from ..core.kind import KINDS, part
from ..core.session import Session
from .reading import heard


def play(exercise: Exercise, playthrough: AnyPlaythrough) -> Session:
    """Return the session after everything that a playthrough does.

    Raises `Refusal` when a step is not possible where it stands, and ValueError when one is that should be refused.
    """
    kind = KINDS[exercise.kind]
    if kind.play is None:
        raise ValueError(f"A {kind.name} cannot be played.")
    session: Session = part(kind.play)(exercise, playthrough)
    return session


def play_deeds(exercise: Exercise, playthrough: DeedsPlaythrough) -> Session:
    """The session after every deed of a playthrough of an exercise that is no talk.

    Raises `Refusal` when a deed is not possible where it stands, and ValueError when one is that should be refused.
    """
    session = Session(exercise, playthrough.seed)
    for number, deed in enumerate(playthrough.steps, 1):
        try:
            session.do(heard(session, Move(deed.do, dict(deed.with_))))
        except Refusal as refusal:
            if deed.refused is None or deed.refused not in str(refusal):
                raise
        else:
            if deed.refused is not None:
                raise ValueError(f"Step {number} was to be refused with “{deed.refused}”, and was possible.")
    return session
