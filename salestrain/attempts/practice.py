"""One learner's practice at one exercise: identity, attempts, moves kept before they are shown.

The pages, the terminal and the tests all drive this. It serves every kind.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from typing import Any

from ..content.loading import exercise_from_json
from ..core.events import Move, Refusal
from ..core.exercise import Exercise
from ..core.session import Session
from ..store import Attempt, SequenceTaken, Store
from .learner import Learner, at_a_browser, from_settings
from .outcomes import DEBRIEFED, Earned, earned
from .reading import heard


class MovedOn(Exception):
    """The practice went on elsewhere (another tab, a second click); the session now stands where the store does."""


class Practice:
    """What a learner does at one exercise, across attempts."""

    def __init__(
        self, exercise: Exercise, store: Store, settings: Mapping[str, str] = os.environ, who: Learner | None = None
    ) -> None:
        """Practise an exercise.

        Args:
            exercise: what is practised.
            store: where it is kept.
            settings: where a name may be set.
            who: the learner, where it is known already.
        """
        self.exercise: Any = exercise
        self.store = store
        self.who = who or from_settings(settings)
        self.attempt: Attempt | None = None
        self.session: Session | None = None

    @property
    def learner(self) -> str | None:
        """How the store knows the learner; None while nobody is there."""
        return self.who.id if self.who else None

    @property
    def name(self) -> str:
        """What the learner is called on the screen."""
        return self.who.name if self.who else ""

    @property
    def named_by_setting(self) -> bool:
        """Whether a setting says who is here, so that nobody else can be."""
        return self.who is not None and self.who.named_by_setting

    def meet(self, key: str, name: str) -> None:
        """Take somebody at a browser for the learner: its secret key and the name typed. A setting wins."""
        somebody = at_a_browser(key, name)
        if self.named_by_setting or somebody is None:
            return
        if somebody.id != self.learner:
            self.forget()
        self.who = somebody

    def forget(self) -> None:
        """Let somebody else sit down here; what was done stays with whom it belongs to."""
        if not self.named_by_setting:
            self.who, self.attempt, self.session = None, None, None

    def attempts(self) -> tuple[Attempt, ...]:
        """This learner's attempts at this exercise, newest first."""
        if self.learner is None:
            return ()
        return self.store.attempts(learner=self.learner, exercise_id=self.exercise.id)

    def resume(self, seed: int | None = None) -> bool:
        """Take up the newest attempt if its debrief has not been opened yet; older ones are treated as abandoned.

        With a `seed`, only the newest attempt with this seed counts.
        """
        begun = [attempt for attempt in self.attempts() if seed is None or attempt.seed == seed]
        for attempt in begun[:1]:
            session = self.replayed(attempt)
            if session is not None and session.state.phase != DEBRIEFED:
                self.attempt, self.session = attempt, session
                return True
        return False

    def replayed(self, attempt: Attempt) -> Session | None:
        """The session of a kept attempt, played with the content it began with; None if it plays no longer."""
        content, moves = self.store.content(attempt.digest), self.store.moves(attempt.id)
        try:
            return Session.replay(exercise_from_json(content), attempt.seed, moves)
        except (Refusal, ValueError, LookupError):  # another version of salestrain wrote it
            return None

    def open(self, attempt_id: str) -> None:
        """Look at an earlier attempt. Raises UnknownAttempt for one that is not this learner's."""
        attempt = self.store.attempt(attempt_id, learner=self.learner or "")
        session = self.replayed(attempt)
        if session is None:
            raise Refusal("That was done with an earlier version and cannot be shown any more.")
        self.attempt, self.session = attempt, session

    def begin(self, seed: int | None = None) -> None:
        """A new attempt. Raises Refusal while one is still open: first its debrief, then the next.

        Without `seed` the exercise's policy draws the variant.
        """
        if self.learner is None:
            raise Refusal("Type your name first.")
        if self.resume(seed):
            raise MovedOn
        self.session = Session(self.exercise, self._seed() if seed is None else seed)
        self.attempt = self._keep(self.session)

    def _seed(self) -> int:
        policy = self.exercise.seed_policy
        if policy == "fixed":
            return 0
        tries = sum(attempt.parent is None for attempt in self.attempts())
        own = int(hashlib.sha256((self.learner or "").encode()).hexdigest()[:6], 16)
        return tries if policy == "per_attempt" else own

    def _keep(self, session: Session, parent: str | None = None) -> Attempt:
        exercise = session.exercise
        return self.store.begin(
            exercise.id, exercise.version, exercise.digest, exercise.to_json(),
            learner=self.learner or "", seed=session.seed, parent=parent,
            fork_seq=len(session.moves) if parent else None, moves=session.moves, engine=session.kind.version,
        )  # fmt: skip

    def parent(self) -> Session | None:
        """The attempt that this one was retried from."""
        if self.attempt is None or self.attempt.parent is None or self.learner is None:
            return None
        return self.replayed(self.store.attempt(self.attempt.parent, learner=self.learner))

    def do(self, move: Move, seq: int | None) -> None:
        """Try the move, keep it, and only then let it count.

        `seq` is the number of moves the page saw. Raises Refusal when the move is not possible, MovedOn when the
        practice stands elsewhere than the page believed, StoreError when it could not be kept; then nothing changed.
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
            self.earned()

    def earned(self) -> Earned | None:
        """What this attempt came to when its debrief was first opened, and whether today's rules say the same.

        None before its debrief. What was earned is kept once and never changed.
        """
        if self.attempt is None or self.session is None or self.session.state.phase != DEBRIEFED:
            return None
        return earned(self.store, self.attempt, self.session)

    def act(self, verb: str, data: Mapping[str, Any], seq: int | None) -> None:
        """Do a move as it comes from the page; typed text is read first. Raises as `do` does."""
        self.do(heard(self._running(seq), Move(verb, data)), seq)

    def _running(self, seq: int | None) -> Session:
        if self.session is None:
            raise Refusal("Begin first.")
        if seq is not None and seq != len(self.session.moves):
            self._catch_up()
            raise MovedOn
        return self.session

    def _catch_up(self) -> None:
        assert self.attempt is not None
        session = self.replayed(self.attempt)
        if session is not None:
            self.session = session
