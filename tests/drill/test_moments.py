"""A moment of a talk is what the talk's own rules make of it."""

from __future__ import annotations

from typing import Any

import pytest

from salestrain.content.loading import find_folder, load_exercise
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import legal, seed_for
from salestrain.kinds.drill.content import Drill, Seen
from salestrain.kinds.drill.positions import NoSuchMoment, with_moments
from salestrain.places import exercises_folders
from tests.drill.trying import Desk


def seen_in(drill: Drill) -> Seen:
    content = next(item.next_best for item in drill.items if item.next_best)
    assert content is not None and content.moment.seen is not None
    return content.moment.seen


def the_talk() -> Session:
    scenario: Any = load_exercise(find_folder("harbour_foods", exercises_folders()))
    session = Session(scenario, seed_for(scenario, "v.gap"))
    for name in ("m.opening", "m.like", "m.change", "m.reflect"):
        session.do(Move("choose", {"move": name}))
    return session


def changed(drill: Drill, **changes: Any) -> Drill:
    """The drill with its moment written otherwise."""
    items = tuple(
        item.model_copy(
            update={
                "next_best": item.next_best.model_copy(
                    update={
                        "options": changes.get("options", item.next_best.options),
                        "moment": item.next_best.moment.model_copy(
                            update={"seen": None, **{k: v for k, v in changes.items() if k != "options"}}
                        ),
                    }
                )
            }
        )
        if item.next_best
        else item
        for item in drill.items
    )
    return drill.model_copy(update={"items": items})


def test_every_line_that_is_possible_then_was_played(drill: Drill) -> None:
    session = the_talk()
    assert legal(session.script, session.state) == tuple(move.move for move in seen_in(drill).moves)


@pytest.mark.parametrize("name", ["m.impact", "m.result", "m.pitch", "m.like", "m.step_back"])
def test_what_a_line_leads_to_is_what_happens_in_the_talk(drill: Drill, name: str) -> None:
    session = the_talk()
    events = session.do(Move("choose", {"move": name}))
    seen = next(move for move in seen_in(drill).moves if move.move == name)
    told = [event.data["text"] for event in events if event.kind == "fact_revealed"]
    trust = sum(e.data["by"] for e in events if e.kind == "changed" and e.data["name"] == "trust")
    ended = any(event.kind == "ended" for event in events)
    assert (told, trust, ended, session.state.last_line) == (
        [fact.text for fact in seen.opens],
        seen.trust,
        seen.ends is not None,
        seen.answer,
    )


def test_what_stood_in_the_way_is_told_with_its_number(drill: Drill) -> None:
    held = next(move.held for move in seen_in(drill).moves if move.move == "m.result")
    assert "Something was held back; it takes learning what the problem costs in a year (here: no)." == held


@pytest.mark.parametrize(
    ("changes", "key", "sentence"),
    [
        ({"exercise": "nowhere_foods"}, "moment", "no talk 'nowhere_foods'"),
        ({"exercise": "discovery_questions"}, "moment", "no talk 'discovery_questions'"),
        ({"variant": "v.none"}, "moment", "no variant 'v.none'"),
        ({"after": ("m.impact",)}, "moment", "'m.impact' is not possible"),
        ({"after": ("m.opening", "m.step_back")}, "moment", "the talk is over"),
        ({"options": ("m.impact", "m.wish", "m.confirm")}, "options", "'m.confirm' is not possible"),
        ({"options": ("m.impact", "m.wish", "m.wish")}, "options", "twice"),
    ],
)
def test_a_moment_that_does_not_exist_is_told_with_what_is_wrong(
    drill: Drill, changes: dict[str, Any], key: str, sentence: str
) -> None:
    with pytest.raises(NoSuchMoment, match=sentence) as told:
        with_moments(changed(drill, **changes))
    assert ("i.moment", key) == (told.value.item, told.value.key)


def test_other_exercises_have_no_moments() -> None:
    talk = load_exercise(find_folder("harbour_foods", exercises_folders()))
    assert talk is with_moments(talk)


def test_two_questions_in_one_line_are_one_too_many_in_a_talk_as_well(drill: Drill) -> None:
    one = Desk(drill, "i.moment").answer("What does that cost you over a year, all in all?")
    two = Desk(drill, "i.moment").answer("What does that cost you over a year, all in all? And who has to pay for it?")
    assert (False, True, 1) == ("stacked" in one.tags, "stacked" in two.tags, one.earned[0] - two.earned[0])
