"""No-op moves: nothing the author wrote depends on them."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.conditions import Before, Condition, Count, Now, Streak, Tagged, leaves
from ..content import Scenario


def idle_moves(scenario: Scenario) -> tuple[str, ...]:
    """Return the moves that only take time: they have no effects, and no condition, fact or agenda item uses them."""
    used = {tag for condition in _conditions(scenario) for tag in _tags(condition)}
    expected = {name for item in scenario.agenda for name in item.expects}
    topics = {topic for fact in scenario.facts if fact.reveal is None for topic in (fact.topic, *fact.also_counts)}
    return tuple(
        move.id
        for move in scenario.moves
        if not move.effects.first
        and not move.effects.repeat
        and move.id not in expected
        and move.topic not in topics
        and not {f"move:{move.id}", f"kind:{move.kind}", f"topic:{move.topic}"} & used
    )


def minds(scenario: Scenario, kind: str) -> bool:
    """Return whether a level or a cap asks for moves of this kind, or for one of them."""
    names = {f"kind:{kind}", *(f"move:{move.id}" for move in scenario.moves if move.kind == kind)}
    return any(names & set(_tags(condition)) for condition in _of_score(scenario))


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    yield from _of_score(scenario)
    yield from (fact.reveal.condition for fact in scenario.facts if fact.reveal is not None)
    yield from (move.when.condition for move in scenario.moves if move.when is not None)
    yield from (reaction.when.condition for reaction in scenario.reactions)
    yield from (ending.when.condition for ending in scenario.endings)
    yield from (item.when.condition for item in scenario.agenda)
    yield from (trait.when.condition for trait in scenario.buyer.traits.values())


def _of_score(scenario: Scenario) -> Iterator[Condition]:
    for criterion in scenario.rubric:
        yield from (level.when.condition for level in criterion.levels if level.when is not None)
    yield from (cap.when.condition for cap in scenario.caps)


def _tags(condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        match leaf:
            case Tagged(tag) | Now(tag) | Count(tag):
                yield tag
            case Before(tag, than):
                yield from (tag, than)
            case Streak(kind):
                yield f"kind:{kind}"
