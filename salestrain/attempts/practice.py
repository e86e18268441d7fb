"""A learner's practice at one exercise: identity, attempts, and moves that are stored before they are shown.

Pages, the terminal and tests all use this. It serves every kind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..content.loading import share
from ..core.events import Move, Refusal
from ..core.exercise import Exercise
from ..core.kind import KINDS, part
from ..core.session import Session
from ..store import SequenceTaken, Store, StoreError
from .history import History
from .learner import Learner
from .outcomes import DEBRIEFED, Earned, earned
from .reading import heard
from .terms import FREE, Terms


class MovedOn(Exception):
    """Raised when the practice went on elsewhere (another tab, a second click); the session now matches the store."""


class Practice(History):
    """What a learner does at one exercise, across attempts."""

    def begin(self, seed: int | None = None, first: Move | None = None) -> None:
        """Begin a new attempt. Where this fails, everything stays as it was.

        Args:
            seed: the seed; by default one that the exercise's policy chooses.
            first: a move that the attempt begins with; it is stored together with the attempt, or neither is.

        Raises:
            Refusal: while nobody has given a name, where the terms allow none, or if the first move is not possible.
            MovedOn: if an unfinished attempt was resumed instead, which happens unless the learner left it.
            StoreError: if the attempt could not be stored.
        """
        if self.learner is None:
            raise Refusal("Type your name first.")
        attempts = self.attempts()
        if self.resumed_of(attempts, seed):
            raise MovedOn
        begun = sum(attempt.parent is None for attempt in attempts)
        refusal = self.terms.refusal(begun)
        if refusal:
            raise Refusal(refusal)
        session = Session(self.exercise, self._seed(begun) if seed is None else seed)
        if first is not None:
            session.do(heard(session, first))
        self._go_on_with(session)
        self.has_left = False

    def _seed(self, begun: int) -> int:
        """Return the seed that the terms or the exercise's policy choose for the next attempt.

        `begun` is how many attempts were begun from the beginning.
        """
        policy = self.exercise.seed_policy
        if policy == "fixed":
            return 0
        if self.terms.seed is not None:
            return self.terms.seed(begun)
        hashed = int(hashlib.sha256((self.learner or "").encode()).hexdigest()[:6], 16)
        return begun if policy == "per_attempt" else hashed

    def _go_on_with(self, session: Session, parent: str | None = None, taken: int = 0) -> None:
        """Store a session as a new attempt, and go on with it. Raises StoreError; then nothing has changed.

        Args:
            session: the session, with the moves it begins with.
            parent: for a fork, the attempt it is made from.
            taken: number of moves that a fork takes over.
        """
        exercise = session.exercise
        share(exercise)
        self.attempt = self.store.begin(
            exercise.id,
            exercise.version,
            exercise.digest,
            exercise.to_json(),
            learner=self.learner or "",
            seed=session.seed,
            parent=parent,
            fork_seq=taken if parent else None,
            moves=session.moves,
            engine=session.kind.version,
        )
        self.session = session

    def do(self, move: Move, seq: int | None) -> None:
        """Try a move, store it, and only then apply it.

        Args:
            move: the move.
            seq: number of moves the page had seen; None skips the check that it is up to date.

        Raises:
            Refusal: if the move is not possible.
            MovedOn: if the practice went on elsewhere since the page was drawn.
            StoreError: if the move could not be stored.

        After any of these, the move has not been made.
        """
        session = self._running(seq)
        assert self.attempt is not None
        state, events = session.preview(move)
        try:
            self.store.append(self.attempt.id, len(session.moves) + 1, move)
        except SequenceTaken:
            self._catch_up()
            raise MovedOn from None
        session.adopt(move, state, events)
        if session.state.phase == DEBRIEFED:
            with suppress(StoreError):  # the move is stored; what it earned is stored when the debrief is seen next
                self.earned()

    def earned(self) -> Earned | None:
        """Return what this attempt earned when its debrief was first opened, and whether the current rules agree.

        Returns None before the debrief. What was earned is stored once and never changed.
        """
        if self.attempt is None or self.session is None or self.session.state.phase != DEBRIEFED:
            return None
        return earned(self.store, self.attempt, self.session)

    def act(self, verb: str, data: Mapping[str, Any], seq: int | None) -> None:
        """Make a move that comes from the page, reading typed text first. Raises the same errors as `do`.

        Args:
            verb: the move's verb.
            data: the move's arguments.
            seq: number of moves the page had seen, or None.
        """
        self.do(heard(self._running(seq), Move(verb, data)), seq)

    def _running(self, seq: int | None) -> Session:
        if self.session is None:
            raise Refusal("Begin first.")
        if seq is not None and seq != len(self.session.moves):
            self._catch_up()
            # The page may have seen more than this server, where another one answered it in between.
            if seq != len(self.session.moves):
                raise MovedOn
        return self.session

    def look_again(self) -> None:
        """Take over what was done in this attempt from elsewhere, as by a person who plays the other side."""
        if self.attempt is not None and self.session is not None:
            self._catch_up()

    def _catch_up(self) -> None:
        assert self.attempt is not None
        session = self.replayed(self.attempt)
        if session is not None:
            self.session = session


def practice_of(
    exercise: Exercise,
    store: Store,
    settings: Mapping[str, str] = os.environ,
    who: Learner | None = None,
    terms: Terms = FREE,
) -> Practice:
    """Return the practice of an exercise, as its kind has it. For the arguments see `Practice`."""
    kind = KINDS[exercise.kind]
    make = part(kind.practice) if kind.practice else Practice
    practice: Practice = make(exercise, store, settings, who, terms)
    return practice
