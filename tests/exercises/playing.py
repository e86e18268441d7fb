"""Play a playthrough: each step as a learner would do it, then the prediction and the judgement."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from salestrain.authoring.loading import load_exercise, load_playthroughs
from salestrain.authoring.playthrough import Playthrough, Step
from salestrain.authoring.scenario import Scenario
from salestrain.events import Move
from salestrain.places import exercises_folders
from salestrain.practice.conversation import seed_for
from salestrain.session import Session

PREDICTED_IF_SILENT = 50


def exercise_folders() -> list[Path]:
    """The folder of every exercise that is found, ours and private ones."""
    return sorted(path.parent for room in exercises_folders() for path in room.glob("*/exercise.yaml"))


@cache
def scenario_in(folder: Path) -> Scenario:
    """The conversation in this folder."""
    exercise = load_exercise(folder)
    assert isinstance(exercise, Scenario)
    return exercise


def every_playthrough() -> list[tuple[Path, Playthrough]]:
    """All playthroughs of all exercises."""
    return [(folder, talk) for folder in exercise_folders() for talk in load_playthroughs(folder)]


def play(exercise: Scenario, talk: Playthrough) -> Session:
    """The session after all steps; typed lines are read as the playthrough says they are heard."""
    seed = talk.seed if talk.variant is None else seed_for(exercise, talk.variant, talk.seed)
    session = Session(exercise, seed)
    for step in talk.steps:
        session.do(_move(step))
    if session.state.phase == "predicting":
        session.do(Move("predict", {"total": PREDICTED_IF_SILENT if talk.predict is None else talk.predict}))
    if talk.judge is not None:
        judge = talk.judge
        session.do(
            Move("judge", {"answer": judge.answer, "confidence": judge.confidence, "cited": list(judge.cite)})
        )
    return session


def _move(step: Step) -> Move:
    if step.choose is not None:
        return Move("choose", {"move": step.choose})
    heard = [{"move": name} for name in step.heard]
    return Move("say", {"reading": {"verdict": "heard", "text": step.say, "heard": heard}})
