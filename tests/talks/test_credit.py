"""What a typed line earns: nothing without certainty, nothing for invented figures; and two goodbyes end a talk."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.debrief import transcript
from salestrain.kinds.conversation.engine import legal
from salestrain.kinds.conversation.reading import COUNTS_FROM, heard_line
from salestrain.language.figures import figures
from tests.exercises.playing import exercise_folders, reader_of, scenario_in

FOLDERS = {folder.name: folder for folder in exercise_folders()}
FALSE = "To sum up: the rosters are fine and cost you two million a year. Did I get that right?"
TRUE = "To sum up: seven clinics, the rosters are fine, appointments are not. Did I get that right?"


def begun(name: str) -> Session:
    return Session(scenario_in(FOLDERS[name]), 3)


def said(session: Session, *texts: str) -> Session:
    for text in texts:
        reading = heard_line(reader_of(FOLDERS[session.exercise.id]), session.script, session.state, text)
        session.do(Move("say", {"reading": reading.to_json()}))
    return session


def last(session: Session, kind: str) -> dict[str, Any]:
    return next(event.data for event in reversed(session.events) if event.kind == kind)


def in_a_talk_about_rosters() -> Session:
    """A talk with Alder Vale in which it is time to sum up."""
    session = begun("alder_vale_clinics")
    for move in ("m.opening", "m.what_for", "m.trouble", "m.result"):
        session.do(Move("choose", {"move": move}))
    assert "m.summary" in legal(session.script, session.state)
    return session


def test_a_line_that_is_hardly_likely_to_be_a_move_earns_nothing() -> None:
    session = begun("lanternfish_outdoor")
    before = session.state
    said(session, "I'm sorry on behalf of my trade. Did they at any point ask about your shops?")
    assert (session.state.turn, session.state.values) == (before.turn, before.values)


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_whatever_counts_is_sure_enough(name: str) -> None:
    session = begun(name)
    for text in ("so what about that thing", "and the other side of it then", "who knows what comes of all this"):
        reading = heard_line(reader_of(FOLDERS[name]), session.script, session.state, text)
        assert [part.move for part in reading.heard if part.confidence < COUNTS_FROM] == []


def test_a_summary_with_an_invented_figure_is_corrected_and_counts_for_nothing() -> None:
    session = in_a_talk_about_rosters()
    before = session.state
    said(session, FALSE)
    after = session.state
    assert ("two million" in after.last_line, after.turn, after.values) == (True, before.turn, before.values)


def test_a_summary_with_the_figures_of_the_brief_counts() -> None:
    session = said(in_a_talk_about_rosters(), TRUE)
    assert last(session, "understood")["move_kind"] in ("summarise", "reflect")


def test_the_transcript_names_the_invented_figure() -> None:
    line = next(line for line in transcript(said(in_a_talk_about_rosters(), FALSE)) if line.text == FALSE)
    assert line.heard_as == ("played back a figure that was never said: two million",)


def test_an_invented_figure_cannot_be_declared_a_summary_afterwards() -> None:
    session = said(in_a_talk_about_rosters(), FALSE)
    with pytest.raises(Refusal, match="never said “two million”"):
        session.do(Move("correct", {"moves": ["m.summary"]}))


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_two_goodbyes_end_any_talk(name: str) -> None:
    session = said(begun(name), "Let's end here. I'm off.")
    asked = session.state.phase, bool(session.state.asked_back)
    said(session, "Thank you for the coffee. Goodbye then.")
    assert (asked, session.state.phase) == (("talking", True), "predicting")


def test_whoever_asks_on_after_a_goodbye_is_answered() -> None:
    session = said(begun("alder_vale_clinics"), "Goodbye.", "No, one more thing: who decides?")
    assert (session.state.phase, session.state.turn) == ("talking", 1)


def test_whoever_says_when_they_would_go_is_not_leaving() -> None:
    session = said(begun("mossgate_software"), "I only want to find out if there is a problem, if not I'll go")
    assert session.state.asked_back == ()


def test_nobody_hears_that_this_was_all_while_there_is_something_untold() -> None:
    session = begun("lanternfish_outdoor")
    session.do(
        Move(
            "say",
            {"reading": {"text": "and?", "verdict": "told", "heard": [], "candidates": [], "acts": [], "cut": False}},
        )
    )
    told = session.exercise.fallback.told
    assert [line for line in told if line in session.state.last_line] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two million a year", [2_000_000]),
        ("46k, so 1,600 loads", [46_000, 1600]),
        ("a hundred and eighteen at half a million", [118, 500_000]),
        ("1.5 million", [1_500_000]),
        ("twenty-five of four hundred people", [25, 400]),
        ("on Thursday at nine, the 12th of March 2027", []),
        ("nothing at all", []),
    ],
)
def test_figures_are_found_in_digits_and_words(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text)] == values


@given(st.text(max_size=80))
def test_any_text_can_be_searched_for_figures(text: str) -> None:
    assert all(figure.value > 0 and figure.words for figure in figures(text))
