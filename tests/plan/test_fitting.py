"""Whether the work fits: each step of the funnel in the days in which it can still lead to the result."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.kinds.plan.fitting import Fit, fitting
from salestrain.kinds.plan.page.sums_answer import fit_words
from tests.plan.planning import plan

QUARTER = {"start": "2027-01-04", "end": "2027-03-31"}  # 63 working days
MONTH = {"start": "2027-02-01", "end": "2027-02-28"}  # 20 working days


def fit_of(number: int, end: str = "2027-03-31", cycle: int = 45, steps: Any = None, **head: Any) -> Fit:
    """The fit of so many tries; a day has 8 hours, of which 60 percent can be planned."""
    funnel = {"outcome": "deals", "cycle_days": cycle, "steps": steps or [step("first talks", 40, 45)]}
    bare = {"period": QUARTER, "funnel": funnel, **head}
    made = plan(bare)
    assert made.funnel is not None
    fit = fitting(made, made.funnel, number, date.fromisoformat(end))
    assert fit is not None
    return fit


def step(level: str, percent: int, minutes: int | None) -> dict[str, Any]:
    return {"level": level, "percent": percent} | ({} if minutes is None else {"minutes": minutes})


THREE = [step("first talks", 40, 45), step("qualified", 50, 60), step("proposals", 40, 120)]


@pytest.mark.parametrize(
    ("given", "fits", "needed", "room"),
    [
        # 11.6 talks a day of 45 minutes are 8.7 hours in a day of which 4.8 can be planned.
        ({"number": 348}, False, 261, 144),
        # The hours of the whole quarter would suffice; those up to the last useful day do not.
        ({"number": 380}, False, 285, 144),
        ({"number": 192}, True, 144, 144),
        ({"number": 193}, False, 144.75, 144),
        # Without a cycle, every day of the quarter is useful.
        ({"number": 380, "cycle": 0}, True, 285, 302.4),
        # A deadline before the end of the period closes the window earlier.
        ({"number": 192, "end": "2027-02-28"}, False, 144, 43.2),
        ({"number": 57, "end": "2027-02-28"}, True, 42.75, 43.2),
        # A cycle longer than the period leaves no day at all.
        ({"number": 1, "cycle": 120}, False, 0.75, 0),
        # Days off and a longer useful share count.
        ({"number": 192, "capacity": {"holidays": ["2027-01-04"]}}, False, 144, 139.2),
        ({"number": 348, "capacity": {"usable_percent": 100}}, False, 261, 240),
        ({"number": 320, "capacity": {"usable_percent": 100}}, True, 240, 240),
        ({"number": 40, "capacity": {"hours_a_day": 2, "usable_percent": 50}}, True, 30, 30),
        # Later steps take time: 100 talks are 75 hours, 40 qualified 40 more, 20 proposals 40 more.
        ({"number": 100, "steps": THREE}, True, 155, 249.6),
        ({"number": 170, "steps": THREE}, False, 263.5, 249.6),
        # A first step without minutes of its own takes those of the funnel; what is not known is not counted.
        ({"number": 100, "steps": [step("first talks", 40, None)]}, True, 50, 144),
        ({"number": 100, "steps": [step("first talks", 40, 45), step("proposals", 50, None)]}, True, 75, 144),
        # A month of twenty working days.
        (
            {"number": 96, "cycle": 0, "end": "2027-02-28", "period": MONTH, "steps": [step("calls", 10, 60)]},
            True,
            96,
            96,
        ),
        (
            {"number": 97, "cycle": 0, "end": "2027-02-28", "period": MONTH, "steps": [step("calls", 10, 60)]},
            False,
            97,
            96,
        ),
    ],
)
def test_work_fits_if_its_own_days_have_the_hours(given: Any, fits: bool, needed: float, room: float) -> None:
    fit = fit_of(**given)
    tight = fit.tightest
    assert (fits, pytest.approx(needed), pytest.approx(room)) == (fit.fits, tight.needed, tight.room)


def test_the_talks_of_a_day_are_said_beside_the_hours_of_a_day() -> None:
    fit = fit_of(348)
    told = fit_words(plan({"period": QUARTER}).capacity, fit)
    assert told == (
        "This does not fit. From 4 Jan to 14 Feb 2027, first talks take 261 hours; you can plan 144 "
        "(30 working days of 4.8 hours). That is 8.7 hours for each of these days."
    )


def test_a_step_whose_minutes_are_not_known_is_named() -> None:
    fit = fit_of(100, steps=[step("first talks", 40, 45), step("proposals", 50, None)])
    told = fit_words(plan({"period": QUARTER}).capacity, fit)
    assert told.endswith("The time for proposals is not counted: nobody has said how long one takes.")


def test_other_actions_leave_less_room_and_those_that_feed_the_funnel_are_its_own_work() -> None:
    actions = [
        {"id": "a.1", "verb": "answer", "object": "mail", "repeats": "daily", "minutes": 60},
        {"id": "a.2", "verb": "call", "lead": "First Talk", "yields": 5, "repeats": "daily", "minutes": 120},
    ]
    tight = fit_of(100, actions=actions).tightest
    assert (30, 114) == (pytest.approx(tight.taken), pytest.approx(tight.room))


@given(
    st.integers(0, 400),
    st.integers(0, 90),
    st.lists(st.tuples(st.integers(1, 100), st.integers(0, 240)), min_size=1, max_size=4),
)
def test_more_tries_never_fit_where_fewer_do_not(number: int, cycle: int, levels: list[tuple[int, int]]) -> None:
    steps = [step(f"level {place}", *level) for place, level in enumerate(levels)]
    fewer, more = fit_of(number, cycle=cycle, steps=steps), fit_of(number + 1, cycle=cycle, steps=steps)
    assert fewer.fits or not more.fits


@given(st.integers(0, 400), st.integers(0, 90))
def test_no_step_alone_takes_more_than_its_own_days_where_all_of_it_fits(number: int, cycle: int) -> None:
    fit = fit_of(number, cycle=cycle, steps=THREE)
    alone = [
        fit_of(1, cycle=cycle, steps=THREE).works[place].days * 4.8 >= work.hours
        for place, work in enumerate(fit.works)
    ]
    assert not fit.fits or all(alone)
