"""A role-play leaves the trail of a deal: what was said is what proves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salestrain.content.loading import load_exercise, load_playthroughs
from salestrain.kinds.conversation.playing import play
from salestrain.kinds.process.content import Deal
from salestrain.kinds.process.talk_trails import deal_of_talk
from tests.process.samples import the_map, the_process

EXERCISES = Path(__file__).parents[2] / "exercises"


def brought(exercise: str, playthrough: str) -> list[tuple[str, str]]:
    folder = EXERCISES / exercise
    scenario: Any = load_exercise(folder)
    talk: Any = next(one for one in load_playthroughs(folder) if one.id == playthrough)
    session = play(scenario, talk)
    worth = {fact.id: fact.value for fact in scenario.facts}
    found = deal_of_talk(the_process(), exercise, "A talk", session.standing(), worth, "2026-09-01")
    assert found is not None
    deal = Deal.model_validate({"id": "d.talk", **found}, strict=False)
    assert {step.which for step in deal.trail} <= set(the_map().stage_of)
    return [(step.did, step.which) for step in deal.trail]


@pytest.mark.parametrize(
    ("exercise", "playthrough", "expected"),
    [
        (
            "wicket_fair",
            "full_marks",
            [
                ("entered", "s.open"),
                ("held", "s.open"),
                ("evidenced", "o.reason"),
                ("evidenced", "o.cost"),
                ("evidenced", "o.people"),
                ("asked", "c.time"),
                ("given", "c.time"),
            ],
        ),
        ("penhallow_partners", "no_coin_left", [("entered", "s.design")]),
    ],
)
def test_a_talk_leaves_what_was_held_evidenced_asked_and_given(
    exercise: str, playthrough: str, expected: list[tuple[str, str]]
) -> None:
    found = brought(exercise, playthrough)
    assert expected == found[: len(expected)]


def test_what_was_known_before_the_talk_is_no_word_of_the_buyer() -> None:
    folder = EXERCISES / "wicket_fair"
    scenario: Any = load_exercise(folder)
    talk: Any = next(one for one in load_playthroughs(folder) if one.id == "full_marks")
    events = play(scenario, talk).standing()
    found: Any = deal_of_talk(the_process(), "wicket_fair", "A talk", events, {}, "2026-09-01")
    before = {event.data["text"] for event in events if event.kind == "fact_revealed" and event.turn == 0}
    ours = {event.data["text"] for event in events if event.kind == "said"}
    buyers = {step["words"] for step in found["trail"] if step.get("who") == "the buyer"}
    asked = {step["words"] for step in found["trail"] if step["did"] == "asked"}
    assert (True, set(), True) == (bool(before), buyers & (before | ours), bool(asked) and asked <= ours)


def test_a_talk_that_was_shown_the_door_was_asked_and_refused() -> None:
    assert [("asked", "c.explore"), ("refused", "c.explore")] == brought("harbour_foods", "pressed_on")[-2:]


def test_a_commitment_that_was_asked_for_twice_stands_on_the_trail_twice() -> None:
    found = brought("terrain_differs", "full_marks")
    assert [("asked", "c.together"), ("asked", "c.together"), ("given", "c.together")] == found[-3:]


def test_where_nothing_was_said_there_is_no_deal() -> None:
    assert deal_of_talk(the_process(), "harbour_foods", "A talk", [], {}, "2026-09-01") is None
