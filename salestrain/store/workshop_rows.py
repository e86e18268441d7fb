"""Rows of workshops, seats and happenings, each read and written within a transaction of its caller."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from ..workshop.content import Workshop, workshop_from_json
from ..workshop.events import Happened, Happening
from . import tables
from .errors import UnknownWorkshop

_WORKSHOPS, _HAPPENINGS, _SEATS, _DEVICES = tables.workshops, tables.happenings, tables.seats, tables.devices


@dataclass(frozen=True, slots=True)
class KeptWorkshop:
    """A stored workshop. Times are ISO 8601 in UTC; after `keep_until` it is deleted with all that was done in it."""

    id: str
    code: str
    plan: Workshop
    seed: int
    made_at: str
    keep_until: str
    closed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a workshop. `learner` is the key of their attempts in the store."""

    id: str
    workshop: str
    learner: str
    nickname: str
    taken_at: str


SEAT = (_SEATS.c.id, _SEATS.c.workshop, _SEATS.c.learner, _SEATS.c.nickname, _SEATS.c.taken_at)


def time_text(moment: datetime) -> str:
    """Return a time in its stored form."""
    return moment.isoformat(timespec="microseconds")


def read_row(row: Mapping[str, Any]) -> KeptWorkshop:
    """Return the workshop in a row."""
    columns = dict(row)
    return KeptWorkshop(**columns | {"plan": workshop_from_json(columns["plan"])})


def find_seat(connection: Connection, *conditions: ColumnElement[bool]) -> Seat | None:
    """Return the one seat that meets these conditions, or None."""
    row = connection.execute(select(*SEAT).where(*conditions)).mappings().one_or_none()
    return None if row is None else Seat(**row)


def locked(connection: Connection, workshop: str) -> KeptWorkshop:
    """Return a workshop, and let nobody else write into it until this transaction ends. Raises UnknownWorkshop."""
    row = connection.execute(select(_WORKSHOPS).where(_WORKSHOPS.c.id == workshop).with_for_update()).one_or_none()
    if row is None:
        raise UnknownWorkshop
    return read_row(row._asdict())


def append(connection: Connection, workshop: str, happenings: Iterable[Happening]) -> tuple[Happened, ...]:
    """Append happenings to the log of a workshop that is locked, and return them with positions and time."""
    last = connection.scalar(select(func.max(_HAPPENINGS.c.position)).where(_HAPPENINGS.c.workshop == workshop))
    kept_at = tables.now()
    happened = tuple(
        Happened(position, datetime.fromisoformat(kept_at), what)
        for position, what in enumerate(happenings, (last or 0) + 1)
    )
    rows = [
        {
            "workshop": workshop,
            "position": one.position,
            "kept_at": kept_at,
            "seat": one.what.data.get("seat"),
            "happening": tables.writable(one.what.to_json()),
        }
        for one in happened
    ]
    if rows:
        connection.execute(insert(_HAPPENINGS), rows)
    return happened


def leave_seats(connection: Connection, seats: list[str]) -> None:
    """Delete these seats; their browsers hold nothing any more."""
    connection.execute(delete(_DEVICES).where(_DEVICES.c.seat.in_(seats)))
    connection.execute(delete(_SEATS).where(_SEATS.c.id.in_(seats)))
