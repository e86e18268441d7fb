"""The scorecard of a talk, told without what only another variant of it holds.

A rule such as "learning who signs, or learning that the contract was renewed" would tell a learner whose contract was
not renewed that with another buyer it is. So what cannot happen in this variant is left out of the rules; the score is
the same with it and without it.
"""

from __future__ import annotations

from ...core.conditions import All, AnyOf, Before, Condition, Count, Not, Now, Streak, Tagged
from ...core.kind import Played
from ...core.needs import Open, joined
from ...core.rubric import Scorecard, score
from .content import Fact, MoveContent
from .naming import naming
from .script import Script


def scorecard(session: Played) -> Scorecard:
    """Score a talk by the criteria and caps of its exercise."""
    exercise = session.exercise
    return score(exercise.rubric, exercise.caps, session.events, naming(exercise), still_open(session.script))


def still_open(script: Script) -> Open:
    """Return a function that leaves out of a condition what is decided by the variant that was drawn."""
    return _Possible(script).left_of


class _Possible:
    """What can be noticed in one variant of a talk."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self._known: dict[str, bool] = {}

    def left_of(self, condition: Condition) -> Condition | bool:
        """Return what remains of a condition; True or False if nothing is left to be decided."""
        match condition:
            case All(parts):
                return joined(map(self.left_of, parts), All, neutral=True)
            case AnyOf(parts):
                return joined(map(self.left_of, parts), AnyOf, neutral=False)
            case Not(part):
                rest = self.left_of(part)
                return (not rest) if isinstance(rest, bool) else Not(rest)
            case Tagged(tag) if tag.partition(":")[0] in ("truth", "variant", "trait"):
                return self._is_given(tag)
            case Tagged(tag) | Now(tag):
                return condition if self._can(tag) else False
            case Count(tag, bounds) | Before(tag, bounds=bounds) if not self._can(tag):
                return bounds.hold(0)
            case Before(tag, than, bounds) if not self._can(than):
                return Count(tag, bounds)
            case Streak(kind, bounds) if not self._can(f"kind:{kind}"):
                return bounds.hold(0)
            case _:
                return condition

    def _is_given(self, tag: str) -> bool:
        sort, _, name = tag.partition(":")
        given = {"truth": self.script.facts, "variant": (self.script.variant,), "trait": self.script.traits}
        return name in given[sort]

    def _can(self, tag: str) -> bool:
        """Return whether a tag can ever be noticed; while that is being found out, it counts as possible."""
        if tag not in self._known:
            self._known[tag] = True
            self._known[tag] = self._found(*tag.split(":", 1))
        return self._known[tag]

    def _found(self, sort: str, name: str) -> bool:
        script, scenario = self.script, self.script.scenario
        match sort:
            case "fact":
                return name in script.facts and self._is_told(script.facts[name])
            case "learned":
                return any(name in script.topics_of_fact[fact] and self._can(f"fact:{fact}") for fact in script.facts)
            case "move":
                return name in script.moves and self._is_said(script.moves[name])
            case "kind":
                return any(move.kind == name and self._can(f"move:{move.id}") for move in scenario.moves)
            case "ending":
                return all(end.id != name or self._holds_ever(end.when.condition) for end in scenario.endings)
            case "reaction":
                return all(one.id != name or self._holds_ever(one.when.condition) for one in scenario.reactions)
            case "answered" | "dodged":
                return all(item.id != name or self._holds_ever(item.when.condition) for item in scenario.agenda)
            case _:
                return True

    def _is_told(self, fact: Fact) -> bool:
        return fact.public or fact.reveal is None or self._holds_ever(fact.reveal.condition)

    def _is_said(self, move: MoveContent) -> bool:
        return move.when is None or self._holds_ever(move.when.condition)

    def _holds_ever(self, condition: Condition) -> bool:
        return self.left_of(condition) is not False
