"""Whether trust or time can be farmed: gained again and again by lines that lead to nothing new.

Trust can rise without end only where something that gives it has no end: a line's `repeat` effect without
`max_uses`, a reaction that is not `once`, or the passing of time. Where there is no such source, no loop can gain
anything: that is proven. Where there is one, rounds of one and of two lines are said over and over from a sample
of moments; a round after which nothing is different except that there is more trust, or no less patience, is a farm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from ..authoring.scenario import MoveContent, Steps
from ..practice.conversation import Script
from .machine import GOES_ON, Machine, Turn
from .masks import Mask, Table, rows, size
from .walk import Step, Walk, Way, walk

SAMPLED_TURNS = (2, 5)
"""Farming is tried after so many lines."""
SAMPLE = 4_000
"""Moments walked for the sample."""
A_STEP = 4
"""Moments taken of each line at such a turn."""
ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Farm:
    """A round of lines that gains `gained` without end, and a way to a moment from which it does."""

    variant: str
    way: Way
    round: Way
    gained: str


def sources(script: Script) -> tuple[str, ...]:
    """What gives trust or patience without end: ids of moves and reactions, or `per_turn`."""
    moves = [m.id for m in script.moves.values() if m.max_uses is None and _gives(m.effects.repeat)]
    reactions = [reaction.id for reaction in script.reactions if not reaction.once and _gives(reaction.effects)]
    passing = ["per_turn"] if script.scenario.per_turn.get("trust", 0) > 0 else []
    return (*moves, *reactions, *passing)


def _gives(steps: Steps) -> bool:
    return steps.get("trust", 0) > 0 or steps.get("patience", 0) > 0


def find_farm(machine: Machine) -> Farm | None:
    """A round of one or two lines that gains something each time; None where there is none, or none was found."""
    if not sources(machine.script):
        return None
    moves = list(machine.script.moves.values())
    for length in (1, 2):
        for turn, table, ways in _sample(machine):
            for said in product(moves, repeat=length):
                if found := _gain(machine, turn, table, said):
                    row, gained = found
                    names = tuple(move.id for move in said)
                    return Farm(machine.script.variant or "", ways[row], names, gained)
    return None


def _sample(machine: Machine) -> Iterator[tuple[int, Table, list[Way]]]:
    """Moments after some numbers of lines, with a way to each."""
    parts: dict[int, list[Table]] = {}
    ways: dict[int, list[Way]] = {}

    def keep(walked: Walk, step: Step, turn: Turn) -> bool:
        if turn.number in SAMPLED_TURNS:
            going = np.flatnonzero(turn.ended == GOES_ON)
            some = going[:: max(1, len(going) // A_STEP)][:A_STEP]
            parts.setdefault(turn.number, []).append(rows(turn.table, some))
            ways.setdefault(turn.number, []).extend(walked.way_by(step, int(place)) for place in some)
        return turn.number > max(SAMPLED_TURNS)

    walk(machine, enough=keep, limit=SAMPLE)
    for number, tables in parts.items():
        yield number, {name: np.concatenate([table[name] for table in tables]) for name in tables[0]}, ways[number]


def _gain(machine: Machine, turn: int, table: Table, said: tuple[MoveContent, ...]) -> tuple[int, str] | None:
    """The row of a moment from which this round gains something each time, and what it gains."""
    at = np.arange(size(table))
    before: Table | None = None
    for _ in range(ROUNDS):
        for move in said:
            may = next(where for other, where in machine.legal(table, turn) if other.id == move.id)
            table, before, at = rows(table, may), before and rows(before, may), at[may]
            if not len(at):
                return None
            turn += 1
            taken = machine.take(table, turn, move)
            on = taken.ended == GOES_ON
            table, before, at = rows(taken.table, on), before and rows(before, on), at[on]
        if before is not None:
            same = _nothing_new(machine, before, table)
            for name, gained in (("trust", table["trust"] > before["trust"]),
                                 ("patience", table["patience"] >= before["patience"])):  # fmt: skip
                if (same & gained).any():
                    return int(at[np.argmax(same & gained)]), name
        before = table
    return None


def _nothing_new(machine: Machine, before: Table, after: Table) -> Mask:
    same = np.ones(size(after), bool)
    for name, column in after.items():
        if name not in machine.lowest:
            same &= column == before[name]
    return same
