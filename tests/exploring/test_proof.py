"""What the proof says of small talks that have exactly one defect each."""

from __future__ import annotations

from typing import Any

import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.solver.proof import Proof, prove
from tests.small_talk import SMALL, small_scenario


def proof(**changes: Any) -> Proof:
    return prove(small_scenario(**changes))


def changed(section: str, name: str, **keys: Any) -> dict[str, Any]:
    """The section with keys of one of its entries replaced."""
    return {section: [{**entry, **keys} if entry["id"] == name else entry for entry in SMALL[section]]}


def test_of_the_small_talk_everything_is_reached_in_some_variant() -> None:
    assert () == proof().nowhere


def test_every_way_leads_in_the_engine_to_what_it_is_the_way_to() -> None:
    wrong = []
    for part in proof().parts:
        for tag, way in part.ways.items():
            moves = [Move("choose", {"move": name}) for name in way]
            session = Session.replay(part.script.scenario, part.script.seed, moves)
            wrong += [(part.variant, tag)] if not any(tag in event.tags for event in session.events) else []

    assert [] == wrong


@pytest.mark.parametrize(
    ("defect", "tag"),
    [
        (changed("facts", "f.decider", reveal={"trust": {"gte": 6}}), "fact:f.decider"),
        (changed("reactions", "r.interrogated", when={"trust": {"gte": 6}}), "reaction:r.interrogated"),
        (changed("endings", "e.cold", when={"trust": {"gte": 6}}), "ending:e.cold"),
    ],
)
def test_what_cannot_happen_is_named_and_nothing_else(defect: dict[str, Any], tag: str) -> None:
    assert (tag,) == proof(**defect).nowhere


def test_a_line_that_is_never_possible_is_named_with_what_waits_for_it() -> None:
    never = changed("moves", "m.price", when={"turn": {"gte": 39}})
    assert ("move:m.price", "answered:b.price") == proof(**never).nowhere


def test_a_fact_that_exists_and_cannot_be_learned_is_named_by_variant() -> None:
    patient = proof(**changed("facts", "f.solved", reveal={"all": [{"move": "m.impact"}, {"fact": "f.cost"}]}))
    assert {"v.open": (), "v.solved": ("fact:f.solved",), "v.touchy": ()} == {
        part.variant: part.unreached_facts for part in patient.parts
    }


def test_a_moment_without_a_possible_line_is_given_with_the_way_to_it() -> None:
    once = {"moves": [{**move, "max_uses": 1} for move in SMALL["moves"] if move["id"] in ("m.open", "m.change")]}
    never_over = {"per_turn": {"patience": -1}, **once}
    stuck = prove(small_scenario(**never_over), "v.open").parts[0].walked.stuck
    assert {("m.open", "m.change"), ("m.change", "m.open")} >= set(stuck) != set()


def test_the_shortest_success_is_found_in_every_variant_that_has_one() -> None:
    wins = {part.variant: part.win and len(part.win) for part in proof().parts}
    assert {"v.open": 4, "v.solved": None, "v.touchy": 3} == wins


def test_where_dropping_is_right_the_way_to_say_so_is_found() -> None:
    solved = next(part for part in proof().parts if part.variant == "v.solved")
    assert (True, ("e.left", ("m.leave",))) == (solved.is_drop, solved.drop)


def test_beyond_the_limit_nothing_is_called_proven() -> None:
    small = prove(small_scenario(), limit=20)
    assert (False, True) == (small.proven, proof().proven)


def test_a_scenario_without_variants_is_one_talk() -> None:
    alone = proof(variants=[])
    assert ([""], 4, True) == ([part.variant for part in alone.parts], len(alone.parts[0].win or ()), alone.proven)


@pytest.mark.parametrize("limit", [1, 2, 25])
def test_a_limit_however_small_leaves_what_is_found_real(limit: int) -> None:
    part = prove(small_scenario(), "v.open", limit=limit).parts[0]
    seen = {tag: len(way) for tag, way in part.ways.items()}
    shortest = {tag: len(way) for tag, way in prove(small_scenario(), "v.open").parts[0].ways.items()}
    assert {} == {tag: lines for tag, lines in seen.items() if tag not in shortest or lines < shortest[tag]}
    assert not part.proven


def test_the_same_talks_by_chance_are_held_each_time() -> None:
    first, again = (prove(small_scenario(), "v.open").parts[0].plays for _ in range(2))
    assert (first.said == again.said).all() and first.talks == 500


def test_a_right_drop_tells_what_it_earns() -> None:
    """Leaving at once earns the judgement without reasons: one of two points, weighed 2 of 7."""
    assert [None, 14, None] == [part.drop_total for part in proof().parts]
