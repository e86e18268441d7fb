"""Today is one day on all pages, and it is the learner's."""

from __future__ import annotations

from datetime import date

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from salestrain.attempts.clock import Clock

LATE = "2026-03-02T22:30:00+00:00"


@time_machine.travel(LATE, tick=False)
def test_late_in_the_evening_it_is_tomorrow_in_auckland() -> None:
    assert date(2026, 3, 3) == Clock.at("Pacific/Auckland").today()


@time_machine.travel(LATE, tick=False)
def test_at_the_same_moment_it_is_still_today_in_los_angeles() -> None:
    assert date(2026, 3, 2) == Clock.at("America/Los_Angeles").today()


@given(st.text())
def test_a_zone_that_nobody_knows_gives_the_time_of_this_machine(name: str) -> None:
    assert Clock.at(name).now().tzinfo is not None
