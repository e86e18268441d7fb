"""Whatever is sent, a process answers with events or a sentence, and the same moves lead to the same state."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.process.engine import VERBS
from tests.process.samples import session, tags, the_map, the_process

DEALS = [deal.id for deal in the_process().deals]
NAMES = [*the_map().stage_of, *DEALS, "trust", "fix", "pays", "costs", "asked", "drop"]
ANYTHING = some.one_of(
    some.sampled_from(NAMES),
    some.text(max_size=8),
    some.none(),
    some.integers(-5, 200),
    some.lists(some.sampled_from(NAMES), max_size=3),
    some.just("2026-09-30"),
)
KEYS = (
    "deal",
    "skipped",
    "early",
    "stalled",
    "measure",
    "stage",
    "answer",
    "odds_left",
    "why",
    "commitment",
    "reading",
    "who",
    "did",
    "which",
    "on",
    "words",
    "decided_by",
    "reason",
    "how",
)
MOVES = some.lists(
    some.tuples(some.sampled_from([*VERBS, "fly"]), some.dictionaries(some.sampled_from(KEYS), ANYTHING, max_size=8)),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(MOVES)
def test_any_moves_are_answered_and_replayed_alike(moves: list[tuple[str, dict[str, Any]]]) -> None:
    one = Session(the_process(), 0)
    one.do(Move("take"))
    for verb, data in moves:
        try:
            one.do(Move(verb, data))
        except Refusal as refusal:
            assert str(refusal).endswith((".", "?"))
    again = Session.replay(the_process(), 0, [Move.from_json(move.to_json()) for move in one.moves])
    assert (one.digest(), one.state) == (again.digest(), again.state)


@pytest.mark.parametrize(
    ("who", "tag"),
    [
        ("Runa Calder", "change_decided"),
        ("runa  calder", "change_decided"),
        ("Tom Adeyemi", "change_decided"),
        ("Somebody", "change_proposed"),
        ("R", "change_proposed"),
    ],
)
def test_only_who_may_change_a_stage_decides_and_others_propose(who: str, tag: str) -> None:
    data = {"which": "c.together", "how": "fix", "decided_by": who, "on": "2026-09-30", "reason": "It scares people."}
    assert [tag] == tags(session(("take", {}), ("change", data)))


def test_a_skip_without_a_reason_is_no_decision() -> None:
    data = {"deal": "d.tide", "which": "s.design", "decided_by": "Runa Calder", "on": "2026-09-30", "reason": "  "}
    with pytest.raises(Refusal, match="without one it is not a decision"):
        session(("take", {}), ("skip", data))


def test_a_belief_keeps_the_assumption_and_the_measure_it_was_held_under() -> None:
    data = {"stage": "s.explore", "answer": "costs", "odds_left": 40, "measure": "chance", "why": "Quillmoor."}
    belief = session(("take", {}), ("believe", data)).state.beliefs["s.explore"]
    assert (40, "chance") == (belief["odds_left"], belief["measure"])


def test_every_point_of_the_debrief_has_its_proof() -> None:
    done = session(("take", {}), ("find", {"deal": "d.quill", "skipped": ["s.explore"], "stalled": []}))
    found = next(mark for mark in done.score().marks if mark.criterion == "c.found")
    assert (1, ["Quillmoor Dairy, “Explore”: skipped stage found"]) == (
        found.score,
        [proof.quote for proof in found.proof],
    )


def noticed(deal: str, **marks: list[str]) -> list[str]:
    return tags(session(("take", {}), ("find", {"deal": deal, **marks})))


def test_whoever_sees_that_words_say_otherwise_than_the_tick_is_right() -> None:
    found = noticed("d.quill", skipped=["s.explore"], early=["s.open", "s.design"])
    assert ["early_found", "skip_found", "early_found"] == found


def test_whoever_sees_that_something_is_missing_is_right_with_the_other_word_too() -> None:
    assert ["early_found", "skip_found", "early_found"] == noticed(
        "d.quill", early=["s.explore"], skipped=["s.open", "s.design"]
    )


def test_a_doubt_about_a_tick_that_no_words_show_costs_nothing() -> None:
    assert [] == noticed("d.windle", early=["s.terms"], stalled=["s.decide"])[1:]


def test_a_stage_in_order_that_is_marked_is_imagined() -> None:
    assert ["early_imagined"] == noticed("d.ember", early=["s.design"])


def test_an_answer_about_the_decision_itself_is_worth_nothing_either_way() -> None:
    assert [] == tags(session(("take", {}), ("trust", {"commitment": "c.decide", "answer": "trust"})))
