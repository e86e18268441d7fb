"""Branch and bound: the best total still reachable from one state of a talk, and the first move towards it.

As in a chess program, states that cannot beat the best total known so far are not explored. The bound is the sum of the
best levels not yet out of reach. A first pass explores only a narrow beam of promising states, which mostly finds a
path that meets the bound, so that nothing is left to prove; only if it does not, all states are explored.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np

from .arrays import Numbers, Table, rows, size
from .liveness import Settling
from .machine import GOES_ON, Machine, Turn
from .scoring import rounded, shares, totals
from .walk import distinct, packed

BEAM = 500
"""Number of states to explore per turn in the first pass."""
CHUNK = 5_000
"""Number of states that take a move at once; more would only use more memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best total found, and the first move of a path to it; None if nothing beats the total known before.

    `exact`: there is no better one. `met`: the total equals the upper bound, so that this does not even depend on
    `known` being right.
    """

    total: int
    move: str | None
    exact: bool
    met: bool


class Search:
    """Searches within one script.

    `left` is the number of states that may still be explored, over all searches together.
    """

    def __init__(self, settling: Settling, left: int) -> None:
        self.settling, self.left = settling, left
        self.machine: Machine = settling.machine
        rubric = self.machine.script.scenario.rubric
        unit = lcm(*(criterion.levels[0].score or 1 for criterion in rubric))
        self._full_marks = unit * sum(criterion.weight for criterion in rubric)
        self._shares = {criterion.id: np.array([*shares(criterion, unit), 0]) for criterion in rubric}

    def settle(self, table: Table, turn: int) -> Numbers:
        """Settle these states in place and return the upper bound of the total of each."""
        best = self.settling.settle(table, turn)
        points = sum(share[best[name]] for name, share in self._shares.items())
        most = rounded(np.asarray(points), self._full_marks)
        for cap in self.machine.script.scenario.caps:
            most = np.where(table[f"over {cap.id}"] == 2, np.minimum(most, cap.at), most)
        return np.asarray(most, np.int16)

    def best(self, root: Table, turn: int, known: int) -> Generator[None, None, Found]:
        """Search for the best total reachable from this one state.

        Yields after each turn explored, so that other work can be done in between.

        Args:
            root: state to start from, as a table of one row.
            turn: turns taken so far.
            known: total that is certain to be reachable.
        """
        most = int(self.settle(root, turn)[0])
        result = Found(known, None, most <= known, most <= known)
        for width in (BEAM, None):
            if not result.exact:
                result = yield from _Pass(self, result, most, width).run(root, turn)
        return result


@dataclass
class _Ahead:
    """States after the same turn: index of the first move on the path, upper bound of the total, and ending of each."""

    table: Table
    first: Numbers
    most: Numbers
    ended: Numbers

    def some(self, where: Any) -> _Ahead:
        return _Ahead(rows(self.table, where), self.first[where], self.most[where], self.ended[where])


class _Pass:
    """One pass over the states, turn by turn, exploring at most `width` states per turn if it is given."""

    def __init__(self, search: Search, found: Found, most: int, width: int | None) -> None:
        self.search, self.most, self.width = search, most, width
        self.total, self.move = found.total, found.move
        self.cut = False
        self.names = list(search.machine.script.moves)

    def run(self, root: Table, turn: int) -> Generator[None, None, Found]:
        """Explore from this state until nothing better can be found."""
        none = np.full(1, -1, np.int16)
        ahead = _Ahead(root, none, none + np.int16(self.most + 1), none)
        while size(ahead.table) and self.total < self.most:
            turn += 1
            indices = np.arange(size(ahead.table))
            chunks = (indices[begin : begin + CHUNK] for begin in range(0, len(indices), CHUNK))
            ahead = self._narrowed(_joined([self._step(ahead.some(chunk), turn) for chunk in chunks]))
            yield
        proven = self.total == self.most
        return Found(self.total, self.move, proven or not self.cut, proven)

    def _step(self, ahead: _Ahead, turn: int) -> _Ahead:
        """Make every move in each of these states, and return the states that may still beat the best total."""
        machine, branches = self.search.machine, []
        for number, (move, may) in enumerate(machine.legal(ahead.table, turn - 1)):
            if may.any():
                played = machine.take(rows(ahead.table, may), turn, move)
                first = np.where(ahead.first[may] < 0, number, ahead.first[may]).astype(np.int16)
                branches.append(_Ahead(played.table, first, ahead.most[may], played.ended))
        after = _joined(branches)
        after.most = self.search.settle(after.table, turn)
        after = after.some(after.most > self.total)
        over = after.ended != GOES_ON
        self._score(after.some(over), turn)
        return self._distinct(after.some(~over))

    def _score(self, ends: _Ahead, turn: int) -> None:
        if not size(ends.table):
            return
        over = Turn(self.search.machine, ends.table, turn, None)
        over.ended = ends.ended
        total = totals(self.search.settling, over)
        best = int(total.max())
        if best > self.total:
            self.total, self.move = best, self.names[int(ends.first[total == best].min())]

    def _distinct(self, ahead: _Ahead) -> _Ahead:
        """Merge equal states; of the moves that lead there, keep the first as written."""
        if not size(ahead.table):
            return ahead
        ahead = ahead.some(np.argsort(ahead.first, kind="stable"))
        first, _ = distinct(packed(ahead.table, self.search.machine.columns.sizes))
        return ahead.some(first)

    def _narrowed(self, ahead: _Ahead) -> _Ahead:
        ahead = self._distinct(ahead.some(ahead.most > self.total))
        room = self.search.left if self.width is None else min(self.width, self.search.left)
        if size(ahead.table) > room:
            self.cut = True
            facts = sum(ahead.table[f"fact:{fact.id}"].astype(np.int32) for fact in self.search.machine.facts)
            merit = ahead.most.astype(np.int32) * 100 + np.asarray(facts) * 4 + ahead.table["trust"]
            ahead = ahead.some(np.argsort(-merit, kind="stable")[:room])
        self.search.left -= size(ahead.table)
        return ahead


def _joined(parts: list[_Ahead]) -> _Ahead:
    if len(parts) == 1:
        return parts[0]
    table = {name: np.concatenate([part.table[name] for part in parts]) for name in parts[0].table}
    others = (np.concatenate([getattr(part, name) for part in parts]) for name in ("first", "most", "ended"))
    return _Ahead(table, *others)
