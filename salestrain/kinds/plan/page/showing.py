"""For a lesson: a plan with what the compiler says of it, and what a target takes."""

from __future__ import annotations

from textwrap import indent

from ....ui.markup import tag
from ....ui.style import STYLE
from ..compiler import compiled
from ..engine import State
from ..imports import brought
from ..model import Goal, Plan
from ..reading import read_through
from ..tree import goal_words
from .check_view import check_view, verdict
from .node_view import Seen
from .sums import Sum, typed
from .sums_answer import answer, needs_of, sentence
from .tree_view import tree_view


class CompiledPlan:
    """A plan out of its YAML, compiled; shows itself in a notebook. Raises `Unbrought` with all that is wrong."""

    def __init__(self, text: str) -> None:
        plan, readings = read_through(brought(text))
        self._seen = Seen(State(phase="debriefed", plan=plan, readings=readings), compiled(plan, readings))

    def __repr__(self) -> str:
        seen = self._seen
        lines = [verdict(seen)]
        lines += [f"{one.code} {one.place}: {one.why}\n    {one.ask}" for one in seen.report.found]
        return "\n".join([*lines, "", *self._tree(seen.plan)])

    def _tree(self, plan: Plan) -> list[str]:
        lines: list[str] = []
        for goal in plan.goals:
            lines += [f"{goal.text} ({goal_words(goal)})", *self._under(goal, "  ")]
        return [*lines, *(f"serves nothing: {action.text}" for action in self._seen.tree.orphans())]

    def _under(self, goal: Goal, by: str) -> list[str]:
        lines = []
        for objective in self._seen.tree.objectives_under(goal.id):
            lines.append(indent(objective.text, by))
            lines += [indent(one.text, by + by) for one in self._seen.tree.all_actions_under(objective.id)]
        return lines

    def _repr_html_(self) -> str:
        parts = tag("div", tree_view(self._seen), check_view(self._seen), class_="st-sheet st-stack")
        return f"<style>{STYLE}</style>" + tag("div", parts, class_="st-app st-watched")


class Needed:
    """What a target of deals takes at these rates in percent, the first level first; shows itself in a notebook."""

    def __init__(self, deals: int, *percents: int) -> None:
        levels = ("first talks", "qualified", "proposals", "offers")[: len(percents)]
        funnel = {"outcome": "deals", "steps": [{"level": name, "percent": 1} for name in levels]}
        plan = Plan.model_validate({"funnel": funnel}, strict=False)
        rates = {f"p{number}": percent for number, percent in enumerate(percents)}
        self._plan = plan
        self._sum: Sum = typed(plan, {"target": deals, **rates})

    def __repr__(self) -> str:
        return sentence(self._sum, needs_of(self._sum)[-1])

    def _repr_html_(self) -> str:
        needs = needs_of(self._sum)
        said = tag("p", sentence(self._sum, needs[-1]), class_="st-lead")
        shown = tag("div", said, answer(State(plan=self._plan), self._sum, needs), class_="st-sheet st-stack")
        return f"<style>{STYLE}</style>" + tag("div", shown, class_="st-app st-watched")
