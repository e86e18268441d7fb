"""A plan is carried out from the bottom up; done and moved are two things, and no action is ever lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.plan.calendar import occurrences_of
from salestrain.kinds.plan.engine import fold
from salestrain.kinds.plan.executing import attainment, goal_progress, level_of, progress_of, slips, week_sheet
from salestrain.kinds.plan.model import Plan
from salestrain.kinds.plan.tree import Tree, path_words
from tests.plan.building import do, running, with_good_plan
from tests.plan.planning import good, plan

MONDAY = date(2027, 1, 4)


def mondays(number: int) -> list[str]:
    return [str(MONDAY + timedelta(days=7 * n)) for n in range(number)]


def test_the_week_shows_each_action_with_its_path_in_words() -> None:
    first = week_sheet(plan(), MONDAY)[0]
    assert (
        "call two accounts for a.1 → Raise the second-meeting rate with target accounts from 20 to 24 % → "
        "Be known where it counts (Relationships, with customers)"
    ) == path_words(first.path)


def test_what_is_overdue_comes_first_with_its_days() -> None:
    lines = week_sheet(plan(), MONDAY + timedelta(days=8))
    assert [("a.1", 8), ("a.2", 8), ("a.3", 4)] == [(one.action.id, one.late) for one in lines[:3]]


def test_a_tick_is_for_a_planned_day_and_only_once() -> None:
    at = running()
    do(at, "tick", action="a.1", date="2027-01-04")
    with pytest.raises(Refusal, match="already ticked off"):
        do(at, "tick", action="a.1", date="2027-01-04")
    with pytest.raises(Refusal, match="not planned for 5 Jan 2027"):
        do(at, "tick", action="a.1", date="2027-01-05")
    do(at, "untick", action="a.1", date="2027-01-04")
    assert () == at.state.plan.actions[0].done


def test_nothing_is_ticked_before_the_period_has_begun() -> None:
    with pytest.raises(Refusal, match="has not begun"):
        do(with_good_plan(), "tick", action="a.1", date="2027-01-04")


def test_a_drop_needs_a_reason() -> None:
    with pytest.raises(Refusal, match="Why are you dropping it"):
        do(running(), "drop", action="a.1", date="2027-01-04", reason="")


def test_an_action_cannot_be_moved_out_of_the_period() -> None:
    with pytest.raises(Refusal, match="outside the period"):
        do(running(), "move_action", action="a.1", was="2027-01-04", to="2027-06-01")


def test_two_bars_that_are_never_mixed_and_busy_but_not_moving_is_called_out() -> None:
    at = running()
    for day in mondays(9):
        do(at, "tick", action="a.1", date=day)
    do(at, "measure", objective="o.1", value=20.4, date="2027-03-01")
    tree = Tree(at.state.plan)
    one = progress_of(at.state.plan, tree, tree.objectives["o.1"], date(2027, 3, 1), at.state.touched)
    assert (9, 9, pytest.approx(0.1), True) == (one.done, one.due, one.moved, one.busy)
    do(at, "close_period", date="2027-03-03")
    assert {"said:busy"} <= {tag for event in at.events for tag in event.tags}


def test_a_plan_that_was_begun_without_asking_the_compiler_can_be_looked_back_on() -> None:
    at = with_good_plan()
    do(at, "start_period", date="2027-01-04")
    do(at, "close_period", date="2027-03-31")
    do(at, "open_debrief")
    assert "debriefed" == at.state.phase


def test_an_objective_that_nobody_touched_for_a_fortnight_is_called_out() -> None:
    at = running()
    tree = Tree(at.state.plan)
    days = [date(2027, 1, 18), date(2027, 1, 19)]
    quiet = [progress_of(at.state.plan, tree, tree.objectives["o.1"], day, at.state.touched).quiet for day in days]
    do(at, "tick", action="a.1", date="2027-01-18")
    tree = Tree(at.state.plan)
    after = progress_of(at.state.plan, tree, tree.objectives["o.1"], days[1], at.state.touched).quiet
    assert ([False, True], False) == (quiet, after)


def test_a_slip_is_told_up_to_the_goal() -> None:
    at = running()
    do(at, "move_action", action="a.1", was="2027-01-04", to="2027-01-07")
    found = {one.place: (one.late, one.days) for one in slips(at.state.plan, date(2027, 1, 5))}
    assert {"o.1": (1, 3), "g.1": (1, 3), "o.2": (1, 1), "g.2": (1, 1)} == found


def test_progress_rolls_up_by_weight_and_not_by_plain_average() -> None:
    data = good()
    data["objectives"][0] |= {"weight": 90, "measured": [{"date": "2027-02-01", "value": 24}]}
    data["objectives"].append({**data["objectives"][0], "id": "o.9", "weight": 10, "measured": []})
    assert (pytest.approx(0.9), 2) == goal_progress(Tree(plan(data)), "g.1")


def test_goal_attainment_is_fifty_where_everything_is_as_expected() -> None:
    data = good()
    for one in data["objectives"]:
        one["measured"] = [{"date": "2027-03-01", "value": one["target"]}]
    assert (50.0, 3) == attainment(plan(data))


def test_nothing_moved_is_much_less_than_expected() -> None:
    assert [-2, -2, -2] == [level_of(one) for one in plan().objectives]


VALUES = st.floats(-1e6, 1e6, allow_nan=False)


@settings(deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES, st.integers(0, 100)), max_size=5))
def test_a_roll_up_lies_between_nothing_and_all(parts: list[tuple[float, float, float, int]]) -> None:
    data = good()
    data["objectives"] = [
        {
            "id": f"o.{n}",
            "parent": "g.1",
            "text": f"{n}",
            "baseline": baseline,
            "target": target,
            "weight": weight,
            "measured": [{"date": "2027-02-01", "value": now}],
        }
        for n, (baseline, target, now, weight) in enumerate(parts)
    ]
    data["actions"] = []
    share, number = goal_progress(Tree(plan(data)), "g.1")
    assert (share is None) == (number == 0)
    assert 0 <= (share or 0) <= 1


DAYS = st.integers(0, 86).map(lambda n: str(MONDAY + timedelta(days=n)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["a.1", "a.2", "a.3"]), DAYS, DAYS), max_size=12))
def test_moving_a_date_never_loses_an_action(moves: list[tuple[str, str, str]]) -> None:
    at = running()
    before = planned(at.state.plan)
    for action, was, to in moves:
        try:
            do(at, "move_action", action=action, was=was, to=to)
        except Refusal:
            continue
    assert before == planned(at.state.plan)


def planned(of: Plan) -> dict[str, list[date]]:
    return {one.id: sorted(each.planned for each in occurrences_of(of, one)) for one in of.actions}


VERBS = st.sampled_from(["tick", "untick", "drop", "measure", "move_action", "change", "attach", "remove"])
NAMES = st.sampled_from(["a.1", "a.2", "a.3", "o.1", "o.2", "g.1", "x"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(VERBS, NAMES, DAYS, DAYS), max_size=15))
def test_whatever_is_done_the_state_is_the_fold_and_a_replay_is_identical(
    steps: list[tuple[str, str, str, str]],
) -> None:
    at = running()
    for verb, name, day, to in steps:
        data = {
            "action": name,
            "objective": name,
            "id": name,
            "item": name,
            "parent": "o.2",
            "date": day,
            "was": day,
            "to": to,
            "reason": "r",
            "value": 3,
        }
        keys = {"change": ("id", "parent"), "remove": ("id",)}.get(verb, tuple(data))
        try:
            at.do(Move(verb, {key: data[key] for key in keys}))
        except Refusal:
            continue
    assert (at.state, at.digest()) == (fold(at.events), Session.replay(at.exercise, 0, at.moves).digest())
