"""The log: moves go in, one after the other, and come out as they went in."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from ..core.events import Move, canonical
from . import location, tables
from .connecting import Database
from .errors import SequenceTaken, StoreError, UnknownAttempt, damaged
from .migrations import migrate
from .tables import Attempt, Kept, Outcome

BUSY_SECONDS = 10.0
"""How long a step waits for others to release the store: twelve people on one file are far below it."""

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_ATTEMPTS, _MOVES, _CONTENTS = tables.attempts, tables.moves, tables.contents
_OUTCOMES = tables.outcomes
_KEPT = select(func.count()).where(_MOVES.c.attempt == _ATTEMPTS.c.id).scalar_subquery().label("moves_kept")


def open_store(url: str | None = None, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """The store at `url` (a URL or a whole path), made or brought up to date if need be.

    Without `url` it is what the setting SALESTRAIN_STORE names, else `.salestrain/store.db` of the checkout,
    else `store.db` in the person's data folder. A step waits at most `busy_seconds` for others.
    Raises StoreUnwritable, StoreUnreachable, StoreBusy, StoreIsNewer or StoreDamaged.
    """
    address = location.store_url(url)
    location.make_room(address)
    database = Database(address, busy_seconds)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return Store(database)


class Store:
    """What every learner did, kept for good.

    - A method that returned has been written to the disk; one that raised has changed nothing.
    - Moves are added at the end of their attempt and never altered. Only `forget` takes anything away.
    - An attempt keeps the content it began with, so a later edit of the exercise never changes a score.
    - May be used from several threads, processes and machines at once.

    Every method may raise StoreUnwritable, StoreUnreachable, StoreBusy or StoreDamaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release files and connections. A store in memory is gone then; another opens again when used."""
        self._database.close()

    def begin(
        self,
        exercise_id: str,
        version: str,
        digest: str,
        content_json: str,
        *,
        learner: str,
        seed: int,
        parent: str | None = None,
        fork_seq: int | None = None,
        moves: Sequence[Move] = (),
        engine: int | None = None,
    ) -> Attempt:
        """Begin an attempt of `learner`; `digest` is the sha256 of `content_json`, `seed` fits 64 bits.

        `engine` is the version of the rules by which it is played.

        A fork names its `parent` and gives the parent's first `fork_seq` moves as `moves`.
        Raises UnknownAttempt when the parent is not an attempt of this learner, and ValueError when
        what is given does not fit together.
        """
        if hashlib.sha256(content_json.encode()).hexdigest() != digest:
            raise ValueError("The digest is not the sha256 of the content.")
        if not -(2**63) <= seed < 2**63:
            raise ValueError(f"A seed has 64 bits, and {seed} has more.")
        given = (learner, exercise_id, version, digest, seed, parent, fork_seq)
        begun = Attempt(uuid.uuid4().hex, *given, started_at=tables.now(), moves_kept=len(moves), engine=engine)
        with self._database.writing() as connection:
            _check_fork(connection, begun, moves)
            _keep_content(connection, digest, content_json)
            seal = tables.seal_of_attempt(begun)
            row = {column.name: getattr(begun, column.name) for column in tables.ATTEMPT}
            connection.execute(insert(_ATTEMPTS).values(**row, seal=seal))
            self._keep_moves(connection, begun.id, 0, seal, moves)
        return begun

    def append(self, attempt_id: str, seq: int, move: Move) -> None:
        """Keep `move` as number `seq` of its attempt; `seq` counts from 1 and leaves no gap.

        When this returns, the move is on the disk: only then show what it led to.
        Raises SequenceTaken when another tab was faster, UnknownAttempt, or StoreError for a gap.
        """
        with self._database.writing() as connection:
            last, seal = _end(connection, attempt_id)
            if seq <= last:
                raise SequenceTaken
            if seq > last + 1:
                raise StoreError(
                    f"Step {seq} of this attempt cannot be kept, because the last one in the store is "
                    f"step {last}. Reload the page to see the attempt as it is now."
                )
            self._keep_moves(connection, attempt_id, last, seal, (move,))

    def moves(self, attempt_id: str) -> tuple[Move, ...]:
        """The moves of an attempt in order. Raises UnknownAttempt."""
        with self._database.reading() as connection:
            _end(connection, attempt_id)
            return self._moves(connection, attempt_id)

    def attempt(self, attempt_id: str, *, learner: str) -> Attempt:
        """The attempt as it is now. Raises UnknownAttempt, also when it is another learner's."""
        with self._database.reading() as connection:
            found, _ = _find(connection, _ATTEMPTS.c.id == attempt_id, _ATTEMPTS.c.learner == learner)
            return found

    def attempts(self, *, learner: str, exercise_id: str | None = None) -> tuple[Attempt, ...]:
        """All attempts of this learner, or those in one exercise, newest first."""
        query = select(*tables.ATTEMPT, _KEPT).where(_ATTEMPTS.c.learner == learner)
        if exercise_id is not None:
            query = query.where(_ATTEMPTS.c.exercise_id == exercise_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(_ATTEMPTS.c.started_at.desc())).mappings()
            return tuple(Attempt(**row) for row in rows)

    def content(self, digest: str) -> str:
        """The exercise's JSON as it was when an attempt with this digest began.

        Raises UnknownAttempt when no attempt began with it, StoreDamaged when it is not what was kept.
        """
        with self._database.reading() as connection:
            text = connection.scalar(select(_CONTENTS.c.content).where(_CONTENTS.c.digest == digest))
        if text is None:
            raise UnknownAttempt
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            raise damaged(self._database.place, "the content of an exercise in it was altered")
        return str(text)

    def offered_wordings(self, exercise_id: str) -> tuple[tuple[str, str], ...]:
        """What learners of this exercise offered to its author: (words, the move they meant), without names.

        Only what was offered by its learner's own act is here, each once: corrections, and lines not understood.
        """
        query = select(_MOVES.c.move).join(_ATTEMPTS, _ATTEMPTS.c.id == _MOVES.c.attempt)
        query = query.where(_ATTEMPTS.c.exercise_id == exercise_id).order_by(_MOVES.c.kept_at, _MOVES.c.seq)
        with self._database.reading() as connection:
            kept = [Move.from_json(text) for text in connection.scalars(query)]
        offered = [
            (str(move.data["text"]), name)
            for move in kept
            if move.verb == "offer" or (move.verb == "correct" and move.data.get("offer") is True)
            for name in move.data.get("moves", [move.data.get("move")])
        ]
        return tuple(dict.fromkeys(offered))

    def moves_since(self, position: int, *, exercise_id: str | None = None) -> tuple[Kept, ...]:
        """Every move of anybody that was kept after this position, in the order in which they were kept."""
        query = select(_MOVES.c.position, _MOVES.c.attempt, _MOVES.c.seq, _MOVES.c.kept_at, _MOVES.c.move)
        query = query.where(_MOVES.c.position > position).order_by(_MOVES.c.position)
        if exercise_id is not None:
            query = query.join(_ATTEMPTS, _ATTEMPTS.c.id == _MOVES.c.attempt)
            query = query.where(_ATTEMPTS.c.exercise_id == exercise_id)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(Kept(row.position, row.attempt, row.seq, row.kept_at, Move.from_json(row.move)) for row in rows)

    def keep_outcome(self, attempt_id: str, outcome: Outcome) -> Outcome:
        """Keep what an attempt came to, and return what is kept: the first that was, which no later one replaces.

        `minutes` is worked out here, from the times at which the moves were kept.
        Raises UnknownAttempt.
        """
        times = select(func.min(_MOVES.c.kept_at), func.max(_MOVES.c.kept_at)).where(_MOVES.c.attempt == attempt_id)
        with self._database.writing() as connection:
            _end(connection, attempt_id)
            first, last = connection.execute(times).one()
            row = {
                "attempt": attempt_id, "engine": outcome.engine, "events": outcome.events, "total": outcome.total,
                "marks": canonical(dict(outcome.marks)), "ending": outcome.ending,
                "minutes": _minutes(first, last), "kept_at": tables.now(),
            }  # fmt: skip
            connection.execute(_INSERT[connection.dialect.name](_OUTCOMES).on_conflict_do_nothing().values(**row))
            kept = _outcome(connection, attempt_id)
        assert kept is not None, "it was kept just now, or before"
        return kept

    def outcome(self, attempt_id: str) -> Outcome | None:
        """Return what an attempt came to when its debrief was opened; None before."""
        with self._database.reading() as connection:
            return _outcome(connection, attempt_id)

    def verify(self, attempt_id: str) -> None:
        """Check that an attempt, its moves and its content are as they were kept.

        Raises StoreDamaged, which names the first thing that is not, or UnknownAttempt.
        """
        links = select(_MOVES).where(_MOVES.c.attempt == attempt_id).order_by(_MOVES.c.seq)
        with self._database.reading() as connection:
            attempt, seal = _find(connection, _ATTEMPTS.c.id == attempt_id)
            kept = connection.execute(links).all()
        if seal != tables.seal_of_attempt(attempt):
            raise damaged(self._database.place, f"attempt {attempt_id} was altered")
        for seq, link in enumerate(kept, 1):
            seal = tables.seal_of_move(seal, seq, link.kept_at, link.move)
            if (link.seq, link.seal) != (seq, seal):
                raise damaged(self._database.place, f"move {seq} of attempt {attempt_id} was altered")
        self.content(attempt.digest)

    def forget(self, learner: str) -> int:
        """Delete every attempt of this learner, with all moves; how many attempts there were."""
        theirs = select(_ATTEMPTS.c.id).where(_ATTEMPTS.c.learner == learner)
        with self._database.writing() as connection:
            connection.execute(delete(_OUTCOMES).where(_OUTCOMES.c.attempt.in_(theirs)))
            connection.execute(delete(_MOVES).where(_MOVES.c.attempt.in_(theirs)))
            return connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.learner == learner)).rowcount

    def _keep_moves(self, connection: Connection, attempt: str, after: int, seal: str, done: Sequence[Move]) -> None:
        if not done:
            return
        self._database.alone(connection)  # one after the other, so that positions grow as they can be seen
        last = connection.scalar(select(func.max(_MOVES.c.position))) or 0
        connection.execute(insert(_MOVES), tables.move_rows(attempt, after, seal, done, last))

    def _moves(self, connection: Connection, attempt_id: str) -> tuple[Move, ...]:
        query = select(_MOVES.c.seq, _MOVES.c.move).where(_MOVES.c.attempt == attempt_id)
        rows = connection.execute(query.order_by(_MOVES.c.seq)).all()
        try:
            if [seq for seq, _ in rows] != list(range(1, len(rows) + 1)):
                raise ValueError("a move is missing")
            return tuple(Move.from_json(text) for _, text in rows)
        except (ValueError, KeyError, TypeError) as error:
            raise damaged(self._database.place, f"moves of attempt {attempt_id} were altered") from error


