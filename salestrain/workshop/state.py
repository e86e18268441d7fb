"""How a workshop stands at one moment; `folding.py` says how what happens changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

PAGES = ("room", "exercise", "vote", "wall", "rating", "roles", "debrief")
"""Pages that everybody can be sent to."""


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody in the room. `hand` is the time at which they raised their hand, None while it is down."""

    seat: str
    nickname: str
    since: datetime
    hand: datetime | None = None
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """The step or the timer that runs: which one, since when, and how long."""

    number: int
    begun: datetime
    seconds: int
    label: str = ""

    @property
    def ends(self) -> datetime:
        """When its time is over."""
        return self.begun + timedelta(seconds=self.seconds)

    def left(self, now: datetime) -> int:
        """Return the seconds that are left, negative when it is over."""
        return round((self.ends - now).total_seconds())


@dataclass(frozen=True, slots=True)
class Sent:
    """Where everybody was sent last; `position` tells one sending from another."""

    page: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: who voted for what, what was proposed, and how sure people are where that was asked, in percent.

    Who it was is for counting only, never to be shown.
    """

    id: str
    question: str
    options: Mapping[str, str]
    kind: str = "choice"
    cast: Mapping[str, str] = field(default_factory=dict)
    proposals: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = True
    is_revealed: bool = False
    sure: Mapping[str, int] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Return how many voted for each option, in the order of the options."""
        return {option: sum(given == option for given in self.cast.values()) for option in self.options}


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the wall; `is_named` only if its author ticked that."""

    id: str
    seat: str
    text: str
    is_named: bool = False
    is_approved: bool = False
    liked_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shared:
    """An attempt that its author lets the room look at."""

    seat: str
    attempt: str
    with_name: bool


@dataclass(frozen=True, slots=True)
class Observation:
    """What an observer marked and lets the one see who sold; for these two alone."""

    of: str
    by: str
    exercise: str
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Played:
    """A talk in which whoever leads plays the buyer; `attempt` is empty until the one who was asked says yes.

    `position` tells one answer from another.
    """

    seat: str
    exercise: str
    attempt: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class WorkshopState:
    """How a workshop stands after the happening at `position`; `at` is when that was."""

    position: int = 0
    at: datetime | None = None
    people: Mapping[str, Present] = field(default_factory=dict)
    step: Running | None = None
    timer: Running | None = None
    open: tuple[str, ...] = ()
    ever_opened: tuple[str, ...] = ()
    sent: Sent | None = None
    frozen: str | None = None
    """What is said while everything rests; None while nothing rests."""
    votes: Mapping[str, Vote] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    shared: tuple[Shared, ...] = ()
    ratings: Mapping[str, Mapping[str, Mapping[str, Mapping[str, int]]]] = field(default_factory=dict)
    """What everybody gave to the same transcripts: by exercise, seat, transcript and criterion."""
    observed: tuple[Observation, ...] = ()
    played: tuple[Played, ...] = ()
    is_closed: bool = False

    @property
    def here(self) -> tuple[Present, ...]:
        """Everybody who has not left, in the order of coming."""
        return tuple(one for one in self.people.values() if not one.has_left)

    @property
    def hands(self) -> tuple[Present, ...]:
        """Everybody whose hand is up, the one who waits longest first."""
        up = [(one.hand, one.seat, one) for one in self.here if one.hand is not None]
        return tuple(one for _, _, one in sorted(up, key=lambda each: each[:2]))

    @property
    def open_vote(self) -> Vote | None:
        """The vote that was opened last, if it is still open."""
        return next((vote for vote in reversed(tuple(self.votes.values())) if vote.is_open), None)

    def asked(self, seat: str) -> Played | None:
        """Return the talk for which somebody was asked and has not said yes or no, if there is one."""
        return next((one for one in self.played if one.seat == seat and not one.attempt), None)

    @property
    def by_hand(self) -> frozenset[str]:
        """The attempts in which a person played the buyer; they are no part of what is told of the group."""
        return frozenset(one.attempt for one in self.played if one.attempt)

    def is_open(self, exercise: str) -> bool:
        """Return whether an exercise may be practised now."""
        return exercise in self.open and not self.is_closed
