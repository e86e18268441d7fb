"""What is kept: contents, attempts and their moves, each sealed to the one before.

These tables say how the newest version looks; `migrations.py` makes them, and a test compares the two.
Times are text, ISO 8601 in UTC, stamped when the row is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Integer, MetaData, Table, Text, TypeDecorator

from ..events import Move, canonical


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session that is kept: whose, of what, and how far it is.

    A fork has a `parent`, whose first `fork_seq` moves it took over.
    `started_at` is ISO 8601 in UTC; `moves_kept` counts the moves when this was read.
    """

    id: str
    learner: str
    exercise_id: str
    version: str
    digest: str
    seed: int
    parent: str | None
    fork_seq: int | None
    started_at: str
    moves_kept: int


class AnyText(TypeDecorator[str]):
    r"""Text that both databases keep alike, also what PostgreSQL refuses (NUL, half a surrogate pair).

    It is written as in JSON without the quotes: nearly every text as it is, `"` as `\"`, NUL as `\u0000`.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """From what the program means to what is written."""
        return None if value is None else writable(json.dumps(value, ensure_ascii=False)[1:-1])

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """From what is written to what the program means."""
        try:
            return None if value is None else json.loads(f'"{value}"')
        except ValueError:  # not written by us; `Store.verify` will say so
            return str(value)


_all = MetaData()

contents = Table(
    "salestrain_contents",
    _all,
    Column("digest", AnyText, primary_key=True),
    Column("content", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
)

attempts = Table(
    "salestrain_attempts",
    _all,
    Column("id", AnyText, primary_key=True),
    Column("learner", AnyText, nullable=False),
    Column("exercise_id", AnyText, nullable=False),
    Column("version", AnyText, nullable=False),
    Column("digest", AnyText, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("parent", AnyText),
    Column("fork_seq", Integer),
    Column("started_at", Text, nullable=False),
    Column("seal", Text, nullable=False),
)

ATTEMPT = tuple(column for column in attempts.columns if column.name != "seal")
"""The columns that an `Attempt` is made of; how many moves it has is counted."""

moves = Table(
    "salestrain_moves",
    _all,
    Column("attempt", AnyText, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kept_at", Text, nullable=False),
    Column("move", Text, nullable=False),
    Column("seal", Text, nullable=False),
)

versions = Table(
    "salestrain_versions",
    _all,
    Column("version", Integer, primary_key=True),
    Column("since", Text, nullable=False),
)


def now() -> str:
    """This moment, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def writable(json_text: str) -> str:
    """The same JSON, with half surrogate pairs, which UTF-8 does not have, written as escapes."""
    return json_text.encode("utf-8", "backslashreplace").decode()


def text_of(move: Move) -> str:
    """A move as it is kept. JSON writes NUL as an escape, so that PostgreSQL takes it too."""
    return writable(move.to_json())


def seal_of_attempt(attempt: Attempt) -> str:
    """The first link of an attempt's chain."""
    return _sha256(canonical([getattr(attempt, column.name) for column in ATTEMPT]))


def seal_of_move(before: str, seq: int, kept_at: str, move: str) -> str:
    """The next link: whoever edits a move must seal every later one anew.

    A seal has no secret. It shows an edit by accident or by a careless hand, not by one who recomputes it,
    and not a missing end.
    """
    return _sha256(canonical([before, seq, kept_at, move]))


def move_rows(attempt: str, after: int, seal: str, done: Sequence[Move]) -> list[dict[str, Any]]:
    """The rows that carry the chain of `attempt`, which ends in move `after` and `seal`, on by `done`."""
    rows = []
    kept_at = now()
    for seq, move in enumerate(done, after + 1):
        text = text_of(move)
        seal = seal_of_move(seal, seq, kept_at, text)
        rows.append({"attempt": attempt, "seq": seq, "kept_at": kept_at, "move": text, "seal": seal})
    return rows


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
