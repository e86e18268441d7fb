"""What goes out comes back whole, and no cell of it is ever calculated."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from salestrain.calendars.ics import calendar
from salestrain.kinds.plan.exports import calendar_entries, plan_csv, plan_yaml
from salestrain.kinds.plan.imports import COLUMNS, brought
from salestrain.kinds.plan.items import made
from salestrain.kinds.plan.model import Plan
from tests.plan.building import do, running
from tests.plan.planning import good, plan

TEXT = st.text(min_size=1, max_size=40)


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
    assert list(COLUMNS) == next(csv.reader(io.StringIO(plan_csv(plan()))))


def test_the_calendar_holds_what_is_still_to_be_done_with_its_path_and_cue() -> None:
    at = running()
    before = list(calendar_entries(at.state.plan, "x"))
    do(at, "tick", action="a.1", date="2027-01-04")
    do(at, "move_action", action="a.1", was="2027-01-11", to="2027-01-13")
    after = list(calendar_entries(at.state.plan, "x"))
    moved = next(entry for entry in after if entry.id == "x-a.1-2027-01-11")
    text = calendar(after, "A plan", datetime(2027, 1, 1, tzinfo=UTC))
    told = ("If it is Monday at nine" in moved.note, "→" in moved.note, text.count("BEGIN:VEVENT"))
    assert (len(before) - 1, "2027-01-13", (True, True, len(after))) == (len(after), str(moved.day), told)
