"""The exercises on the shelf and their playthroughs, for tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from salestrain.content.loading import load_exercise, load_playthroughs
from salestrain.content.playthrough import DeedsPlaythrough
from salestrain.core.exercise import Exercise
from salestrain.core.session import Session
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.playing import play
from salestrain.kinds.conversation.playthrough import Playthrough
from salestrain.kinds.conversation.reading import reader
from salestrain.kinds.conversation.solver.proof import Proof, prove
from salestrain.language import Reader
from salestrain.places import exercises_folders


def every_folder() -> list[Path]:
    """The folder of every exercise that is found, ours and private ones."""
    return sorted(path.parent for room in exercises_folders() for path in room.glob("*/exercise.yaml"))


@cache
def exercise_folders() -> tuple[Path, ...]:
    """The folders of those that are talks."""
    return tuple(folder for folder in every_folder() if loaded(folder).kind == "conversation")


@cache
def loaded(folder: Path) -> Exercise:
    """The exercise in this folder."""
    return load_exercise(folder)


def every_deeds_playthrough() -> list[tuple[Path, DeedsPlaythrough]]:
    """All playthroughs of all exercises that are no talks."""
    others = [folder for folder in every_folder() if loaded(folder).kind != "conversation"]
    return [
        (folder, one) for folder in others for one in load_playthroughs(folder) if isinstance(one, DeedsPlaythrough)
    ]


@cache
def scenario_in(folder: Path) -> Scenario:
    """The conversation in this folder."""
    exercise = loaded(folder)
    assert isinstance(exercise, Scenario)
    return exercise


@cache
def proof_of(folder: Path) -> Proof:
    """What the walk of every way through this folder's talk proves."""
    return prove(scenario_in(folder))


@cache
def reader_of(folder: Path) -> Reader:
    """The reader of this folder's talk, made once for all tests."""
    return reader(scenario_in(folder))


def played(folder: Path, talk: Playthrough) -> Session:
    """The session that a playthrough leads to, played once for all tests; nobody goes on with it."""
    if (folder, talk.id) not in _PLAYED:
        _PLAYED[folder, talk.id] = play(scenario_in(folder), talk, reader_of(folder))
    return _PLAYED[folder, talk.id]


_PLAYED: dict[tuple[Path, str], Session] = {}


def every_playthrough() -> list[tuple[Path, Playthrough]]:
    """All playthroughs of all exercises."""
    return [
        (folder, talk)
        for folder in exercise_folders()
        for talk in load_playthroughs(folder)
        if isinstance(talk, Playthrough)
    ]
