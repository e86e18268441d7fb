"""Trust that can be gained again and again by nothing new, and trust that cannot."""

from __future__ import annotations

from typing import Any

import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.solver.exploits import Farm, sources
from salestrain.kinds.conversation.solver.proof import VariantProof, prove
from tests.small_talk import SMALL, small_scenario

FLATTERED = {"id": "r.flattered", "effects": {"trust": 1}, "why": "You asked.", "when": {"move": "m.when"}}


def proven(**changes: Any) -> VariantProof:
    return prove(small_scenario(**changes), "v.open").parts[0]


def with_reaction(**keys: Any) -> dict[str, Any]:
    return {"reactions": [*SMALL["reactions"], {**FLATTERED, **keys}]}


def with_effects(name: str, **keys: Any) -> dict[str, Any]:
    return {"moves": [{**move, **keys} if move["id"] == name else move for move in SMALL["moves"]]}


def trust_in(part: VariantProof, way: tuple[str, ...]) -> int:
    moves = [Move("choose", {"move": name}) for name in way]
    return int(Session.replay(part.script.scenario, part.script.seed, moves).state.values["trust"])


def test_where_nothing_gives_without_end_there_is_nothing_to_farm() -> None:
    part = proven()
    assert ((), None) == (sources(part.script), part.farm)


@pytest.mark.parametrize(
    "farmed",
    [
        with_reaction(),
        with_reaction(when={"all": [{"move": "m.when"}, {"streak": {"kind": "closed_question", "lte": 1}}]}),
        with_effects("m.when", effects={"first": {}, "repeat": {"trust": 1}}),
        {"per_turn": {"patience": -1, "trust": 1}},
    ],
    ids=["a reaction", "two lines in turn", "a line again", "time"],
)
def test_the_rounds_of_a_farm_bring_more_and_more_trust_in_the_engine(farmed: dict[str, Any]) -> None:
    part = proven(**farmed)
    farm = part.farm
    assert farm is not None and farm.gained == "trust"
    assert trust_in(part, farm.way + farm.round) < trust_in(part, farm.way + farm.round * 3)


@pytest.mark.parametrize(
    "bounded",
    [
        with_reaction(once=True),
        with_effects("m.when", effects={"first": {"trust": 1}, "repeat": {}}),
        with_effects("m.when", effects={"first": {"trust": 1}, "repeat": {"trust": 1}}, max_uses=2),
        with_reaction(when={"fact": "f.cost"}, effects={"trust": -1}),
    ],
    ids=["once", "the first time", "at most twice", "a loss"],
)
def test_what_comes_to_an_end_is_no_farm(bounded: dict[str, Any]) -> None:
    assert proven(**bounded).farm is None


def test_a_line_that_gives_time_back_is_a_farm() -> None:
    assert (
        Farm("v.open", ("m.open", "m.when"), ("m.when",), "patience")
        == proven(**with_reaction(effects={"patience": 1})).farm
    )
