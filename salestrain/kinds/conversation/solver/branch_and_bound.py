"""The best total that is still within reach of one moment of a talk, and the first line of a way there.

Branch and bound, as a chess program does it: a moment that can come to no more than what is known already is not
walked. The bound adds up the best levels that are not yet out of reach. First goes a narrow beam of promising
moments, which mostly finds a way up to the bound, so that nothing is left to prove; only then all moments.
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
"""So many moments of a turn are looked at in the first pass."""
CHUNK = 5_000
"""So many moments take a move at once; more would only take more memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best total that was found, and the first move of a way to it; None: nothing above what was known.

    `exact`: there is no better one; `met`: and that needs no trust in `known`, for no moment like this has more.
    """

    total: int
    move: str | None
    exact: bool
    met: bool


class Search:
    """Searches in one script. `left` is how many moments may still be walked, in all searches together."""

    def __init__(self, settling: Settling, left: int) -> None:
        self.settling, self.left = settling, left
        self.machine: Machine = settling.machine
        rubric = self.machine.script.scenario.rubric
        one = lcm(*(criterion.levels[0].score or 1 for criterion in rubric))
        self._whole = one * sum(criterion.weight for criterion in rubric)
        self._shares = {each.id: np.array([*shares(each, one), 0]) for each in rubric}

    def settle(self, table: Table, turn: int) -> Numbers:
        """Settles these moments; the answer is the total that each of them cannot exceed."""
        best = self.settling.settle(table, turn)
        points = sum(share[best[name]] for name, share in self._shares.items())
        most = rounded(np.asarray(points), self._whole)
        for cap in self.machine.script.scenario.caps:
            most = np.where(table[f"over {cap.id}"] == 2, np.minimum(most, cap.at), most)
        return np.asarray(most, np.int16)

    def best(self, root: Table, turn: int, known: int) -> Generator[None, None, Found]:
        """The best total within reach of this one moment, after so many turns, when `known` is certain to be.

        Yields after each turn that was looked at, so that others can have their turn too.
        """
        most = int(self.settle(root, turn)[0])
        found = Found(known, None, most <= known, most <= known)
        for width in (BEAM, None):
            if not found.exact:
                found = yield from _Pass(self, found, most, width).run(root, turn)
        return found


@dataclass
class _Ahead:
    """Moments after the same turn: the first move of their way by number, the most each can come to, its ending."""

    table: Table
    first: Numbers
    most: Numbers
    ended: Numbers

    def some(self, where: Any) -> _Ahead:
        return _Ahead(rows(self.table, where), self.first[where], self.most[where], self.ended[where])


class _Pass:
    """One pass, turn by turn; `width`: with so many moments of each turn at most."""

    def __init__(self, search: Search, found: Found, most: int, width: int | None) -> None:
        self.search, self.most, self.width = search, most, width
        self.total, self.move = found.total, found.move
        self.cut = False
        self.names = list(search.machine.script.moves)

    def run(self, root: Table, turn: int) -> Generator[None, None, Found]:
        """From this moment on until nothing better is left to look at."""
        one = np.full(1, -1, np.int16)
        ahead = _Ahead(root, one, one + np.int16(self.most + 1), one)
        while size(ahead.table) and self.total < self.most:
            turn += 1
            all_of_them = np.arange(size(ahead.table))
            chunks = (all_of_them[begin : begin + CHUNK] for begin in range(0, len(all_of_them), CHUNK))
            ahead = self._narrowed(_joined([self._step(ahead.some(chunk), turn) for chunk in chunks]))
            yield
        proven = self.total == self.most
        return Found(self.total, self.move, proven or not self.cut, proven)

    def _step(self, ahead: _Ahead, turn: int) -> _Ahead:
        """Every move at each of these moments; those from which there may be more to get than is known."""
        machine, taken = self.search.machine, []
        for number, (move, may) in enumerate(machine.legal(ahead.table, turn - 1)):
            if may.any():
                played = machine.take(rows(ahead.table, may), turn, move)
                first = np.where(ahead.first[may] < 0, number, ahead.first[may]).astype(np.int16)
                taken.append(_Ahead(played.table, first, ahead.most[may], played.ended))
        after = _joined(taken)
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
        """Equal moments as one; of the moves that lead there the first as written stays."""
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
