"""Who practises at an exercise, and what they did there before: attempts that are resumed, opened and played again."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from ..content.loading import exercise_from_json
from ..core.events import Refusal
from ..core.exercise import Exercise
from ..core.session import Session
from ..store import Attempt, Store, UnknownAttempt
from .learner import Learner, at_a_browser, from_settings
from .outcomes import DEBRIEFED
from .terms import FREE, Terms

AFRESH = "afresh"
"""Where a learner stands who left what was under way, in order to begin afresh."""


class History:
    """A learner at one exercise: who they are, what they did here, and which attempt is open."""

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
        self.has_left = False
        """Whether the learner left what was under way, in order to begin afresh."""

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
            self.who, self.attempt, self.session, self.has_left = None, None, None, False

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
        return self.resumed_of(self.attempts(), seed)

    def resumed_of(self, attempts: Sequence[Attempt], seed: int | None) -> bool:
        """Resume the newest of these attempts; see `resume`."""
        attempts = [attempt for attempt in attempts if seed is None or attempt.seed == seed]
        if not attempts or self.has_left:
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
            self.has_left = True
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
        return AFRESH if self.has_left else ""

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
        self.attempt, self.session, self.has_left = None, None, True

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

    def parent(self) -> Session | None:
        """Return the attempt from which this one was retried, or None."""
        if self.attempt is None or self.attempt.parent is None or self.learner is None:
            return None
        return self.replayed(self.store.attempt(self.attempt.parent, learner=self.learner))