def _find(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Attempt, str]:
    """The one attempt of which that is so, and its seal."""
    query = select(*tables.ATTEMPT, _KEPT, _ATTEMPTS.c.seal).where(*conditions)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownAttempt
    columns = dict(row)
    seal = columns.pop("seal")
    return Attempt(**columns), seal


def _check_fork(connection: Connection, fork: Attempt, taken: Sequence[Move]) -> None:
    if fork.parent is None and fork.fork_seq is None:
        return
    if fork.parent is None or fork.fork_seq is None:
        raise ValueError("A fork needs both its parent and the number of moves it takes over.")
    _find(connection, _ATTEMPTS.c.id == fork.parent, _ATTEMPTS.c.learner == fork.learner)
    first = select(_MOVES.c.move).where(_MOVES.c.attempt == fork.parent, _MOVES.c.seq <= fork.fork_seq)
    kept = connection.scalars(first.order_by(_MOVES.c.seq)).all()
    if len(taken) != fork.fork_seq or [tables.text_of(move) for move in taken] != kept:
        raise ValueError(f"A fork takes over the first {fork.fork_seq} moves of its parent, and no others.")


def _end(connection: Connection, attempt_id: str) -> tuple[int, str]:
    """Number and seal of the last move, or 0 and the attempt's own seal."""
    query = (
        select(_ATTEMPTS.c.seal, _MOVES.c.seq, _MOVES.c.seal)
        .outerjoin_from(_ATTEMPTS, _MOVES, _MOVES.c.attempt == _ATTEMPTS.c.id)
        .where(_ATTEMPTS.c.id == attempt_id)
        .order_by(_MOVES.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownAttempt
    own, seq, seal = row
    return (0, own) if seq is None else (seq, seal)


def _keep_content(connection: Connection, digest: str, content: str) -> None:
    """Two learners may begin with the same content in the same moment; one copy is enough."""
    insert_or_not = _INSERT[connection.dialect.name](_CONTENTS).on_conflict_do_nothing()
    connection.execute(insert_or_not.values(digest=digest, content=content, kept_at=tables.now()))


def _outcome(connection: Connection, attempt_id: str) -> Outcome | None:
    row = connection.execute(select(_OUTCOMES).where(_OUTCOMES.c.attempt == attempt_id)).one_or_none()
    if row is None:
        return None
    return Outcome(row.engine, row.events, row.total, json.loads(row.marks), row.ending, row.minutes)


def _minutes(first: str | None, last: str | None) -> int:
    """Whole minutes between two times as they are kept."""
    if first is None or last is None:
        return 0
    return round((datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds() / 60)
