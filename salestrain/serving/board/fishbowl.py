"""The talk that a room holds together: one attempt of the workshop itself, and what each line on a ballot would cost.

Nothing here is kept but the attempt, which is in the store, and the votes, which are in the log of the workshop: after
a crash, or on another server, both are read again, and the lines are weighed anew.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from ...attempts.learner import Learner
from ...attempts.practice import MovedOn, Practice, practice_of
from ...content.library import Library
from ...core.events import Move, Refusal
from ...core.kind import KINDS, completed, part
from ...core.rubric import Mark
from ...core.session import Session
from ...core.together import Question, Spoken, Together
from ...store import Attempt
from ...workshop.ballot import BallotLine, about, lines_of
from ...workshop.content import Rules
from ...workshop.rules import seed_of
from ...workshop.state import Vote
from ..workshop.rooms import Rooms
from .steps import Way
from .weighing import Weighing, weigh

log = logging.getLogger(__name__)


def learner_of(workshop: str) -> Learner:
    """Return the learner whose attempts are those of the whole room."""
    return Learner(f"room:{workshop}", "The room", named_by_setting=True)


@dataclass(frozen=True, slots=True)
class Tried:
    """One way on as it would go: the line it begins with, what was said and answered, and what changed by it.

    `offered` are the lines with which it could go on.
    """

    line: BallotLine
    spoken: tuple[Spoken, ...]
    news: tuple[str, ...]
    offered: tuple[tuple[str, str], ...]

    @property
    def is_over(self) -> bool:
        """Whether the talk would be over."""
        return not self.offered


class Talk:
    """The room's talk in one exercise, as it stands."""

    def __init__(self, practice: Practice, together: Together) -> None:
        self._practice, self._together = practice, together
        self.title: str = practice.exercise.title
        self._position = -1

    @property
    def session(self) -> Session | None:
        """The session, or None before the talk was begun."""
        return self._practice.session

    @property
    def moves(self) -> int:
        """How many moves it has."""
        return len(self.session.moves) if self.session is not None else 0

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The lines that can be voted on now; none when the talk is over."""
        return self._together.offered(self.session) if self.session is not None else ()

    @property
    def spoken(self) -> tuple[Spoken, ...]:
        """The talk so far."""
        return self._together.spoken(self.session) if self.session is not None else ()

    @property
    def setting(self) -> tuple[str, ...]:
        """Who is talked to, and why."""
        return self._together.setting(self.session or Session(self._practice.exercise, 0))

    @property
    def news(self) -> tuple[str, ...]:
        """What changed by the last line."""
        return self._together.news(self.session, self.moves - 1) if self.session is not None and self.moves else ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What a talk that is over earned, criterion by criterion; none while it goes on."""
        if self.session is None or self.offered:
            return ()
        return self.session.score().marks

    def catch_up(self, position: int) -> None:
        """Take over what another server or another facilitator did.

        Args:
            position: position in the log of the workshop; whoever says a line leaves a trace there, so the store is
                asked once for each.
        """
        if position == self._position:
            return
        self._position = position
        practice, known = self._practice, self._practice.attempt
        newest = next(iter(practice.attempts()), None)
        if newest is None or (known is not None and newest.id == known.id and self._is_up_to_date(newest)):
            return
        practice.attempt, practice.session = newest, practice.replayed(newest)

    def _is_up_to_date(self, attempt: Attempt) -> bool:
        return len(self._practice.store.moves(attempt.id)) == self.moves

    def begin(self, seed: int, *, afresh: bool) -> None:
        """Begin the talk, or begin it anew."""
        if afresh:
            self._practice.leave()
        try:
            self._practice.begin(seed)
        except MovedOn:
            self._position = -1
            self.catch_up(0)

    def say(self, move: Move, moves: int) -> None:
        """Say a line. Raises Refusal if it cannot be said, or if the talk went on meanwhile.

        Args:
            move: the line.
            moves: how many moves the talk had when it was voted on.
        """
        try:
            self._practice.do(move, moves)
        except MovedOn:
            self._position = -1
            self.catch_up(0)
            raise Refusal("The talk went on already, perhaps from another board. This is where it stands.") from None

    @property
    def question(self) -> Question | None:
        """What is judged, once the talk is over."""
        return self._together.question(self.session) if self.session is not None else None

    def tried(self, weighing: Weighing, then: Sequence[str] = ()) -> Tried:
        """Return how a line would go on, without saying it. Raises Refusal.

        Args:
            weighing: the line.
            then: the lines after it, by their ids.
        """
        session = self.session
        if session is None or weighing.move is None:
            raise Refusal("This line cannot be said now.")
        ways_on = [Move("choose", {"move": name}) for name in then]
        trial = Session.replay(session.exercise, session.seed, (*session.moves, weighing.move, *ways_on))
        before = len(self._together.spoken(session))
        spoken, news = self._together.spoken(trial)[before:], self._together.news(trial, len(session.moves))
        return Tried(weighing.line, spoken, news, self._together.offered(trial))


