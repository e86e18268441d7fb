"""A session: one learner in one exercise. It is the only mutable object; everything else is immutable data.

Pages, the terminal, tests and bots all drive the same session. Its contents are derived: the same exercise, seed and
moves give the same session on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .events import Event, Move, digest, standing
from .exercise import Exercise
from .kind import KINDS, Engine
from .rubric import Scorecard


class Session:
    """A running exercise: moves go in, events come out.

    `events` holds everything that happened, `moves` what the learner did, `state` the current state.
    """

    def __init__(self, exercise: Exercise, seed: int) -> None:
        self.exercise: Any = exercise
        self.seed = seed
        self.kind = KINDS[exercise.kind]
        self.engine: Engine = self.kind.must_have_engine()
        self.script = self.engine.prepare(exercise, seed)
        self.state, events = self.engine.start(self.script)
        self.events: tuple[Event, ...] = events
        self.moves: tuple[Move, ...] = ()
        self.states: tuple[Any, ...] = (self.state,)
        """The state after each move, the start first."""

    def do(self, move: Move) -> tuple[Event, ...]:
        """Make one move and return the events it led to. Raises `Refusal`, in which case nothing has changed."""
        state, events = self.preview(move)
        self.adopt(move, state, events)
        return events

    def adopt(self, move: Move, state: Any, events: tuple[Event, ...]) -> None:
        """Apply a move whose result `preview` returned; nothing may have happened in between.

        Args:
            move: the move that was previewed.
            state: the state that it leads to.
            events: the events that it leads to.
        """
        self.state = state
        self.events += events
        self.moves += (move,)
        self.states += (state,)

    def preview(self, move: Move) -> tuple[Any, tuple[Event, ...]]:
        """Return the state and the events that `do` would lead to, without making the move."""
        return self.engine.respond(self.script, self.state, move)

    @classmethod
    def replay(cls, exercise: Exercise, seed: int, moves: Iterable[Move]) -> Session:
        """Return the session that these moves lead to. Raises `Refusal` if one of them is not possible."""
        session = cls(exercise, seed)
        for move in moves:
            session.do(move)
        return session

    def moves_before(self, turn: int) -> tuple[Move, ...]:
        """Return the moves that led up to this turn.

        Raises ValueError for a turn that was not reached.
        """
        if not 1 <= turn <= self.state.turn:
            raise ValueError(f"This talk has turns 1 to {self.state.turn}; there is no turn {turn}.")
        count = max(number for number, state in enumerate(self.states) if state.turn < turn)
        return self.moves[:count]

    def fork(self, turn: int) -> Session:
        """Return a copy of the session as it was just before `turn`, with the same seed; this session is unchanged."""
        return Session.replay(self.exercise, self.seed, self.moves_before(turn))

    def score(self) -> Scorecard:
        """Return the scorecard of the events so far."""
        return self.kind.score(self)

    def digest(self) -> str:
        """Return a sha256 over all events: equal for equal histories, on every machine."""
        return digest(self.events)

    def standing(self) -> Sequence[Event]:
        """Return the events that still count, without those that a correction revoked."""
        return standing(self.events)
