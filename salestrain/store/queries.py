"""Statements that `log.py` is made of, each within a transaction of its caller."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from ..core.events import Move
from . import tables
from .errors import UnknownAttempt
from .tables import Attempt, Outcome

_ATTEMPTS, _MOVES, _CONTENTS, _OUTCOMES = tables.attempts, tables.moves, tables.contents, tables.outcomes

INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""The insert statement of each database, which can skip rows that exist already."""
MOST_AT_ONCE = 500
"""Names in one statement; both databases take more, and none needs it."""
MOVES_KEPT = select(func.count()).where(_MOVES.c.attempt == _ATTEMPTS.c.id).scalar_subquery().label("moves_kept")
"""How many moves of an attempt are stored, as a column."""

NEWEST_FIRST = (
    _ATTEMPTS.c.position.is_(None).desc(),
    _ATTEMPTS.c.position.desc(),
    _ATTEMPTS.c.started_at.desc(),
    _ATTEMPTS.c.id,
)
"""The order of one learner's attempts; the clock decides only between two that were begun at once."""


def check_content_and_seed(content_json: str, digest: str, seed: int) -> None:
    """Raise ValueError unless `digest` is the sha256 of the content and the seed fits 64 bits."""
    if hashlib.sha256(content_json.encode()).hexdigest() != digest:
        raise ValueError("The digest is not the sha256 of the content.")
    if not -(2**63) <= seed < 2**63:
        raise ValueError(f"A seed has 64 bits, and {seed} has more.")


def insert_attempt(connection: Connection, attempt: Attempt, content: str) -> str:
    """Insert an attempt and the content it begins with, and return the attempt's seal."""
    _keep_content(connection, attempt.digest, content)
    seal = tables.seal_of_attempt(attempt)
    row = {column.name: getattr(attempt, column.name) for column in tables.ATTEMPT}
    theirs = _ATTEMPTS.c.learner == attempt.learner
    # What a server with an earlier layout began meanwhile, while several are being updated, has no position yet.
    before = select(func.count()).where(theirs).scalar_subquery()
    connection.execute(update(_ATTEMPTS).where(theirs, _ATTEMPTS.c.position.is_(None)).values(position=before))
    position = select(func.coalesce(func.max(_ATTEMPTS.c.position), 0) + 1).where(theirs).scalar_subquery()
    connection.execute(insert(_ATTEMPTS).values(**row, seal=seal, position=position))
    return seal


def find_attempt(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Attempt, str]:
    """Return the one attempt that meets these conditions, and its seal. Raises UnknownAttempt."""
    query = select(*tables.ATTEMPT, MOVES_KEPT, _ATTEMPTS.c.seal).where(*conditions)
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise UnknownAttempt
    columns = dict(row)
    seal = columns.pop("seal")
    return Attempt(**columns), seal


def check_fork(connection: Connection, fork: Attempt, taken: Sequence[Move]) -> None:
    """Check that a fork begins with the first moves of one of the learner's own attempts.

    Raises ValueError or UnknownAttempt.
    """
    if fork.parent is None and fork.fork_seq is None:
        return
    if fork.parent is None or fork.fork_seq is None:
        raise ValueError("A fork needs both its parent and the number of moves it takes over.")
    find_attempt(connection, _ATTEMPTS.c.id == fork.parent, _ATTEMPTS.c.learner == fork.learner)
    first = select(_MOVES.c.move).where(_MOVES.c.attempt == fork.parent, _MOVES.c.seq <= fork.fork_seq)
    kept = connection.scalars(first.order_by(_MOVES.c.seq)).all()
    if len(kept) != fork.fork_seq or [tables.text_of(move) for move in taken[: fork.fork_seq]] != kept:
        raise ValueError(f"A fork begins with the first {fork.fork_seq} moves of its parent.")


def last_move(connection: Connection, attempt_id: str) -> tuple[int, str]:
    """Return number and seal of the last move, or 0 and the attempt's own seal. Raises UnknownAttempt."""
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
    """Store the content unless it is there already: two learners may begin with the same content at the same moment."""
    statement = INSERT[connection.dialect.name](_CONTENTS).on_conflict_do_nothing()
    connection.execute(statement.values(digest=digest, content=content, kept_at=tables.now()))


