"""A learner's practice at one exercise: identity, attempts, and moves that are stored before they are shown.

Pages, the terminal and tests all use this. It serves every kind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from ..content.loading import exercise_from_json, share
from ..core.events import Move, Refusal
from ..core.exercise import Exercise
from ..core.kind import KINDS, part
from ..core.session import Session
from ..store import Attempt, SequenceTaken, Store, StoreError, UnknownAttempt
from .learner import Learner, at_a_browser, from_settings
from .outcomes import DEBRIEFED, Earned, earned
from .reading import heard
from .terms import FREE, Terms

AFRESH = "afresh"
"""Where a learner stands who left what was under way, in order to begin afresh."""


class MovedOn(Exception):
    """Raised when the practice went on elsewhere (another tab, a second click); the session now matches the store."""


class Practice:
    """What a learner does at one exercise, across attempts."""

    def __init__(
        self,
        exercise: Exercise,
        store: Store,
        settings: Mapping[str, str] = os.environ,
        who: Learner | None = None,
        terms: Terms = FREE,
    ) -> None:
        """Set up the practice of an exercise.

        Args:
            exercise: the exercise to practise.
            store: where attempts are stored.
            settings: settings that may name the learner.
            who: the learner, if already known.
            terms: what the practice is held under.
        """
        self.exercise: Any = exercise
        self.store = store
        self.who = who or from_settings(settings)
        self.terms = terms
        self.attempt: Attempt | None = None
        self.session: Session | None = None
        self._left = False

    @property
    def learner(self) -> str | None:
        """The learner's key in the store; None while there is no learner."""
        return self.who.id if self.who else None

    @property
    def name(self) -> str:
        """The learner's name on screen."""
        return self.who.name if self.who else ""

    @property
    def named_by_setting(self) -> bool:
        """Whether a setting names the learner, who then cannot be changed."""
        return self.who is not None and self.who.named_by_setting

    def meet(self, key: str, name: str) -> None:
        """Make the person at a browser the learner, unless a setting names one.

        Args:
            key: the browser's secret key.
            name: the name typed.
        """
        visitor = at_a_browser(key, name)
        if self.named_by_setting or visitor is None:
            return
        if visitor.id != self.learner:
            self.forget()
        self.who = visitor

    def forget(self) -> None:
        """Let somebody else practise here; what was done remains with the learner who did it."""
        if not self.named_by_setting:
            self.who, self.attempt, self.session, self._left = None, None, None, False

    def attempts(self) -> tuple[Attempt, ...]:
        """Return this learner's attempts at this exercise, newest first."""
        if self.learner is None:
            return ()
        return self.store.attempts(learner=self.learner, exercise_id=self.exercise.id)

    def resume(self, seed: int | None = None) -> bool:
        """Resume the newest attempt if its debrief has not been opened; older unfinished attempts count as abandoned.

        With a `seed`, only attempts with this seed are considered. Returns whether an attempt was resumed; what the
        learner left in order to begin afresh is not.
        """
        return self._resumed(self.attempts(), seed)

    def _resumed(self, attempts: Sequence[Attempt], seed: int | None) -> bool:
        attempts = [attempt for attempt in attempts if seed is None or attempt.seed == seed]
        if not attempts or self._left:
            return False
        session = self.replayed(attempts[0])
        if session is None or session.state.phase == DEBRIEFED:
            return False
        self.attempt, self.session = attempts[0], session
        return True

    def go_back_to(self, where: str) -> bool:
        """Go back to where a page stood whose server is gone; return whether something is open then.

        Args:
            where: what `whereabouts` said; an empty text goes on with what is under way.
        """
        if where == AFRESH:
            self._left = True
            return False
        if where:
            with suppress(UnknownAttempt, Refusal):
                self.open(where)
                return True
        return self.resume()

    @property
    def whereabouts(self) -> str:
        """Where the learner stands, for `go_back_to`."""
        if self.attempt is not None:
            return self.attempt.id
        return AFRESH if self._left else ""

    def replayed(self, attempt: Attempt) -> Session | None:
        """Return the session of a stored attempt, played with the content it began with; None if it no longer plays."""
        content, moves = self.store.content(attempt.digest), self.store.moves(attempt.id)
        try:
            return Session.replay(exercise_from_json(content), attempt.seed, moves)
        except (Refusal, ValueError, LookupError):  # written by another version of salestrain
            return None

    def open(self, attempt_id: str) -> None:
        """Show an earlier attempt.

        Raises UnknownAttempt if it is not this learner's, and Refusal if it no longer plays.
        """
        attempt = self.store.attempt(attempt_id, learner=self.learner or "")
        session = self.replayed(attempt)
        if session is None:
            raise Refusal("That attempt was made with an earlier version and can no longer be shown.")
        self.attempt, self.session = attempt, session

    def is_under_way(self) -> bool:
        """Return whether something was done that is not finished."""
        session = self.session
        return session is not None and bool(session.moves) and session.state.phase != DEBRIEFED

    def leave(self) -> None:
        """Put what is under way aside, so that the next attempt begins afresh; nothing that was kept is changed."""
        self.attempt, self.session, self._left = None, None, True

    def unfinished(self) -> tuple[Attempt, ...]:
        """Return the attempts that were begun and not finished, newest first, except the one that is open."""
        found = []
        for attempt in self.attempts():
            if self.attempt is not None and attempt.id == self.attempt.id:
                continue
            session = self.replayed(attempt) if self.store.outcome(attempt.id) is None else None
            if session is not None and session.moves and session.state.phase != DEBRIEFED:
                found.append(attempt)
        return tuple(found)

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
        if self._resumed(attempts, seed):
            raise MovedOn
        begun = sum(attempt.parent is None for attempt in attempts)
        refusal = self.terms.refusal(begun)
        if refusal:
            raise Refusal(refusal)
        session = Session(self.exercise, self._seed(begun) if seed is None else seed)
        if first is not None:
            session.do(heard(session, first))
        self._go_on_with(session)
        self._left = False

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

    def parent(self) -> Session | None:
        """Return the attempt from which this one was retried, or None."""
        if self.attempt is None or self.attempt.parent is None or self.learner is None:
            return None
        return self.replayed(self.store.attempt(self.attempt.parent, learner=self.learner))

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
