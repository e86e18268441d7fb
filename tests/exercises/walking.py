"""Walk every guided way through a scenario, breadth first, with the shortest way to everything seen.

Two moments of a talk are taken as one when no condition can tell them apart.
One that is nowhere better than another (same facts, same past, no more trust, no more patience) is not
walked on from. What is found is real, for it comes with a way that leads there; nothing is claimed from what
was not found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field

from salestrain.authoring.scenario import Scenario
from salestrain.conditions import Before, Bounds, Condition, Count, Streak, Tagged, Value, leaves
from salestrain.events import Event, Move
from salestrain.practice import conversation
from salestrain.practice.conversation import Script, State

Way = tuple[str, ...]
View = Callable[[State], Hashable]
FIXED = ("truth", "trait", "variant")
"""Sorts of tags that are settled before the first line."""


@dataclass
class Walked:
    """What a walk found: the shortest way to each move, fact, reaction, agenda item and ending."""

    script: Script
    ways: dict[str, Way] = field(default_factory=dict)
    states: int = 0
    moves: int = 0
    stuck: list[Way] = field(default_factory=list)

    def note(self, way: Way, events: tuple[Event, ...]) -> None:
        self.moves += 1
        self.ways.setdefault(way[-1], way)
        for event in events:
            for tag in event.tags:
                sort, _, name = tag.partition(":")
                if sort in ("fact", "reaction", "raised", "ending"):
                    self.ways.setdefault(name, way)


def walk(scenario: Scenario, variant: str) -> Walked:
    """Every way through one variant of the scenario."""
    script = conversation.prepare(scenario, conversation.seed_for(scenario, variant))
    walked, view = Walked(script), what_conditions_see(script)
    start, _ = conversation.start(script)
    best: dict[Hashable, list[tuple[int, int]]] = {}
    queue: deque[tuple[State, Way]] = deque([(start, ())])
    while queue:
        state, way = queue.popleft()
        legal = conversation.legal(script, state)
        if not legal:
            walked.stuck.append(way)
        for name in legal:
            after, events = conversation.respond(script, state, Move("choose", {"move": name}))
            walked.note((*way, name), events)
            if after.phase == "talking" and _is_better(best.setdefault(view(after), []), after):
                queue.append((after, (*way, name)))
                walked.states += 1
    for way in insisting(script):
        walked.note(way, events_of(script, way))
    return walked


def insisting(script: Script) -> Iterator[Way]:
    """The learner who repeats one line until the talk is over, for each line that is always possible."""
    for name in (move.id for move in script.moves.values() if move.when is None and move.max_uses is None):
        state, way = conversation.start(script)[0], Way()
        while state.phase == "talking":
            state, _ = conversation.respond(script, state, Move("choose", {"move": name}))
            way = (*way, name)
        yield way


def events_of(script: Script, way: Way) -> tuple[Event, ...]:
    """Everything that happens on this way."""
    state, events = conversation.start(script)
    for name in way:
        state, new = conversation.respond(script, state, Move("choose", {"move": name}))
        events += new
    return events


def _is_better(known: list[tuple[int, int]], state: State) -> bool:
    """Whether no earlier moment with the same view had as much trust and patience; then remember it."""
    trust, patience = state.values["trust"], state.values["patience"]
    if any(trust <= t and patience <= p for t, p in known):
        return False
    known.append((trust, patience))
    return True


def what_conditions_see(script: Script) -> View:
    """A function from a moment of the talk to all that conditions (and effects) can still tell about it."""
    views: list[View] = [lambda state: frozenset(state.known), *_views_of_moves(script)]
    views += [view for condition in _conditions(script) for view in _views_of_leaves(condition)]
    views += [_seen(f"reaction:{reaction.id}", 1) for reaction in script.reactions if reaction.once]
    views += [_seen(f"raised:{item}", 1) for item in script.agenda]
    return lambda state: tuple(view(state) for view in views)


def _conditions(script: Script) -> Iterator[Condition]:
    """Every condition that the course of the talk depends on."""
    traits = [script.scenario.buyer.traits[name] for name in script.traits]
    written = [fact.reveal for fact in script.facts.values()] + [move.when for move in script.moves.values()]
    written += [owner.when for owner in (*script.reactions, *script.endings)]
    written += [owner.when for owner in (*script.agenda.values(), *traits)]
    return (each.condition for each in written if each is not None)


def _views_of_moves(script: Script) -> Iterator[View]:
    """Moves that change something else at their first use, while they are still possible."""
    for move in script.moves.values():
        if move.effects.first == move.effects.repeat and move.max_uses is None:
            continue
        seen, condition = _seen(f"move:{move.id}", move.max_uses or 1), move.when and move.when.condition
        if isinstance(condition, Value) and condition.name == "turn" and condition.bounds.high is not None:
            yield _until(condition.bounds.high, seen)
        else:
            yield seen


def _views_of_leaves(condition: Condition) -> Iterator[View]:
    for leaf in leaves(condition):
        match leaf:
            case Tagged(tag) if tag.partition(":")[0] not in (*FIXED, "fact"):
                yield _seen(tag, 1)
                if tag.startswith(("answered:", "dodged:")):
                    yield lambda state: state.expecting
            case Count(tag, bounds, _):
                yield _seen(tag, _matters(bounds))
            case Before():
                yield _before(leaf, _matters(leaf.bounds))
            case Streak(kind, bounds):
                yield _run(kind, _matters(bounds))


def _seen(tag: str, up_to: int) -> View:
    return lambda state: min(up_to, len(state.moments(tag)))


def _before(leaf: Before, up_to: int) -> View:
    return lambda state: (min(up_to, len(leaf.proof(state))), bool(state.moments(leaf.than)))


def _run(kind: str, up_to: int) -> View:
    return lambda state: min(up_to, state.streak(kind))


def _until(last: int, view: View) -> View:
    """The view as long as the talk is young enough for it to matter."""
    return lambda state: state.turn <= last and view(state)


def _matters(bounds: Bounds) -> int:
    """From this number on, more makes no difference to the bounds."""
    return max(bounds.low or 0, 0 if bounds.high is None else bounds.high + 1)
