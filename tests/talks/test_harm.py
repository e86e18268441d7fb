"""Harm only on proof: plain lines that strangers typed cost nothing and end nothing, and bad input gets an answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.reading import heard_line
from tests.exercises.playing import exercise_folders, reader_of, scenario_in

FOLDERS = {folder.name: folder for folder in exercise_folders()}
HARMLESS = [
    ("kestrel_machining", "so how do u know when a tool needs changing now?"),
    ("kestrel_machining", "You've been buying from Tarn for a while. What do they do really well for you?"),
    ("harbour_foods", "You've had Northlane for six years, so they must be doing something right. What do you value?"),
    ("harbour_foods", "ok no worries"),
    ("mossgate_software", "Let me try a different one."),
    ("lanternfish_outdoor", "under a pram omg. ok real talk we can't stop that, our tags don't beep at the door"),
    ("alder_vale_clinics", "I could, but at the moment it would be a proposal for a problem I don't know yet."),
    ("brindle_county", "How you will choose who wins? Only the price is important?"),
    ("penhallow_partners", "Let me come at it from the other side then."),
    ("quarry_lane_energy", "the offer for the 60 boxes. you never answerd us since october, is something wrong?"),
]
BAD = {
    "a story": "So there I was. " * 60,
    "emoji only": "👍👍🎉",
    "another language": "Guten Morgen, was kostet Sie das im Jahr, und wer entscheidet darüber?",
    "nonsense": "blorf wibble quantum sandwich",
    "an empty line": "   ",
    "a pasted mail": "Dear Sir or Madam,\n\nplease find attached our offer no. 4711.\n\nKind regards\nJ. Smith\nSales",
    "ten questions": " ".join(["What is it? Who? When? How many? Why?"] * 2),
    "markup": "<script>alert(1)</script>",
}


def begun(name: str) -> Session:
    return Session(scenario_in(FOLDERS[name]), 3)


def said(session: Session, text: str) -> None:
    reading = heard_line(reader_of(FOLDERS[session.exercise.id]), session.script, session.state, text)
    session.do(Move("say", {"reading": reading.to_json()}))


@pytest.mark.parametrize(("name", "text"), HARMLESS)
def test_an_ordinary_line_costs_no_trust_and_ends_nothing(name: str, text: str) -> None:
    session = begun(name)
    trust = session.state.values["trust"]
    said(session, text)
    assert (session.state.values["trust"] >= trust, session.state.phase) == (True, "talking")


@pytest.mark.parametrize("name", sorted(FOLDERS))
@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_an_answer_and_costs_nothing(name: str, text: str) -> None:
    session = begun(name)
    before = session.state
    said(session, text)
    after = session.state
    no_less = after.values["trust"] >= before.values["trust"]
    assert (after.phase, no_less, bool(after.last_line)) == ("talking", True, True)


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_can_be_said(text: str) -> None:
    session = begun("wicket_fair")
    said(session, text)
    assert session.state.last_line


def test_the_buyers_own_words_given_back_are_taken_well() -> None:
    session = begun("harbour_foods")
    said(session, session.exercise.buyer.opens)
    assert (session.state.phase, session.state.values["trust"]) == ("talking", 2)
