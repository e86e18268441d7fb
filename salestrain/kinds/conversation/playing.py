"""Running a playthrough of a talk; typed lines are read like a learner's."""

from __future__ import annotations

from ...core.events import Move
from ...core.session import Session
from .content import Scenario
from .playthrough import Playthrough, Step
from .reading import TalkEar, heard_line, reader
from .script import seed_for


def play(scenario: Scenario, playthrough: Playthrough, read: TalkEar | None = None) -> Session:
    """Run a playthrough and return its session.

    The session has every step and, if the playthrough gives them, the prediction, the judgement and the opening of the
    debrief.

    Args:
        scenario: exercise to play.
        playthrough: its steps, seed and expectations.
        read: reader for typed lines; by default one is built if there are any.

    Raises:
        Refusal: a step is not possible at its position.
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
        session.do(Move("judge", {"answer": judge.answer, "confidence": judge.confidence, "cited": list(judge.cite)}))
        session.do(Move("open_debrief"))
    return session


def _move(session: Session, step: Step, read: TalkEar | None) -> Move:
    if step.say is None or read is None:
        return Move("choose", {"move": step.choose})
    reading = heard_line(read, session.script, session.state, step.say)
    return Move("say", {"reading": reading.to_json()})
