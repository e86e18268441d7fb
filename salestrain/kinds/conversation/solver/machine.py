"""The turn of `kinds.conversation.turn`, computed for many states of a talk at once.

The engine answers one learner and records everything as events; exploring every way through a scenario takes millions
of turns and needs only what conditions can ask about. This is therefore the same turn over whole columns of states. A
test runs both side by side; if they differ, the engine is right.
"""

from __future__ import annotations

from collections.abc import Container

import numpy as np

from ....core.conditions import All, AnyOf, Before, Condition, Count, Not, Now, Streak, Tagged, Value, leaves
from ..content import Fact, MoveContent
from ..disclosing import MOST_FACTS_A_TURN
from ..engine import Script
from ..turn import LAST_TURN, TRUST_A_TURN
from .arrays import Mask, Numbers, Table, fold, rows, size, within
from .columns import Columns, tags_of
from .partial_evaluation import simpler

GOES_ON = -1
TIME_LIMIT = "e.time_limit"
"""Ending that the engine itself brings about after the last turn."""


class Machine:
    """One script, ready to make the same move in many states."""

    def __init__(self, script: Script, columns: Columns) -> None:
        self.script = script
        self.columns = columns
        self.lowest = {name: variable.min for name, variable in script.scenario.state.items()}
        self.facts = tuple(script.facts.values())
        self.endings = (*(ending.id for ending in script.endings), TIME_LIMIT)
        known_at_start = {*script.scenario.briefing.known_at_start, *(f.id for f in script.scenario.facts if f.public)}
        self._start_facts = known_at_start & script.facts.keys()
        truths, traits = (f"truth:{name}" for name in script.facts), (f"trait:{name}" for name in script.traits)
        self._settled = {*truths, *traits, f"variant:{script.variant}"}
        self._timed: dict[int, tuple[Condition, bool]] = {}
        self._asked: dict[tuple[int, str, int], Condition | bool] = {}

    def start(self) -> Table:
        """Return the first state, as a table of one row."""
        table = {name: np.zeros(1, np.int16) for name in self.columns.sizes}
        for name, value in self.script.start_values.items():
            table[name][0] = value - self.lowest[name]
        turn = Turn(self, table, 0, None)
        for fact in self.facts:
            if fact.id in self._start_facts:
                turn.learn(fact, np.ones(1, bool))
        return table

    def legal(self, table: Table, turn: int) -> list[tuple[MoveContent, Mask]]:
        """Return each move with a mask of the states in which it is possible."""
        now = Turn(self, table, turn, None)
        moves = []
        for move in self.script.moves.values():
            may = now.holds(move.when.condition) if move.when else now.all
            if move.max_uses:
                may = may & (table[f"move:{move.id}"] < move.max_uses)
            moves.append((move, may))
        return moves

    def take(
        self, table: Table, turn: int, move: MoveContent, watched: Container[str] = (), marked: Container[str] = ()
    ) -> Turn:
        """Make this move in all these states, on a copy of the table, and return the turn that was played.

        One row is recorded for each of the `watched` tags, and all rows for each of the `marked` tags.
        """
        now = Turn(self, {name: column.copy() for name, column in table.items()}, turn, move, watched, marked)
        now.play()
        return now

    def asked(self, condition: Condition, move: MoveContent | None, turn: int) -> Condition | bool:
        """Return what remains of a condition when this move is made in this turn: a simpler condition, or its value."""
        if (entry := self._timed.get(id(condition))) is None:
            timed = any(isinstance(leaf, Value) and leaf.name == "turn" for leaf in leaves(condition))
            entry = self._timed[id(condition)] = condition, timed  # Keeps the object alive, so its id is not reused.
        key = (id(condition), move.id if move else "", turn if entry[1] else 0)
        if key not in self._asked:
            now = frozenset(tags_of(move)) if move else frozenset()
            self._asked[key] = simpler(condition, now, turn, self._settled)
        return self._asked[key]


