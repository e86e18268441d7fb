"""What hangs under what: the paths from an action up to a goal, and what has none."""

from __future__ import annotations

from collections.abc import Iterable

from .model import ELEMENTS, PARTIES, Action, Goal, Objective, Plan


class Tree:
    """A plan by its parents. Built once, asked often; a cycle is found and never followed."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.goals = {goal.id: goal for goal in plan.goals}
        self.objectives = {objective.id: objective for objective in plan.objectives}
        self.actions = {action.id: action for action in plan.actions}
        self._parts: dict[str, list[Objective]] = {}
        self._doing: dict[str, list[Action]] = {}
        for objective in plan.objectives:
            self._parts.setdefault(objective.parent or "", []).append(objective)
        for action in plan.actions:
            self._doing.setdefault(action.parent or "", []).append(action)
        self._ways = {name: self._way(name) for name in self.objectives}

    def _way(self, name: str) -> tuple[str, ...] | None:
        """From an objective up to a goal, ids from below; None when it leads nowhere or in a circle."""
        way: list[str] = []
        while name in self.objectives:
            if name in way:
                return None
            way.append(name)
            name = self.objectives[name].parent or ""
        return (*way, name) if name in self.goals else None

    def in_a_circle(self, name: str) -> bool:
        """Whether following the parents of an objective leads back to itself."""
        at, seen = self.objectives[name].parent or "", set[str]()
        while at in self.objectives and at not in seen:
            if at == name:
                return True
            seen.add(at)
            at = self.objectives[at].parent or ""
        return False

    def objectives_under(self, parent: str) -> tuple[Objective, ...]:
        """The objectives right under a goal or an objective."""
        return tuple(self._parts.get(parent, ()))

    def actions_under(self, objective: str) -> tuple[Action, ...]:
        """The actions right under an objective."""
        return tuple(self._doing.get(objective, ()))

    def all_actions_under(self, objective: str) -> tuple[Action, ...]:
        """The actions under an objective and its parts."""
        found, waiting, seen = list[Action](), [objective], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                found += self.actions_under(name)
                waiting += [part.id for part in self.objectives_under(name)]
        return tuple(found)

    def path(self, item: str) -> tuple[Action | Objective | Goal, ...]:
        """From an action or objective up to its goal, itself first; only itself when it leads nowhere."""
        named: dict[str, Action | Objective | Goal] = {**self.actions, **self.objectives, **self.goals}
        first = named[item]
        if isinstance(first, Goal):
            return (first,)
        start = first.parent if isinstance(first, Action) else first.id
        way = self._ways.get(start or "") or ()
        above = [named[name] for name in way if name != item]
        return (first, *above)

    def goal_of(self, item: str) -> Goal | None:
        """The goal that an action or objective serves; None for one that serves nothing."""
        top = self.path(item)[-1]
        return top if isinstance(top, Goal) else None

    def is_orphan(self, action: Action) -> bool:
        """Whether an action serves nothing."""
        return self._ways.get(action.parent or "") is None

    def orphans(self) -> tuple[Action, ...]:
        """The actions that serve nothing."""
        return tuple(action for action in self.plan.actions if self.is_orphan(action))

    def unanchored(self) -> tuple[Objective, ...]:
        """The objectives without a goal above them."""
        return tuple(one for one in self.plan.objectives if self._ways[one.id] is None)

    def find(self, item: str) -> Goal | Objective | Action | None:
        """A piece of the plan by its id."""
        return self.goals.get(item) or self.objectives.get(item) or self.actions.get(item)


def goal_words(goal: Goal) -> str:
    """What sort of goal it is: "Relationship management with customers"."""
    words = ELEMENTS[goal.element]
    whom = PARTIES[goal.element].get(goal.party or "")
    return f"{words}, {'with' if goal.element == 'relationship' else 'for'} {whom}" if whom else words


def path_words(path: Iterable[Action | Objective | Goal]) -> str:
    """A path as one reads it, from the bottom up: "Call Weiss → second contact per account → relationship goal"."""
    words = [f"{one.text} ({goal_words(one)})" if isinstance(one, Goal) else one.text for one in path]
    return " → ".join(words) if len(words) > 1 else f"{words[0]} → nothing yet"
