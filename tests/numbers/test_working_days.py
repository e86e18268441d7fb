"""Days, weeks and hours, and what a recurring action requires of them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.calendars.clock_times import time_in
from salestrain.calendars.recurrences import Recurrence, occurrences
from salestrain.calendars.recurring_words import NotARecurrence, read_recurrence
from salestrain.calendars.working_days import (
    capacity_hours,
    days_for_new_talks,
    hours_needed,
    weeks,
    working_days,
)
from salestrain.statistics import OutOfRange

MAY_DAY = date(2026, 5, 1)  # a Friday
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PERIODS = st.tuples(DAYS, st.integers(0, 400)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))
HOLIDAYS = st.frozensets(DAYS, max_size=20)
RECURRENCES = st.one_of(
    st.builds(Recurrence, st.just("week"), st.integers(1, 6), st.sets(st.integers(0, 4)).map(sorted).map(tuple)),
    st.builds(
        Recurrence,
        st.just("month"),
        st.integers(1, 6),
        st.just(()),
        st.sets(st.integers(1, 31), max_size=2).map(sorted).map(tuple),
    ),
)


def test_a_period_holds_its_first_and_its_last_day() -> None:
    assert 21 == len(working_days(date(2026, 5, 1), date(2026, 5, 31)))


def test_a_holiday_is_no_working_day() -> None:
    assert MAY_DAY not in working_days(MAY_DAY, date(2026, 5, 8), {MAY_DAY})


def test_a_period_that_is_over_before_it_begins_has_no_days() -> None:
    assert ((), ()) == (working_days(MAY_DAY, date(2026, 4, 1)), weeks(MAY_DAY, date(2026, 4, 1)))


@given(PERIODS, HOLIDAYS)
def test_every_day_is_a_working_day_a_weekend_or_a_holiday(
    period: tuple[date, date], holidays: frozenset[date]
) -> None:
    first, last = period
    all_days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    free = [day for day in all_days if day.weekday() > 4 or day in holidays]
    assert sorted(all_days) == sorted([*working_days(first, last, holidays), *free])


@given(PERIODS)
def test_weeks_cut_the_period_without_gap_or_overlap(period: tuple[date, date]) -> None:
    first, last = period
    days: list[date] = []
    for week in weeks(first, last):
        assert week.monday.weekday() == 0 and (week.last - week.monday).days < 7
        days += [week.first + timedelta(days=i) for i in range((week.last - week.first).days + 1)]
    assert [first + timedelta(days=i) for i in range((last - first).days + 1)] == days


def test_three_fifths_of_the_calendar_can_be_planned() -> None:
    assert pytest.approx(21 * 8 * 0.6) == capacity_hours(date(2026, 5, 1), date(2026, 5, 31))


def test_new_talks_have_the_period_less_one_cycle() -> None:
    days = days_for_new_talks(date(2026, 10, 1), date(2026, 12, 31), cycle_days=60)
    assert (date(2026, 10, 1), date(2026, 10, 30), 22) == (days[0], days[-1], len(days))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("daily", Recurrence("day")),
        ("Weekly", Recurrence("week")),
        ("weekly on Mon", Recurrence("week", 1, (0,))),
        ("weekly on Thu, Mon", Recurrence("week", 1, (0, 3))),
        ("every 2 weeks", Recurrence("week", 2)),
        ("every 2 weeks on Tuesday and Thursday", Recurrence("week", 2, (1, 3))),
        ("every Friday", Recurrence("week", 1, (4,))),
        ("every Mondays", Recurrence("week", 1, (0,))),
        ("monthly", Recurrence("month")),
        ("monthly on 15", Recurrence("month", 1, month_days=(15,))),
        ("monthly on the 1st and 15th", Recurrence("month", 1, month_days=(1, 15))),
        ("Tuesdays and Thursdays", Recurrence("week", 1, (1, 3))),
        ("Tues & Thurs", Recurrence("week", 1, (1, 3))),
        ("Mon/Wed/Fri", Recurrence("week", 1, (0, 2, 4))),
        ("Mon, Wed and Fri", Recurrence("week", 1, (0, 2, 4))),
        ("Mon-Thu", Recurrence("week", 1, (0, 1, 2, 3))),
        ("Monday to Thursday", Recurrence("week", 1, (0, 1, 2, 3))),
        ("every Monday and every Thursday", Recurrence("week", 1, (0, 3))),
        ("Every Tuesday at 9:30", Recurrence("week", 1, (1,))),
        ("Mondays at nine", Recurrence("week", 1, (0,))),
        ("every other Friday", Recurrence("week", 2, (4,))),
        ("every second Tuesday", Recurrence("week", 2, (1,))),
        ("alternate Wednesdays", Recurrence("week", 2, (2,))),
        ("every two weeks on Wed", Recurrence("week", 2, (2,))),
        ("every other week on Monday", Recurrence("week", 2, (0,))),
        ("fortnightly", Recurrence("week", 2)),
        ("fortnightly on Mondays", Recurrence("week", 2, (0,))),
        ("once a week", Recurrence("week")),
        ("once a week on Friday", Recurrence("week", 1, (4,))),
        ("weekly, Fridays", Recurrence("week", 1, (4,))),
        ("each weekday", Recurrence("day")),
        ("every working day", Recurrence("day")),
        ("Monday mornings", Recurrence("week", 1, (0,))),
        ("Thursdays after lunch", Recurrence("week", 1, (3,))),
        ("Mondays, 8:30-9:00", Recurrence("week", 1, (0,))),
        ("Fridays from 9 to 11", Recurrence("week", 1, (4,))),
        ("every morning at 8", Recurrence("day")),
        ("the 15th of each month", Recurrence("month", 1, month_days=(15,))),
        ("1st and 15th of every month", Recurrence("month", 1, month_days=(1, 15))),
        ("first Monday of the month", Recurrence("month", 1, (0,), nth=1)),
        ("the last Friday of every month", Recurrence("month", 1, (4,), nth=-1)),
        ("monthly on the first Monday", Recurrence("month", 1, (0,), nth=1)),
        ("last day of the month", Recurrence("month", 1, month_days=(31,))),
        ("month-end", Recurrence("month", 1, month_days=(31,))),
        ("every other month", Recurrence("month", 2)),
        ("quarterly", Recurrence("month", 3)),
        ("every 3 months on the 31.", Recurrence("month", 3, month_days=(31,))),
    ],
)
def test_repetitions_are_read_as_people_write_them(text: str, expected: Recurrence) -> None:
    assert expected == read_recurrence(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "often",
        "weekly on Moon",
        "every 0 weeks",
        "monthly on 32",
        "every day or two",
        "now and then",
        "Mon and then",
        "every 2",
    ],
)
def test_words_that_are_no_repetition_are_answered_with_words_that_are(text: str) -> None:
    with pytest.raises(NotARecurrence, match=r"Write “daily”, “weekly on Mon”"):
        read_recurrence(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("twice a week", "On which days"), ("biweekly", "twice or every second"), ("every third Friday", "two things")],
)
def test_words_with_two_meanings_are_asked_about(text: str, asked: str) -> None:
    with pytest.raises(NotARecurrence, match=asked):
        read_recurrence(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mondays at 9", time(9)),
        ("Tuesdays and Thursdays at 9:30", time(9, 30)),
        ("every Friday 14:00", time(14)),
        ("If it is Monday at nine, then I call", time(9)),
        ("If it is Friday at three, then I look at the plan", time(15)),
        ("daily at 2 pm", time(14)),
        ("11am daily", time(11)),
        ("7 p.m. on Mondays", time(19)),
        ("12 am", time(0)),
        ("8.30 am every day", time(8, 30)),
        ("after lunch, at half past one", time(13, 30)),
        ("at noon", time(12)),
        ("weekly on Mon", None),
        ("monthly on 15", None),
        ("every 2 weeks on Tue", None),
        ("call at least 10 a day", None),
        ("meet at 25:00", None),
        ("stay at 20 %", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, expected: time | None) -> None:
    assert expected == time_in(text)


@given(st.text(max_size=40))
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    try:
        recurrence = read_recurrence(text)
    except NotARecurrence:
        return
    assert recurrence.unit in ("day", "week", "month")


def test_every_second_week_counts_from_the_week_the_period_begins_in() -> None:
    days = occurrences(read_recurrence("every 2 weeks on Mon"), date(2026, 6, 1), date(2026, 6, 30))
    assert (date(2026, 6, 1), date(2026, 6, 15), date(2026, 6, 29)) == days


def test_a_due_day_that_is_a_holiday_moves_to_the_next_working_day() -> None:
    days = occurrences(read_recurrence("weekly on Fri"), MAY_DAY, date(2026, 5, 10), {MAY_DAY})
    assert (date(2026, 5, 4), date(2026, 5, 8)) == days


def test_what_is_due_at_the_end_of_a_month_stays_in_it() -> None:
    days = occurrences(read_recurrence("monthly on 31"), date(2026, 1, 1), date(2026, 4, 30))
    # 31 January and 28 February 2026 are Saturdays.
    assert (date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 31), date(2026, 4, 30)) == days


def test_a_saturday_that_is_asked_for_by_name_stays_one() -> None:
    assert (date(2026, 5, 2),) == occurrences(read_recurrence("every Saturday"), MAY_DAY, date(2026, 5, 8))


@given(RECURRENCES, PERIODS, HOLIDAYS)
def test_a_holiday_moves_an_action_and_never_loses_one(
    recurrence: Recurrence, period: tuple[date, date], holidays: frozenset[date]
) -> None:
    first, last = period
    days = occurrences(recurrence, first, last, holidays)
    assert len(occurrences(recurrence, first, last)) == len(days)
    assert all(first <= day <= last for day in days)


def test_hours_are_minutes_times_how_often() -> None:
    assert 6.5 == hours_needed(minutes=30, times=13)


@pytest.mark.parametrize(
    "calculation",
    [
        lambda: hours_needed(-5, 2),
        lambda: capacity_hours(MAY_DAY, MAY_DAY, hours_a_day=25),
        lambda: capacity_hours(MAY_DAY, MAY_DAY, usable=60),
        lambda: working_days(MAY_DAY, date(9999, 12, 31)),
        lambda: days_for_new_talks(MAY_DAY, MAY_DAY, -1),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_with_a_sentence(calculation: object) -> None:
    with pytest.raises(OutOfRange, match=r"\.$"):
        calculation()  # type: ignore[operator]
