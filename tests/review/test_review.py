"""A monthly review: what is said comes before what the numbers say, and nothing is praised that nobody did."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.library import library
from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.review.cards import qualities
from salestrain.kinds.review.content import MOST_MONTHS
from salestrain.kinds.review.reading import hear
from salestrain.kinds.review.typed import months as typed_months
from salestrain.kinds.review.verdicts import CHOICES, SENTENCES, judged, of_case, seen_at_all, why
from salestrain.statistics.luck import FEWEST, Sort

TALKS: dict[str, Any] = {"name": "First talks", "sort": "count", "months": "41 38 44 40 39 43"}
GOOD = {
    "counts": "A talk of ten minutes or more with somebody new",
    "source": "My calendar",
    "mine": "I call ten companies every morning",
    "seen": "On the board, every Friday",
}


def review(*moves: tuple[str, dict[str, Any]]) -> Session:
    session = Session(library().get("monthly_review"), 1)
    for verb, data in moves:
        do(session, verb, data)
    return session


def do(session: Session, verb: str, data: dict[str, Any]) -> list[str]:
    """Do what the page does with what a learner typed; the tags that were noticed."""
    events = session.do(hear(session, Move(verb, data)))
    return [tag for event in events for tag in event.tags]


def in_october() -> Session:
    return review(("keep_number", TALKS), ("begin_month", {"month": "2026-10"}))


def test_the_invented_months_are_what_a_careful_analyst_says_they_are() -> None:
    assert {case.id: of_case(case).verdict for case in library().get("monthly_review").cases} == {
        "record": "unusual",
        "bottom": "usual",
        "beginner": "too_little",
        "talks": "unusual",
        "rate": "usual",
        "quarter": "usual",
        "jumps": "usual",
        "creeping": "unusual",
    }


def test_a_month_is_judged_before_it_is_shown_and_only_once() -> None:
    session = review(("judge_case", {"case": "record", "answer": "usual"}))
    with pytest.raises(Refusal, match="already judged"):
        do(session, "judge_case", {"case": "record", "answer": "unusual"})


def test_a_slip_of_the_finger_is_put_right_and_what_was_said_stays() -> None:
    session = in_october()
    do(session, "weigh", {"number": "n.1", "value": "400", "answer": "usual"})
    do(session, "weigh", {"number": "n.1", "value": "40"})
    value = session.state.month.values["n.1"]
    assert (40, "usual", "usual") == (value["value"], value["said"], value["verdict"])


def test_putting_a_slip_right_earns_nothing_twice() -> None:
    session = in_october()
    do(session, "weigh", {"number": "n.1", "value": "400", "answer": "unusual"})
    assert [] == do(session, "weigh", {"number": "n.1", "value": "410"})


def test_the_months_that_were_reviewed_become_months_before() -> None:
    session = in_october()
    do(session, "weigh", {"number": "n.1", "value": "45", "answer": "usual"})
    for question in ("worked", "did_not", "try"):
        do(session, "answer", {"question": question, "text": "I called ten companies.", "number": "n.1"})
    do(session, "close_month", {})
    assert (41, 38, 44, 40, 39, 43, 45) == session.state.history("n.1")[0]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("I asked every new lead what they would change.", "said:act_named"),
        ("I stopped sending quotes without a date.", "said:act_named"),
        ("Good attitude.", "said:act_missing"),
        ("Better leads", "said:act_missing"),
        ("Work harder", "said:act_missing"),
        ("The market picked up", "said:act_missing"),
    ],
)
def test_an_answer_counts_when_it_names_what_was_done(text: str, tag: str) -> None:
    assert [tag] == do(in_october(), "answer", {"question": "worked", "text": text, "number": "n.1"})


def test_an_answer_without_a_number_that_shows_it_is_asked_for_one() -> None:
    assert ["said:act_missing"] == do(in_october(), "answer", {"question": "try", "text": "I call ten old offers."})


@pytest.mark.parametrize(
    ("told", "tags"),
    [
        ({"text": "I did not follow up in October."}, ["said:own_part"]),
        ({"text": "The leads from the fair were bad."}, ["said:cause_left"]),
        ({"text": "It rained.", "outside": True}, ["said:cause_left"]),
        (
            {
                "text": "They closed.",
                "outside": True,
                "evidence": "A letter",
                "size": "4 of 20",
                "response": "I moved.",
            },
            ["said:cause_answered"],
        ),
    ],
)
def test_a_cause_outside_is_taken_as_it_is_with_evidence_size_and_an_answer(
    told: dict[str, Any], tags: list[str]
) -> None:
    assert tags == do(in_october(), "explain", told)


def test_words_about_nothing_are_no_part_of_ones_own() -> None:
    assert [] == do(in_october(), "explain", {"text": "Blue bicycles."})


def test_an_experiment_waits_for_its_window() -> None:
    session = in_october()
    do(session, "begin_experiment", {"number": "n.1", "hypothesis": "Calling at eight.", "window": 2, "change": 30})
    with pytest.raises(Refusal, match="2 more months"):
        do(session, "conclude", {"experiment": "e.1", "result": "kept", "learned": "It works."})


@pytest.mark.parametrize(("window", "change", "can"), [(1, 10, False), (1, 100, True), (6, 40, True)])
def test_an_experiment_is_told_what_it_could_show(window: int, change: int, can: bool) -> None:
    experiment = {"number": "n.1", "hypothesis": "Calling at eight.", "window": window, "change": change}
    assert can == ("said:experiment_can_show" in do(in_october(), "begin_experiment", experiment))


@pytest.mark.parametrize("missing", ["counts", "source", "mine", "seen"])
def test_a_number_lacks_the_quality_of_what_is_not_said(missing: str) -> None:
    names = {"counts": "clear", "source": "measured", "mine": "mine", "seen": "in_sight"}
    has = qualities(**{**GOOD, missing: ""})
    assert {quality for quality, there in has.items() if not there} == {names[missing]}


def test_a_month_closes_with_all_three_answers_only() -> None:
    session = in_october()
    do(session, "weigh", {"number": "n.1", "value": "45", "answer": "usual"})
    with pytest.raises(Refusal, match="What worked"):
        do(session, "close_month", {})


@pytest.mark.parametrize(
    ("text", "sort", "values"),
    [
        ("4 3 5", "count", [4, 3, 5]),
        ("4, 3,5", "count", [4, 3, 5]),
        ("12,400 9,100.50", "measure", [12400, 9100.5]),
        ("12'400; 12.5", "measure", [12400, 12.5]),
        ("3/10 4 of 12", "share", [3, 4]),
        ("", "count", []),
    ],
)
def test_months_are_read_as_people_type_them(text: str, sort: Sort, values: list[float]) -> None:
    assert values == typed_months(text, sort)[0]


@pytest.mark.parametrize(
    ("text", "sort", "says"),
    [
        ("12.400", "measure", "two meanings"),
        ("12,4", "measure", "no number that is sure"),
        ("four", "count", "no count"),
        ("11/10", "share", "cannot be"),
        ("3 10", "share", "no share"),
        ("1 " * (MOST_MONTHS + 1), "count", "are enough"),
    ],
)
def test_what_could_mean_two_things_is_never_guessed(text: str, sort: Sort, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        typed_months(text, sort)


@given(st.text(max_size=60), st.sampled_from(["count", "share", "measure"]))
def test_any_text_is_read_or_refused_with_a_sentence(text: str, sort: Sort) -> None:
    try:
        values, _ = typed_months(text, sort)
    except Refusal as refusal:
        assert str(refusal).endswith(".")
    else:
        assert all(value >= 0 for value in values)


@given(st.lists(st.integers(0, 60), max_size=20), st.integers(0, 90))
def test_what_is_said_of_a_month_never_contradicts_itself(history: list[int], new: int) -> None:
    found = judged("count", history, [], new, 0)
    said = why(found, "count", history) + seen_at_all(found, "count")
    outside, inside = "is outside" in said, "is inside" in said
    expected = {"usual": (False, True), "unusual": (True, False), "too_little": (False, False)}[found.verdict]
    assert (outside, inside) == expected or (found.why == "run" and not outside and not inside)


@given(st.lists(st.integers(0, 60), max_size=FEWEST - 1), st.integers(0, 90))
def test_a_short_history_tells_nothing(history: list[int], new: int) -> None:
    assert judged("count", history, [], new, 0).verdict == "too_little"


def test_there_are_three_answers_and_no_other() -> None:
    assert list(SENTENCES) == list(CHOICES)
