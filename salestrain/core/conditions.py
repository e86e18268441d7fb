"""Conditions that authors write about a practice: data, never code.

A condition is a small tree of `all`, `any` and `not` over leaves. It is evaluated against a `Record`: tags with the
moments at which they were noticed, plus the buyer's state. The engine keeps such a record while a talk runs; the rubric
builds one from the events afterwards, so that one grammar with one meaning serves both.

Every leaf can describe itself (`words`), point at the moments that prove it (`proof`) and report the value it measured
(`actual`), so that readers see how far off they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .counted import counted, fewer, level, turns, with_article
from .record import MOMENTS_PER_TURN as MOMENTS_PER_TURN
from .record import Bounds as Bounds
from .record import Record as Record
from .record import turn_of as turn_of

Names = Callable[[str], str]
"""Maps a tag (`fact:f.deadline`) to the label that readers know it by."""
ONE_OF_SEVERAL = ("move:", "kind:", "ending:")
"""Tags whose label stands for one of several lines, such as "line that pitched"; others name a single thing."""


def _called(tag: str, names: Names) -> str:
    """Return the label of a tag, with an indefinite article if the tag stands for one of several lines."""
    return with_article(names(tag)) if tag.startswith(ONE_OF_SEVERAL) else names(tag)


@dataclass(frozen=True, slots=True)
class Tagged:
    """True once a tag has been noticed: `{fact: …}`, `{used: …}`, `{ending: …}`."""

    tag: str

    def holds(self, record: Record) -> bool:
        return bool(record.moments(self.tag))

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(self.tag)[:1]

    def words(self, names: Names) -> str:
        return _called(self.tag, names)

    def actual(self, record: Record) -> str:
        return "yes" if self.holds(record) else "no"


@dataclass(frozen=True, slots=True)
class Now:
    """True if the learner's current turn is this move, is of this kind, or is on this topic."""

    tag: str

    def holds(self, record: Record) -> bool:
        return record.now(self.tag)

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(self.tag)[-1:] if self.holds(record) else ()

    def words(self, names: Names) -> str:
        return _called(self.tag, names)

    def actual(self, record: Record) -> str:
        return "yes" if self.holds(record) else "no"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a tag was noticed, optionally only up to and including a turn."""

    tag: str
    bounds: Bounds
    by_turn: int | None = None

    def _moments(self, record: Record) -> tuple[int, ...]:
        moments = record.moments(self.tag)
        if self.by_turn is None:
            return moments
        return tuple(moment for moment in moments if turn_of(moment) <= self.by_turn)

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(len(self._moments(record)))

    def proof(self, record: Record) -> tuple[int, ...]:
        return self._moments(record)

    def words(self, names: Names) -> str:
        by = "" if self.by_turn is None else f" by turn {self.by_turn}"
        return f"{counted(self.bounds, names(self.tag))}{by}"

    def actual(self, record: Record) -> str:
        return str(len(self._moments(record)))


@dataclass(frozen=True, slots=True)
class Streak:
    """Consecutive moves of one kind, with no other move in between."""

    kind: str
    bounds: Bounds

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(record.streak(self.kind))

    def proof(self, record: Record) -> tuple[int, ...]:
        moments = record.moments(f"kind:{self.kind}")
        return moments[len(moments) - record.streak(self.kind) :]

    def words(self, names: Names) -> str:
        return f"{counted(self.bounds, names('kind:' + self.kind))} in a row"

    def actual(self, record: Record) -> str:
        return str(record.streak(self.kind))


@dataclass(frozen=True, slots=True)
class Before:
    """How often one tag was noticed before another was first noticed; all occurrences if the other never was."""

    tag: str
    than: str
    bounds: Bounds

    def _moments(self, record: Record) -> tuple[int, ...]:
        limit = record.moments(self.than)[:1]
        return tuple(moment for moment in record.moments(self.tag) if not limit or moment < limit[0])

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(len(self._moments(record)))

    def proof(self, record: Record) -> tuple[int, ...]:
        return self._moments(record)

    def words(self, names: Names) -> str:
        return f"{counted(self.bounds, names(self.tag))} before {_first(self.than, names)}"

    def actual(self, record: Record) -> str:
        return str(len(self._moments(record)))


@dataclass(frozen=True, slots=True)
class Value:
    """A state variable, or the turn, within bounds."""

    name: str
    bounds: Bounds

    def holds(self, record: Record) -> bool:
        return self.bounds.hold(record.value(self.name))

    def proof(self, record: Record) -> tuple[int, ...]:
        return record.moments(f"changed:{self.name}")[-1:]

    def words(self, names: Names) -> str:
        if self.name == "turn":
            return turns(self.bounds)
        return f"{names('state:' + self.name)} {level(self.bounds)}"

    def actual(self, record: Record) -> str:
        return str(record.value(self.name))


Leaf = Tagged | Now | Count | Streak | Before | Value


@dataclass(frozen=True, slots=True)
class All:
    """True if every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, record: Record) -> bool:
        return all(part.holds(record) for part in self.parts)

    def proof(self, record: Record) -> tuple[int, ...]:
        return tuple(sorted({moment for part in self.parts for moment in part.proof(record)}))

    def words(self, names: Names) -> str:
        return ", and ".join(_bracketed(part, names) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True if at least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, record: Record) -> bool:
        return any(part.holds(record) for part in self.parts)

    def proof(self, record: Record) -> tuple[int, ...]:
        return next((part.proof(record) for part in self.parts if part.holds(record)), ())

    def words(self, names: Names) -> str:
        return ", or ".join(_bracketed(part, names) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """True if the part does not hold."""

    part: Condition

    def holds(self, record: Record) -> bool:
        return not self.part.holds(record)

    def proof(self, record: Record) -> tuple[int, ...]:
        return ()

    def words(self, names: Names) -> str:
        match self.part:
            case Count(tag, Bounds(int(low), None), by_turn):
                return fewer(low, names(tag)) + ("" if by_turn is None else f" by turn {by_turn}")
            case Before(tag, than, Bounds(int(low), None)):
                return f"{fewer(low, names(tag))} before {_first(than, names)}"
            case Streak(kind, Bounds(int(low), None)):
                return f"never {counted(Bounds(low, low), names('kind:' + kind)).removeprefix('exactly ')} in a row"
            case Tagged(tag) | Now(tag) if tag.startswith(ONE_OF_SEVERAL):
                return f"no {names(tag)}"
            case Tagged():
                return f"without {self.part.words(names)}"
            case Value(name, Bounds(int(low), None)):
                return Value(name, Bounds(None, low - 1)).words(names)
            case AnyOf(parts):
                return ", and ".join(Not(part).words(names) for part in parts)
            case _:
                return f"not: {self.part.words(names)}"

    def actual(self, record: Record) -> str:
        return "it happened" if self.part.holds(record) else "it did not happen"


Condition = All | AnyOf | Not | Leaf


def _first(tag: str, names: Names) -> str:
    """Return what is called the first of its sort: "the first pitch"; a single thing is only itself."""
    words = names(tag)
    return words if with_article(words) == words else f"the first {words}"


def _bracketed(part: Condition, names: Names) -> str:
    """Return a part of a longer condition, in brackets if it has several parts itself."""
    words = part.words(names)
    return f"({words})" if isinstance(part, All | AnyOf) and len(part.parts) > 1 else words


def tags(condition: Condition) -> set[str]:
    """Return all tags that the leaves of a condition refer to."""
    candidates = (getattr(leaf, "tag", None) for leaf in leaves(condition))
    return {tag for tag in candidates if isinstance(tag, str)}


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf of the tree, in the order written."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def first_unmet(condition: Condition, record: Record) -> Leaf | Not | None:
    """Return the first leaf (or negation) that fails, in the order written; None if the condition holds.

    For an `any`, only the branch with the fewest unmet parts is considered, so that the reported leaf is the nearest
    way to meet the condition.
    """
    if condition.holds(record):
        return None
    match condition:
        case All(parts):
            candidates = (first_unmet(part, record) for part in parts)
            return next((unmet for unmet in candidates if unmet), None)
        case AnyOf(parts):
            nearest = min(parts, key=lambda part: _unmet(part, record))
            return first_unmet(nearest, record)
        case _:
            return condition


def _unmet(condition: Condition, record: Record) -> int:
    """Return how many leaves are missing until the condition holds, by the nearest way."""
    if condition.holds(record):
        return 0
    match condition:
        case All(parts):
            return sum(_unmet(part, record) for part in parts)
        case AnyOf(parts):
            return min(_unmet(part, record) for part in parts)
        case _:
            return 1
