"""A ledger of confidence: what is shown counts, one mark may be luck, and nobody else sees a rating."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.confidence.page import leader
from salestrain.kinds.confidence.reading import hear
from salestrain.kinds.confidence.standing import (
    FEWEST_JUDGEMENTS,
    calibration,
    field_of,
    rose_without_practice,
    weakest_link,
)
from salestrain.ui.text import to_text

WIN = {
    "what": "An hour with their head of production.",
    "part": "others",
    "on": "2026-10-12",
    "mine": "I asked who would have to live with it every day.",
    "evidence": "The invitation",
    "plan": "Second contact in every account",
    "lesson": "Ask who lives with it.",
    "reuse_by": "2026-11-02",
}


def ledger() -> Session:
    return Session(library().get("confidence_ledger"), 1)


def do(session: Session, verb: str, **data: Any) -> list[str]:
    """Do what the page does with what a learner typed; the tags that were noticed."""
    events = session.do(hear(session, Move(verb, data)))
    return [tag for event in events for tag in event.tags]


def rate(session: Session, part: str, value: int) -> list[str]:
    return do(session, "rate", part=part, easy=value, usual=value, hard=value)


def bring(session: Session, shown: dict[str, list[int]], judged: list[list[Any]] | None = None) -> list[str]:
    return do(session, "bring", reading={"shown": shown, "judged": judged or []})


@pytest.mark.parametrize(
    ("confidence", "shown", "stands"),
    [
        (80, [700, 3], "earned"),
        (80, [700, 1], "fragile"),
        (80, [300, 6], "fragile"),
        (30, [700, 3], "hidden"),
        (30, [300, 3], "next"),
    ],
)
def test_where_a_part_stands(confidence: int, shown: list[int], stands: str) -> None:
    session = ledger()
    rate(session, "opening", confidence)
    bring(session, {"opening": shown})
    assert stands == field_of(session.state, "opening")


def test_two_wins_that_rest_on_something_show_a_part_as_well() -> None:
    session = ledger()
    rate(session, "others", 80)
    stood = [field_of(session.state, "others")]
    for _ in range(2):
        do(session, "keep_win", **WIN)
        stood.append(field_of(session.state, "others"))
    assert ["fragile", "fragile", "earned"] == stood


def test_a_win_that_was_luck_is_taken_and_not_called_solid() -> None:
    tags = do(ledger(), "keep_win", **{**WIN, "mine": "Great energy.", "plan": ""})
    assert ["said:win", "said:off_plan_left"] == tags


def test_rating_a_part_again_is_no_other_part() -> None:
    session = ledger()
    assert (["said:rated"], []) == (rate(session, "opening", 50), rate(session, "opening", 60))


def test_the_weakest_link_is_between_neighbours() -> None:
    session = ledger()
    for part, value in (("prepare", 90), ("contact", 20), ("opening", 80), ("decide", 10)):
        rate(session, part, value)
    link = weakest_link(session.exercise, session.state)
    assert link is not None
    assert ("contact", "opening", pytest.approx(0.16)) == (link.first, link.second, link.together)


def test_confidence_that_rises_by_itself_is_asked_about_and_with_practice_it_is_not() -> None:
    alone, practised = ledger(), ledger()
    for session in (alone, practised):
        rate(session, "opening", 40)
    bring(practised, {"opening": [700, 2]})
    for session in (alone, practised):
        rate(session, "opening", 70)
    assert (30, None) == (
        rose_without_practice(alone.state, "opening"),
        rose_without_practice(practised.state, "opening"),
    )


def test_nothing_is_said_of_fewer_than_five_judgements() -> None:
    session = ledger()
    bring(session, {"opening": [700, 2]}, [[80, True]] * (FEWEST_JUDGEMENTS - 1))
    assert calibration(session.state) is None


@pytest.mark.parametrize(
    ("judged", "clear"),
    [
        ([[80, True]] * 5 + [[80, False]] * 3, False),
        ([[95, True]] * 2 + [[95, False]] * 8, True),
        ([[30, True]] * 10, True),
    ],
)
def test_surer_than_right_is_said_only_of_what_is_more_than_chance(judged: list[list[Any]], clear: bool) -> None:
    session = ledger()
    bring(session, {"opening": [700, 2]}, judged)
    found = calibration(session.state)
    assert found is not None
    assert clear == found.is_clear


def test_the_worked_example_of_eight_judgements() -> None:
    session = ledger()
    bring(session, {"opening": [700, 2]}, [[80, True]] * 5 + [[80, False]] * 3)
    found = calibration(session.state)
    assert found is not None
    assert (5, 8, 0.31, 0.86) == (found.right.k, found.right.n, round(found.right.low, 2), round(found.right.high, 2))


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=5, max_size=40))
def test_a_brier_score_lies_between_nothing_and_one(judged: list[tuple[int, bool]]) -> None:
    session = ledger()
    bring(session, {"opening": [700, 2]}, [list(pair) for pair in judged])
    found = calibration(session.state)
    assert found is not None
    assert 0 <= found.brier <= 1


def test_the_page_for_a_leader_holds_no_rating() -> None:
    session = ledger()
    rate(session, "opening", 37)
    do(session, "keep_win", **WIN)
    page = to_text(leader.screen(session, "Ana", "2026-11-30", ["w.1"]), 200).text
    assert ("37" in page, WIN["what"] in page) == (False, True)


@pytest.mark.parametrize(
    "reading",
    [None, {}, {"shown": {"nobody": [1, 1]}, "judged": []}, {"shown": {"opening": [2000, 1]}, "judged": []}],
)
def test_practice_that_cannot_be_read_is_refused(reading: Any) -> None:
    with pytest.raises(Refusal, match="could not be read"):
        do(ledger(), "bring", reading=reading)
