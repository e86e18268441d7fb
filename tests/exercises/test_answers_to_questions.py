"""Whoever asks a buyer something gets an answer of its own, however early it is asked; never a mere "Hm"."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.disclosing import ASKED
from salestrain.kinds.conversation.engine import legal, seed_for
from salestrain.kinds.conversation.reading import heard_line, reader_of
from tests.exercises.playing import exercise_folders, loaded

PLAYS = 12
GOES_ON = frozenset("commitment disqualify pitch attack".split())
"""Kinds of lines that are left out, because most talks end with one of them."""


def unanswered(session: Session, rng: random.Random) -> set[str]:
    """Play one talk at random; return the questions that were met with a filler when they were first asked."""
    met: set[str] = set()
    while session.state.phase == "talking":
        moves, possible = session.script.moves, legal(session.script, session.state)
        move = rng.choice([name for name in possible if moves[name].kind not in GOES_ON] or list(possible))
        is_first = not session.state.moments(f"move:{move}")
        events = session.do(Move("choose", {"move": move}))
        said = [line["id"] for event in events if event.kind == "replied" for line in event.data["lines"]]
        if is_first and moves[move].kind in ASKED and all(name.startswith("neutral.") for name in said):
            met.add(move)
    return met


@pytest.mark.parametrize("folder", exercise_folders(), ids=lambda folder: folder.name)
def test_no_question_is_met_with_a_filler(folder: Path) -> None:
    exercise, rng = loaded(folder), random.Random(4)
    for variant in exercise.variants:  # type: ignore[attr-defined]
        for play in range(PLAYS):
            assert set() == unanswered(Session(exercise, seed_for(exercise, variant.id, play)), rng)  # type: ignore[arg-type]


@pytest.mark.parametrize("folder", exercise_folders(), ids=lambda folder: folder.name)
def test_a_line_that_is_not_possible_yet_is_heard_as_too_early(folder: Path) -> None:
    """The wording that is offered later in the talk is understood when it is typed as the first line."""
    exercise = loaded(folder)
    session = Session(exercise, 0)
    read, now = reader_of(exercise), legal(session.script, session.state)  # type: ignore[arg-type]
    for move in exercise.moves:  # type: ignore[attr-defined]
        if move.id not in now:
            reading = heard_line(read, session.script, session.state, move.choice)
            assert reading.verdict not in ("nothing", "unsure"), move.id
