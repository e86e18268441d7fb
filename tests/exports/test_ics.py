"""A calendar file is taken in by other programs as it was meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from salestrain.calendars.ics import Entry, calendar

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
    assert 14 == len(lines)
