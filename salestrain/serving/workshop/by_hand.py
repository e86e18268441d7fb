"""Talks in which whoever leads plays the buyer: attempts of the one who was asked, answered from the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...attempts.learner import Learner
from ...attempts.practice import practice_of
from ...attempts.terms import Terms
from ...content import ExerciseMistakes, UnknownExercise
from ...content.library import Library
from ...core.by_hand import ByHand
from ...core.events import Move, Refusal
from ...core.kind import KINDS, completed, part
from ...core.session import Session
from ...looking_back.group import Replays
from ...store import Seat, SequenceTaken
from ...workshop import events
from ...workshop.content import Rules
from ...workshop.rules import seed_of
from ...workshop.state import Played
from .rooms import Rooms

ELSEWHERE = "This line was answered already, perhaps from another board. This is where the talk stands."


@dataclass(frozen=True, slots=True)
class HandTalk:
    """A talk as it stands, for the one who plays the buyer."""

    played: Played
    session: Session
    parts: ByHand

    @property
    def is_over(self) -> bool:
        """Whether nothing more of it is read or answered."""
        return self.parts.is_over(self.session)


class ByHandTalks:
    """The talks in which a person plays the buyer."""

    def __init__(self, rooms: Rooms, library: Library) -> None:
        self._rooms, self._library = rooms, library
        self._replays: Replays | None = None

    def can_play(self, exercise: str) -> bool:
        """Return whether a person can play the other side of an exercise."""
        return self._parts(exercise) is not None

    def _parts(self, exercise: str) -> ByHand | None:
        try:
            name = KINDS[self._library.get(exercise).kind].by_hand
        except (ExerciseMistakes, UnknownExercise):
            return None
        parts: ByHand | None = part(name) if name else None
        return parts

    def begin(self, workshop: str, seat: Seat, exercise: str) -> None:
        """Begin the talk for which somebody was asked, as an attempt of theirs.

        What they have under way there is left as it is, and kept. Raises Refusal if they were not asked, or StoreError.

        Args:
            workshop: id of the workshop.
            seat: who says yes.
            exercise: what they said yes to.
        """
        kept, asked = self._rooms.plan(workshop), self._rooms.state(workshop, seat.id).asked(seat.id)
        parts = self._parts(exercise)
        if asked is None or asked.exercise != exercise or parts is None:
            raise Refusal("Nobody asks you for a talk just now.")
        rules = kept.plan.rules_of(exercise) or Rules(exercise=exercise)
        terms = Terms(lambda begun: seed_of(rules, kept.seed, seat.id, begun))
        who = Learner(seat.learner, seat.nickname, named_by_setting=True)
        practice = practice_of(completed(self._library.get(exercise)), self._rooms.store, {}, who=who, terms=terms)
        practice.leave()
        practice.begin(first=parts.begins)
        assert practice.attempt is not None, "it has just begun"
        self._rooms.happen(workshop, events.talk_accepted(seat.id, exercise, practice.attempt.id))

    def talk(self, played: Played) -> HandTalk | None:
        """Return a talk as it stands; None if it is gone."""
        parts = self._parts(played.exercise)
        self._replays = self._replays or Replays(self._rooms.store)
        session = self._replays.attempt(played.attempt, f"seat:{played.seat}")
        return HandTalk(played, session, parts) if session is not None and parts is not None else None

    def answer(self, workshop: str, talk: HandTalk, move: Move) -> None:
        """Answer the line that waits, or give the part back. Raises Refusal or StoreError; then nothing has changed.

        Args:
            workshop: id of the workshop.
            talk: the talk as it was seen.
            move: the answer.
        """
        talk.session.preview(move)
        try:
            self._rooms.store.append(talk.played.attempt, len(talk.session.moves) + 1, move)
        except SequenceTaken:
            raise Refusal(ELSEWHERE) from None
        self._rooms.happen(workshop, events.talk_answered(talk.played.seat, talk.played.attempt))

    def of(self, played: Sequence[Played]) -> list[HandTalk]:
        """Return the talks that go on."""
        found = [self.talk(one) for one in played if one.attempt]
        return [talk for talk in found if talk is not None and not talk.is_over]
