"""A calendar file is taken in by other programs as it was meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from salestrain.calendars.ics import Appointment, Entry, calendar
from salestrain.calendars.recurrences import Recurrence, regular_days
from salestrain.calendars.recurring_words import read_recurrence

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(line: str) -> str:
    """The text that a reader of the format gets out of a line."""
    out, rest = "", iter(line.split(":", 1)[1])
    for sign in rest:
        after = next(rest, "") if sign == "\\" else ""
        out += ("\n" if after == "n" else after) if sign == "\\" else sign
    return out


def test_a_day_is_written_as_the_format_asks() -> None:
    written = calendar([Entry("drill-1", date(2026, 3, 3), "Ask; listen", "Three, at least.\nThen stop.")], "Due", NOON)
    assert [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//salestrain//practice//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Due",
        "BEGIN:VEVENT",
        "UID:drill-1@salestrain",
        "DTSTAMP:20260301T120000Z",
        "DTSTART;VALUE=DATE:20260303",
        "SUMMARY:Ask\\; listen",
        "DESCRIPTION:Three\\, at least.\\nThen stop.",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ] == written.split("\r\n")


def test_the_moment_of_export_is_told_in_world_time() -> None:
    eastern = NOON.astimezone(timezone(timedelta(hours=-5)))
    assert calendar([Entry("a", date(2026, 3, 3), "A")], "Due", NOON) == calendar(
        [Entry("a", date(2026, 3, 3), "A")], "Due", eastern
    )


@given(title=LETTERS, note=LETTERS)
def test_no_line_is_too_long_and_every_text_comes_back(title: str, note: str) -> None:
    written = calendar([Entry("a", date(2026, 3, 3), title, note)], "Due", NOON)
    lines = unfolded(written)
    told = [value(line) for line in lines if line.startswith("DESCRIPTION:")]
    assert (True, title, [note] if note else []) == (
        all(len(line.encode()) <= 75 for line in written.split("\r\n")),
        value(next(line for line in lines if line.startswith("SUMMARY:"))),
        told,
    )


@given(st.text(max_size=80))
def test_no_text_can_begin_a_line_of_its_own(text: str) -> None:
    lines = unfolded(calendar([Entry("a", date(2026, 3, 3), text, "x")], "Due", NOON))
    assert 16 == len(lines)


def read(text: str) -> list[Any]:
    """The events as another program reads them; what it does not understand it would name in `errors`."""
    events = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert [] == [error for event in events for error in event.errors]
    return events


def starts(event: Any) -> list[datetime]:
    """Every start of an event, its rule carried out by dateutil and its exceptions taken away."""
    start = event.decoded("dtstart")
    if "rrule" not in event:
        return [start]
    excluded = event.get("exdate", [])
    listed = excluded if isinstance(excluded, list) else [excluded]
    without = {each.dt for part in listed for each in part.dts} if excluded else set()
    rule = rrulestr(f"RRULE:{event['rrule'].to_ical().decode()}", dtstart=start)
    return [moment for moment in rule if moment not in without]


RULES = [
    "daily",
    "weekly on Mon",
    "Tuesdays and Thursdays",
    "every other Friday",
    "every 3 weeks",
    "monthly",
    "monthly on 15",
    "monthly on 30",
    "monthly on the 31st",
    "1st and 15th of every month",
    "first Monday of the month",
    "last Friday of the month",
    "every 2 months on the 29th",
]


@given(st.sampled_from(RULES), st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(40, 400))
def test_another_program_finds_the_same_days_by_the_rule(words: str, first: date, length: int) -> None:
    rule, last = read_recurrence(words), first + timedelta(days=length)
    days = regular_days(rule, first, last)
    begins = datetime.combine(days[0], time(9, 30)) if days else NOON
    whole = Recurrence("week", 3, (first.weekday(),)) if words == "every 3 weeks" else rule
    whole = Recurrence("month", month_days=(first.day,)) if words == "monthly" else whole
    appointment = Appointment("a", begins, 45, "Call", rule=whole, last=days[-1] if days else None)
    found = starts(read(calendar([appointment], "Plan", NOON))[0]) if days else []
    assert list(days) == [moment.date() for moment in found]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC"])
def test_nine_o_clock_stays_nine_o_clock_over_a_change_of_clocks(zone: str) -> None:
    rule = read_recurrence("weekly on Mon")
    appointment = Appointment(
        "a", datetime.combine(date(2027, 3, 1), time(9)), 45, "Call", "Why", rule, date(2027, 11, 29)
    )
    text = calendar([appointment], "Plan", NOON, ZoneInfo(zone))
    event = read(text)[0]
    described = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    moments = starts(event)
    there = [moment.replace(tzinfo=described).astimezone(UTC) for moment in moments]
    assert [datetime(2027, 3, 1, 9, tzinfo=ZoneInfo(zone)) + timedelta(weeks=week) for week in range(40)] == moments
    assert [moment.astimezone(UTC) for moment in moments] == there


def test_an_appointment_blocks_time_and_a_reminder_does_not() -> None:
    entries = [
        Entry("a", date(2026, 3, 3), "A"),
        Appointment("b", datetime.combine(date(2026, 3, 3), time(9)), 45, "B"),
    ]
    reminder, appointment = read(calendar(entries, "Plan", NOON))
    told = [(str(event["transp"]), event.decoded("dtend") - event.decoded("dtstart")) for event in (appointment,)]
    assert ([("OPAQUE", timedelta(minutes=45))], "TRANSPARENT") == (told, str(reminder["transp"]))
