"""Task lists, as a table or as pasted lines."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.content.yaml import Unreadable
from salestrain.crm import Tasks, read_tasks
from salestrain.crm.profiles import read_profiles
from salestrain.crm.reading import read_table
from salestrain.crm.table import MOST_COLUMNS

PROFILES = read_profiles()


def read(text: str | bytes, **more: object) -> Tasks:
    return read_tasks(text, PROFILES, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "task", "minutes", "done"),
    [
        ("call Weiss", "call Weiss", None, False),
        ("- call Weiss (30 min)", "call Weiss", 30, False),
        ("* [x] call Weiss, 1.5 h", "call Weiss", 90, True),
        ("3. [ ] call Weiss 45 minutes", "call Weiss", 45, False),
        ("call 3 customers", "call 3 customers", None, False),
        ("mail; then call, twice", "mail; then call, twice", None, False),
        ("-call", "-call", None, False),
    ],
)
def test_a_pasted_line_is_a_task(line: str, task: str, minutes: int | None, done: bool) -> None:
    (read_task,) = read(line).tasks
    assert (task, minutes, done) == (read_task.task, read_task.minutes, read_task.done)


def test_a_table_brings_dates_times_repetitions_and_what_is_done() -> None:
    (first, second) = read(
        "Subject;Due Date;Duration;Recurrence;Completed;Project\n"
        "Call Weiss;31.12.2026;30;weekly on Mon;no;North\nMail;2026-11-30;1:30;;yes;\n"
    ).tasks
    assert ("Call Weiss", date(2026, 12, 31), 30, "weekly on Mon", False, {"Project": "North"}) == (
        first.task,
        first.due,
        first.minutes,
        first.repeats,
        first.done,
        first.more,
    )
    assert ("Mail", date(2026, 11, 30), 90, None, True) == (
        second.task,
        second.due,
        second.minutes,
        second.repeats,
        second.done,
    )


def test_what_cannot_be_read_is_told_and_the_task_is_kept() -> None:
    result = read("Task,Due,Minutes\nCall,someday,long\n,2026-01-01,5\n")
    assert [
        "Row 2, column “Due”: “someday” is no date. Write one such as 2026-12-31.",
        "Row 2, column “Minutes”: “long” is no time. Write minutes such as 30, or 1.5 h.",
        "Row 3, column “Task”: there is no task in this row; it was kept without a name.",
    ] == [str(fault) for fault in result.faults]
    assert {"due": "someday", "minutes": "long"} == result.tasks[0].unread


def test_a_date_that_can_be_read_two_ways_is_asked() -> None:
    text = "Task,Due\nCall,03/04/2026\n"
    assert ["Due"] == [question.column for question in read(text).questions]
    assert date(2026, 4, 3) == read(text, answers={"Due": "day_first"}).tasks[0].due


def test_who_has_the_task_is_dropped() -> None:
    result = read("Task,Assigned to\nCall,Jo Fen\n")
    assert (("Assigned to",), False) == (result.columns.dropped, "Jo Fen" in repr(result.tasks))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_pasted_lines_come_in_any_encoding(encoding: str) -> None:
    assert ["Größe prüfen", "call"] == [task.task for task in read("Größe prüfen\r\n\r\ncall".encode(encoding)).tasks]


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20), max_size=9)
)
def test_no_pasted_line_is_lost(lines: list[str]) -> None:
    result = read("\n".join(["my list of today", *lines]))
    assert len(lines) + 1 == len(result.tasks)


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_no_list_at_all_breaks_the_reading(raw: bytes | str) -> None:
    assert isinstance(read(raw), Tasks)


def test_a_profile_that_is_none_is_refused_with_its_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "ours.yaml").write_text("name: Ours\ncolumns:\n  amount: Value\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"ours\.yaml: 'amount' is no list of column names"):
        read_profiles(tmp_path)


def test_a_text_of_separators_is_no_endless_table() -> None:
    table = read_table("1," * 10_000 + "\n" + "2," * 10_000)
    assert (MOST_COLUMNS, True) == (len(table.header), f"more than {MOST_COLUMNS} columns" in table.faults[0].what)


def test_a_time_is_found_behind_a_long_run_of_blanks_and_only_at_the_end() -> None:
    (task,) = read("x" + " " * 200_000 + "call Ann 30 min").tasks
    assert (30, "call Ann") == (task.minutes, task.task[-8:])
