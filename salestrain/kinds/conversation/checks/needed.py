"""Facts that must be known for a condition to hold, in one variant.

This analyses only the content and does not play the talk. It is exact for conditions on facts, moves and what the buyer
raised, and conservative otherwise: it never claims that a fact must be known if it need not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from ....core.conditions import All, AnyOf, Before, Condition, Count, Not, Now, Streak, Tagged, Value, leaves
from ....core.exercise import Written
from ..content import Fact, MoveContent
from ..script import Script

Needed = frozenset[str] | None
"""Ids of facts; None if the condition can never hold."""
_NOTHING: frozenset[str] = frozenset()
_SETTLED = ("truth", "variant", "trait")
"""Sorts of tags that are fixed when the talk begins."""


class Needs:
    """Needed facts in one script, cached by tag."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.open = {fact.id for fact in script.facts.values() if fact.public}
        self.open |= set(script.scenario.briefing.known_at_start)
        self._cache: dict[str, Needed] = {}

    def of_all(self, conditions: Iterable[Condition]) -> Needed:
        """Return what all of these together need."""
        return _union([self.of(condition) for condition in conditions])

    def of(self, condition: Condition | Written | None) -> Needed:
        """Return what this condition needs; nothing if there is no condition."""
        match condition:
            case Written():
                return self.of(condition.condition)
            case All(parts):
                return self.of_all(parts)
            case AnyOf(parts):
                return _common([self.of(part) for part in parts])
            case Not(Tagged(tag)) if tag.split(":")[0] in _SETTLED:
                return None if self.of_tag(tag) is not None else _NOTHING
            case Tagged(tag) | Now(tag):
                return self.of_tag(tag)
            case Count(tag, bounds) if (bounds.low or 0) > 0:
                return self.of_tag(tag)
            case Streak(kind, bounds) if (bounds.low or 0) > 0:
                return self.of_tag(f"kind:{kind}")
            case Before(tag, _, bounds) if (bounds.low or 0) > 0:
                return self.of_tag(tag)
            case None | Not() | Count() | Streak() | Before() | Value():
                return _NOTHING

    def of_tag(self, tag: str) -> Needed:
        """Return what must be known once this tag was noticed."""
        if tag not in self._cache:
            self._cache[tag] = _NOTHING  # A cycle is reported as E05 and needs nothing here.
            self._cache[tag] = self._look(*tag.split(":", 1))
        return self._cache[tag]

    def _look(self, sort: str, name: str) -> Needed:
        script, scenario = self.script, self.script.scenario
        match sort:
            case "fact":
                return _NOTHING if name in self.open else self._of_fact(script.facts.get(name))
            case "truth":
                return _NOTHING if name in script.facts else None
            case "variant":
                return _NOTHING if name == script.variant else None
            case "trait":
                return _NOTHING if name in script.traits else None
            case "learned":
                facts = [fact for fact in script.facts if name in script.topics_of_fact[fact]]
                return _common([self.of_tag(f"fact:{fact}") for fact in facts])
            case "move" | "kind" | "topic":
                return _common([self.of(m.when) for m in scenario.moves if _is(m, sort, name)])
            case "said":
                return _common([self.of(item.when) for item in scenario.agenda if name in item.tags])
            case "answered" | "dodged":
                return _common([self.of(item.when) for item in scenario.agenda if name == item.id])
            case "reaction":
                return _common([self.of(r.when) for r in scenario.reactions if name == r.id])
        return _NOTHING

    def _of_fact(self, fact: Fact | None) -> Needed:
        if fact is None:
            return None
        before = self.of(fact.reveal)
        return None if before is None else before | {fact.id}

    def where_asked(self, fact: Fact) -> Needed:
        """Return what must be known when this fact is asked for: what the moves that do so have in common."""
        return _common([self.of(move.when) for move in self._asking(fact)])

    def is_enough_to_ask(self, fact: Fact) -> bool:
        """Return whether every move that asks for this fact is possible only when all the fact waits for is known."""
        known = [(move, self.of(move.when)) for move in self._asking(fact)]
        return all(needed is not None and self._is_due(fact, move, needed) for move, needed in known)

    def _asking(self, fact: Fact) -> list[MoveContent]:
        named, topics = moves_named(fact), self.script.topics_of_fact[fact.id]
        return [move for move in self.script.scenario.moves if move.id in named or move.topic in topics]

    def told_by(self, move: MoveContent, known: frozenset[str]) -> frozenset[str]:
        """Return the facts that are always due when this move is made by a learner who knows these facts."""
        return frozenset(fact.id for fact in self.script.facts.values() if self._is_due(fact, move, known))

    def _is_due(self, fact: Fact, move: MoveContent, known: frozenset[str]) -> bool:
        if fact.reveal is None:
            return move.topic in self.script.topics_of_fact[fact.id]
        return self._follows(fact.reveal.condition, move, known | self.open)

    def _follows(self, condition: Condition, move: MoveContent, known: frozenset[str]) -> bool:
        match condition:
            case All(parts):
                return all(self._follows(part, move, known) for part in parts)
            case AnyOf(parts):
                return any(self._follows(part, move, known) for part in parts)
            case Tagged(tag) | Now(tag):
                sort, name = tag.split(":", 1)
                if sort == "fact":
                    return name in known
                return _is(move, sort, name) or (sort in _SETTLED and self.of_tag(tag) is not None)
        return False


def moves_named(fact: Fact) -> set[str]:
    """Return the moves that the condition of this fact names, which therefore ask for it."""
    if fact.reveal is None:
        return set()
    now = [leaf.tag for leaf in leaves(fact.reveal.condition) if isinstance(leaf, Now)]
    return {tag.removeprefix("move:") for tag in now if tag.startswith("move:")}


def is_asking(condition: Condition) -> bool:
    """Return whether asking alone can satisfy the condition."""
    match condition:
        case AnyOf(parts):
            return any(is_asking(part) for part in parts)
        case Now():
            return True
    return False


def _is(move: MoveContent, sort: str, name: str) -> bool:
    return name == {"move": move.id, "kind": move.kind, "topic": move.topic}.get(sort)


def _union(parts: list[Needed]) -> Needed:
    return None if None in parts else _NOTHING.union(*(part for part in parts if part is not None))


def _common(alternatives: list[Needed]) -> Needed:
    """Return what all possible alternatives have in common; None if none is possible."""
    possible = [alternative for alternative in alternatives if alternative is not None]
    return reduce(frozenset.intersection, possible) if possible else None
