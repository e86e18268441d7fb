"""What goes out comes back whole, and no cell of it is ever calculated."""

from __future__ import annotations

import csv
import io
import itertools
from datetime import UTC, date, datetime
from typing import Any

import icalendar
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.calendars.ics import Appointment, calendar
from salestrain.kinds.plan.appointments import calendar_entries
from salestrain.kinds.plan.calendar import DUE, occurrences_of
from salestrain.kinds.plan.exports import plan_csv, plan_yaml
from salestrain.kinds.plan.imports import COLUMNS, NAMES, brought
from salestrain.kinds.plan.items import made
from salestrain.kinds.plan.model import Plan
from tests.plan.building import do, running
from tests.plan.planning import good, plan

UNSEEN = "\u200b\u2060\u00ad\ufeff"
TEXT = st.text(st.characters(codec="utf-8", exclude_characters=UNSEEN), min_size=1, max_size=40)
"""Any text but signs of no width, which a file is read without."""
REPEATS = ("daily", "Tue and Thu", "every other Mon", "first Monday of the month")


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, st.floats(-1e9, 1e9), st.lists(st.dates(), max_size=3))
def test_a_plan_as_yaml_comes_back_whole(words: str, note: str, target: float, days: list[Any]) -> None:
    data = good()
    data["goals"][0]["text"] = words
    data["actions"][0] |= {"note": note, "done": [str(day) for day in days]}
    data["objectives"][0] |= {"target": target, "measured": [{"date": str(day), "value": target} for day in days]}
    made_of = made(Plan, data)
    assert made_of == brought(plan_yaml(made_of))


def test_what_was_done_moved_and_dropped_is_in_the_yaml() -> None:
    at = running()
    do(at, "tick", action="a.1", date="2027-01-04")
    do(at, "move_action", action="a.1", was="2027-01-11", to="2027-01-13")
    do(at, "drop", action="a.1", date="2027-01-18", reason="Ill: at home")
    do(at, "measure", objective="o.1", value=20.5, date="2027-01-20")
    assert at.state.plan == brought(plan_yaml(at.state.plan))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from("=+-@"), TEXT)
def test_no_cell_of_the_csv_is_a_live_formula(sign: str, rest: str) -> None:
    data = good()
    data["goals"][0]["text"] = sign + rest
    data["actions"][0] |= {"object": f"{sign}{rest}", "cue": f"\t{sign}1"}
    cells = [cell for row in csv.reader(io.StringIO(plan_csv(plan(data)))) for cell in row]
    assert [] == [cell for cell in cells if cell.lstrip()[:1] in tuple("=+-@") and not cell.lstrip("+-").isdecimal()]


def test_pieces_as_csv_come_back_as_they_were() -> None:
    made = plan()
    back = brought(plan_csv(made))
    assert (made.goals, made.objectives, made.actions) == (back.goals, back.objectives, back.actions)


def test_the_csv_has_a_column_for_everything_but_what_only_the_yaml_holds() -> None:
    assert [NAMES[key] for key in COLUMNS] == next(csv.reader(io.StringIO(plan_csv(plan()))))


def test_a_table_with_the_keys_as_its_columns_is_read_too() -> None:
    text = "sort,id,element,party,text\ngoal,g.1,revenue,self,A quarter that pays\n"
    assert "A quarter that pays" == brought(text).goals[0].text


def in_a_calendar(of: Plan) -> list[Any]:
    """The events that another program reads out of the calendar of a plan."""
    text = calendar(calendar_entries(of, "x"), "A plan", datetime(2027, 1, 1, tzinfo=UTC))
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def days_of(events: list[Any], title: str) -> list[date]:
    """The days on which events of this title take place, rules carried out."""
    days: list[date] = []
    for event in events:
        if str(event["summary"]) == title:
            start = event.decoded("dtstart")
            rule = event.get("rrule")
            moments = list(rrulestr(rule.to_ical().decode(), dtstart=start)) if rule else [start]
            excluded = event.get("exdate", [])
            listed = excluded if isinstance(excluded, list) else [excluded]
            without = {each.dt for part in listed for each in part.dts}
            days += [moment.date() for moment in moments if moment not in without]
    return sorted(days)


def test_the_calendar_blocks_the_time_of_what_is_still_to_be_done() -> None:
    at = running()
    do(at, "tick", action="a.1", date="2027-01-04")
    do(at, "move_action", action="a.1", was="2027-01-11", to="2027-01-13")
    do(at, "drop", action="a.1", date="2027-01-25", reason="Ill")
    of = at.state.plan
    due = [each.date for each in occurrences_of(of, of.actions[0], of.objectives[0]) if each.state == DUE]
    assert due == days_of(in_a_calendar(of), of.actions[0].text)


def test_an_appointment_says_what_it_is_for_and_begins_when_its_cue_says() -> None:
    event = next(event for event in in_a_calendar(plan()) if "If it is Monday at nine" in str(event["description"]))
    assert (True, "09:00") == ("→" in str(event["description"]), f"{event.decoded('dtstart'):%H:%M}")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["daily", "Tue and Thu", "every other Mon"]), st.integers(5, 60)), max_size=6)
)
def test_what_has_no_time_of_its_own_overlaps_with_nothing(listed: list[tuple[str, int]]) -> None:
    rows = [
        {"id": f"a.{number}", "verb": "call", "object": str(number), "repeats": words, "minutes": minutes}
        for number, (words, minutes) in enumerate(listed)
    ]
    made = [entry for entry in calendar_entries(plan(actions=rows), "x") if isinstance(entry, Appointment)]
    spans = sorted(
        (day, entry.start.time(), entry.start.hour * 60 + entry.start.minute + entry.minutes)
        for entry in made
        for day in days_of(in_a_calendar(plan(actions=rows)), entry.title)
    )
    overlaps = [
        one
        for one, other in itertools.pairwise(spans)
        if one[0] == other[0] and one[2] > other[1].hour * 60 + other[1].minute
    ]
    assert [] == overlaps
