"""One learner's practice at one exercise: identity, attempts, moves kept before they are shown.

No widget in here; the page and the plain view both drive this.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping

from ..authoring.loading import exercise_from_json
from ..authoring.scenario import Scenario
from ..debrief import WhatIf, as_meant, turn_end, what_if
from ..events import Move, Refusal
from ..hearing import reader
from ..practice.conversation import legal
from ..session import Session
from ..store import Attempt, SequenceTaken, Store
from ..understanding import Reader

SETTINGS = ("SALESTRAIN_LEARNER", "JUPYTERHUB_USER")


class MovedOn(Exception):
    """The talk went on elsewhere (another tab, a second click); the session now stands where the store does."""


class Practice:
    """What a learner does at one exercise, across attempts."""

    def __init__(self, exercise: Scenario, store: Store, settings: Mapping[str, str] = os.environ) -> None:
        self.exercise = exercise
        self.store = store
        self.learner: str | None = None
        self.name = ""
        self.attempt: Attempt | None = None
        self.session: Session | None = None
        self._readers: dict[str, Reader] = {}
        for setting in SETTINGS:
            if settings.get(setting):
                self.name = settings[setting]
                self.learner = f"user:{self.name}"
                break
        self.named_by_setting = self.learner is not None

    def meet(self, key: str, name: str) -> None:
        """A browser says who is there: its secret key and the name typed. A setting, if there is one, wins."""
        name = " ".join(name.split())
        if self.named_by_setting or not name:
            return
        learner = "page:" + hashlib.sha256(f"{key}|{name.casefold()}".encode()).hexdigest()[:40]
        if learner != self.learner:
            self.forget()
        self.name, self.learner = name, learner

    def forget(self) -> None:
        """Somebody else sits down here; what was done stays with whom it belongs to."""
        if not self.named_by_setting:
            self.learner, self.name, self.attempt, self.session = None, "", None, None

    def attempts(self) -> tuple[Attempt, ...]:
        """This learner's attempts at this exercise, newest first."""
        if self.learner is None:
            return ()
        return self.store.attempts(learner=self.learner, exercise_id=self.exercise.id)

    def resume(self) -> bool:
        """Take up the newest attempt if its debrief has not been opened yet; an earlier one is as good as left."""
        for attempt in self.attempts()[:1]:
            session = self.replayed(attempt)
            if session is not None and session.state.phase != "debriefed":
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
            raise Refusal("That talk was held with an earlier version and cannot be shown any more.")
        self.attempt, self.session = attempt, session

    def begin(self, seed: int | None = None) -> None:
        """A new attempt. Raises Refusal while one is still open: first its debrief, then the next.

        Without `seed` the exercise's policy draws the variant.
        """
        if self.learner is None:
            raise Refusal("Type your name first.")
        if self.resume():
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

    def retry(self, turn: int) -> None:
        """Go on from just before `turn` in a new attempt with the same seed; the old one stays as it is."""
        session, attempt = self.session, self.attempt
        if session is None or attempt is None or session.state.phase != "debriefed":
            raise Refusal("A retry is possible once you have read the debrief.")
        if self.resume():
            raise MovedOn
        try:
            fork = session.fork(turn)
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        self.attempt = self._keep(fork, parent=attempt.id)
        self.session = fork

    def as_meant(self, turn: int, move: str, offer: bool) -> None:
        """Read a misheard line as it was meant, in a new attempt; everything after it is done again.

        With `offer` the words reach the exercise's author, without a name. The first attempt stays as it is.
        """
        first, attempt = self.session, self.attempt
        if first is None or attempt is None or first.state.phase != "debriefed":
            raise Refusal("Lines can be read again once you have read the debrief.")
        text = next((e.data["text"] for e in first.standing() if e.kind == "said" and e.turn == turn), "")
        correction = Move("correct", {"moves": [move], "text": text, "offer": offer})
        again, cut = as_meant(first, turn, correction), turn_end(first, turn)
        fork = self._keep(Session.replay(first.exercise, first.seed, first.moves[:cut]), parent=attempt.id)
        for seq, move_again in enumerate(again.moves[cut:], cut + 1):
            self.store.append(fork.id, seq, move_again)
        self.attempt, self.session = fork, again

    def thought(self, turn: int, move: str, text: str) -> WhatIf:
        """The talk as it would have been with another line in this turn, typed or else chosen; nothing is kept.

        Raises Refusal when that line was not possible then, or not understood.
        """
        session = self.session
        if session is None or session.state.phase != "debriefed":
            raise Refusal("What would have been can be looked at once you have read the debrief.")
        try:
            before = session.states[len(session.moves_before(turn))]
        except ValueError as unreached:
            raise Refusal(str(unreached)) from None
        if not text.strip():
            return what_if(session, turn, Move("choose", {"move": move}))
        read = self._reader(session.exercise).read(text, legal(session.script, before), before.last_line)
        return what_if(session, turn, Move("say", {"reading": read.to_json()}))

    def _keep(self, session: Session, parent: str | None = None) -> Attempt:
        exercise = session.exercise
        return self.store.begin(
            exercise.id, exercise.version, exercise.digest, exercise.to_json(),
            learner=self.learner or "", seed=session.seed, parent=parent,
            fork_seq=len(session.moves) if parent else None, moves=session.moves,
        )  # fmt: skip

    def parent(self) -> Session | None:
        """The talk that this one was retried from."""
        if self.attempt is None or self.attempt.parent is None or self.learner is None:
            return None
        return self.replayed(self.store.attempt(self.attempt.parent, learner=self.learner))

    def say(self, text: str, seq: int | None) -> None:
        """Typed text: read, then done like any other move."""
        session = self._running(seq)
        known = legal(session.script, session.state)
        read = self._reader(session.exercise).read(text, known, session.state.last_line)
        if not read.text:
            raise Refusal("Type what you would say, then send it.")
        self.do(Move("say", {"reading": read.to_json()}), seq)

    def was_cut(self) -> bool:
        """Whether the latest line was typed longer than a turn is read."""
        moves = self.session.moves if self.session else ()
        return bool(moves and moves[-1].verb == "say" and moves[-1].data["reading"]["cut"])

    def _reader(self, exercise: Scenario) -> Reader:
        """The reader of the content that a talk began with, which may be an earlier one."""
        if exercise.digest not in self._readers:
            self._readers[exercise.digest] = reader(exercise)
        return self._readers[exercise.digest]

    def do(self, move: Move, seq: int | None) -> None:
        """Try the move, keep it, and only then let it count.

        `seq` is the number of moves the page saw. Raises Refusal when the move is not possible, MovedOn when the
        talk stands elsewhere than the page believed, StoreError when it could not be kept; then nothing changed.
        """
        session = self._running(seq)
        assert self.attempt is not None
        session.preview(move)
        try:
            self.store.append(self.attempt.id, len(session.moves) + 1, move)
        except SequenceTaken:
            self._catch_up()
            raise MovedOn from None
        session.do(move)

    def _running(self, seq: int | None) -> Session:
        if self.session is None:
            raise Refusal("Begin the talk first.")
        if seq is not None and seq != len(self.session.moves):
            self._catch_up()
            raise MovedOn
        return self.session

    def _catch_up(self) -> None:
        assert self.attempt is not None
        session = self.replayed(self.attempt)
        if session is not None:
            self.session = session
