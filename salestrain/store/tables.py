"""What is kept: contents, attempts and their moves, each sealed to the one before.

These tables say how the newest version looks; `migrations.py` makes them, and a test compares the two.
Times are text, ISO 8601 in UTC, stamped when the row is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Integer, MetaData, Table, Text, TypeDecorator

from ..core.events import Move, canonical


@dataclass(frozen=True, slots=True)
class Attempt:
    """A session that is kept: whose, of what, and how far it is.

    A fork has a `parent`, whose first `fork_seq` moves it took over.
    `started_at` is ISO 8601 in UTC; `moves_kept` counts the moves when this was read.
    `engine` is the version of the rules that it is played by; None for one that was begun before these were kept.
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
    engine: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A move as it lies in the store: at which position, of which attempt, its number there, and when it was kept."""

    position: int
    attempt: str
    seq: int
    kept_at: str
    move: Move


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to when its debrief was opened, as it was earned.

    `engine` is the version of the rules by which it was played, `events` the digest of everything that happened,
    `marks` the score of each criterion, `ending` how the practice ended, where its kind has endings, and `minutes`
    how long it took from the first move to the last, rounded.
    """

    engine: int
    events: str
    total: int
    marks: Mapping[str, int]
    ending: str | None = None
    minutes: int = 0


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
    Column("engine", Integer),
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
    Column("position", BigInteger),
)
"""`position` grows with every move that is kept, whoever made it, so that one can ask what is new since."""

outcomes = Table(
    "salestrain_outcomes",
    _all,
    Column("attempt", AnyText, primary_key=True),
    Column("engine", Integer, nullable=False),
    Column("events", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("marks", Text, nullable=False),
    Column("ending", AnyText),
    Column("minutes", Integer, nullable=False),
    Column("kept_at", Text, nullable=False),
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
    """The first link of an attempt's chain. What was begun before versions were kept is sealed without one."""
    sealed = [getattr(attempt, column.name) for column in ATTEMPT if column.name != "engine"]
    if attempt.engine is not None:
        sealed.append(attempt.engine)
    return _sha256(canonical(sealed))


def seal_of_move(before: str, seq: int, kept_at: str, move: str) -> str:
    """The next link: whoever edits a move must seal every later one anew.

    A seal has no secret. It shows an edit by accident or by a careless hand, not by one who recomputes it,
    and not a missing end.
    """
    return _sha256(canonical([before, seq, kept_at, move]))


def move_rows(attempt: str, after: int, seal: str, done: Sequence[Move], position: int) -> list[dict[str, Any]]:
    """The rows that carry the chain of `attempt`, which ends in move `after` and `seal`, on by `done`.

    `position` is that of the move that was kept last, of whatever attempt.
    """
    rows = []
    kept_at = now()
    for number, move in enumerate(done, 1):
        seq, text = after + number, text_of(move)
        seal = seal_of_move(seal, seq, kept_at, text)
        row = {"attempt": attempt, "seq": seq, "kept_at": kept_at, "move": text, "seal": seal}
        rows.append({**row, "position": position + number})
    return rows


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
