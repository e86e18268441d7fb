"""Calendar files (iCalendar, RFC 5545) that every calendar program imports: whole-day entries with title and note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

LONGEST = 75
"""Maximum length of a line in octets; longer lines continue on the next one, after a space."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day to be reminded of.

    `id` is the same each time an entry is exported, so that a calendar replaces it instead of adding it again.
    """

    id: str
    day: date
    title: str
    note: str = ""


def calendar(entries: Iterable[Entry], name: str, written: datetime) -> str:
    """Return the text of a calendar file, with the line ends that the format requires.

    Args:
        entries: the days to be reminded of.
        name: name of the calendar.
        written: time of the export, with its zone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salestrain//practice//EN", f"X-WR-CALNAME:{_escaped(name)}"]
    for entry in entries:
        lines += _event(entry, written)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(entry: Entry, written: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(entry.id)}@salestrain",
        f"DTSTAMP:{written.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"SUMMARY:{_escaped(entry.title)}",
        *([f"DESCRIPTION:{_escaped(entry.note)}"] if entry.note else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


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
