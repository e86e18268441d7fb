"""A week of leads: answers are true, asking pays, and a right no costs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.attempts.practice import Practice
from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.portfolio.checks import MARGIN
from salestrain.kinds.portfolio.content import Portfolio
from salestrain.kinds.portfolio.page import PortfolioPage
from salestrain.kinds.portfolio.policies import POLICIES, averages, seeing_all
from salestrain.kinds.portfolio.truth import chances, drawn, sort_of
from salestrain.store import open_store
from salestrain.ui.pane import Pane
from salestrain.ui.text import to_text
from tests.widgets.practising import KEY


def portfolio() -> Portfolio:
    made: Any = library().get("lead_portfolio")
    return made  # type: ignore[no-any-return]


def week(seed: int = 0) -> Session:
    return Session(portfolio(), seed)


def do(session: Session, verb: str, **data: Any) -> list[str]:
    return [tag for event in session.do(Move(verb, data)) for tag in event.tags]


def test_asking_first_brings_more_than_asking_nothing_by_a_margin() -> None:
    results = [result.won for result in averages(portfolio().to_json()).values()]
    assert results[-1] >= MARGIN * max(results[:-1])


@given(st.integers(1, 10_000))
def test_nobody_brings_home_more_than_there_is(seed: int) -> None:
    truths = drawn(portfolio(), seed)
    best = seeing_all(portfolio(), truths)
    assert all(policy(portfolio(), truths).won <= best for policy in POLICIES.values())


@pytest.mark.parametrize("place", range(len(library().get("lead_portfolio").decks)))  # type: ignore[attr-defined]
def test_every_week_has_something_to_win_and_something_to_leave(place: int) -> None:
    truths = drawn(portfolio(), portfolio().decks[place].seed)
    sorts = [sort_of(portfolio(), truth) for truth in truths.values()]
    assert {"good", "later", "bad"} == set(sorts)


@given(st.integers(0, 5), st.sampled_from([lead.id for lead in portfolio().leads]))
def test_what_is_answered_is_true(seed: int, lead: str) -> None:
    session = week(seed)
    for aspect in portfolio().aspects:
        do(session, "ask", lead=lead, aspect=aspect.id)
    assert session.script.truths[lead] == session.state.known(lead)


def test_what_is_known_makes_a_lead_sure_or_hopeless() -> None:
    lead = portfolio().leads[0]
    names = [aspect.id for aspect in portfolio().aspects]
    sure, hopeless = dict.fromkeys(names, True), {names[0]: False}
    assert ((1.0, 0.0), (0.0, 0.0)) == (chances(portfolio(), lead, sure), chances(portfolio(), lead, hopeless))


def test_hours_run_out() -> None:
    session = week()
    for lead in ("garrick", "bexley", "dovedale"):
        do(session, "decide", lead=lead, answer="pursue", chance=50)
    with pytest.raises(Refusal, match="5 hours, and 2 hours are left"):
        do(session, "decide", lead="kestle", answer="pursue", chance=50)


def test_a_question_is_asked_once() -> None:
    session = week()
    do(session, "ask", lead="arden", aspect="fit")
    with pytest.raises(Refusal, match="answered that already"):
        do(session, "ask", lead="arden", aspect="fit")


def test_walking_away_from_everything_that_is_not_worth_it_costs_nothing() -> None:
    session = week()
    for lead in portfolio().leads:
        if sort_of(portfolio(), session.script.truths[lead.id]) == "bad":
            do(session, "decide", lead=lead.id, answer="walk", chance=0)
    tags = do(session, "open_debrief")
    assert (9, 0) == (tags.count("said:walked_rightly"), tags.count("said:hour_wasted"))


def test_always_saying_half_is_not_calibrated() -> None:
    session = week()
    for lead in portfolio().leads[:6]:
        do(session, "decide", lead=lead.id, answer="walk", chance=50)
    assert "said:calibrated" not in do(session, "open_debrief")


def test_the_page_goes_from_the_week_to_what_was_true(tmp_path: Path) -> None:
    page = PortfolioPage(Practice(portfolio(), open_store(str(tmp_path / "store.db")), settings={}), Pane(lang="en"))
    steps: list[dict[str, Any]] = [
        {"type": "hello", "key": KEY, "name": "Ana"},
        {"type": "begin"},
        {"type": "ask", "lead": "arden", "aspect": "now"},
        {"type": "decide", "lead": "arden", "answer": "pursue", "chance": "80"},
        {"type": "finish"},
        {"type": "debrief"},
    ]
    for step in steps:
        page.received(page.pane, {"seq": page.pane.seq, **step})
    assert page.shown is not None
    assert "You brought home 30 thousand a year" in to_text(page.shown, 200).text
