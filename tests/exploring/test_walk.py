"""What a walk finds, found by the engine too."""

from __future__ import annotations

import numpy as np
import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import prepare, seed_for
from salestrain.kinds.conversation.solver.backward_induction import worth
from salestrain.kinds.conversation.solver.columns import columns_of
from salestrain.kinds.conversation.solver.liveness import Settling
from salestrain.kinds.conversation.solver.machine import Machine
from salestrain.kinds.conversation.solver.walk import distinct, walk
from tests.exercises.playing import exercise_folders, scenario_in

HARBOUR = next(folder for folder in exercise_folders() if folder.name == "harbour_foods")


def machine(variant: str, *, scored: bool) -> Machine:
    scenario = scenario_in(HARBOUR)
    script = prepare(scenario, seed_for(scenario, variant))
    return Machine(script, columns_of(script, scored=scored))


def played(walked: Machine, way: tuple[str, ...]) -> Session:
    moves = [Move("choose", {"move": name}) for name in way]
    return Session.replay(walked.script.scenario, walked.script.seed, moves)


def test_each_way_leads_in_the_engine_to_what_the_walk_says_it_leads_to() -> None:
    found = machine("v.locked", scored=False)
    tags = (*(f"ending:{name}" for name in found.endings), *(f"fact:{name}" for name in found.script.facts))
    ways = walk(found, watched=tags).ways

    assert {} == {
        tag: way for tag, way in ways.items() if not any(tag in event.tags for event in played(found, way).events)
    }


def test_a_walk_beyond_its_limit_is_not_called_complete() -> None:
    assert not walk(machine("v.gap", scored=False), limit=500).complete


def test_the_best_way_earns_the_best_total() -> None:
    found = machine("v.solved", scored=True)
    known = worth(walk(found, Settling.of(found), limit=1_000_000))
    session = played(found, known.best_way(0, 0))
    session.do(Move("predict", {"total": 90}))
    cited = list(session.state.known)
    session.do(Move("judge", {"answer": "drop", "confidence": 90, "cited": cited}))

    assert known.best[0][0] == session.score().total == 100


@pytest.mark.parametrize("roots", [0, 1, 3])
def test_rows_are_told_apart_by_all_their_words(roots: int) -> None:
    chance = np.random.default_rng(3)
    words = [chance.integers(0, 3, 200).astype(np.uint64) for _ in range(3)]
    first, of = distinct(words, roots)
    rows = np.stack(words, 1)

    assert (rows[first][of] == rows).all()
    assert list(range(roots)) == list(first[:roots])
    assert len({tuple(row) for row in rows[first[roots:]]}) == len(first) - roots