def outcome_of(connection: Connection, attempt_id: str) -> Outcome | None:
    """Return the outcome of an attempt, or None."""
    row = connection.execute(select(_OUTCOMES).where(_OUTCOMES.c.attempt == attempt_id)).one_or_none()
    if row is None:
        return None
    return Outcome(row.engine, row.events, row.total, json.loads(row.marks), row.ending, row.minutes)


def forget_learners(connection: Connection, learners: Sequence[str]) -> int:
    """Delete every attempt of these learners with all its moves, and return how many attempts there were."""
    theirs = select(_ATTEMPTS.c.id).where(_ATTEMPTS.c.learner.in_(learners))
    connection.execute(delete(_OUTCOMES).where(_OUTCOMES.c.attempt.in_(theirs)))
    connection.execute(delete(_MOVES).where(_MOVES.c.attempt.in_(theirs)))
    return connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.learner.in_(learners))).rowcount


def forget_old(connection: Connection, before: str) -> int:
    """Delete the attempts that nobody has gone on with since a time, and return how many there were.

    One from which a younger attempt was retried stays with it, for that one is compared with it.
    """
    rows = connection.execute(select(_ATTEMPTS.c.id, _ATTEMPTS.c.parent, _ATTEMPTS.c.started_at)).all()
    last = select(_MOVES.c.attempt, func.max(_MOVES.c.kept_at).label("last")).group_by(_MOVES.c.attempt)
    worked = {row.attempt: row.last for row in connection.execute(last)}
    parents = {row.id: row.parent for row in rows}
    young = {row.id for row in rows if max(row.started_at, worked.get(row.id, "")) >= before}
    for name in tuple(young):
        parent = parents[name]
        while parent is not None and parent not in young:
            young.add(parent)
            parent = parents.get(parent)
    old = [row.id for row in rows if row.id not in young]
    for start in range(0, len(old), MOST_AT_ONCE):
        some = old[start : start + MOST_AT_ONCE]
        connection.execute(delete(_OUTCOMES).where(_OUTCOMES.c.attempt.in_(some)))
        connection.execute(delete(_MOVES).where(_MOVES.c.attempt.in_(some)))
    # Children before their parents: a retry names the attempt that it was made from.
    for name in sorted(old, key=lambda name: _depth(name, parents), reverse=True):
        connection.execute(delete(_ATTEMPTS).where(_ATTEMPTS.c.id == name))
    return len(old)


def _depth(name: str, parents: Mapping[str, str | None]) -> int:
    """Return how many attempts stand above one in its line of retries."""
    depth = 0
    while (parent := parents.get(name)) is not None:
        name, depth = parent, depth + 1
    return depth


def forget_unused_contents(connection: Connection) -> None:
    """Delete the contents with which no attempt began that is still there."""
    used = select(_ATTEMPTS.c.digest)
    connection.execute(delete(_CONTENTS).where(_CONTENTS.c.digest.not_in(used)))


def minutes_between(first: str | None, last: str | None) -> int:
    """Return the whole minutes between two stored times."""
    if first is None or last is None:
        return 0
    return round((datetime.fromisoformat(last) - datetime.fromisoformat(first)).total_seconds() / 60)


def offered_in(connection: Connection, exercise_id: str) -> tuple[tuple[str, str], ...]:
    """Return each wording that was offered to the author of an exercise, once, with the move it was meant for."""
    query = select(_MOVES.c.move).join(_ATTEMPTS, _ATTEMPTS.c.id == _MOVES.c.attempt)
    query = query.where(_ATTEMPTS.c.exercise_id == exercise_id).order_by(_MOVES.c.kept_at, _MOVES.c.seq)
    kept = [Move.from_json(text) for text in connection.scalars(query)]
    offered = [
        (str(move.data["text"]), name)
        for move in kept
        if move.verb == "offer" or (move.verb == "correct" and move.data.get("offer") is True)
        for name in move.data.get("moves", [move.data.get("move")])
    ]
    return tuple(dict.fromkeys(offered))
