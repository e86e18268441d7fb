"""Tree of a plan: the paths from an action up to a goal, and items that have none."""

from __future__ import annotations

from collections.abc import Iterable

from .model import ELEMENTS, PARTIES, Action, Goal, Objective, Plan


class Tree:
    """Plan indexed by parents; built once, queried often, and safe against cycles."""

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
        """Return the ids from an objective up to a goal; None if it leads nowhere or in a circle."""
        path: list[str] = []
        while name in self.objectives:
            if name in path:
                return None
            path.append(name)
            name = self.objectives[name].parent or ""
        return (*path, name) if name in self.goals else None

    def in_a_circle(self, name: str) -> bool:
        """Return whether following the parents of an objective leads back to it."""
        at, visited = self.objectives[name].parent or "", set[str]()
        while at in self.objectives and at not in visited:
            if at == name:
                return True
            visited.add(at)
            at = self.objectives[at].parent or ""
        return False

    def objectives_under(self, parent: str) -> tuple[Objective, ...]:
        """Return the objectives directly under a goal or an objective."""
        return tuple(self._parts.get(parent, ()))

    def actions_under(self, objective: str) -> tuple[Action, ...]:
        """Return the actions directly under an objective."""
        return tuple(self._doing.get(objective, ()))

    def all_actions_under(self, objective: str) -> tuple[Action, ...]:
        """Return the actions under an objective and its parts."""
        actions, waiting, visited = list[Action](), [objective], set[str]()
        while waiting:
            name = waiting.pop()
            if name not in visited:
                visited.add(name)
                actions += self.actions_under(name)
                waiting += [part.id for part in self.objectives_under(name)]
        return tuple(actions)

    def path(self, item: str) -> tuple[Action | Objective | Goal, ...]:
        """Return the path from an action or objective up to its goal, itself first; only itself if it leads nowhere."""
        named: dict[str, Action | Objective | Goal] = {**self.actions, **self.objectives, **self.goals}
        first = named[item]
        if isinstance(first, Goal):
            return (first,)
        start = first.parent if isinstance(first, Action) else first.id
        way = self._ways.get(start or "") or ()
        above = [named[name] for name in way if name != item]
        return (first, *above)

    def goal_of(self, item: str) -> Goal | None:
        """Return the goal that an action or objective serves, or None."""
        top = self.path(item)[-1]
        return top if isinstance(top, Goal) else None

    def is_orphan(self, action: Action) -> bool:
        """Return whether an action serves nothing."""
        return self._ways.get(action.parent or "") is None

    def orphans(self) -> tuple[Action, ...]:
        """Return the actions that serve nothing."""
        return tuple(action for action in self.plan.actions if self.is_orphan(action))

    def unanchored(self) -> tuple[Objective, ...]:
        """Return the objectives without a goal above them."""
        return tuple(objective for objective in self.plan.objectives if self._ways[objective.id] is None)

    def find(self, item: str) -> Goal | Objective | Action | None:
        """Return the item of the plan with this id, or None."""
        return self.goals.get(item) or self.objectives.get(item) or self.actions.get(item)


def goal_words(goal: Goal) -> str:
    """Return the type of a goal in words: "Relationships with customers"."""
    words = ELEMENTS[goal.element]
    whom = PARTIES[goal.element].get(goal.party or "")
    return f"{words}, {'with' if goal.element == 'relationship' else 'for'} {whom}" if whom else words


def path_words(path: Iterable[Action | Objective | Goal]) -> str:
    """Return a path in words, from the bottom up: "Call Weiss → second contact per account → relationship goal"."""
    words = [f"{item.text} ({goal_words(item)})" if isinstance(item, Goal) else item.text for item in path]
    return " → ".join(words) if len(words) > 1 else f"{words[0]} → nothing yet"
