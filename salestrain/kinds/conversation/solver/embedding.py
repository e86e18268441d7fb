"""Encoding of a real talk as one row of the columns, even if a typed line of it meant two moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....core.conditions import turn_of
from ....core.events import Event
from ..engine import State
from .arrays import Table
from .columns import Tally
from .machine import Machine, Turn


def placed(machine: Machine, state: State, events: Sequence[Event]) -> Table:
    """Return the one-row table of a state.

    Args:
        machine: script whose columns to fill.
        state: state to encode.
        events: standing events that led to it.
    """
    table = {name: np.zeros(1, np.int16) for name in machine.columns.sizes}
    for name, value in state.values.items():
        table[name][0] = value - machine.lowest[name]
    for tag, tallies in machine.columns.tallies.items():
        for tally in tallies:
            table[tally.column][0] = _tallied(tally, state, tag)
    for kind, most in machine.columns.runs.items():
        table[f"run {kind}"][0] = min(most, state.streak(kind))
    for kind, most in machine.columns.longest.items():
        table[f"longest {kind}"][0] = min(most, _longest(kind, events))
    if state.expecting is not None:
        table["expecting"][0] = list(machine.script.agenda).index(state.expecting) + 1
    return table


def ended(machine: Machine, state: State, events: Sequence[Event]) -> Turn:
    """Return the finished talk as a turn of one row, ready to be scored.

    Args:
        machine: script of the talk.
        state: its last state.
        events: its standing events.
    """
    turn = Turn(machine, placed(machine, state, events), state.turn, None)
    if state.ending in machine.endings:
        turn.ended[0] = machine.endings.index(state.ending)
    elif state.ending is not None:  # A buyer who was insulted leaves with an ending that the scenario does not declare.
        turn.ended[0] = len(machine.endings)
    return turn


def _tallied(tally: Tally, state: State, tag: str) -> int:
    moments = state.moments(tag)
    if tally.by_turn is not None:
        moments = tuple(moment for moment in moments if turn_of(moment) <= tally.by_turn)
    if tally.unless is not None and (limits := state.moments(tally.unless)):
        moments = tuple(moment for moment in moments if moment < limits[0])
    return min(tally.most, len(moments))


def _longest(kind: str, events: Sequence[Event]) -> int:
    longest = run = 0
    for event in events:
        if event.kind == "understood":
            run = run + 1 if event.data["move_kind"] == kind else 0
            longest = max(longest, run)
    return longest
