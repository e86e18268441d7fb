"""A buyer can bring in a colleague, who then speaks under their own name."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.content import Scenario
from salestrain.kinds.conversation.debrief import compare, debrief, transcript
from salestrain.kinds.conversation.engine import seed_for
from salestrain.kinds.conversation.page.panel import panel
from salestrain.kinds.conversation.page.report import debrief_screen
from salestrain.kinds.conversation.page.talk_page import log_items
from salestrain.ui import to_text
from tests.small_talk import SMALL, small_scenario


def with_a_colleague() -> Scenario:
    """The small scenario, in which Ruth from quality tells what it costs and has the last word."""
    data: dict[str, Any] = copy.deepcopy(SMALL)
    next(fact for fact in data["facts"] if fact["id"] == "f.cost")["by"] = "ruth"
    next(end for end in data["endings"] if end["id"] == "e.advance")["by"] = "ruth"
    next(item for item in data["agenda"] if item["id"] == "b.price")["by"] = "ruth"
    return small_scenario(**data, people={"ruth": {"name": "Ruth Amsel", "role": "Quality"}})


def talk(*moves: str) -> Session:
    scenario = with_a_colleague()
    session = Session(scenario, seed_for(scenario, "v.open"))
    for move in moves:
        session.do(Move("choose", {"move": move}))
    return session


TO_THE_END = ("m.like", "m.change", "m.impact", "m.next")


def test_each_speaks_under_their_own_name() -> None:
    said = [(line.name, line.text) for line in transcript(talk(*TO_THE_END)) if line.turn > 2]
    assert [
        ("You", "What does that cost you?"),
        ("Ruth Amsel", "About 40k a year."),
        ("You", "Shall we meet with quality?"),
        ("Ruth Amsel", "Yes, with quality."),
    ] == said


def test_two_voices_in_one_reply_are_two_lines() -> None:
    """The price is asked by Ruth, after what the buyer answers."""
    names = [line.name for line in transcript(talk("m.like", "m.when", "m.like")) if line.turn == 3]
    assert ["You", "Mara Lind", "Ruth Amsel"] == names


@pytest.mark.parametrize(
    "shown",
    [
        lambda session: to_text(debrief_screen(debrief(session), live=False)).text,
        lambda session: str(log_items(session)),
        lambda session: to_text(panel(session)).text,
        lambda session: str(compare(session, talk("m.leave")).first.lines),
    ],
    ids=["debrief", "page", "panel", "comparison"],
)
def test_every_view_tells_who_speaks(shown: Any) -> None:
    assert "Ruth Amsel" in shown(talk(*TO_THE_END))


def test_who_holds_a_missed_fact_is_told_by_name() -> None:
    missed = next(one for one in debrief(talk("m.like", "m.leave")).missed if one.fact == "f.cost")
    assert missed.would_have.startswith("Ruth would have told you")


def test_without_a_colleague_nothing_is_kept_about_speakers() -> None:
    session = Session(small_scenario(), 1)
    session.do(Move("choose", {"move": "m.open"}))
    assert [] == [line for e in session.events if e.kind == "replied" for line in e.data["lines"] if "by" in line]
