"""One learner in one exercise. A session is the only thing that changes; all else is data.

Widgets, terminal, tests and bots drive the same session.
What it holds is derived: the same exercise, seed and moves give the same session on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .events import Event, Move, digest, standing
from .exercise import Exercise
from .kind import KINDS, Engine
from .rubric import Scorecard


class Session:
    """A running exercise: moves in, events out.

    `events` is everything that happened, `moves` what the learner did, `state` what is so now.
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
        """Do one move; the events it led to. Raises `Refusal`, and then nothing has changed."""
        state, events = self.preview(move)
        self.adopt(move, state, events)
        return events

    def adopt(self, move: Move, state: Any, events: tuple[Event, ...]) -> None:
        """Let a move count whose outcome `preview` has told; nothing may have happened in between."""
        self.state = state
        self.events += events
        self.moves += (move,)
        self.states += (state,)

    def preview(self, move: Move) -> tuple[Any, tuple[Event, ...]]:
        """What `do` would lead to, without doing it."""
        return self.engine.respond(self.script, self.state, move)

    @classmethod
    def replay(cls, exercise: Exercise, seed: int, moves: Iterable[Move]) -> Session:
        """The session that these moves lead to. Raises `Refusal` when one of them is not possible."""
        session = cls(exercise, seed)
        for move in moves:
            session.do(move)
        return session

    def moves_before(self, turn: int) -> tuple[Move, ...]:
        """The moves with which the talk stood just before this turn.

        Raises ValueError for a turn that was not reached.
        """
        if not 1 <= turn <= self.state.turn:
            raise ValueError(f"This talk has turns 1 to {self.state.turn}; there is no turn {turn}.")
        cut = max(i for i, state in enumerate(self.states) if state.turn < turn)
        return self.moves[:cut]

    def fork(self, turn: int) -> Session:
        """The same talk up to just before `turn`, with the same seed; this session stays as it is."""
        return Session.replay(self.exercise, self.seed, self.moves_before(turn))

    def score(self) -> Scorecard:
        """What the rubric makes of the events so far."""
        return self.kind.score(self)

    def digest(self) -> str:
        """sha256 over all events: equal for equal histories, on every machine."""
        return digest(self.events)

    def standing(self) -> Sequence[Event]:
        """The events that count, without what a correction took back."""
        return standing(self.events)
