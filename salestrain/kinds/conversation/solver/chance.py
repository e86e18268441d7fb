"""Talks led by chance: what somebody comes to who says anything that is possible."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ....core.events import rng
from ..turn import LAST_TURN
from .arrays import Mask, Numbers, rows
from .machine import GOES_ON, Machine, Turn
from .walk import Way

NOTHING = -1


@dataclass
class Plays:
    """Talks, one a row. `said`: numbers of the moves, NOTHING after the end; `ended`: numbers of their endings.

    `begun`: so many of them, the first ones, were led to something before chance took over.
    `seen`: by tag the talks in which it was noticed; `finished`: the last turn of talks that ended in it, with rows.
    """

    machine: Machine
    begun: int
    said: NDArray[np.int16]
    ended: Numbers
    seen: dict[str, Mask] = field(default_factory=dict)
    finished: list[tuple[NDArray[np.intp], Turn]] = field(default_factory=list)

    @property
    def talks(self) -> int:
        """How many were led by chance alone."""
        return len(self.said) - self.begun

    def way(self, row: int) -> Way:
        """What was said in one of the talks."""
        moves = tuple(self.machine.script.moves)
        return tuple(moves[number] for number in self.said[row] if number != NOTHING)

    def share_of(self, tag: str) -> float:
        """The share of the talks by chance in which this was noticed."""
        return float(self.seen[tag][self.begun :].mean()) if tag in self.seen else 0.0

    def share_ended(self, ends: Collection[int]) -> float:
        """The share of the talks by chance with one of these endings."""
        return float(np.isin(self.ended[self.begun :], list(ends)).mean())


def play_by_chance(machine: Machine, by_chance: int, tags: Container[str] = (), begun: Sequence[Way] = ()) -> Plays:
    """A talk for each of the ways begun, and so many by chance alone; the same ones each time."""
    talks = len(begun) + by_chance
    moves = list(machine.script.moves.values())
    script = machine.script
    chance = rng(script.scenario.id, script.scenario.version, script.seed, 0, "explore")
    said, ended = np.full((talks, LAST_TURN), NOTHING, np.int16), np.full(talks, GOES_ON, np.int16)
    plays = Plays(machine, len(begun), said, ended)
    names = [move.id for move in moves]
    for row, way in enumerate(begun):
        plays.said[row, : len(way)] = [names.index(name) for name in way]
    table = {name: np.repeat(column, talks) for name, column in machine.start().items()}
    going = np.arange(talks)
    for turn in range(LAST_TURN):
        legal = np.stack([may for _, may in machine.legal(table, turn)], axis=1)
        possible = legal.sum(axis=1)
        wanted = np.array([chance.random() for _ in going]) * possible
        drawn = np.argmax(legal.cumsum(axis=1) > wanted[:, None], axis=1)
        can = possible > 0
        picks = np.where(plays.said[going, turn] != NOTHING, plays.said[going, turn], drawn)
        for number, move in enumerate(moves):
            at = np.flatnonzero((picks == number) & can)
            if not len(at):
                continue
            plays.said[going[at], turn] = number
            taken = machine.take(rows(table, at), turn + 1, move, (), tags)
            for name, column in taken.table.items():
                table[name][at] = column
            plays.ended[going[at]] = taken.ended
            for tag, where in taken.marks.items():
                plays.seen.setdefault(tag, np.zeros(talks, bool))[going[at[where]]] = True
        over = plays.ended[going] != GOES_ON
        if over.any():
            last = Turn(machine, rows(table, over), turn + 1, None)
            last.ended = plays.ended[going[over]]
            plays.finished.append((going[over], last))
        stay = ~over & can
        table, going = rows(table, stay), going[stay]
        if not len(going):
            break
    return plays
