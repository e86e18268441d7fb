"""The proof against the engine, one line after the other through every order of lines: they find the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation import engine as conversation
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.engine import Script, State
from salestrain.kinds.conversation.solver.proof import possible_tags, prove_variant, scripts_of, together
from tests.small_talk import SMALL

PATIENCE = 4
"""So short are these talks that every order of lines can be tried."""
OPTIONAL = ["m.open", "m.when", "m.decision", "m.pitch", "m.price", "m.leave"]


@st.composite
def small_talks(draw: st.DrawFn) -> Scenario:
    """Talks of five lines: which lines there are, what they do and when facts are told is drawn."""
    data: dict[str, Any] = copy.deepcopy(SMALL)
    names = {"m.like", "m.change", "m.impact", *draw(st.permutations(OPTIONAL))[:2]}
    data["moves"] = [move for move in data["moves"] if move["id"] in names]
    for move in data["moves"]:
        trust = st.fixed_dictionaries({"trust": st.integers(-2, 2)})
        move["effects"] = {"first": draw(trust), "repeat": draw(trust)}
        move["max_uses"] = draw(st.sampled_from([None, 1, 2]))
    data["state"]["patience"] = {**data["state"]["patience"], "start": PATIENCE}
    data["facts"][2]["reveal"]["all"][1] = {"trust": {"gte": draw(st.integers(0, 4))}}
    data["agenda"][0]["when"] = {"turn": {"gte": draw(st.integers(1, 3))}}
    data["reactions"][1]["when"] = {"streak": {"kind": "open_question", "gte": draw(st.integers(2, 3))}}
    won = [{"fact": "f.cost"}, {"trust": {"gte": 4}}, {"fact": "f.change"}]
    data["endings"][0]["when"] = draw(st.sampled_from(won))
    data["variants"] = [data["variants"][draw(st.integers(0, 2))]]
    scenario = exercise_from_json(json.dumps(data))
    assert isinstance(scenario, Scenario)
    return scenario


def every_talk(script: Script) -> Iterator[tuple[tuple[str, ...], State, set[str]]]:
    """Each way there is with the state it leads to and all that happened on it."""
    open_ = [((), conversation.start(script)[0], set[str]())]
    while open_:
        way, state, seen = open_.pop(0)
        yield way, state, seen
        for name in conversation.legal(script, state) if state.phase == "talking" else ():
            after, events = conversation.respond(script, state, Move("choose", {"move": name}))
            open_.append(((*way, name), after, seen | {tag for event in events for tag in event.tags}))


def levels_judged(script: Script, way: tuple[str, ...]) -> set[tuple[str, int]]:
    """The levels and caps of this finished talk, judged with every answer, citing all or as little as helps."""
    found: set[tuple[str, int]] = set()
    scenario = script.scenario
    said = [Move("choose", {"move": name}) for name in way] + [Move("predict", {"total": 50})]
    talk = Session.replay(scenario, script.seed, said)
    known = list(talk.state.known)
    helping = {name for row in scenario.judgement.model for name in row.because}
    for cited in (known, sorted(known, key=lambda name: name in helping)[: scenario.judgement.cite_facts.min]):
        for answer in scenario.judgement.options:
            judge = Move("judge", {"answer": answer, "confidence": 50, "cited": cited})
            card = Session.replay(scenario, script.seed, [*said, judge]).score()
            best = {criterion.id: [level.score for level in criterion.levels] for criterion in scenario.rubric}
            found |= {(mark.criterion, best[mark.criterion].index(mark.score)) for mark in card.marks}
            found |= {(cap.cap, 0) for cap in card.caps}
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenario=small_talks())
def test_the_proof_finds_what_the_engine_finds_and_by_ways_as_short(scenario: Scenario) -> None:
    script = scripts_of(scenario)[0]
    wanted, shortest, stuck = set(possible_tags(script)), dict[str, int](), False
    for way, state, seen in every_talk(script):
        for tag in wanted & seen:
            shortest.setdefault(tag, len(way))
        stuck |= state.phase == "talking" and not conversation.legal(script, state)
    part = prove_variant(script)

    assert (shortest, stuck) == ({tag: len(way) for tag, way in part.ways.items()}, bool(part.walked.stuck))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenario=small_talks())
def test_the_proof_comes_to_the_levels_that_the_rubric_comes_to(scenario: Scenario) -> None:
    script = scripts_of(scenario)[0]
    earned: set[tuple[str, int]] = set()
    seen: set[tuple[object, ...]] = set()
    for way, state, _ in every_talk(script):
        alike = (frozenset(state.known), state.ending, tuple(sorted(way)), way[:1], way[-1:])
        if state.phase == "predicting" and (alike not in seen):
            seen.add(alike)
            earned |= levels_judged(script, way)
    rungs = together(scenario, [prove_variant(script)]).rungs
    ways = {rung: way.way for rung, way in rungs.earned.items()}

    assert (True, set()) == (rungs.proven, earned - ways.keys())
    assert {} == {rung: way for rung, way in ways.items() if rung not in levels_judged(script, way)}
