"""For a lesson: a plan with what the compiler says of it, and what a target takes."""

from __future__ import annotations

from ....core.events import Refusal
from ....ui.answers import Message
from ....ui.document import Body, Form, Text
from ....ui.fields import Field
from ....ui.notebook import InNotebook
from ..compiler import compiled
from ..engine import State
from ..imports import brought
from ..model import Goal, Plan
from ..reading import read_through
from ..tree import goal_words
from .check_view import check_view, verdict
from .node_view import PlanView
from .sums import typed
from .sums_answer import answer, needs_of, sentence
from .tree_view import tree_view


class CompiledPlan(InNotebook):
    """A plan out of its YAML, compiled; shows itself in a notebook."""

    def __init__(self, text: str) -> None:
        """Read and compile a plan. Raises `Unbrought` with all that is wrong."""
        plan, readings = read_through(brought(text))
        self._view = PlanView(State(phase="debriefed", plan=plan, readings=readings), compiled(plan, readings))

    def __repr__(self) -> str:
        lines = [verdict(self._view)]
        for finding in self._view.report.found:
            lines += [f"{'Fix' if finding.is_error else 'Answer'}: {finding.why}", f"    {finding.ask}"]
        lines.append("")
        for goal in self._view.plan.goals:
            lines += [f"{goal.text} ({goal_words(goal)})", *self._under(goal)]
        lines += [f"serves no goal: {action.text}" for action in self._view.tree.orphans()]
        return "\n".join(lines)

    def _under(self, goal: Goal) -> list[str]:
        """Return the objectives of a goal with their actions, each a step further to the right."""
        lines = []
        for objective in self._view.tree.objectives_under(goal.id):
            lines.append(f"  {objective.text}")
            lines += [f"    {action.text}" for action in self._view.tree.all_actions_under(objective.id)]
        return lines

    def content(self) -> Body:
        """Return the plan, and what is to be mended in it."""
        return [*tree_view(self._view), *check_view(self._view)]


class Needed(InNotebook):
    """What a target of deals takes at given rates; shows itself in a notebook."""

    def __init__(self, deals: int, *percents: int) -> None:
        """Calculate backwards from a target.

        Args:
            deals: the target.
            percents: how many of a hundred go on, the first level first.
        """
        levels = ("first talks", "qualified", "proposals", "offers")[: len(percents)]
        funnel = {"outcome": "deals", "steps": [{"level": name, "percent": 1} for name in levels]}
        self._plan = Plan.model_validate({"funnel": funnel}, strict=False)
        rates = {f"p{number}": percent for number, percent in enumerate(percents)}
        self._sum = typed(self._plan, {"target": deals, **rates})
        self._needs = needs_of(self._sum)

    def __repr__(self) -> str:
        return sentence(self._sum, self._needs[-1])

    def content(self) -> Body:
        """Return what the target takes, and how it was worked out."""
        lead = Text(sentence(self._sum, self._needs[-1]), "lead")
        return [lead, *answer(State(plan=self._plan), self._sum, self._needs)]


def needed_form() -> Form:
    """Ask for a target and one rate."""
    deals = Field("deals", "How many deals do you need?", "number", "10", least=1, most=1000, required=True)
    rate = Field(
        "percent", "Of a hundred first talks, how many become a deal?", "number", "5", least=1, most=100, required=True
    )
    return Form("needed", [deals, rate], "Work it out")


def needed_answer(message: Message) -> Body:
    """Return what the target takes that was typed. Raises Refusal for what is no number, or none that can be used."""
    typed_in = [str(message[name]).strip() for name in ("deals", "percent")]
    if not all(word.isdecimal() for word in typed_in):
        raise Refusal("Type whole numbers, such as 10 deals and 5 of a hundred.")
    deals, percent = map(int, typed_in)
    return Needed(deals, percent).content()
