"""What the marks, the check, the progress and the sums say of one plan agrees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from salestrain.calendars.recurrences import occurrences
from salestrain.calendars.recurring_words import read_recurrence
from salestrain.kinds.plan.amounts import amount
from salestrain.kinds.plan.compiler import compiled
from salestrain.kinds.plan.executing import progress_of
from salestrain.kinds.plan.naming_goals import says_something
from salestrain.kinds.plan.tree import Tree
from tests.plan.building import do, session
from tests.plan.planning import action, good


def looked_back(**changes: Any) -> tuple[list[str], list[str]]:
    """Signs that a plan gives to the marks, and the codes of the check."""
    at = session(plan={**good(), **changes})
    do(at, "compile")
    do(at, "open_debrief")
    tags = [tag for event in at.events for tag in event.tags]
    return tags, [found.code for found in compiled(at.state.plan).found]


def test_one_action_that_leads_to_a_goal_is_so_in_the_marks_and_in_the_check() -> None:
    alone = {"goals": good()["goals"][:1], "objectives": good()["objectives"][:1], "actions": good()["actions"][:1]}
    tags, codes = looked_back(**alone)
    assert (1, 0, False) == (tags.count("said:on_path"), tags.count("said:orphan"), "P05" in codes)


def test_a_goal_without_words_earns_nothing_and_is_asked_about() -> None:
    goals = [{**goal, "text": "asdf"} for goal in good()["goals"]]
    tags, codes = looked_back(goals=goals)
    assert (0, 0, 3) == (tags.count("said:element"), tags.count("said:party"), codes.count("P31"))


def test_a_fixed_day_and_hour_sets_an_action_off_in_the_marks_and_in_the_check() -> None:
    fixed = [{**one, "cue": "", "at": "09:00"} for one in good()["actions"]]
    tags, codes = looked_back(actions=fixed)
    assert (3, False) == (tags.count("said:cued"), "P12" in codes)


def test_hours_suffice_only_where_the_minutes_of_every_action_are_known() -> None:
    unknown = [{**good()["actions"][0], "minutes": None}, *good()["actions"][1:]]
    assert (True, False) == ("said:fits" in looked_back()[0], "said:fits" in looked_back(actions=unknown)[0])


def test_a_wish_is_no_action_that_leads_to_a_goal() -> None:
    wish = action("a.9", "o.1", verb="be", object="more present on linkedin")
    tags, _ = looked_back(actions=[*good()["actions"], wish])
    assert 3 == tags.count("said:on_path")


def test_what_is_done_before_its_day_is_not_due() -> None:
    at = session(plan=good())
    do(at, "start_period", date="2027-01-04")
    do(at, "tick", action="a.1", date="2027-01-11")
    tree = Tree(at.state.plan)
    one = progress_of(at.state.plan, tree, tree.objectives["o.1"], date(2027, 1, 3), at.state.touched)
    assert (0, 0, 1) == (one.done, one.due, one.early)


def test_two_days_of_a_week_off_never_move_to_one_day() -> None:
    off = frozenset(date(2027, 2, day) for day in range(15, 20))
    days = occurrences(read_recurrence("weekly on Tue, Thu"), date(2027, 2, 1), date(2027, 3, 31), off)
    assert len(days) == len(set(days)) and not off & set(days)


@pytest.mark.parametrize(("text", "says"), [("asdf", False), ("asdf lol", False), ("…", False), ("Own pay", True)])
def test_a_goal_says_something_from_two_words_on(text: str, says: bool) -> None:
    assert says_something(text) is says


@pytest.mark.parametrize(
    ("number", "said"), [(1_900_000, "1.9 million"), (24, "24"), (0, "0"), (12_000, "12,000"), (3.5, "3.5")]
)
def test_an_amount_has_no_exponent(number: float, said: str) -> None:
    assert said == amount(number)
