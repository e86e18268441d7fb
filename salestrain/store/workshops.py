"""Workshops in the store: their plans, what happens in them, who sits there, and how far everybody is.

Several servers may use one store: everything is read from it, and one asks what is new since a position.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from ..workshop import events
from ..workshop.content import Workshop
from ..workshop.events import Happened, Happening
from ..workshop.joining import distinct, new_code
from ..workshop.progress import Doing
from . import tables
from .connecting import Database
from .errors import UnknownWorkshop
from .queries import INSERT, MOVES_KEPT, forget_learners
from .workshop_rows import SEAT, KeptWorkshop, Seat, append, find_seat, leave_seats, locked, read_row, time_text

_WORKSHOPS, _HAPPENINGS, _SEATS, _DEVICES = tables.workshops, tables.happenings, tables.seats, tables.devices
_ATTEMPTS, _MOVES, _OUTCOMES, _SECRETS = tables.attempts, tables.moves, tables.outcomes, tables.secrets


LEAD_SECRET = "facilitator"  # noqa: S105
"""The name of the secret of those who lead workshops."""


def talk_of_room(workshop: str) -> str:
    """Return the key of the learner under which a talk is kept that the whole room holds together."""
    return f"room:{workshop}"


class Workshops:
    """The workshops of a store. It may be used by several threads, processes and machines at once.

    Every method may raise StoreUnwritable, StoreUnreachable, StoreBusy or StoreDamaged; when it raises, nothing has
    changed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, plan: Workshop) -> KeptWorkshop:
        """Store a new workshop, with a join code that no other one has."""
        made = datetime.now(UTC)
        with self._database.writing() as connection:
            self._database.alone(connection)
            taken = set(connection.scalars(select(_WORKSHOPS.c.code)))
            code = new_code(secrets.randbelow)
            while code in taken:
                code = new_code(secrets.randbelow)
            kept = KeptWorkshop(
                id=secrets.token_hex(5),
                code=code,
                plan=plan,
                seed=secrets.randbelow(2**31),
                made_at=time_text(made),
                keep_until=time_text(made + timedelta(days=plan.keep_days)),
            )
            row = {"plan": tables.writable(plan.to_json()), "code": code, "seed": kept.seed, "id": kept.id}
            times = {"made_at": kept.made_at, "keep_until": kept.keep_until}
            connection.execute(insert(_WORKSHOPS).values(**row, **times))
        return kept

    def all(self) -> tuple[KeptWorkshop, ...]:
        """Return all workshops, the newest first."""
        query = select(_WORKSHOPS).order_by(_WORKSHOPS.c.made_at.desc())
        with self._database.reading() as connection:
            return tuple(read_row(row._asdict()) for row in connection.execute(query))

    def get(self, workshop: str) -> KeptWorkshop:
        """Return a workshop by its id. Raises UnknownWorkshop."""
        return self._one(_WORKSHOPS.c.id == workshop)

    def by_code(self, code: str) -> KeptWorkshop:
        """Return a workshop by its join code. Raises UnknownWorkshop."""
        return self._one(_WORKSHOPS.c.code == code)

    def change(self, workshop: str, plan: Workshop) -> None:
        """Replace the plan of a workshop. Raises UnknownWorkshop."""
        with self._database.writing() as connection:
            kept = locked(connection, workshop)
            until = time_text(datetime.fromisoformat(kept.made_at) + timedelta(days=plan.keep_days))
            changed = {"plan": tables.writable(plan.to_json()), "keep_until": until}
            connection.execute(update(_WORKSHOPS).where(_WORKSHOPS.c.id == workshop).values(**changed))

    def happen(self, workshop: str, *happenings: Happening) -> tuple[Happened, ...]:
        """Append what happens to the log of a workshop, and return it with positions and time.

        When this returns, it is on disk. Raises UnknownWorkshop.
        """
        with self._database.writing() as connection:
            locked(connection, workshop)
            return append(connection, workshop, happenings)

    def since(self, workshop: str, position: int = 0) -> tuple[Happened, ...]:
        """Return what happened in a workshop after a position, in order."""
        query = select(_HAPPENINGS.c.position, _HAPPENINGS.c.kept_at, _HAPPENINGS.c.happening)
        query = query.where(_HAPPENINGS.c.workshop == workshop, _HAPPENINGS.c.position > position)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(_HAPPENINGS.c.position)).all()
        return tuple(
            Happened(row.position, datetime.fromisoformat(row.kept_at), Happening.from_json(row.happening))
            for row in rows
        )

    def take_seat(self, workshop: str, nickname: str, phrase: str, token: str) -> Seat:
        """Give somebody new a seat, under their nickname or one like it that nobody has.

        Args:
            workshop: id of the workshop.
            nickname: the nickname, cleaned.
            phrase: hash of the phrase to come back with.
            token: hash of the secret in the browser's cookie.

        Raises:
            UnknownWorkshop: if there is no such workshop.
        """
        with self._database.writing() as connection:
            locked(connection, workshop)
            taken = connection.scalars(select(_SEATS.c.nickname).where(_SEATS.c.workshop == workshop)).all()
            name = secrets.token_hex(8)
            seat = Seat(name, workshop, f"seat:{name}", distinct(nickname, taken), tables.now())
            connection.execute(
                insert(_SEATS).values(
                    id=seat.id,
                    workshop=workshop,
                    learner=seat.learner,
                    nickname=seat.nickname,
                    phrase=phrase,
                    taken_at=seat.taken_at,
                )
            )
            connection.execute(insert(_DEVICES).values(token=token, seat=seat.id))
            append(connection, workshop, [events.joined(seat.id, seat.nickname)])
        return seat

    def come_back(self, workshop: str, phrase: str, token: str) -> Seat | None:
        """Give somebody their seat again, perhaps at another device; None if nobody has this phrase.

        For the arguments see `take_seat`.
        """
        with self._database.writing() as connection:
            locked(connection, workshop)
            seat = find_seat(connection, _SEATS.c.workshop == workshop, _SEATS.c.phrase == phrase)
            if seat is not None:
                connection.execute(insert(_DEVICES).values(token=token, seat=seat.id))
                append(connection, workshop, [events.came_back(seat.id)])
        return seat

    def seat_at(self, workshop: str, token: str) -> Seat | None:
        """Return the seat that a browser holds in a workshop, or None. `token` is the hash of its secret."""
        of_device = select(_DEVICES.c.seat).where(_DEVICES.c.token == token).scalar_subquery()
        with self._database.reading() as connection:
            return find_seat(connection, _SEATS.c.workshop == workshop, _SEATS.c.id == of_device)

    def seats(self, workshop: str) -> tuple[Seat, ...]:
        """Return everybody who has a seat in a workshop, in the order of coming."""
        query = select(*SEAT).where(_SEATS.c.workshop == workshop).order_by(_SEATS.c.taken_at, _SEATS.c.id)
        with self._database.reading() as connection:
            return tuple(Seat(**row) for row in connection.execute(query).mappings())

    def new_phrase(self, seat: Seat, phrase: str) -> None:
        """Replace the hash of the phrase by which somebody comes back; the old phrase brings nobody back any more."""
        with self._database.writing() as connection:
            connection.execute(update(_SEATS).where(_SEATS.c.id == seat.id).values(phrase=phrase))

    def leave(self, seat: Seat, token: str) -> None:
        """Let a browser hold a seat no longer; all else stays, and the phrase brings back. `token` is a hash."""
        with self._database.writing() as connection:
            connection.execute(delete(_DEVICES).where(_DEVICES.c.token == token, _DEVICES.c.seat == seat.id))

    def rename(self, seat: Seat, nickname: str) -> Seat:
        """Give a seat another nickname, or one like it that nobody else has. Raises UnknownWorkshop."""
        with self._database.writing() as connection:
            locked(connection, seat.workshop)
            others = select(_SEATS.c.nickname).where(_SEATS.c.workshop == seat.workshop, _SEATS.c.id != seat.id)
            name = distinct(nickname, connection.scalars(others).all())
            connection.execute(update(_SEATS).where(_SEATS.c.id == seat.id).values(nickname=name))
            append(connection, seat.workshop, [events.renamed(seat.id, name)])
        return Seat(seat.id, seat.workshop, seat.learner, name, seat.taken_at)

    def doings(self, workshop: str) -> tuple[Doing, ...]:
        """Return what is known of all attempts in a workshop without what was said in them."""
        last = select(func.max(_MOVES.c.kept_at)).where(_MOVES.c.attempt == _ATTEMPTS.c.id).scalar_subquery()
        columns = (
            _SEATS.c.id.label("seat"),
            _ATTEMPTS.c.exercise_id,
            _ATTEMPTS.c.id.label("attempt"),
            _ATTEMPTS.c.started_at,
            MOVES_KEPT,
            last.label("last"),
            _OUTCOMES.c.total,
        )
        joined = _ATTEMPTS.join(_SEATS, _SEATS.c.learner == _ATTEMPTS.c.learner).outerjoin(
            _OUTCOMES, _OUTCOMES.c.attempt == _ATTEMPTS.c.id
        )
        query = select(*columns).select_from(joined).where(_SEATS.c.workshop == workshop)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(_ATTEMPTS.c.started_at)).all()
        return tuple(
            Doing(
                seat=row.seat,
                exercise=row.exercise_id,
                attempt=row.attempt,
                begun=datetime.fromisoformat(row.started_at),
                moves=row.moves_kept,
                last=datetime.fromisoformat(row.last) if row.last else None,
                total=row.total,
            )
            for row in rows
        )

    def close(self, workshop: str) -> None:
        """End a workshop: nobody joins any more. Raises UnknownWorkshop."""
        with self._database.writing() as connection:
            kept = locked(connection, workshop)
            if kept.closed_at is None:
                of_it = _WORKSHOPS.c.id == workshop
                connection.execute(update(_WORKSHOPS).where(of_it).values(closed_at=tables.now()))
                append(connection, workshop, [events.closed()])

    def forget_seat(self, seat: Seat) -> int:
        """Delete a seat with everything that was done and said from it, and return how many attempts there were.

        What happened in the workshop stays without this person; their place in it is told to be gone.
        """
        with self._database.writing() as connection:
            locked(connection, seat.workshop)
            attempts = forget_learners(connection, [seat.learner])
            leave_seats(connection, [seat.id])
            # Told first, at a place of its own: were the last place taken again, whoever knew it would hear nothing.
            [told] = append(connection, seat.workshop, [events.forgotten(seat.id)])
            by_them = _HAPPENINGS.c.happening.contains(f'"by":"{seat.id}"', autoescape=True)
            theirs = ((_HAPPENINGS.c.seat == seat.id) | by_them) & (_HAPPENINGS.c.position < told.position)
            connection.execute(delete(_HAPPENINGS).where(_HAPPENINGS.c.workshop == seat.workshop, theirs))
        self._database.leave_no_trace()
        return attempts

    def remove(self, workshop: str) -> int:
        """Delete a workshop with everything that was done in it, and return how many attempts there were."""
        with self._database.writing() as connection:
            rows = connection.execute(select(_SEATS.c.id, _SEATS.c.learner).where(_SEATS.c.workshop == workshop)).all()
            attempts = forget_learners(connection, [*(row.learner for row in rows), talk_of_room(workshop)])
            leave_seats(connection, [row.id for row in rows])
            connection.execute(delete(_HAPPENINGS).where(_HAPPENINGS.c.workshop == workshop))
            connection.execute(delete(_WORKSHOPS).where(_WORKSHOPS.c.id == workshop))
        self._database.leave_no_trace()
        return attempts

    def over(self, now: datetime) -> tuple[KeptWorkshop, ...]:
        """Return the workshops whose time of keeping is over."""
        return tuple(kept for kept in self.all() if datetime.fromisoformat(kept.keep_until) <= now)

    def secret(self, name: str) -> str:
        """Return the secret with this name, which all servers on this store share; it is made on the first call."""
        query = select(_SECRETS.c.secret).where(_SECRETS.c.name == name)
        with self._database.reading() as connection:
            known = connection.scalar(query)
        if known is not None:
            return str(known)
        with self._database.writing() as connection:
            row = {"name": name, "secret": secrets.token_urlsafe(18)}
            connection.execute(INSERT[connection.dialect.name](_SECRETS).on_conflict_do_nothing().values(**row))
            return str(connection.scalar(query))

    def renew_secret(self, name: str) -> str:
        """Replace the secret with this name by a new one, and return it; who holds the old one holds nothing then."""
        with self._database.writing() as connection:
            connection.execute(delete(_SECRETS).where(_SECRETS.c.name == name))
        return self.secret(name)

    def _one(self, condition: ColumnElement[bool]) -> KeptWorkshop:
        with self._database.reading() as connection:
            row = connection.execute(select(_WORKSHOPS).where(condition)).one_or_none()
        if row is None:
            raise UnknownWorkshop
        return read_row(row._asdict())
