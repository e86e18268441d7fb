"""Every way through a talk, turn by turn: all moments of one turn at once, each of them only once.

What is found comes with a way that leads there, and the first way found is a shortest one, because all moments
of a turn are looked at before any of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import Mask, Numbers, Table, rows, size
from .liveness import Settling
from .machine import GOES_ON, Machine, Turn
from .scoring import totals

LIMIT = 200_000
"""So many moments of a talk are walked by default; what has more is not proven."""
Way = tuple[str, ...]
Places = NDArray[np.int32]
Progress = Callable[[int, int], None]
"""Told the turn and the moments so far."""


@dataclass(frozen=True)
class Step:
    """One move at all moments of a level where it is possible.

    `at`: their rows; `to`: the rows of the next level it leads to, or -1 where the talk ended, or -2 where the
    walk did not go on; `total`: the best total of those that ended (else -1); `ended`: the number of their ending
    (else GOES_ON); `marks`: by tag that was to be marked, the places in `at` where it was noticed.
    """

    move: str
    at: Places
    to: Places
    total: Numbers
    ended: Numbers
    marks: Mapping[str, Mask] = field(default_factory=dict)


@dataclass
class Level:
    """All moments after so many turns; `came`: for each the step and the row it was first reached from."""

    turn: int
    size: int
    came: tuple[Places, Places] | None
    steps: list[Step] = field(default_factory=list)


@dataclass
class Walk:
    """What was walked. `ways`: a shortest way to each tag that was watched. `stuck`: moments without a move."""

    levels: list[Level]
    ways: dict[str, Way]
    stuck: list[Way]
    complete: bool = True
    transitions: int = 0

    @property
    def moments(self) -> int:
        """How many different moments of the talk there are."""
        return sum(level.size for level in self.levels)

    def way_by(self, step: Step, place: int) -> Way:
        """The way to a moment of the last level, and this step from it."""
        return (*self.way_to(len(self.levels) - 1, int(step.at[place])), step.move)

    def way_to(self, level: int, row: int) -> Way:
        """The way by which this moment was first reached from the start."""
        way: list[str] = []
        while level > 0:
            came = self.levels[level].came
            assert came is not None, "only the first level has nothing before it"
            step, row = int(came[0][row]), int(came[1][row])
            level -= 1
            way.append(self.levels[level].steps[step].move)
        return tuple(reversed(way))


Observer = Callable[[Walk, Step, Turn], bool]
"""Told each step of a walk with the turn that was played; True: the walk need not go on."""


def walk(
    machine: Machine,
    settling: Settling | None = None,
    *,
    watched: Iterable[str] = (),
    marked: Container[str] = (),
    enough: Observer | None = None,
    roots: Mapping[int, Table] | None = None,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Walk:
    """Walk every way from the start, or from `roots`: moments by their turn, which stay the first rows of their level.

    With `settling`, each end of a talk has its best total. `watched`: tags to which a shortest way is wanted;
    `marked`: tags whose places every step keeps. `enough` sees every step, and ends the walk when it says so.
    Beyond `limit` moments the walk goes on with some of each turn's moments only, chosen the same each time, and
    is not `complete`.
    """
    roots = roots or {0: machine.start()}
    first = min(roots)
    table, look = roots[first], _Look(set(watched), marked, enough)
    found = Walk([Level(first, size(table), None)], {}, [])
    while size(table):
        level = found.levels[-1]
        afters, places = _step(machine, settling, found, table, look)
        extra = roots.get(level.turn + 1)
        if progress is not None:
            progress(level.turn, found.moments)
        if look.seen_enough:
            found.complete = False
        if look.seen_enough or (not afters and extra is None):
            break
        table = _next_level(machine, found, level, afters, places, extra, limit)
    return found


@dataclass
class _Look:
    """What a walk is asked to keep an eye on."""

    wanted: set[str]
    marked: Container[str]
    enough: Observer | None
    seen_enough: bool = False


def _step(
    machine: Machine, settling: Settling | None, found: Walk, table: Table, look: _Look
) -> tuple[list[Table], list[tuple[int, Places]]]:
    """Take every move at every moment of the last level; the moments from which the talk goes on, and their places."""
    level = found.levels[-1]
    afters: list[Table] = []
    places: list[tuple[int, Places]] = []
    moved = np.zeros(size(table), bool)
    for move, may in machine.legal(table, level.turn):
        at = np.flatnonzero(may).astype(np.int32)
        if not len(at):
            continue
        moved |= may
        before = rows(table, at) if len(at) < len(may) else table
        turn = machine.take(before, level.turn + 1, move, look.wanted, look.marked)
        for tag, row in turn.found.items():
            look.wanted.discard(tag)
            found.ways[tag] = (*found.way_to(len(found.levels) - 1, int(at[row])), move.id)
        ended = turn.ended != GOES_ON
        total = np.full(len(at), -1, np.int16)
        if settling is not None and ended.any():
            total[ended] = totals(settling, turn.only(ended))
        to = np.where(ended, -1, -2).astype(np.int32)
        level.steps.append(Step(move.id, at, to, total, turn.ended, turn.marks))
        found.transitions += len(at)
        if look.enough is not None and look.enough(found, level.steps[-1], turn):
            look.seen_enough = True
            return afters, places
        going_on = rows(turn.table, ~ended) if ended.any() else turn.table
        if settling is not None:
            settling.settle(going_on, turn.number)
        afters.append(going_on)
        places.append((len(level.steps) - 1, np.flatnonzero(~ended).astype(np.int32)))
    found.stuck += [found.way_to(len(found.levels) - 1, int(row)) for row in np.flatnonzero(~moved)[:3]]
    return afters, places


def _next_level(
    machine: Machine, found: Walk, level: Level, afters: list[Table],
    places: list[tuple[int, Places]], extra: Table | None, limit: int,
) -> Table:  # fmt: skip
    """Put equal moments together, the roots of that turn first, and note where each step led."""
    offset = size(extra) if extra else 0
    parts = ([extra] if extra else []) + afters
    together = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    first, of = distinct(packed(together, machine.columns.sizes), offset)
    table = rows(together, first)
    kept = np.arange(len(first), dtype=np.int32)
    room = max(limit - found.moments, limit // 20)
    if len(first) > room:
        found.complete = False
        chosen = np.sort(_promising(machine, table, room, offset))
        kept = np.full(len(first), -2, np.int32)
        kept[chosen] = np.arange(len(chosen), dtype=np.int32)
        table, first = rows(table, chosen), first[chosen]
    begins = offset
    steps_of, rows_of = np.zeros(size(together), np.int32), np.zeros(size(together), np.int32)
    for number, place in places:
        ends = begins + len(place)
        step = level.steps[number]
        step.to[place] = kept[of[begins:ends]]
        steps_of[begins:ends], rows_of[begins:ends] = number, step.at[place]
        begins = ends
    found.levels.append(Level(level.turn + 1, size(table), (steps_of[first], rows_of[first])))
    return table


def packed(table: Table, sizes: Mapping[str, int]) -> list[NDArray[np.uint64]]:
    """Each row as a few whole numbers, equal for equal rows."""
    words = [np.zeros(size(table), np.uint64)]
    room = 1
    for name, values in sizes.items():
        if room * values >= 2**63:
            words.append(np.zeros(size(table), np.uint64))
            room = 1
        words[-1] *= np.uint64(values)
        words[-1] += table[name].astype(np.uint64)
        room *= values
    return words


def distinct(words: list[NDArray[np.uint64]], offset: int = 0) -> tuple[NDArray[Any], NDArray[Any]]:
    """The place of each different row, in order of first sight, and for every row the number of its equal.

    The first `offset` rows are all kept, also where they are equal.
    """
    mixed = words[0]
    for word in words[1:]:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + word
    if offset:
        mixed = mixed.copy()
    first, of = _grouped(mixed)
    if any((word[first][of] != word).any() for word in words):  # two rows were mixed into one number
        _, first, of = np.unique(np.stack(words, 1), axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    first, of = first[order], rank[of.reshape(-1)]
    if offset and (len(first) < offset or (first[:offset] != np.arange(offset)).any()):
        alone = np.arange(offset)
        rest = first[first >= offset]
        number = np.empty(len(words[0]), np.int64)
        number[first] = np.where(first < offset, first, 0)
        number[rest] = offset + np.arange(len(rest))
        return np.concatenate([alone, rest]), np.concatenate([alone, number[first[of[offset:]]]])
    return first, of


def _grouped(numbers: NDArray[np.uint64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """As `np.unique` with index and inverse, in half the time: the order of equal numbers need not be kept."""
    order = np.argsort(numbers)
    ranked = numbers[order]
    begins = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(numbers)])
    of = np.empty(len(numbers), np.int64)
    of[order] = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(numbers)))
    return np.minimum.reduceat(order, begins), of


def _promising(machine: Machine, table: Table, room: int, roots: int) -> NDArray[Any]:
    """The roots, half of the rest by facts known and trust, half strewn over what is left.

    Strewn by a fixed rule, because numpy may change what its generators draw, and published figures depend on it.
    """
    merit = sum(table[f"fact:{fact.id}"].astype(np.int64) for fact in machine.facts) * 4 + table["trust"]
    order = np.argsort(-np.asarray(merit)[roots:], kind="stable") + roots
    half = max(0, room - roots) // 2
    rest = order[half:]
    strewn = rest[np.argsort(rest.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15), kind="stable")[:half]]
    return np.concatenate([np.arange(roots), order[:half], strewn])
