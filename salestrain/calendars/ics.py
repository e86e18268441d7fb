"""Calendar files (iCalendar, RFC 5545) that every calendar program imports: whole days and appointments.

An appointment that comes back is one event with a rule, as a calendar program would write it itself: it is moved or
deleted as a series there. Days that the rule names and that are not meant are exceptions (EXDATE); what falls on
another day is an event of its own, because not every program reads RDATE. Times stand in the zone of the reader, which
the file describes, so that nine o'clock stays nine o'clock over a change of clocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from .recurrences import Recurrence
from .zones import described

LONGEST = 75
"""Maximum length of a line in octets; longer lines continue on the next one, after a space."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Entry:
    """One day to be reminded of.

    `id` is the same each time an entry is exported, so that a calendar replaces it instead of adding it again.
    """

    id: str
    day: date
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Time that is blocked: from `start` (without a zone) for some minutes, once or by a rule until `last`.

    `without` are days that the rule names and on which it does not take place.
    """

    id: str
    start: datetime
    minutes: int
    title: str
    note: str = ""
    rule: Recurrence | None = None
    last: date | None = None
    without: Sequence[date] = ()


def calendar(entries: Iterable[Entry | Appointment], name: str, written: datetime, zone: tzinfo | None = None) -> str:
    """Return the text of a calendar file, with the line ends that the format requires.

    Args:
        entries: the days to be reminded of, and the appointments.
        name: name of the calendar.
        written: time of the export, with its zone.
        zone: the zone of the appointments; without one they are at that time wherever the reader is.
    """
    listed = list(entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salestrain//practice//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped(name)}"]
    years = [entry.start.year for entry in listed if isinstance(entry, Appointment)]
    named, description = described(zone, min(years), max(years) + 1) if zone and years else ("", [])
    lines += description
    for entry in listed:
        lines += _event(entry, written) if isinstance(entry, Entry) else _appointment(entry, written, zone, named)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, written: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        *_head(entry, written),
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        *_text(entry),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _head(entry: Entry | Appointment, written: datetime) -> list[str]:
    return [f"UID:{_escaped(entry.id)}@salestrain", f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}"]


def _text(entry: Entry | Appointment) -> list[str]:
    return [f"SUMMARY:{_escaped(entry.title)}", *([f"DESCRIPTION:{_escaped(entry.note)}"] if entry.note else [])]


def _appointment(entry: Appointment, written: datetime, zone: tzinfo | None, named: str) -> list[str]:
    """Return the lines of an appointment.

    Args:
        entry: the appointment.
        written: time of the export.
        zone: its zone.
        named: the name under which the file describes that zone; empty if it has none.
    """
    key = f";TZID={named}" if named else ""
    end = entry.start + timedelta(minutes=entry.minutes)
    lines = [
        "BEGIN:VEVENT",
        *_head(entry, written),
        f"DTSTART{key}:{_stamp(entry.start)}",
        f"DTEND{key}:{_stamp(end)}",
    ]
    if entry.rule is not None and entry.last is not None:
        until = datetime.combine(entry.last, entry.start.time())
        # With a zone the end of a rule stands in world time (RFC 5545, 3.3.10).
        in_world_time = f"{until.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        lines.append(
            f"RRULE:{rule_words(entry.rule, entry.start.date())};UNTIL={in_world_time if named else _stamp(until)}"
        )
        if entry.without:
            moments = ",".join(_stamp(datetime.combine(day, entry.start.time())) for day in entry.without)
            lines.append(f"EXDATE{key}:{moments}")
    return [*lines, *_text(entry), "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT"]


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def rule_words(recurrence: Recurrence, start: date) -> str:
    """Return a recurrence as a rule of the format, without its end.

    Args:
        recurrence: how it repeats; daily means Monday to Friday.
        start: its first day.
    """
    every = f";INTERVAL={recurrence.step}" if recurrence.step > 1 else ""
    if recurrence.unit == "day":
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if recurrence.unit == "week":
        days = recurrence.weekdays or (start.weekday(),)
        return f"FREQ=WEEKLY{every};WKST=MO;BYDAY={','.join(_DAYS[day] for day in days)}"
    if recurrence.nth:
        nth = ",".join(f"{recurrence.nth}{_DAYS[day]}" for day in recurrence.weekdays)
        return f"FREQ=MONTHLY{every};BYDAY={nth}"
    return f"FREQ=MONTHLY{every};{_month_days(recurrence.month_days or (start.day,))}"


def _month_days(days: Sequence[int]) -> str:
    """Return the days of a month; one that a short month does not have is its last day."""
    if len(days) == 1 and 28 < days[0] < 31:
        return f"BYMONTHDAY={','.join(str(day) for day in range(28, days[0] + 1))};BYSETPOS=-1"
    return f"BYMONTHDAY={','.join('-1' if day == 31 else str(day) for day in days)}"


def _escaped(text: str) -> str:
    """Return text as a value: special characters and line ends escaped, other control characters removed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    text = text.replace("\n", "\\n")
    return "".join(character for character in text if character == "\t" or (character >= " " and character != "\x7f"))


def _folded(line: str) -> Iterator[str]:
    """Yield the line in pieces of at most 75 octets, without splitting a character."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
