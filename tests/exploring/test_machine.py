"""The many-at-once turn is the engine's turn: both are played side by side, on ways drawn by chance."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move, standing
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import legal, seed_for
from salestrain.kinds.conversation.solver.arrays import Table
from salestrain.kinds.conversation.solver.columns import columns_of
from salestrain.kinds.conversation.solver.embedding import ended, placed
from salestrain.kinds.conversation.solver.liveness import Settling
from salestrain.kinds.conversation.solver.machine import GOES_ON, Machine, Turn
from salestrain.kinds.conversation.solver.scoring import totals
from tests.exercises.playing import exercise_folders, scenario_in

VARIANTS = [
    pytest.param(folder, variant.id, id=f"{folder.name}-{variant.id}")
    for folder in exercise_folders()
    for variant in scenario_in(folder).variants
]
pytestmark = pytest.mark.parametrize(("folder", "variant"), VARIANTS)
many_ways = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def machine_of(folder, variant) -> tuple[Machine, Settling]:
    scenario = scenario_in(folder)
    session = Session(scenario, seed_for(scenario, variant))
    machine = Machine(session.script, columns_of(session.script, scored=True))
    return machine, Settling.of(machine)


class Both:
    """The engine and the machine, going the same way."""

    def __init__(self, folder, variant) -> None:
        self.machine, self.settling = machine_of(folder, variant)
        scenario = scenario_in(folder)
        self.session = Session(scenario, self.machine.script.seed)
        self.table: Table = self.machine.start()
        self.turn: Turn | None = None

    def go(self, chance) -> None:
        """One line that is possible, of the better sort more often, so that talks become long."""
        names = legal(self.session.script, self.session.state)
        kind = self.session.script.moves
        patient = [name for name in names if kind[name].kind not in ("pitch", "attack", "disqualify", "commitment")]
        name = chance.choice(patient if patient and chance.random() < 0.7 else names)
        self.turn = self.machine.take(self.table, self.session.state.turn + 1, kind[name])
        self.session.do(Move("choose", {"move": name}))
        self.table = self.turn.table
        if self.turn.ended[0] == GOES_ON:
            self.settling.settle(self.table, self.turn.number)

    def engine(self):
        state = self.session.state
        return (
            legal(self.session.script, state),
            dict(state.values),
            sorted(state.known),
            state.ending,
        )

    def machines(self):
        values = {name: int(self.table[name][0]) + low for name, low in self.machine.lowest.items()}
        known = sorted(fact.id for fact in self.machine.facts if self.table[f"fact:{fact.id}"][0])
        number = GOES_ON if self.turn is None else int(self.turn.ended[0])
        ending = None if number == GOES_ON else self.machine.endings[number]
        may = self.machine.legal(self.table, self.session.state.turn) if ending is None else []
        return tuple(move.id for move, here in may if here[0]), values, known, ending


def best_judged(session: Session) -> int:
    """The best total that any judgement can still bring."""
    predicted = [*session.moves, Move("predict", {"total": 50})]
    known = list(session.state.known)
    judged = [
        Move("judge", {"answer": answer, "confidence": 50, "cited": known})
        for answer in session.exercise.judgement.options
    ]
    return max(Session.replay(session.exercise, session.seed, [*predicted, judge]).score().total for judge in judged)


@many_ways
@given(chance=st.randoms(use_true_random=False))
def test_every_turn_leads_to_the_same_moment(folder, variant, chance) -> None:
    both = Both(folder, variant)
    engine, machine = [both.engine()], [both.machines()]
    while both.session.state.phase == "talking":
        both.go(chance)
        engine.append(both.engine())
        machine.append(both.machines())

    assert engine == machine


@many_ways
@given(chance=st.randoms(use_true_random=False))
def test_the_total_of_a_finished_talk_is_the_rubrics_with_the_best_judgement(folder, variant, chance) -> None:
    both = Both(folder, variant)
    while both.session.state.phase == "talking":
        both.go(chance)
    assert both.turn is not None

    assert best_judged(both.session) == totals(both.settling, both.turn)[0]


@many_ways
@given(chance=st.randoms(use_true_random=False), lines=st.integers(1, 12))
def test_a_talk_that_is_placed_midway_goes_on_as_the_talk_does(folder, variant, chance, lines) -> None:
    both = Both(folder, variant)
    while both.session.state.phase == "talking":
        both.go(chance)
        if both.session.state.turn == lines and both.session.state.phase == "talking":
            both.table = placed(both.machine, both.session.state, standing(both.session.events))
    over = ended(both.machine, both.session.state, standing(both.session.events))

    assert both.engine() == both.machines()
    assert best_judged(both.session) == totals(both.settling, over)[0]
