"""Dead-column elimination: merge states that differ only in what can no longer matter.

A revealed fact stays revealed; a reaction that fires once has fired; a criterion whose top level holds for good,
whatever is said next, is settled. Columns that only settled owners ask about are set to 0. On the shipped buyers, this
leaves a quarter to a half of the states, and no scorecard changes (a test compares both).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ....core.conditions import All, AnyOf, Before, Bounds, Condition, Count, Not, Now, Streak, Tagged, Value, leaves
from ....core.criteria import Level
from ..engine import Script
from .arrays import Mask, Numbers, Table
from .columns import LATER, SETTLED, Columns
from .machine import Machine, Turn

NEVER = 1
"""Value in the column `over …` of a cap that can never hold; 0 means open, and values from 2 on a settled level."""


def levels_of(script: Script) -> dict[str, Sequence[Level]]:
    """Return what is scored, by id: criteria with their levels, and caps as one level that holds."""
    criteria: dict[str, Sequence[Level]] = {c.id: c.levels for c in script.scenario.rubric}
    caps = {cap.id: (Level(score=0, text=cap.why, when=cap.when),) for cap in script.scenario.caps}
    return criteria | caps


@dataclass(frozen=True)
class Settling:
    """Which columns die when which owners are settled; built once for each script that is to be scored."""

    machine: Machine
    levels: dict[str, Sequence[Level]]
    owners: dict[str, tuple[str, ...]]
    """For each column, the columns that exceed 0 once an owner is settled; if all do, the column is dead."""

    @classmethod
    def of(cls, machine: Machine) -> Settling:
        """Add the columns `over …` to those of the machine and return the settling."""
        levels = levels_of(machine.script)
        for name, steps in levels.items():
            machine.columns.sizes[f"over {name}"] = len(steps) + 2
        return cls(machine, levels, _owners(machine.script, machine.columns))

    def settle(self, table: Table, number: int) -> dict[str, Numbers]:
        """Record in place what is settled after this turn, and zero what is no longer asked for.

        Returns:
            For everything that is scored, the index of the best level each state can still reach (0 = best).
        """
        turn = Turn(self.machine, table, number, None)
        best = {name: _settle(turn, table[f"over {name}"], steps) for name, steps in self.levels.items()}
        for fact in self.machine.facts:
            table[f"waits:{fact.id}"][table[f"fact:{fact.id}"] > 0] = 0
        for column, owners in self.owners.items():
            dead = turn.all
            for owner in owners:
                dead = dead & (table[owner] > 0)
            table[column][dead] = 0
        return best

    def level(self, turn: Turn, name: str, holds: Callable[[Condition], Mask]) -> Numbers:
        """Return the index of the level reached in each state (0 = best, `len(levels)` = none).

        Args:
            turn: states to score.
            name: criterion or cap.
            holds: evaluates a condition in these states.
        """
        reached = turn.table[f"over {name}"] - 2
        open_ = reached == -2
        reached = np.where(reached == NEVER - 2, len(self.levels[name]), reached).astype(np.int16)
        for number, step in enumerate(self.levels[name]):
            here = open_ if step.when is None else open_ & holds(step.when.condition)
            reached[here] = number
            open_ = open_ & ~here
        reached[open_] = len(self.levels[name])
        return reached


def _settle(turn: Turn, over: Numbers, steps: Sequence[Level]) -> Numbers:
    """Settle one criterion in place; return the index of the best level still possible (`len(steps)` = none)."""
    open_ = over == 0
    best = np.where(over == NEVER, len(steps), over - 2).astype(np.int16)
    best[open_] = len(steps)
    for number, step in enumerate(steps):
        if step.when is None:
            best[open_], over[open_] = number, number + 2
            return best
        always, never = for_good(turn, step.when.condition)
        best[open_ & ~never] = number
        over[open_ & always] = number + 2
        open_ = open_ & never
    over[open_] = NEVER
    return best


def for_good(turn: Turn, condition: Condition) -> tuple[Mask, Mask]:
    """Return where the condition holds whatever comes next, and where it can never hold again.

    In all other rows, neither is known.
    """
    nowhere = ~turn.all
    match condition:
        case All(parts):
            both = [for_good(turn, part) for part in parts]
            return _every(always for always, _ in both), ~_every(~never for _, never in both)
        case AnyOf(parts):
            both = [for_good(turn, part) for part in parts]
            return ~_every(~always for always, _ in both), _every(never for _, never in both)
        case Not(part):
            always, never = for_good(turn, part)
            return never, always
        case Tagged(tag) | Count(tag) if tag.partition(":")[0] in LATER:
            return nowhere, nowhere
        case Tagged(tag) if tag.partition(":")[0] in SETTLED:
            return turn.holds(condition), ~turn.holds(condition)
        case Tagged(tag):
            is_known = not tag.startswith("fact:") or tag.removeprefix("fact:") in turn.machine.script.facts
            return turn.tallied(tag) > 0, nowhere if is_known else turn.tallied(tag) == 0
        case Count(tag, bounds, by_turn):
            tallied = turn.tallied(f"{tag} by {by_turn}" if by_turn else tag)
            over = turn.all if by_turn is not None and turn.number >= by_turn else nowhere
            return _grown(tallied, bounds, over, turn.holds(condition))
        case Before(tag, than, bounds):
            over = turn.tallied(than) > 0
            return _grown(turn.tallied(f"{tag} before {than}"), bounds, over, turn.holds(condition))
        case Value("turn", bounds):
            late = bounds.high is not None and turn.number > bounds.high
            reached = bounds.high is None and turn.number >= (bounds.low or 0)
            return (turn.all if reached else nowhere), (turn.all if late else nowhere)
        case Value() | Now() | Streak():
            return nowhere, nowhere


def _grown(tallied: Numbers, bounds: Bounds, over: Mask, holds: Mask) -> tuple[Mask, Mask]:
    """Evaluate a count that can only grow, or, where it is `over`, not even that."""
    enough = too_many = np.zeros(len(tallied), bool)
    if bounds.high is None:
        enough = tallied >= (bounds.low or 0)
    else:
        too_many = tallied > bounds.high
    return enough | (over & holds), too_many | (over & ~holds)


def _every(masks: Iterable[Mask]) -> Mask:
    folded, *others = masks
    for mask in others:
        folded = folded & mask
    return folded


def _owners(script: Script, columns: Columns) -> dict[str, tuple[str, ...]]:
    """Return, for each column that may die, the columns that tell when each of its owners is settled."""
    asked: dict[str, set[str]] = {}
    for settled, condition in _asking(script):
        for column in _columns_asked(condition):
            if column in columns.sizes:
                asked.setdefault(column, set()).add(settled)
    lasting = {f"move:{m.id}" for m in script.moves.values() if m.max_uses or m.effects.first != m.effects.repeat}
    lasting |= {f"fact:{name}" for name in script.facts} | {f"raised:{name}" for name in script.agenda}
    lasting |= {f"reaction:{reaction.id}" for reaction in script.reactions if reaction.once}
    return {
        column: tuple(sorted(owners)) for column, owners in asked.items() if column not in lasting and "" not in owners
    }


def _asking(script: Script) -> Iterator[tuple[str, Condition]]:
    """Yield every condition with the column that tells when its owner no longer asks it; "" if it never stops."""
    for fact in script.facts.values():
        if fact.reveal is not None:
            yield f"fact:{fact.id}", fact.reveal.condition
    for reaction in script.reactions:
        yield (f"reaction:{reaction.id}" if reaction.once else ""), reaction.when.condition
    for item in script.agenda.values():
        yield (f"raised:{item.id}" if item.once else ""), item.when.condition
    for name, steps in levels_of(script).items():
        yield from ((f"over {name}", step.when.condition) for step in steps if step.when is not None)
    scenario = script.scenario
    always = [move.when for move in script.moves.values()] + [ending.when for ending in script.endings]
    always += [scenario.buyer.traits[name].when for name in script.traits]
    always += [row.when for row in scenario.judgement.model]
    yield from (("", when.condition) for when in always if when is not None)


def _columns_asked(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        match leaf:
            case Tagged(tag):
                yield tag
            case Count(tag, _, by_turn):
                yield f"{tag} by {by_turn}" if by_turn else tag
            case Before(tag, than, _):
                yield from (f"{tag} before {than}", than)
            case Streak(kind, _):
                yield from (f"run {kind}", f"longest {kind}")
