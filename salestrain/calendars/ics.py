"""A calendar file (iCalendar, RFC 5545) that every calendar program takes in: whole days with a title and a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

LONGEST = 75
"""Octets of one line; what is longer goes on in the next one, after a space."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One day to be reminded of.

    `id` is the same each time the same entry is exported, so that a calendar replaces it and does not double it.
    """

    id: str
    day: date
    title: str
    note: str = ""


def calendar(entries: Iterable[Entry], name: str, written: datetime) -> str:
    """The calendar file. `written` is the moment of export, with its zone; lines end as the format asks."""
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
    """Text as a value: signs with a meaning are marked, line ends written as such, other controls left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("\n", "\\n")
    return "".join(sign for sign in text if sign == "\t" or (sign >= " " and sign != "\x7f"))


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; no letter is torn apart."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
