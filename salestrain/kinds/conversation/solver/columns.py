"""Columns of small integers that hold everything the conditions of a scenario can ask about a state of a talk.

Two states with equal columns are equivalent for the rest of the talk and its scorecard: counts stop at the largest
number that a condition asks for, and whatever no condition asks for has no column. The exceptions are columns for what
the engine itself remembers: each fact, because only two are revealed per turn and none twice; lines whose second use
has another effect; things that happen once; and the question that waits for an answer.
`tests/exploring/test_proof_by_force.py` compares this with the engine, which remembers everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ....core.conditions import Before, Bounds, Condition, Count, Streak, Tagged, Value, leaves
from ..content import MoveContent, Scenario
from ..engine import Script

SETTLED = ("truth", "trait", "variant")
"""Sorts of tags that are fixed before the first line."""
LATER = ("judged", "cited", "ending", "verdict")
"""Sorts of tags that are noticed with the end of the talk or after it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Column that counts a tag up to `most`, until turn `by_turn`, and only before `unless` was noticed."""

    column: str
    most: int
    by_turn: int | None = None
    unless: str | None = None


@dataclass
class Columns:
    """Columns of one script: the size of each, and which tag changes which."""

    sizes: dict[str, int] = field(default_factory=dict)
    """Number of values each column can have; every column counts from 0."""
    tallies: dict[str, list[Tally]] = field(default_factory=dict)
    """Tallies by tag."""
    runs: dict[str, int] = field(default_factory=dict)
    """Longest run of each kind of move that matters."""
    longest: dict[str, int] = field(default_factory=dict)
    """The same for the longest run so far, which a rubric asks for."""

    def count(self, tag: str, most: int, by_turn: int | None = None, unless: str | None = None) -> str:
        """Return the name of the column that counts a tag, creating it if necessary.

        Args:
            tag: tag to count.
            most: largest number that matters.
            by_turn: last turn in which it counts.
            unless: tag after which it no longer counts.
        """
        name = f"{tag}" + (f" by {by_turn}" if by_turn else "") + (f" before {unless}" if unless else "")
        known = self.sizes.get(name, 1) - 1
        if most > known:
            self.sizes[name] = most + 1
            others = [tally for tally in self.tallies.get(tag, ()) if tally.column != name]
            self.tallies[tag] = [*others, Tally(name, most, by_turn, unless)]
        return name


def columns_of(script: Script, *, scored: bool, asked: Iterable[Condition] = ()) -> Columns:
    """Return the columns of a talk.

    Args:
        script: content of the attempt.
        scored: whether to include columns that only the rubric and its caps ask for.
        asked: further conditions to evaluate when the talk is over, if it is not scored.
    """
    columns = Columns()
    for name, variable in script.scenario.state.items():
        columns.sizes[name] = variable.max - variable.min + 1
    for fact in script.facts.values():
        columns.count(f"fact:{fact.id}", 1)
        columns.count(f"waits:{fact.id}", 1)
    for move in script.moves.values():
        if move.max_uses or move.effects.first != move.effects.repeat:
            columns.count(f"move:{move.id}", move.max_uses or 1)
    for reaction in script.reactions:
        if reaction.once:
            columns.count(f"reaction:{reaction.id}", 1)
    for item in script.agenda.values():
        if item.once:
            columns.count(f"raised:{item.id}", 1)
    if any(item.expects for item in script.agenda.values()):
        columns.sizes["expecting"] = len(script.agenda) + 1
    for condition in conditions_of_talk(script):
        _add(columns, condition, at_the_end=False)
    for condition in conditions_of_score(script.scenario) if scored else asked:
        _add(columns, condition, at_the_end=True)
    return columns


def conditions_of_talk(script: Script) -> Iterator[Condition]:
    """Yield every condition that the course of the talk depends on."""
    scenario = script.scenario
    owners: Iterable[object] = (
        *script.moves.values(),
        *script.reactions,
        *script.agenda.values(),
        *script.endings,
        *(scenario.buyer.traits[name] for name in script.traits),
    )
    written = [fact.reveal for fact in script.facts.values()] + [getattr(owner, "when") for owner in owners]  # noqa: B009
    return (when.condition for when in written if when is not None)


def conditions_of_score(scenario: Scenario) -> Iterator[Condition]:
    """Yield every condition that the scorecard depends on."""
    for criterion in scenario.rubric:
        yield from (level.when.condition for level in criterion.levels if level.when is not None)
    yield from (cap.when.condition for cap in scenario.caps)
    yield from (row.when.condition for row in scenario.judgement.model if row.when is not None)


def _add(columns: Columns, condition: Condition, *, at_the_end: bool) -> None:
    for leaf in leaves(condition):
        match leaf:
            case Tagged(tag) if tag.partition(":")[0] not in (*SETTLED, *LATER):
                columns.count(tag, 1)
            case Count(tag, bounds, by_turn) if tag.partition(":")[0] not in LATER:
                columns.count(tag, matters(bounds), by_turn)
            case Before(tag, than, bounds):
                columns.count(than, 1)
                columns.count(tag, matters(bounds), unless=than)
            case Streak(kind, bounds):
                lengths = columns.longest if at_the_end else columns.runs
                lengths[kind] = max(lengths.get(kind, 0), matters(bounds))
                name = f"longest {kind}" if at_the_end else f"run {kind}"
                columns.runs[kind] = max(columns.runs.get(kind, 0), lengths[kind])
                columns.sizes[name] = lengths[kind] + 1
                columns.sizes[f"run {kind}"] = columns.runs[kind] + 1
            case Value():
                pass  # state variables have columns, and the turn is the same for all moments of a level


def matters(bounds: Bounds) -> int:
    """Return the number beyond which an increase makes no difference to the bounds."""
    return max(bounds.low or 0, 0 if bounds.high is None else bounds.high + 1)


def tags_of(move: MoveContent) -> list[str]:
    """Return the tags that a move carries."""
    return [f"move:{move.id}", f"kind:{move.kind}"] + ([f"topic:{move.topic}"] if move.topic else [])
