"""What may be told of everybody's practice: states and counts, never words or the score of one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal, get_args

from .state import Present, WorkshopState

Standing = Literal["not started", "started", "practising", "done", "wants help"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
LEAST = 5
"""Results of fewer people are not told."""
SMALL = 3
"""A count below this is not told beside others, for it could point at somebody."""
STUCK_AFTER = timedelta(minutes=4)
"""Somebody who does nothing for so long in the middle of a practice may be stuck."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What the store knows of one attempt, without what was said in it.

    `total` is what it earned; None while its debrief was not opened.
    """

    seat: str
    exercise: str
    attempt: str
    begun: datetime
    moves: int = 0
    last: datetime | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class At:
    """How one person stands at one exercise. `is_stuck` is for counting, not for showing."""

    seat: str
    standing: Standing
    attempts: int
    finished: int
    is_stuck: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How the room stands at one exercise."""

    exercise: str
    people: int
    counts: Mapping[Standing, int]
    stuck: int

    @property
    def share_done(self) -> float:
        """The share of the room that is done, from 0 to 1."""
        return self.counts["done"] / self.people if self.people else 0.0


def at_exercise(person: Present, exercise: str, doings: Iterable[Doing], now: datetime, *, is_open: bool = True) -> At:
    """Return how somebody stands at an exercise.

    Args:
        person: the person.
        exercise: name of the exercise.
        doings: attempts, among them all of this person at this exercise.
        now: the time.
        is_open: whether it is practised now; a hand is up for what is, and nobody is stuck in what is closed.
    """
    own = [one for one in doings if (one.seat, one.exercise) == (person.seat, exercise)]
    finished = sum(one.total is not None for one in own)
    newest = max(own, key=lambda one: (one.begun, one.attempt), default=None)
    standing = _standing(newest, finished)
    quiet = newest is not None and standing in ("started", "practising") and now - _last(newest) >= STUCK_AFTER
    wants_help = is_open and person.hand is not None and standing != "done"
    return At(
        person.seat, "wants help" if wants_help else standing, len(own), finished, wants_help or (is_open and quiet)
    )


def progress(
    state: WorkshopState, exercise: str, doings: Sequence[Doing], now: datetime, *, is_open: bool = True
) -> Progress:
    """Return how the room stands at an exercise. For the arguments see `at_exercise`."""
    everybody = [at_exercise(person, exercise, doings, now, is_open=is_open) for person in state.here]
    counts = {standing: sum(one.standing == standing for one in everybody) for standing in STANDINGS}
    return Progress(exercise, len(everybody), counts, sum(one.is_stuck for one in everybody))


@dataclass(frozen=True, slots=True)
class GroupResult:
    """Results of a group of at least five: how many, the middle one, and how they spread."""

    n: int
    median: float
    bands: Mapping[str, int | None]
    """How many in each band; None where so few are in it that it is not told."""


BANDS = {"0–39": (0, 40), "40–59": (40, 60), "60–79": (60, 80), "80–100": (80, 101)}


def group_result(totals: Iterable[int]) -> GroupResult | None:
    """Return what may be told of the totals of a group, one of each person; None for fewer than five people."""
    values = sorted(totals)
    if len(values) < LEAST:
        return None
    counts = {name: sum(low <= value < high for value in values) for name, (low, high) in BANDS.items()}
    return GroupResult(len(values), median(values), suppressed(counts))


def suppressed(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return counts with the small ones left out.

    A zero tells nothing about anybody and stays. Where only one count was left out, it would follow from the others and
    their sum, so the next smallest goes as well.
    """
    told: dict[str, int | None] = {name: None if 0 < number < SMALL else number for name, number in counts.items()}
    hidden = [name for name, number in told.items() if number is None]
    others = [name for name in counts if told[name]]
    if len(hidden) == 1 and others:
        told[min(others, key=lambda name: counts[name])] = None
    return told


def best_of_each(doings: Iterable[Doing], exercise: str) -> dict[str, tuple[int, int]]:
    """Return first and best total of everybody who finished an exercise, by seat: for counting, not for showing."""
    found: dict[str, tuple[int, int]] = {}
    for one in sorted(doings, key=lambda each: (each.begun, each.attempt)):
        if one.exercise == exercise and one.total is not None:
            first, best = found.get(one.seat, (one.total, one.total))
            found[one.seat] = (first, max(best, one.total))
    return found


def _last(doing: Doing) -> datetime:
    return doing.last or doing.begun


def _standing(newest: Doing | None, finished: int) -> Standing:
    if newest is None:
        return "not started"
    if newest.total is None and newest.moves:
        return "practising"
    if finished:
        return "done"
    return "started"
