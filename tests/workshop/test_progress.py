"""The board tells states and counts, and nothing that points at one person."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Workshop, workshop_from_json
from salestrain.workshop.events import Happened, Happening
from salestrain.workshop.folding import folded_over
from salestrain.workshop.progress import SMALL, Doing, at_exercise, best_of_each, group_result, progress, suppressed
from salestrain.workshop.rules import due, passed, reached, refusal, seed_of
from salestrain.workshop.state import Present, WorkshopState

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
ANN = Present("ann", "Ann", NINE)
HARBOUR = "harbour_foods"


def doing(seat: str = "ann", moves: int = 0, total: int | None = None, minute: int = 0) -> Doing:
    begun = NINE + timedelta(minutes=minute)
    return Doing(seat, HARBOUR, f"{seat}{minute}", begun, moves, begun if moves else None, total)


@pytest.mark.parametrize(
    ("doings", "standing"),
    [
        ([], "not started"),
        ([doing()], "started"),
        ([doing(moves=3)], "practising"),
        ([doing(moves=3, total=60)], "done"),
        ([doing(moves=9, total=60), doing(moves=2, minute=9)], "practising"),
        ([doing(moves=9, total=60), doing(minute=9)], "done"),
        ([doing("ben", moves=3)], "not started"),
    ],
)
def test_how_somebody_stands_follows_from_their_attempts(doings: list[Doing], standing: str) -> None:
    assert standing == at_exercise(ANN, HARBOUR, doings, NINE).standing


def test_a_hand_that_is_up_wants_help_unless_all_is_done() -> None:
    hand = Present("ann", "Ann", NINE, hand=NINE)

    assert ["wants help", "done"] == [
        at_exercise(hand, HARBOUR, [doing(moves=3, total=total)], NINE).standing for total in (None, 60)
    ]


def test_somebody_who_does_nothing_for_four_minutes_counts_as_stuck() -> None:
    quiet = [at_exercise(ANN, HARBOUR, [doing(moves=3)], NINE + timedelta(minutes=m)).is_stuck for m in (3, 4)]

    assert [False, True] == quiet


def test_the_room_is_counted_without_those_who_left() -> None:
    whats = [events.joined("ann", "Ann"), events.joined("ben", "Ben"), events.joined("cem", "Cem"), events.left("cem")]
    state = folded_over(WorkshopState(), [Happened(n, NINE, what) for n, what in enumerate(whats, 1)])
    found = progress(state, HARBOUR, [doing(moves=1), doing("cem", moves=4)], NINE)

    assert (2, 1, 1) == (found.people, found.counts["practising"], found.counts["not started"])


def test_results_of_four_people_are_not_told() -> None:
    assert [None, 5] == [result and result.n for result in (group_result([60] * 4), group_result([60] * 5))]


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1))
def test_no_small_count_is_told_and_none_follows_from_the_sum(counts: dict[str, int]) -> None:
    told = suppressed(counts)
    hidden = [name for name, number in told.items() if number is None]
    others = [name for name, number in told.items() if number]

    assert ([], True) == (
        [number for number in told.values() if number is not None and 0 < number < SMALL],
        len(hidden) != 1 or not others,
    )


@given(st.lists(st.integers(0, 100), max_size=40))
def test_what_is_told_of_a_group_never_adds_to_it(totals: list[int]) -> None:
    result = group_result(totals)

    assert result is None or all(number is None or number <= result.n for number in result.bands.values())


def test_first_and_best_of_each_are_found_in_the_order_of_time() -> None:
    doings = [doing(moves=9, total=70, minute=20), doing(moves=9, total=40), doing(moves=9, total=55, minute=9)]

    assert {"ann": (40, 70)} == best_of_each(doings, HARBOUR)


def test_with_the_same_buyer_everybody_meets_the_same_truth_every_time() -> None:
    rules = Rules(exercise=HARBOUR)

    assert 1 == len({seed_of(rules, 7, seat, begun) for seat in ("ann", "ben") for begun in (0, 1)})


def test_with_different_buyers_on_purpose_each_attempt_may_meet_another() -> None:
    rules = Rules(exercise=HARBOUR, buyer="different")

    assert 4 == len({seed_of(rules, 7, seat, begun) for seat in ("ann", "ben") for begun in (0, 1)})


def plan(pace: str = "facilitator", **rules: int) -> Workshop:
    step = {"title": "A talk", "kind": "practice", "minutes": 20, "exercise": HARBOUR}
    data = {"schema": SCHEMA, "title": "A day", "pace": pace, "agenda": [step]}
    return workshop_from_json(json.dumps(data | {"exercises": [{"exercise": HARBOUR, **rules}]}))


def after(*whats: Happening) -> WorkshopState:
    return folded_over(WorkshopState(), [Happened(n, NINE, what) for n, what in enumerate(whats, 1)])


def test_who_has_used_up_their_attempts_is_told_so() -> None:
    state = after(events.exercise_opened(HARBOUR))

    assert [None, "In this workshop, everybody practises this twice, and you have."] == [
        refusal(plan(attempts=2), state, HARBOUR, begun) for begun in (1, 2)
    ]


def test_an_exercise_that_is_not_open_begins_for_nobody() -> None:
    assert "This exercise is not open yet, or is closed again. Whoever leads the workshop opens it." == refusal(
        plan(), WorkshopState(), HARBOUR, 0
    )


def test_where_everybody_sets_their_own_pace_all_exercises_are_open_until_the_end() -> None:
    ended = "This workshop is over. You can still practise on your own, from the start page."

    assert [None, ended] == [
        refusal(plan("learner"), state, HARBOUR, 0) for state in (WorkshopState(), after(events.closed()))
    ]


@pytest.mark.parametrize(
    ("best", "says"),
    [
        (None, ""),
        (59, "Not passed yet: your best is 59 of 100, and it takes 60."),
        (60, "You passed, with 60 of 100."),
    ],
)
def test_everybody_is_told_alone_whether_they_passed(best: int | None, says: str) -> None:
    assert (says, "") == (reached(Rules(exercise=HARBOUR, pass_mark=60), best), reached(Rules(exercise=HARBOUR), best))


@given(st.lists(st.integers(0, 100), max_size=12))
def test_how_many_passed_is_told_only_where_it_points_at_nobody(bests: list[int]) -> None:
    told = passed(Rules(exercise=HARBOUR, pass_mark=60), bests)
    number = sum(best >= 60 for best in bests)
    points = 0 < number < SMALL or 0 < len(bests) - number < SMALL
    assert (len(bests) >= 5) == bool(told)
    assert not (points and f", {number} reached" in told)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (9, "It is due on 10 March 2027."),
        (10, "It is due today."),
        (11, "It was due on 10 March 2027, and can still be"),
    ],
)
def test_a_day_that_passed_is_told_and_closes_nothing(today: int, says: str) -> None:
    rules = Rules(exercise=HARBOUR, due=date(2027, 3, 10))
    assert due(rules, date(2027, 3, today)).startswith(says)


def test_a_hand_is_up_for_what_is_practised_now_and_nobody_is_stuck_in_what_is_closed() -> None:
    asking = Present("ann", "Ann", NINE, hand=NINE)
    later = NINE + timedelta(minutes=9)
    told = [at_exercise(asking, HARBOUR, [doing(moves=3)], later, is_open=is_open) for is_open in (True, False)]
    assert [("wants help", True), ("practising", False)] == [(one.standing, one.is_stuck) for one in told]
