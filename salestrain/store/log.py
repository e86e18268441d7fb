"""The log of moves: appended one after the other, and read back exactly as they were written."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, func, insert, select

from ..core.events import Move, canonical
from . import location, tables
from .connecting import Database
from .errors import SequenceTaken, StoreError, UnknownAttempt, damaged
from .migrations import migrate
from .queries import (
    INSERT,
    MOVES_KEPT,
    NEWEST_FIRST,
    check_content_and_seed,
    check_fork,
    find_attempt,
    forget_learners,
    forget_old,
    forget_unused_contents,
    insert_attempt,
    last_move,
    minutes_between,
    offered_in,
    outcome_of,
)
from .tables import Attempt, Kept, Outcome
from .workshops import Workshops

BUSY_SECONDS = 10.0
"""How long a step waits for others to release the store; twelve people on one file need far less."""

_ATTEMPTS, _MOVES, _CONTENTS, _OUTCOMES = tables.attempts, tables.moves, tables.contents, tables.outcomes


def open_store(url: str | None = None, *, busy_seconds: float = BUSY_SECONDS) -> Store:
    """Open the store at `url` (a URL or an absolute path), creating or migrating it if necessary.

    Without `url`, this is the store that the setting SALESTRAIN_STORE names, else `.salestrain/store.db` in the
    checkout, else `store.db` in the user's data folder. A step waits at most `busy_seconds` for others. Raises
    StoreUnwritable, StoreUnreachable, StoreBusy, StoreIsNewer or StoreDamaged.
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
    """Everything that learners did, stored permanently.

    - When a method returns, its change is on disk; when it raises, nothing has changed.
    - Moves are appended to their attempt and never altered. Only `forget` removes anything.
    - An attempt keeps the content it began with, so that later edits of the exercise never change a score.
    - It may be used by several threads, processes and machines at once.

    Every method may raise StoreUnwritable, StoreUnreachable, StoreBusy or StoreDamaged.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.workshops = Workshops(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def check(self) -> None:
        """Ask for something, and look whether more can be kept; nothing in the store is written."""
        self._database.takes_more()
        self.attempts(learner="", exercise_id="")

    def close(self) -> None:
        """Release files and connections.

        A store in memory is lost; any other reopens on next use.
        """
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
        """Begin an attempt.

        Args:
            exercise_id: id of the exercise.
            version: version of the exercise.
            digest: sha256 of `content_json`.
            content_json: the exercise's content.
            learner: the learner's key.
            seed: seed of the attempt, within 64 bits.
            parent: for a fork, the attempt it is made from.
            fork_seq: for a fork, how many moves of its parent it takes over.
            moves: moves that it begins with; those of a fork begin with the ones that it takes over.
            engine: version of the rules that the attempt is played by.

        Raises:
            UnknownAttempt: if the parent is not an attempt of this learner.
            ValueError: if the arguments contradict each other.
        """
        check_content_and_seed(content_json, digest, seed)
        fields = (learner, exercise_id, version, digest, seed, parent, fork_seq)
        begun = Attempt(uuid.uuid4().hex, *fields, started_at=tables.now(), moves_kept=len(moves), engine=engine)
        with self._database.writing() as connection:
            check_fork(connection, begun, moves)
            seal = insert_attempt(connection, begun, content_json)
            self._keep_moves(connection, begun.id, 0, seal, moves)
        return begun

    def append(self, attempt_id: str, seq: int, move: Move) -> None:
        """Store `move` as number `seq` of its attempt; numbers start at 1 and leave no gap.

        When this returns, the move is on disk: only then show what it led to. Raises SequenceTaken if another tab was
        faster, UnknownAttempt, or StoreError for a gap.
        """
        with self._database.writing() as connection:
            last, seal = last_move(connection, attempt_id)
            if seq <= last:
                raise SequenceTaken
            if seq > last + 1:
                raise StoreError(
                    f"Step {seq} of this attempt cannot be kept, because the last one in the store is "
                    f"step {last}. Reload the page to see the attempt as it is now."
                )
            self._keep_moves(connection, attempt_id, last, seal, (move,))

    def moves(self, attempt_id: str) -> tuple[Move, ...]:
        """Return the moves of an attempt in order. Raises UnknownAttempt."""
        with self._database.reading() as connection:
            last_move(connection, attempt_id)
            return self._moves(connection, attempt_id)

    def attempt(self, attempt_id: str, *, learner: str) -> Attempt:
        """Return the attempt in its current state. Raises UnknownAttempt, also if it is another learner's."""
        with self._database.reading() as connection:
            attempt, _ = find_attempt(connection, _ATTEMPTS.c.id == attempt_id, _ATTEMPTS.c.learner == learner)
            return attempt

    def attempts(self, *, learner: str, exercise_id: str | None = None) -> tuple[Attempt, ...]:
        """Return all attempts of this learner, or only those at one exercise, newest first."""
        query = select(*tables.ATTEMPT, MOVES_KEPT).where(_ATTEMPTS.c.learner == learner)
        if exercise_id is not None:
            query = query.where(_ATTEMPTS.c.exercise_id == exercise_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(*NEWEST_FIRST)).mappings()
            return tuple(Attempt(**row) for row in rows)

    def content(self, digest: str) -> str:
        """Return the exercise's JSON as it was when an attempt with this digest began.

        Raises UnknownAttempt if no attempt began with it, and StoreDamaged if it was altered.
        """
        with self._database.reading() as connection:
            text = connection.scalar(select(_CONTENTS.c.content).where(_CONTENTS.c.digest == digest))
        if text is None:
            raise UnknownAttempt
        if hashlib.sha256(text.encode()).hexdigest() != digest:
            raise damaged(self._database.place, "the content of an exercise in it was altered")
        return str(text)

    def offered_wordings(self, exercise_id: str) -> tuple[tuple[str, str], ...]:
        """Return the wordings that learners of this exercise offered its author, as (words, intended move).

        No learner is named.
        Only what learners offered deliberately is included, each pair once: corrections, and lines that were not
        understood.
        """
        with self._database.reading() as connection:
            return offered_in(connection, exercise_id)

    def moves_since(self, position: int, *, exercise_id: str | None = None) -> tuple[Kept, ...]:
        """Return every move by anybody that was stored after this position, in the order of storing."""
        query = select(_MOVES.c.position, _MOVES.c.attempt, _MOVES.c.seq, _MOVES.c.kept_at, _MOVES.c.move)
        query = query.where(_MOVES.c.position > position).order_by(_MOVES.c.position)
        if exercise_id is not None:
            query = query.join(_ATTEMPTS, _ATTEMPTS.c.id == _MOVES.c.attempt)
            query = query.where(_ATTEMPTS.c.exercise_id == exercise_id)
        with self._database.reading() as connection:
            self._database.settled(connection)
            rows = connection.execute(query).all()
        return tuple(Kept(row.position, row.attempt, row.seq, row.kept_at, Move.from_json(row.move)) for row in rows)

    def keep_outcome(self, attempt_id: str, outcome: Outcome) -> Outcome:
        """Store the outcome of an attempt unless it has one already, and return the one that is stored.

        `minutes` is computed here, from the times at which the moves were stored. Raises UnknownAttempt.
        """
        times = select(func.min(_MOVES.c.kept_at), func.max(_MOVES.c.kept_at)).where(_MOVES.c.attempt == attempt_id)
        with self._database.writing() as connection:
            last_move(connection, attempt_id)
            first, last = connection.execute(times).one()
            row = {
                "attempt": attempt_id,
                "engine": outcome.engine,
                "events": outcome.events,
                "total": outcome.total,
                "marks": canonical(dict(outcome.marks)),
                "ending": outcome.ending,
                "minutes": minutes_between(first, last),
                "kept_at": tables.now(),
            }
            connection.execute(INSERT[connection.dialect.name](_OUTCOMES).on_conflict_do_nothing().values(**row))
            kept = outcome_of(connection, attempt_id)
        assert kept is not None, "it was kept just now, or before"
        return kept

    def outcome(self, attempt_id: str) -> Outcome | None:
        """Return the outcome of an attempt, which it has once its debrief was opened; None before."""
        with self._database.reading() as connection:
            return outcome_of(connection, attempt_id)

    def verify(self, attempt_id: str) -> None:
        """Check that an attempt, its moves and its content are unaltered.

        Raises StoreDamaged, naming the first altered item, or UnknownAttempt.
        """
        links = select(_MOVES).where(_MOVES.c.attempt == attempt_id).order_by(_MOVES.c.seq)
        with self._database.reading() as connection:
            attempt, seal = find_attempt(connection, _ATTEMPTS.c.id == attempt_id)
            kept = connection.execute(links).all()
        if seal != tables.seal_of_attempt(attempt):
            raise damaged(self._database.place, f"attempt {attempt_id} was altered")
        for seq, link in enumerate(kept, 1):
            seal = tables.seal_of_move(seal, seq, link.kept_at, link.move)
            if (link.seq, link.seal) != (seq, seal):
                raise damaged(self._database.place, f"move {seq} of attempt {attempt_id} was altered")
        self.content(attempt.digest)

    def forget(self, learner: str) -> int:
        """Delete every attempt of this learner with all its moves, and return how many attempts there were.

        What was deleted cannot be read in the files of the store any more.
        """
        with self._database.writing() as connection:
            forgotten = forget_learners(connection, [learner])
        self._database.leave_no_trace()
        return forgotten

    def forget_before(self, moment: datetime) -> int:
        """Delete the attempts that nobody has gone on with since this moment, and return how many there were.

        One from which a younger attempt was retried stays. `moment` has a time zone.
        """
        with self._database.writing() as connection:
            forgotten = forget_old(connection, moment.astimezone(UTC).isoformat(timespec="microseconds"))
            forget_unused_contents(connection)
        self._database.leave_no_trace()
        return forgotten

    def learners(self) -> tuple[str, ...]:
        """Return the keys of all who have an attempt here, in alphabetical order."""
        query = select(_ATTEMPTS.c.learner).distinct().order_by(_ATTEMPTS.c.learner)
        with self._database.reading() as connection:
            return tuple(connection.scalars(query))

    def _keep_moves(self, connection: Connection, attempt: str, after: int, seal: str, done: Sequence[Move]) -> None:
        if not done:
            return
        positions = self._database.positions(connection, len(done))
        connection.execute(insert(_MOVES), tables.move_rows(attempt, after, seal, done, positions))

    def _moves(self, connection: Connection, attempt_id: str) -> tuple[Move, ...]:
        query = select(_MOVES.c.seq, _MOVES.c.move).where(_MOVES.c.attempt == attempt_id)
        rows = connection.execute(query.order_by(_MOVES.c.seq)).all()
        try:
            if [seq for seq, _ in rows] != list(range(1, len(rows) + 1)):
                raise ValueError("a move is missing")
            return tuple(Move.from_json(text) for _, text in rows)
        except (ValueError, KeyError, TypeError) as error:
            raise damaged(self._database.place, f"moves of attempt {attempt_id} were altered") from error
