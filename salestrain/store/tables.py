"""The stored data: contents, attempts and their moves, each sealed to the one before.

These tables describe the newest layout; `migrations.py` creates it, and a test compares the two. Times are text, ISO
8601 in UTC, taken when the row is stored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Dialect, Integer, MetaData, Table, Text, TypeDecorator
from sqlalchemy.types import TypeEngine

from ..core.events import Move, canonical


@dataclass(frozen=True, slots=True)
class Attempt:
    """A stored session: whose it is, of which exercise, and how far it has come.

    A fork has a `parent`, whose first `fork_seq` moves it took over. `started_at` is ISO 8601 in UTC; `moves_kept` is
    the number of moves at the time of reading. `engine` is the version of the rules it is played by; None if it was
    begun before versions were stored.
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
    """A stored move: its position in the whole log, its attempt, its number there, and when it was stored."""

    position: int
    attempt: str
    seq: int
    kept_at: str
    move: Move


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt earned when its debrief was opened.

    `engine` is the version of the rules it was played by, `events` the digest of everything that happened, `marks` the
    score of each criterion, `ending` how the practice ended if its kind has endings, and `minutes` the time from the
    first move to the last, rounded.
    """

    engine: int
    events: str
    total: int
    marks: Mapping[str, int]
    ending: str | None = None
    minutes: int = 0


class AnyText(TypeDecorator[str]):
    r"""Text that both databases store alike, including what PostgreSQL rejects (NUL, half a surrogate pair).

    It is written like a JSON string without the quotes: nearly all text is unchanged, `"` becomes `\"`, NUL `\u0000`.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Convert a value of the program to its stored form."""
        return None if value is None else writable(json.dumps(value, ensure_ascii=False)[1:-1])

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Convert a stored form to the value of the program."""
        try:
            return None if value is None else json.loads(f'"{value}"')
        except ValueError:  # not written by us; `Store.verify` will say so
            return str(value)


def _always(name: str, type_: type[TypeEngine[Any]] = Text) -> Column[Any]:
    """Return a column in which something always stands."""
    return Column(name, type_, nullable=False)


everything = MetaData()
"""All tables."""

contents = Table(
    "salestrain_contents",
    everything,
    Column("digest", AnyText, primary_key=True),
    _always("content"),
    _always("kept_at"),
)

attempts = Table(
    "salestrain_attempts",
    everything,
    Column("id", AnyText, primary_key=True),
    _always("learner", AnyText),
    _always("exercise_id", AnyText),
    _always("version", AnyText),
    _always("digest", AnyText),
    _always("seed", BigInteger),
    Column("parent", AnyText),
    Column("fork_seq", Integer),
    _always("started_at"),
    _always("seal"),
    Column("engine", Integer),
    Column("position", BigInteger),
)
"""`position` numbers the attempts of each learner in the order in which they were begun: a clock can be wrong."""

ATTEMPT = tuple(column for column in attempts.columns if column.name not in ("seal", "position"))
"""The columns that make up an `Attempt`; the number of its moves is counted."""

moves = Table(
    "salestrain_moves",
    everything,
    Column("attempt", AnyText, primary_key=True),
    Column("seq", Integer, primary_key=True),
    _always("kept_at"),
    _always("move"),
    _always("seal"),
    Column("position", BigInteger),
)
"""`position` increases with every move that is stored, whoever made it, so that one can ask what is new since."""

outcomes = Table(
    "salestrain_outcomes",
    everything,
    Column("attempt", AnyText, primary_key=True),
    _always("engine", Integer),
    _always("events"),
    _always("total", Integer),
    _always("marks"),
    Column("ending", AnyText),
    _always("minutes", Integer),
    _always("kept_at"),
)

workshops = Table(
    "salestrain_workshops",
    everything,
    Column("id", Text, primary_key=True),
    _always("code"),
    _always("plan"),
    _always("seed", BigInteger),
    _always("made_at"),
    _always("keep_until"),
    Column("closed_at", Text),
)

happenings = Table(
    "salestrain_happenings",
    everything,
    Column("workshop", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    _always("kept_at"),
    Column("seat", Text),
    _always("happening"),
)
"""`position` increases with everything that happens in one workshop; `seat` is who it is about, if anybody."""

seats = Table(
    "salestrain_seats",
    everything,
    Column("id", Text, primary_key=True),
    _always("workshop"),
    _always("learner", AnyText),
    _always("nickname", AnyText),
    _always("phrase"),
    _always("taken_at"),
)
"""`phrase` is a hash; `learner` is the key under which the attempts of this seat are stored."""

devices = Table(
    "salestrain_devices",
    everything,
    Column("token", Text, primary_key=True),
    _always("seat"),
)
"""Browsers that hold a seat; `token` is the hash of the secret in their cookie."""

secrets = Table(
    "salestrain_secrets",
    everything,
    Column("name", Text, primary_key=True),
    _always("secret"),
)
"""Secrets that all servers on this store share."""

versions = Table(
    "salestrain_versions",
    everything,
    Column("version", Integer, primary_key=True),
    _always("since"),
)


def now() -> str:
    """Return the current time in its stored form."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def writable(json_text: str) -> str:
    """Return the same JSON with half surrogate pairs, which UTF-8 cannot encode, written as escapes."""
    return json_text.encode("utf-8", "backslashreplace").decode()


def text_of(move: Move) -> str:
    """Return a move in its stored form. JSON escapes NUL, so PostgreSQL accepts it too."""
    return writable(move.to_json())


def seal_of_attempt(attempt: Attempt) -> str:
    """Return the first link of an attempt's chain.

    Attempts begun before engine versions were stored are sealed without one.
    """
    sealed = [getattr(attempt, column.name) for column in ATTEMPT if column.name != "engine"]
    if attempt.engine is not None:
        sealed.append(attempt.engine)
    return _sha256(canonical(sealed))


def seal_of_move(before: str, seq: int, kept_at: str, move: str) -> str:
    """Return the next link of the chain: editing a move means sealing every later one anew.

    A seal uses no secret. It reveals an accidental or careless edit, but neither one by somebody who recomputes the
    seals nor a missing end.

    Args:
        before: seal of the previous link.
        seq: number of the move.
        kept_at: when the move was stored.
        move: the move in its stored form.
    """
    return _sha256(canonical([before, seq, kept_at, move]))


def move_rows(
    attempt: str, after: int, seal: str, done: Sequence[Move], positions: Sequence[int]
) -> list[dict[str, Any]]:
    """Return the rows that continue an attempt's chain.

    Args:
        attempt: id of the attempt.
        after: number of its last move so far.
        seal: seal of that move.
        done: the moves to add.
        positions: their positions in the whole log.
    """
    rows = []
    kept_at = now()
    for number, move in enumerate(done, 1):
        seq, text = after + number, text_of(move)
        seal = seal_of_move(seal, seq, kept_at, text)
        rows.append(
            {
                "attempt": attempt,
                "seq": seq,
                "kept_at": kept_at,
                "move": text,
                "seal": seal,
                "position": positions[number - 1],
            }
        )
    return rows


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
