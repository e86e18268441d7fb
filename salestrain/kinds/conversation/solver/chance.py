"""Random talks: what a learner achieves who says anything that is possible."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ....core.events import rng
from ..turn import LAST_TURN
from .arrays import Mask, Numbers, Table, rows
from .machine import GOES_ON, Machine, Turn
from .walk import Way

NOTHING = -1


@dataclass
class Plays:
    """Many talks, one per row.

    `said` holds the indices of the moves, NOTHING after the end; `ended` the indices of the endings. The first `begun`
    talks follow a given path before they continue at random. `seen` maps each tag to a mask of the talks in which it
    was noticed; `finished` lists the last turn of the talks that ended together, with their rows.
    """

    machine: Machine
    begun: int
    said: NDArray[np.int16]
    ended: Numbers
    seen: dict[str, Mask] = field(default_factory=dict)
    finished: list[tuple[NDArray[np.intp], Turn]] = field(default_factory=list)

    @property
    def talks(self) -> int:
        """Number of talks that were random from the start."""
        return len(self.said) - self.begun

    def way(self, row: int) -> Way:
        """Return the moves of one of the talks."""
        moves = tuple(self.machine.script.moves)
        return tuple(moves[number] for number in self.said[row] if number != NOTHING)

    def share_of(self, tag: str) -> float:
        """Return the share of the random talks in which this tag was noticed."""
        return float(self.seen[tag][self.begun :].mean()) if tag in self.seen else 0.0

    def share_ended(self, ends: Collection[int]) -> float:
        """Return the share of the random talks with one of these endings."""
        return float(np.isin(self.ended[self.begun :], list(ends)).mean())


def play_by_chance(machine: Machine, by_chance: int, tags: Container[str] = (), begun: Sequence[Way] = ()) -> Plays:
    """Play one talk for each path begun, plus random ones; the result is reproducible.

    Args:
        machine: script to play.
        by_chance: number of talks that are random from the start.
        tags: tags to record in `Plays.seen`.
        begun: paths to follow before continuing at random.
    """
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
        can = legal.any(axis=1)
        drawn = _draw(legal, np.array([chance.random() for _ in going]))
        picks = np.where(plays.said[going, turn] != NOTHING, plays.said[going, turn], drawn)
        for number, move in enumerate(moves):
            at = np.flatnonzero((picks == number) & can)
            if len(at):
                plays.said[going[at], turn] = number
                _take(plays, table, going, at, machine.take(rows(table, at), turn + 1, move, (), tags))
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


def _draw(legal: Mask, chance: NDArray[np.float64]) -> NDArray[np.intp]:
    """Draw one legal move in each row with equal probability, from uniform random numbers in [0, 1)."""
    wanted = chance * legal.sum(axis=1)
    return np.asarray(np.argmax(legal.cumsum(axis=1) > wanted[:, None], axis=1))


def _take(plays: Plays, table: Table, going: NDArray[np.intp], at: NDArray[np.intp], taken: Turn) -> None:
    """Record a turn that the talks at `at`, counted among those still `going`, have taken."""
    for name, column in taken.table.items():
        table[name][at] = column
    plays.ended[going[at]] = taken.ended
    for tag, where in taken.marks.items():
        plays.seen.setdefault(tag, np.zeros(len(plays.said), bool))[going[at[where]]] = True
