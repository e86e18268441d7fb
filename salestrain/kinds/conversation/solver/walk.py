"""Breadth-first walk of every way through a talk: all states of one turn at once, each only once.

Everything found comes with a path that leads there, and the first path found is a shortest one, because all states of a
turn are explored before any of the next.
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
"""Default maximum number of states to explore; a talk with more is not proven."""
Way = tuple[str, ...]
Places = NDArray[np.int32]
Progress = Callable[[int, int], None]
"""Callback that receives the turn and the number of states so far."""


@dataclass(frozen=True)
class Step:
    """One move in all states of a level in which it is possible.

    `at`: their rows; `to`: the rows of the next level it leads to, -1 if the talk ended, -2 if the walk did not
    continue there; `total`: the best total of the states that ended, else -1; `ended`: the index of their ending, else
    GOES_ON; `marks`: for each marked tag, a mask over `at` of where it was noticed.
    """

    move: str
    at: Places
    to: Places
    total: Numbers
    ended: Numbers
    marks: Mapping[str, Mask] = field(default_factory=dict)


@dataclass
class Level:
    """All states after the same number of turns; `came` has the step and row from which each was first reached."""

    turn: int
    size: int
    came: tuple[Places, Places] | None
    steps: list[Step] = field(default_factory=list)


@dataclass
class Walk:
    """Result of a walk: `ways` has a shortest path to each watched tag, `stuck` paths to states without a move."""

    levels: list[Level]
    ways: dict[str, Way]
    stuck: list[Way]
    complete: bool = True
    transitions: int = 0

    @property
    def moments(self) -> int:
        """Number of distinct states of the talk."""
        return sum(level.size for level in self.levels)

    def way_by(self, step: Step, place: int) -> Way:
        """Return the path to a state of the last level, followed by this step."""
        return (*self.way_to(len(self.levels) - 1, int(step.at[place])), step.move)

    def way_to(self, level: int, row: int) -> Way:
        """Return the path by which this state was first reached."""
        way: list[str] = []
        while level > 0:
            came = self.levels[level].came
            assert came is not None, "only the first level has nothing before it"
            step, row = int(came[0][row]), int(came[1][row])
            level -= 1
            way.append(self.levels[level].steps[step].move)
        return tuple(reversed(way))


Observer = Callable[[Walk, Step, Turn], bool]
"""Callback that receives each step with the turn that was played; returns True to stop the walk."""


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
    """Walk every way from the start, or from `roots`.

    Args:
        machine: script to walk.
        settling: if given, states that differ only in dead columns are merged, and each end of a talk gets its best
            total.
        watched: tags to find a shortest path to.
        marked: tags for which every step records where they were noticed.
        enough: called with every step; ends the walk by returning True.
        roots: states to start from, by turn; they stay the first rows of their level.
        limit: number of states beyond which only some of each turn's states, chosen by a fixed rule, are followed; the
            walk is then not `complete`.
        progress: called after each level.
    """
    roots = roots or {0: machine.start()}
    table, look = roots[min(roots)], _Watch(set(watched), marked, enough)
    walked = Walk([Level(min(roots), size(table), None)], {}, [])
    while size(table):
        level = walked.levels[-1]
        afters, places = _step(machine, settling, walked, table, look)
        extra = roots.get(level.turn + 1)
        if progress is not None:
            progress(level.turn, walked.moments)
        if look.seen_enough:
            walked.complete = False
        if look.seen_enough or (not afters and extra is None):
            break
        table = _next_level(machine, walked, level, afters, places, extra, limit)
    return walked


@dataclass
class _Watch:
    """What a walk watches for."""

    wanted: set[str]
    marked: Container[str]
    enough: Observer | None
    seen_enough: bool = False


def _step(
    machine: Machine, settling: Settling | None, walked: Walk, table: Table, look: _Watch
) -> tuple[list[Table], list[tuple[int, Places]]]:
    """Make every move in every state of the last level; return the states that go on, and their indices by step."""
    level = walked.levels[-1]
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
            walked.ways[tag] = (*walked.way_to(len(walked.levels) - 1, int(at[row])), move.id)
        ended = turn.ended != GOES_ON
        total = np.full(len(at), -1, np.int16)
        if settling is not None and ended.any():
            total[ended] = totals(settling, turn.only(ended))
        to = np.where(ended, -1, -2).astype(np.int32)
        level.steps.append(Step(move.id, at, to, total, turn.ended, turn.marks))
        walked.transitions += len(at)
        if look.enough is not None and look.enough(walked, level.steps[-1], turn):
            look.seen_enough = True
            return afters, places
        going_on = rows(turn.table, ~ended) if ended.any() else turn.table
        if settling is not None:
            settling.settle(going_on, turn.number)
        afters.append(going_on)
        places.append((len(level.steps) - 1, np.flatnonzero(~ended).astype(np.int32)))
    walked.stuck += [walked.way_to(len(walked.levels) - 1, int(row)) for row in np.flatnonzero(~moved)[:3]]
    return afters, places


def _next_level(
    machine: Machine,
    walked: Walk,
    level: Level,
    afters: list[Table],
    places: list[tuple[int, Places]],
    extra: Table | None,
    limit: int,
) -> Table:
    """Merge equal states, with the roots of that turn first, and record where each step led."""
    offset = size(extra) if extra else 0
    parts = ([extra] if extra else []) + afters
    merged = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    first, of = distinct(packed(merged, machine.columns.sizes), offset)
    table = rows(merged, first)
    kept = np.arange(len(first), dtype=np.int32)
    room = max(limit - walked.moments, limit // 20)
    if len(first) > room:
        walked.complete = False
        chosen = np.sort(_promising(machine, table, room, offset))
        kept = np.full(len(first), -2, np.int32)
        kept[chosen] = np.arange(len(chosen), dtype=np.int32)
        table, first = rows(table, chosen), first[chosen]
    begins = offset
    steps_of, rows_of = np.zeros(size(merged), np.int32), np.zeros(size(merged), np.int32)
    for number, place in places:
        ends = begins + len(place)
        step = level.steps[number]
        step.to[place] = kept[of[begins:ends]]
        steps_of[begins:ends], rows_of[begins:ends] = number, step.at[place]
        begins = ends
    walked.levels.append(Level(level.turn + 1, size(table), (steps_of[first], rows_of[first])))
    return table


def packed(table: Table, sizes: Mapping[str, int]) -> list[NDArray[np.uint64]]:
    """Pack each row into uint64 keys; equal rows get equal keys."""
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
    """Return the index of each distinct row, in order of first appearance, and for every row the number of its equal.

    The first `offset` rows are all kept, even if they are equal.
    """
    mixed = words[0]
    for word in words[1:]:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x9E3779B97F4A7C15) + word
    if offset:
        mixed = mixed.copy()
    first, of = _grouped(mixed)
    if any((word[first][of] != word).any() for word in words):  # Two different rows have the same hash.
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
    """Do the same as `np.unique` with index and inverse in half the time, without keeping equal numbers in order."""
    order = np.argsort(numbers)
    ranked = numbers[order]
    begins = np.flatnonzero(np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(numbers)])
    of = np.empty(len(numbers), np.int64)
    of[order] = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(numbers)))
    return np.minimum.reduceat(order, begins), of


def _promising(machine: Machine, table: Table, room: int, roots: int) -> NDArray[Any]:
    """Return the roots, half of the room for states with the most facts and trust, and half spread over the rest.

    The spread follows a fixed rule: numpy may change what its generators draw, and published figures depend on it.
    """
    merit = sum(table[f"fact:{fact.id}"].astype(np.int64) for fact in machine.facts) * 4 + table["trust"]
    order = np.argsort(-np.asarray(merit)[roots:], kind="stable") + roots
    half = max(0, room - roots) // 2
    rest = order[half:]
    spread = rest[np.argsort(rest.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15), kind="stable")[:half]]
    return np.concatenate([np.arange(roots), order[:half], spread])
