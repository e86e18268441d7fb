"""Ordinary questions have an answer, free and outside the score; what is asked too early is held back, never missed."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from salestrain.content.loading import exercise_from_json
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import profile_of_session, transcript
from salestrain.kinds.conversation.engine import open_answers, respond, seed_for
from salestrain.kinds.conversation.usual_lines import TOLD_SO_FAR
from tests.small_talk import SMALL, small_scenario

WORLD: dict[str, Any] = {
    "world": [
        {"id": "w.day", "asks": ["ask_process_today"], "say": "Boats in at five.", "again": "Boats at five, still."},
        {
            "id": "w.book",
            "asks": ["ask_figures"],
            "say": "In the blue book.",
            "when": {"fact": "f.change"},
            "withhold": "There is a book. Not for you, yet.",
        },
        {"id": "w.cat", "asks": ["talk_place"], "say": "That is the harbour cat.", "when": {"fact": "f.change"}},
    ],
    "follow_ups": [
        {"id": "u.boats", "after": ["w.day"], "asks": ["probe_how_many"], "say": "Four, in a good week."},
        {"id": "u.proof", "after": ["f.change"], "asks": ["probe_why"], "say": "Nobody ever wrote it down."},
    ],
}


def lively() -> Session:
    data = {**deepcopy(SMALL), **WORLD}
    for move in data["moves"]:
        if move["id"] == "m.price":
            move["early"] = "Nobody has asked you for a price yet."
        if move["id"] == "m.leave":
            move["asks_back"] = "Are you leaving already?"
    for ending in data["endings"]:
        if ending["verdict"] == "success":
            ending["say_at"] = "{when}, then. I will bring quality."
    return Session(exercise_from_json(json.dumps(data)), 0)


def reading(text: str, verdict: str, **more: Any) -> Move:
    return Move(
        "say",
        {
            "reading": {
                "text": text,
                "verdict": verdict,
                "heard": [],
                "candidates": [],
                "acts": [],
                "cut": False,
                **more,
            }
        },
    )


def part(move: str) -> dict[str, Any]:
    return {"move": move, "confidence": 0.9, "because": "a wording", "span": [0, 4]}


def answer(name: str, intent: str = "", say: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "id": name,
        "intent": intent,
        "label": "asked an ordinary thing",
        "say": list(say),
        "confidence": 0.9,
        "because": "what it means",
        "span": [0, 4],
    }


def asked(session: Session, name: str) -> str:
    session.do(reading("how does it work", "answered", answers=[answer(name)]))
    return session.state.last_line


def test_an_ordinary_answer_costs_nothing() -> None:
    session = lively()
    before = session.state
    asked(session, "w.day")
    after = session.state
    assert (before.turn, before.values, before.known) == (after.turn, after.values, after.known)


def test_asked_to_say_it_again_the_buyer_says_it_again() -> None:
    session = lively()
    asked(session, "w.day")
    session.do(reading("pardon?", "answered", answers=[answer("", "ask_repeat", ("Once more, then: {last}",))]))
    assert session.state.last_line == "Once more, then: Boats in at five."


def told_by_the_buyer(session: Session, known: tuple[str, ...]) -> str:
    """What is said to a request for more by a buyer who has told these facts."""
    state = replace(session.state, known=known)
    after, _ = respond(session.script, state, reading("and what else", "told", puzzled=["That is all I know."]))
    return after.last_line


def test_whoever_has_told_everything_says_that_this_was_all() -> None:
    session = lively()
    assert told_by_the_buyer(session, tuple(session.script.facts)) == "That is all I know."


def test_nobody_says_that_this_was_all_while_one_fact_is_untold() -> None:
    session = lively()
    assert told_by_the_buyer(session, tuple(session.script.facts)[1:]) in TOLD_SO_FAR


def worry(addresses: bool) -> Session:
    """The buyer has voiced a worry, and the learner goes on with something that is not what it asks for."""
    data = deepcopy(SMALL)
    data["agenda"] = [
        {
            "id": "b.worry",
            "when": {"turn": {"gte": 1}},
            "say": "And the cold?",
            "tags": [],
            "expects": ["m.price"],
            "label": "asked about the cold",
        }
    ]
    session = Session(exercise_from_json(json.dumps(data)), 0)
    session.do(Move("choose", {"move": "m.like"}))
    assert session.state.expecting == "b.worry"
    session.do(reading("we test every box below minus ten", "heard", heard=[part("m.when")], addresses=addresses))
    return session


def test_who_said_nothing_to_the_buyers_worry_went_past_it() -> None:
    assert worry(addresses=False).state.moments("dodged:b.worry")


def test_what_may_have_been_an_answer_is_never_a_reproach() -> None:
    assert not worry(addresses=True).state.moments("dodged:b.worry")


def test_asked_twice_it_is_said_in_other_words() -> None:
    session = lively()
    assert ["Boats in at five.", "Boats at five, still."] == [asked(session, "w.day"), asked(session, "w.day")]


def test_an_answer_waits_for_its_condition() -> None:
    assert "There is a book. Not for you, yet." == asked(lively(), "w.book")


def test_an_answer_without_a_line_of_its_own_for_too_early_is_not_there_yet() -> None:
    session = lively()
    assert {"w.day", "w.book"} == set(open_answers(session.script, session.state))


def test_a_follow_up_is_there_once_the_buyer_said_what_it_takes_up() -> None:
    session = lively()
    before = open_answers(session.script, session.state)
    asked(session, "w.day")
    assert (None, 0) == (before.get("u.boats"), open_answers(session.script, session.state)["u.boats"])


def test_any_buyer_has_an_answer_of_the_repertoire_and_not_twice_the_same() -> None:
    session, said = lively(), []
    for _ in range(3):
        session.do(reading("nice weather", "answered", answers=[answer("", "talk_weather", ("It is.", "Yes.", "Ah."))]))
        said.append(session.state.last_line)
    assert 3 == len(set(said))


def test_what_is_asked_too_early_is_held_back_in_the_buyers_words() -> None:
    session = lively()
    session.do(reading("first, what does it cost you", "early", early=[part("m.price")]))
    assert ("Nobody has asked you for a price yet.", 0) == (session.state.last_line, session.state.turn)


def test_the_transcript_says_right_but_too_early() -> None:
    session = lively()
    session.do(reading("first, what does it cost you", "early", early=[part("m.price")]))
    assert ("deferred the price: right, but too early",) == transcript(session)[1].heard_as


def test_a_doubtful_ending_is_asked_back_and_nothing_has_ended() -> None:
    session = lively()
    session.do(reading("ok I let you go", "asks_back", heard=[part("m.leave")], puzzled=["Leaving?"]))
    assert ("Are you leaving already?", "talking", ("m.leave",)) == (
        session.state.last_line,
        session.state.phase,
        session.state.asked_back,
    )


def test_an_ordinary_question_beside_a_move_is_answered_too() -> None:
    session = lively()
    session.do(
        reading("what do you like, and how does it work", "heard", heard=[part("m.like")], answers=[answer("w.day")])
    )
    assert "Their drivers know our dock. Boats in at five." == session.state.last_line


def test_a_next_step_takes_up_the_day_that_was_proposed() -> None:
    session = lively()
    for name in ("m.like", "m.change", "m.impact", "m.decision"):
        session.do(Move("choose", {"move": name}))
    text, day = "Shall we meet on Thursday at ten?", "Thursday at ten"
    session.do(reading(text, "heard", heard=[part("m.next")], proposed=day))
    assert "Thursday at ten, then. I will bring quality." == session.state.last_line.split("\n")[-1][-44:]


def test_an_ordinary_line_can_be_said_to_be_a_move_and_its_answer_is_gone() -> None:
    session = lively()
    asked(session, "w.day")
    session.do(Move("correct", {"moves": ["m.like"]}))
    lines = [line.text for line in transcript(session)]
    assert ("Boats in at five." in lines, 1, "Their drivers know our dock.") == (
        False,
        session.state.turn,
        session.state.last_line,
    )


def test_an_ending_can_be_taken_back() -> None:
    session = lively()
    session.do(reading("this is not a fit", "heard", heard=[part("m.leave")]))
    ended = session.state.phase
    session.do(Move("correct", {"moves": []}))
    assert ("predicting", "talking", 0) == (ended, session.state.phase, session.state.turn)


def test_an_ordinary_question_counts_in_the_profile() -> None:
    session = lively()
    act = {"name": "open", "span": [0, 16], "because": "how"}
    session.do(reading("how does it work", "answered", answers=[answer("w.day")], acts=[act]))
    session.do(Move("choose", {"move": "m.like"}))
    assert 2 == dict(profile_of_session(session).forms)["open"]


@pytest.mark.parametrize("misses", [1, 2])
def test_what_is_not_understood_is_taken_by_its_sort_and_never_twice_the_same(misses: int) -> None:
    session = lively()
    said = []
    for _ in range(2):
        session.do(reading("who is that", "nothing", sort="who", puzzled=["Some name.", "I forget the name."]))
        said.append(session.state.last_line)
    assert (2, 0) == (len(set(said)), session.state.turn)


def test_a_question_whose_fact_has_no_line_of_its_own_yet_is_answered_as_too_early_and_not_with_a_filler() -> None:
    data = {**deepcopy(SMALL), **WORLD}
    for fact in data["facts"]:
        if fact["id"] == "f.cost":
            del fact["withhold"]
    for move in data["moves"]:
        if move["id"] == "m.impact":
            move["early"] = "What does what cost?"
    session = Session(exercise_from_json(json.dumps(data)), 0)
    session.do(Move("choose", {"move": "m.impact"}))
    withheld = [event.data["fact"] for event in session.events if event.kind == "fact_withheld"]
    assert ("What does what cost?", ["f.cost"]) == (session.state.last_line, withheld)


def two_answers() -> Session:
    """A buyer of whom one question asks for two facts, both still held back."""
    data = {**deepcopy(SMALL), **WORLD}
    for fact in data["facts"]:
        if fact["id"] in ("f.change", "f.cost"):
            fact |= {"reveal": {"all": [{"move": "m.change"}, {"trust": {"gte": 6}}]}, "withhold": f"Not {fact['id']}."}
            fact.pop("cover", None)
    return Session(exercise_from_json(json.dumps(data)), seed_for(small_scenario(), "v.open"))


@pytest.mark.parametrize("fact", ["f.change", "f.cost"])
def test_of_several_facts_the_one_that_is_asked_for_is_held_back(fact: str) -> None:
    session = two_answers()
    session.do(reading("When does it end?", "heard", heard=[part("m.change")], about=fact))
    assert f"Not {fact}." in session.state.last_line


def test_an_earlier_answer_is_repeated_only_to_a_question_that_is_asked_again() -> None:
    session = lively()
    for move in ("m.like", "m.change", "m.open"):
        session.do(Move("choose", {"move": move}))
    first = session.state.last_line
    session.do(Move("choose", {"move": "m.open"}))
    assert (False, True) == (first.startswith("As I said"), session.state.last_line.startswith("As I said"))
