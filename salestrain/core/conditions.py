"""What an author may ask about a talk: conditions as data, never code.

A condition is a small tree of `all`, `any`, `not` over leaves.
It is asked of a `Record`: tags and the moments at which they were noticed, plus the buyer's state.
The engine keeps such a record while the talk runs; the rubric builds one from the events afterwards,
so that one grammar with one meaning serves both.

Every leaf can say itself in `words`, point at the moments that are its `proof`, and give what is `actual`,
so that a reader sees how far off it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

MOMENTS_PER_TURN = 1000
"""A moment is `turn * MOMENTS_PER_TURN + position`: comparable across and within turns."""

Names = Callable[[str], str]
"""From a tag (`fact:f.deadline`) to the words a reader knows it by."""


def _one(tag: str, names: Names) -> str:
    """A tag in words, with an article where it names one of several lines."""
    words = names(tag)
    if not tag.startswith(("move:", "kind:")):
        return words
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def turn_of(moment: int) -> int:
    """The turn that a moment lies in."""
    return moment // MOMENTS_PER_TURN


class Record(Protocol):
    """What a condition may look at."""

    def moments(self, tag: str) -> tuple[int, ...]:
        """When this tag was noticed, in order; empty if never."""

    def now(self, tag: str) -> bool:
        """Whether the learner's present turn carries this tag."""

    def value(self, name: str) -> int:
        """A state variable such as `trust`, or `turn`."""

    def streak(self, kind: str) -> int:
        """How many of the latest moves in a row were of this kind (in a rubric: the longest run)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A lowest and a highest whole number, either of them open."""

    low: int | None = None
    high: int | None = None

    def hold(self, number: int) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)

    def words(self) -> str:
        if self.low == self.high:
            return f"exactly {self.low}"
        if self.high is None:
            return f"at least {self.low}"
        if self.low is None:
            return f"at most {self.high}"
        return f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Something has happened, or is so, at any time up to now: `{fact: …}`, `{used: …}`, `{ending: …}`."""

    tag: str

    def holds(self, record: Record) -> bool:
        return bool(record.moments(self.tag))

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(self.tag)[:1]

    def words(self, names: Names) -> str:
        return _one(self.tag, names)

    def actual(self, record: Record) -> str:
        return "yes" if self.holds(record) else "no"


@dataclass(frozen=True, slots=True)
class Now:
    """The learner's present turn is this move, of this kind, or on this topic."""

    tag: str

    def holds(self, record: Record) -> bool:
        return record.now(self.tag)

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(self.tag)[-1:] if self.holds(record) else ()

    def words(self, names: Names) -> str:
        return _one(self.tag, names)

    def actual(self, record: Record) -> str:
        return "yes" if self.holds(record) else "no"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a tag was noticed, optionally only up to a turn."""

    tag: str
    bounds: Bounds
    by_turn: int | None = None

    def _moments(self, record: Record) -> tuple[int, ...]:
        seen = record.moments(self.tag)
        return seen if self.by_turn is None else tuple(m for m in seen if turn_of(m) <= self.by_turn)

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(len(self._moments(record)))

    def proof(self, record: Record) -> tuple[int, ...]:
        return self._moments(record)

    def words(self, names: Names) -> str:
        by = "" if self.by_turn is None else f" by turn {self.by_turn}"
        return f"{self.bounds.words()} × {names(self.tag)}{by}"

    def actual(self, record: Record) -> str:
        return str(len(self._moments(record)))


@dataclass(frozen=True, slots=True)
class Streak:
    """Several moves of one kind without another in between."""

    kind: str
    bounds: Bounds

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(record.streak(self.kind))

    def proof(self, record: Record) -> tuple[int, ...]:
        seen = record.moments(f"kind:{self.kind}")
        return seen[len(seen) - record.streak(self.kind) :]

    def words(self, names: Names) -> str:
        return f"{self.bounds.words()} × {names('kind:' + self.kind)} in a row"

    def actual(self, record: Record) -> str:
        return str(record.streak(self.kind))


@dataclass(frozen=True, slots=True)
class Before:
    """How often one tag was noticed before another first was (all of them, if the other never came)."""

    tag: str
    than: str
    bounds: Bounds

    def _moments(self, record: Record) -> tuple[int, ...]:
        limit = record.moments(self.than)[:1]
        return tuple(m for m in record.moments(self.tag) if not limit or m < limit[0])

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(len(self._moments(record)))

    def proof(self, record: Record) -> tuple[int, ...]:
        return self._moments(record)

    def words(self, names: Names) -> str:
        return f"{self.bounds.words()} × {names(self.tag)} before the first {names(self.than)}"

    def actual(self, record: Record) -> str:
        return str(len(self._moments(record)))


@dataclass(frozen=True, slots=True)
class Value:
    """A state variable, or the turn, inside bounds."""

    name: str
    bounds: Bounds

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(record.value(self.name))

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(f"changed:{self.name}")[-1:]

    def words(self, names: Names) -> str:
        return f"{names('state:' + self.name)} {self.bounds.words()}"

    def actual(self, record: Record) -> str:
        return str(record.value(self.name))


Leaf = Tagged | Now | Count | Streak | Before | Value


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, record: Record) -> bool:
        return all(part.holds(record) for part in self.parts)

    def proof(self, record: Record) -> tuple[int, ...]:
        return tuple(sorted({moment for part in self.parts for moment in part.proof(record)}))

    def words(self, names: Names) -> str:
        return ", and ".join(part.words(names) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, record: Record) -> bool:
        return any(part.holds(record) for part in self.parts)

    def proof(self, record: Record) -> tuple[int, ...]:
        return next((part.proof(record) for part in self.parts if part.holds(record)), ())

    def words(self, names: Names) -> str:
        return ", or ".join(part.words(names) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition

    def holds(self, record: Record) -> bool:
        return not self.part.holds(record)

    def proof(self, record: Record) -> tuple[int, ...]:
        return ()

    def words(self, names: Names) -> str:
        match self.part:
            case Count(tag, Bounds(1, None), None):
                return f"without any {names(tag)}"
            case Before(tag, than, Bounds(1, None)):
                return f"without any {names(tag)} before the first {names(than)}"
            case Streak(kind, Bounds(int(low), None)):
                return f"never {low} × {names('kind:' + kind)} in a row"
            case Tagged():
                return f"without {self.part.words(names)}"
            case _:
                return f"not: {self.part.words(names)}"

    def actual(self, record: Record) -> str:
        return "it was so" if self.part.holds(record) else "it was not so"


Condition = All | AnyOf | Not | Leaf


def tags(condition: Condition) -> set[str]:
    """The tags that a condition asks for, by whichever leaf."""
    return {tag for leaf in leaves(condition) if isinstance(tag := getattr(leaf, "tag", None), str)}


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf of the tree, in the order written."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def first_unmet(condition: Condition, record: Record) -> Leaf | Not | None:
    """The first leaf (or negation) in the way, in the order written; None when the condition holds.

    Of an `any`, the way with the fewest unmet parts counts, so that the nearest way in is the one told.
    """
    if condition.holds(record):
        return None
    match condition:
        case All(parts):
            return next((found for part in parts if (found := first_unmet(part, record))), None)
        case AnyOf(parts):
            nearest = min(parts, key=lambda part: _unmet(part, record))
            return first_unmet(nearest, record)
        case _:
            return condition


def _unmet(condition: Condition, record: Record) -> int:
    if condition.holds(record):
        return 0
    match condition:
        case All(parts):
            return sum(_unmet(part, record) for part in parts)
        case AnyOf(parts):
            return min(_unmet(part, record) for part in parts)
        case _:
            return 1