class Turn:
    """One move in many states; changes the table it was given.

    `ended` is the index of each state's ending, or GOES_ON; `found` has one row for each watched tag that was noticed;
    `marks` has a mask of all rows for each marked tag.
    """

    def __init__(
        self,
        machine: Machine,
        table: Table,
        number: int,
        move: MoveContent | None,
        watched: Container[str] = (),
        marked: Container[str] = (),
    ) -> None:
        self.machine, self.table, self.number, self.move = machine, table, number, move
        self.watched, self.marked = watched, marked
        self.found: dict[str, int] = {}
        self.marks: dict[str, Mask] = {}
        self.rows = size(table)
        self.all, self.none = np.ones(self.rows, bool), np.zeros(self.rows, bool)
        self.moved = np.zeros(self.rows, np.int16)
        self.ended = np.full(self.rows, GOES_ON, np.int16)

    def play(self) -> None:
        """Compute everything that follows from the learner's line, in the engine's order."""
        assert self.move is not None, "a turn is played for a move"
        differs = self.move.effects.first != self.move.effects.repeat
        used = self.table[f"move:{self.move.id}"] > 0 if differs else self.none
        for tag in tags_of(self.move):
            self.notice(tag, self.all)
        self._run(self.move.kind)
        self._answer_agenda()
        self._apply(used)
        revealed = self._disclose()
        self._react()
        self._end()
        self._raise_agenda((self.ended == GOES_ON) & ~revealed)

    def only(self, where: Mask) -> Turn:
        """Return the same turn for some of its states, to be evaluated and not played on."""
        some = Turn(self.machine, rows(self.table, where), self.number, None)
        some.ended = self.ended[where]
        return some

    def notice(self, tag: str, where: Mask) -> None:
        """Count the tag in the states where it happens."""
        if tag in self.watched and tag not in self.found and where.any():
            self.found[tag] = int(np.argmax(where))
        if tag in self.marked and where.any():
            self.marks[tag] = where | self.marks[tag] if tag in self.marks else where.copy()
        for tally in self.machine.columns.tallies.get(tag, ()):
            if tally.by_turn is not None and self.number > tally.by_turn:
                continue
            here = where if tally.unless is None else where & (self.table[tally.unless] == 0)
            column = self.table[tally.column]
            column += here & (column < tally.most)

    def learn(self, fact: Fact, where: Mask) -> None:
        """Reveal the fact in the states where it is due."""
        self.notice(f"fact:{fact.id}", where)
        self.table[f"waits:{fact.id}"][where] = 0
        for topic in sorted(self.machine.script.topics_of_fact[fact.id]):
            self.notice(f"learned:{topic}", where)

    def holds(self, condition: Condition) -> Mask:
        """Return a mask of the states in which the condition holds; do not modify it in place."""
        asked = self.machine.asked(condition, self.move, self.number)
        if isinstance(asked, bool):
            return self.all if asked else self.none
        return self._where(asked)

    def _where(self, condition: Condition) -> Mask:
        match condition:
            case All(parts):
                return fold([self._where(part) for part in parts], np.logical_and)
            case AnyOf(parts):
                return fold([self._where(part) for part in parts], np.logical_or)
            case Not(part):
                return ~self._where(part)
            case Tagged(tag):
                return self.tallied(tag) > 0
            case Count(tag, bounds, by_turn):
                return within(self.tallied(f"{tag} by {by_turn}" if by_turn else tag), bounds.low, bounds.high)
            case Before(tag, than, bounds):
                return within(self.tallied(f"{tag} before {than}"), bounds.low, bounds.high)
            case Streak(kind, bounds):
                return within(self.streak(kind), bounds.low, bounds.high)
            case Value(name, bounds):
                return within(self.table[name] + self.machine.lowest[name], bounds.low, bounds.high)
            case Now():
                raise AssertionError("conditions on the current line are resolved before any state is evaluated")

    def tallied(self, column: str) -> Numbers:
        """Return a column of counts; zeros if there is no such column."""
        return self.table[column] if column in self.table else np.zeros(self.rows, np.int16)

    def streak(self, kind: str) -> Numbers:
        """Return the current run of this kind of move."""
        return self.table[f"run {kind}"]

    def _run(self, kind: str) -> None:
        for other, most in self.machine.columns.runs.items():
            column = self.table[f"run {other}"]
            column[:] = np.minimum(most, column + 1) if other == kind else 0
            if other in self.machine.columns.longest:
                longest = self.table[f"longest {other}"]
                np.maximum(longest, np.minimum(column, self.machine.columns.longest[other]), out=longest)

    def _answer_agenda(self) -> None:
        if "expecting" not in self.table:
            return
        expecting = self.table["expecting"]
        for number, item in enumerate(self.machine.script.agenda.values(), 1):
            waiting = expecting == number
            met = self.move is not None and self.move.id in item.expects
            self.notice(f"{'answered' if met else 'dodged'}:{item.id}", waiting)
        expecting[:] = 0

    def _apply(self, used: Mask) -> None:
        assert self.move is not None
        for name, by in self.machine.script.scenario.per_turn.items():
            self.change(name, np.full(self.rows, by, np.int16), self.all)
        for steps, where in ((self.move.effects.first, ~used), (self.move.effects.repeat, used)):
            for name, by in steps.items():
                self.change(name, self._tempered(name, by), where)

    def _tempered(self, name: str, by: int) -> Numbers:
        times = np.ones(self.rows)
        for trait_name in self.machine.script.traits:
            trait = self.machine.script.scenario.buyer.traits[trait_name]
            if name in trait.times:
                times = np.where(self.holds(trait.when.condition), times * trait.times[name], times)
        return np.trunc(by * times).astype(np.int16)

    def change(self, name: str, by: Numbers, where: Mask) -> None:
        """Change a state variable within its range, and trust also within its allowance for a turn."""
        column = self.table[name]
        if name == "trust":
            low, high = TRUST_A_TURN
            by = np.clip(self.moved + by, low, high) - self.moved
        to = np.clip(column + np.where(where, by, 0), 0, self.machine.columns.sizes[name] - 1).astype(np.int16)
        if name == "trust":
            self.moved += to - column
        column[:] = to

    def _disclose(self) -> Mask:
        revealed = ~self.all
        for _ in range(MOST_FACTS_A_TURN):
            free, due = self.all, []
            for fact in self.machine.facts:
                if (is_due := self._is_due(fact)) is not self.none:
                    here = free & is_due
                    free = free & ~here
                    due.append((fact, here))
            for fact, here in due:
                if here.any():
                    self.learn(fact, here)
                    revealed = revealed | here
        for fact in self.machine.facts:
            if (is_due := self._is_due(fact)) is not self.none:
                self.notice(f"waits:{fact.id}", is_due)
        return revealed

    def _is_due(self, fact: Fact) -> Mask:
        """Return where the fact is still locked and due; `self.none` itself if no state needs a look."""
        if fact.reveal is not None:
            due = self.holds(fact.reveal.condition)
        else:
            topic = self.move.topic if self.move else None
            due = self.all if topic in self.machine.script.topics_of_fact[fact.id] else self.none
        waits = self.table[f"waits:{fact.id}"]
        if waits.any():
            due = due | (waits > 0)
        elif due is self.none:
            return self.none
        is_locked: Mask = self.table[f"fact:{fact.id}"] == 0
        return due & is_locked

    def _react(self) -> None:
        for reaction in self.machine.script.reactions:
            where = self.holds(reaction.when.condition)
            if where is self.none:
                continue
            if reaction.once:
                where = where & (self.table[f"reaction:{reaction.id}"] == 0)
            self.notice(f"reaction:{reaction.id}", where)
            for name, by in reaction.effects.items():
                self.change(name, np.full(self.rows, by, np.int16), where)

    def _end(self) -> None:
        for number, ending in enumerate(self.machine.script.endings):
            holds = self.holds(ending.when.condition)
            if holds is self.none:
                continue
            here = (self.ended == GOES_ON) & holds
            self.ended[here] = number
            self.notice(f"ending:{ending.id}", here)
        if self.number >= LAST_TURN:
            self.ended[self.ended == GOES_ON] = len(self.machine.script.endings)

    def _raise_agenda(self, free: Mask) -> None:
        for number, item in enumerate(self.machine.script.agenda.values(), 1):
            here = free & self.holds(item.when.condition)
            if item.once:
                here = here & (self.table[f"raised:{item.id}"] == 0)
            self.notice(f"raised:{item.id}", here)
            for tag in item.tags:
                self.notice(f"said:{tag}", here)
            if item.expects:
                self.table["expecting"][here] = number
            free = free & ~here
