"""A playthrough played: the session it leads to, typed lines read as a learner's would be."""

from __future__ import annotations

from .authoring.deeds import DeedsPlaythrough
from .authoring.exercise import Exercise
from .authoring.playthrough import Playthrough, Step
from .authoring.scenario import Scenario
from .events import Move, Refusal
from .hearing import TalkEar, heard, heard_line, reader
from .moments import with_moments
from .practice.conversation import seed_for
from .session import Session


def play(scenario: Scenario, playthrough: Playthrough, read: TalkEar | None = None) -> Session:
    """The session after every step, the prediction, the judgement and the opening of the debrief.

    Typed lines are read by `read`; without one, by a reader that is made for them.
    Raises `Refusal` when a step is not possible where it stands.
    """
    seed = playthrough.seed
    if playthrough.variant:
        seed = seed_for(scenario, playthrough.variant, playthrough.seed)
    session = Session(scenario, seed)
    if read is None and any(step.say for step in playthrough.steps):
        read = reader(scenario)
    for step in playthrough.steps:
        session.do(_move(session, step, read))
    if playthrough.predict is not None:
        session.do(Move("predict", {"total": playthrough.predict}))
    if playthrough.judge is not None:
        judge = playthrough.judge
        session.do(
            Move("judge", {"answer": judge.answer, "confidence": judge.confidence, "cited": list(judge.cite)})
        )
        session.do(Move("open_debrief"))
    return session


def _move(session: Session, step: Step, read: TalkEar | None) -> Move:
    if step.say is None or read is None:
        return Move("choose", {"move": step.choose})
    reading = heard_line(read, session.script, session.state, step.say)
    return Move("say", {"reading": reading.to_json()})


def play_deeds(exercise: Exercise, playthrough: DeedsPlaythrough) -> Session:
    """The session after every deed of a playthrough of an exercise that is no talk.

    Raises `Refusal` when a deed is not possible where it stands, and ValueError when one is that should be refused.
    """
    session = Session(with_moments(exercise), playthrough.seed)
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
