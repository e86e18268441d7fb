"""What is known of a group at one exercise: worked out from the attempts in the store, and of nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..content.loading import exercise_from_json
from ..core.cohort import Common, in_common
from ..core.events import Refusal
from ..core.exercise import Exercise
from ..core.kind import part
from ..core.session import Session
from ..core.together import Spoken, Together
from ..store import Store, UnknownAttempt
from ..workshop.progress import LEAST, Doing, best_of_each


@dataclass(frozen=True, slots=True)
class Run:
    """A talk that its author lets the room look at; `name` only if its author ticked that."""

    total: int
    spoken: tuple[Spoken, ...]
    news: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What is known of a group at one exercise, for counting.

    Args:
        exercise: name of the exercise.
        people: how many have finished it.
        predicted: what each predicted and earned, of their first finished attempt.
        common: what those attempts have in common; nothing for a group that is too small to be told of.
        changes: first and best total of those who finished more than one.
        runs: the two talks that differ most among those that were shared, the one that earned more first.
    """

    exercise: str
    people: int
    predicted: tuple[tuple[int, int], ...] = ()
    common: tuple[Common, ...] = ()
    changes: tuple[tuple[int, int], ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether the group is large enough to be told of."""
        return self.people >= LEAST


def group_of(
    store: Store, exercise: str, finished: Sequence[Doing], shared: Sequence[str], named: dict[str, str]
) -> Group:
    """Return what is known of a group.

    Args:
        store: where the attempts are.
        exercise: name of the exercise.
        finished: finished attempts at it, of people who are in the workshop.
        shared: ids of the attempts that their authors share.
        named: the nickname of the author of an attempt, for those who let it be told.
    """
    firsts: dict[str, Doing] = {}
    for one in sorted(finished, key=lambda each: (each.begun, each.attempt)):
        firsts.setdefault(one.seat, one)
    both = best_of_each(finished, exercise)
    often = {one.seat for one in finished if one is not firsts[one.seat]}
    reading = Replays(store)
    runs = _contrasting(reading, [one for one in finished if one.attempt in shared], named)
    if len(firsts) < LEAST:
        return Group(exercise, len(firsts), runs=runs)
    played = [(found, one.total or 0) for one in firsts.values() if (found := reading.session(one)) is not None]
    sessions = [session for session, _ in played]
    return Group(
        exercise,
        len(firsts),
        tuple(pair for session, total in played if (pair := _predicted(session, total)) is not None),
        in_common(sessions) if len(sessions) >= LEAST else (),
        tuple(both[seat] for seat in firsts if seat in often),
        runs,
    )


class Replays:
    """Plays attempts again, each content read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contents: dict[str, Exercise] = {}

    def session(self, doing: Doing) -> Session | None:
        """Return the session of an attempt; None if it no longer plays."""
        return self.attempt(doing.attempt, f"seat:{doing.seat}")

    def attempt(self, name: str, learner: str) -> Session | None:
        """Return the session of an attempt by its id and the key of its learner; None if it no longer plays."""
        try:
            attempt = self._store.attempt(name, learner=learner)
            if attempt.digest not in self._contents:
                self._contents[attempt.digest] = exercise_from_json(self._store.content(attempt.digest))
            return Session.replay(self._contents[attempt.digest], attempt.seed, self._store.moves(attempt.id))
        except (Refusal, ValueError, LookupError, UnknownAttempt):  # by another version, or just deleted
            return None


def _predicted(session: Session, earned: int) -> tuple[int, int] | None:
    """Return what somebody predicted and earned, both out of 100; None for a kind in which nobody predicts a total."""
    totals = [event.data.get("total") for event in session.events if event.kind == "predicted"]
    return (int(totals[0]), earned) if totals and totals[0] is not None else None


def _contrasting(reading: Replays, shared: Sequence[Doing], named: dict[str, str]) -> tuple[Run, ...]:
    """Return the two shared talks that earned most and least; none unless there are two that differ."""
    by_total = sorted(shared, key=lambda one: (-(one.total or 0), one.attempt))
    if len(by_total) < 2 or by_total[0].total == by_total[-1].total:
        return ()
    runs = [_run(reading, one, named) for one in (by_total[0], by_total[-1])]
    return tuple(run for run in runs if run is not None) if all(runs) else ()


def _run(reading: Replays, doing: Doing, named: dict[str, str]) -> Run | None:
    session = reading.session(doing)
    if session is None or session.kind.together is None:
        return None
    together: Together = part(session.kind.together)
    spoken = together.spoken(session)
    return Run(doing.total or 0, spoken, together.news(session, 0), named.get(doing.attempt, ""))