class Fishbowl:
    """The talks that a workshop's room holds together, and the weighing of their ballots in the background."""

    def __init__(self, rooms: Rooms, library: Library, threads: Executor, tell: Callable[[str], None]) -> None:
        """Set up the fishbowl.

        Args:
            rooms: how workshops stand.
            library: the exercises.
            threads: where lines are weighed.
            tell: called with the id of a workshop when something was worked out.
        """
        self._rooms, self._library, self._threads, self._tell = rooms, library, threads, tell
        self._talks: dict[tuple[str, str], Talk] = {}
        self._weighed: dict[tuple[str, str, tuple[tuple[str, int], ...]], tuple[Weighing, ...] | None] = {}
        self._lock = threading.Lock()

    def can_hold(self, exercise: str) -> bool:
        """Return whether a room can hold a talk in this exercise together."""
        try:
            kind = KINDS[self._library.get(exercise).kind]
        except Exception:  # an exercise that is gone or not ready
            return False
        return kind.together is not None and kind.weighed is not None

    def talk(self, workshop: str, exercise: str) -> Talk | None:
        """Return the room's talk in an exercise as it stands; None if the exercise is none that can be held."""
        if not self.can_hold(exercise):
            return None
        with self._lock:
            talk = self._talks.get((workshop, exercise))
            if talk is None:
                ready = completed(self._library.get(exercise))
                practice = practice_of(ready, self._rooms.store, {}, who=learner_of(workshop))
                talk = self._talks[workshop, exercise] = Talk(practice, part(KINDS[ready.kind].together or ""))
            talk.catch_up(self._rooms.state(workshop).position)
        return talk

    def begin(self, workshop: str, exercise: str, *, afresh: bool = False) -> None:
        """Begin the room's talk. For the arguments see `talk`; `afresh` leaves one that is under way."""
        talk, kept = self.talk(workshop, exercise), self._rooms.plan(workshop)
        if talk is None:
            raise Refusal("This exercise is no talk that a room can hold together.")
        rules = kept.plan.rules_of(exercise) or Rules(exercise=exercise)
        talk.begin(seed_of(rules, kept.seed, "", 0), afresh=afresh)

    def weighed(self, workshop: str, vote: Vote) -> tuple[Weighing, ...] | None:
        """Return what the lines of a closed ballot would do; None while that is worked out, which this call begins."""
        subject = about(vote)
        lines = lines_of(vote)
        name = (workshop, vote.id, tuple((line.key, line.people) for line in lines))
        with self._lock:
            if name in self._weighed:
                return self._weighed[name]
            self._weighed[name] = None
        talk = self.talk(workshop, subject[0]) if subject is not None else None
        session = talk.session if talk is not None else None
        if subject is None or session is None or subject[1] > len(session.moves):
            self._weighed[name] = ()
            return ()
        before = Session.replay(session.exercise, session.seed, session.moves[: subject[1]])
        self._threads.submit(self._weigh, name, before, lines)
        return self._weighed[name]

    def side_by_side(self, workshop: str, vote: Vote, ways: Sequence[Way]) -> tuple[Tried, ...]:
        """Return how two lines of a closed ballot would go on; none if they cannot be tried (any more).

        Args:
            workshop: id of the workshop.
            vote: the vote.
            ways: the two lines, each with those after it.
        """
        subject = about(vote)
        talk = self.talk(workshop, subject[0]) if subject is not None else None
        found = {one.line.key: one for one in self.weighed(workshop, vote) or ()}
        if talk is None or subject is None or subject[1] != talk.moves or not {way.key for way in ways} <= set(found):
            return ()
        try:
            return tuple(talk.tried(found[way.key], way.then) for way in ways)
        except Refusal:
            return ()

    def _weigh(self, name: Any, session: Session, lines: Sequence[BallotLine]) -> None:
        try:
            found = weigh(session, lines)
        except Exception:
            log.exception("The lines of a vote could not be weighed")
            found = tuple(Weighing(line, None) for line in lines)
        self._weighed[name] = found
        self._tell(name[0])
