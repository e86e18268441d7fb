"""Whether the plan adds up: sliders for a target and its funnel, and what the plan's own actions bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ....core.events import Refusal
from ....ui.document import Body, Column, Columns, Fold, Form, Items, Node, Section, Slot, Stack, Table, Text
from ....ui.fields import Field, Slider
from ..adding_up import AddsUp, WeekLoad, adds_up, overfull, rate, says_nothing, to_win, week_loads
from ..engine import State
from ..items import made
from ..model import Funnel, FunnelStep, Plan
from ..tree import Tree

USUAL = Funnel(
    outcome="deals",
    steps=(
        FunnelStep(level="first talks", percent=40),
        FunnelStep(level="qualified", percent=50),
        FunnelStep(level="proposals", percent=35),
    ),
    cycle_days=60,
)
"""Where a plan says nothing of its funnel; somewhere to begin, and no benchmark."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The position of the sliders: a target of the funnel's outcome, and the funnel."""

    target: int
    funnel: Funnel


def at_first(plan: Plan) -> Sum:
    """Return where the sliders stand at first: the plan's own target and funnel."""
    targets = [target for objective in plan.objectives if (target := to_win(plan, objective))]
    return Sum(max(targets, default=10), plan.funnel or USUAL)


def typed(plan: Plan, fields: Mapping[str, Any]) -> Sum:
    """Return what the sliders stand at now.

    Args:
        plan: the plan whose funnel has the levels.
        fields: the numbers as the form sends them.

    Raises:
        Refusal: nothing can be calculated from these figures.
    """
    funnel = plan.funnel or USUAL
    data = {
        "outcome": funnel.outcome,
        "steps": [_typed_step(number, step, fields) for number, step in enumerate(funnel.steps)],
        "cycle_days": fields.get("cycle", 0),
        "minutes": fields.get("each", 0),
    }
    return Sum(int(fields.get("target", 0)), made(Funnel, data))


def _typed_step(number: int, step: FunnelStep, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step out of somebody's own history where both numbers are given, else with the percentage."""
    k, n = str(fields.get(f"k{number}", "")).strip(), str(fields.get(f"n{number}", "")).strip()
    if not k or not n:
        return {"level": step.level, "percent": fields.get(f"p{number}", 0)}
    if not _is_count(k) or not _is_count(n):
        raise Refusal(f"{step.level}: enter your own history as two whole numbers, such as 12 of 120.")
    return {"level": step.level, "k": int(k), "n": int(n)}


def _is_count(text: str) -> bool:
    return text.isdecimal() and len(text) < 8


def sums_view(state: State, at: Sum) -> Body:
    """Show the sliders, places for the answer in words and in numbers, and what the plan's own actions bring.

    Args:
        state: the plan as it stands.
        at: what the sliders stand at.
    """
    lead = "What does the target take? Move a slider and see. Rates are assumptions until they are your own."
    return [
        Text(lead),
        Slot("sum-said", kind="following", live="polite"),
        Columns([_sliders(at, state.phase in ("building", "executing")), Slot("sum", label="The answer")]),
        Section("What your actions add up to", [*_objectives(state), *_weeks(state)]),
    ]


def _sliders(at: Sum, keeps: bool) -> Form:
    funnel = at.funnel
    first, cycle, minutes = funnel.steps[0].level, funnel.cycle_days, funnel.minutes
    body: Body = [
        Slider("target", f"Target: {funnel.outcome}", str(at.target), 1, max(100, at.target)),
        *[_step(funnel, number) for number in range(len(funnel.steps))],
        Slider("cycle", "Sales cycle: days from first step to last", str(cycle), 0, max(365, cycle)),
        Slider("each", f"Minutes each: {first}", str(minutes), 0, max(480, minutes)),
    ]
    submit = "Save these figures in the plan" if keeps else ""
    return Form("keep_funnel", body, submit, "plain", live="sum")


def _step(funnel: Funnel, number: int) -> Stack:
    """Ask for the rate of a step, in percent or out of somebody's own history."""
    step = funnel.steps[number]
    levels = [each.level for each in funnel.steps] + [funnel.outcome]
    label = f"Conversion from {step.level} to {levels[number + 1]}, in percent"
    percent = max(1, round(100 * rate(step).mean))
    history: Body = [
        _count(f"k{number}", f"Converted from {step.level}", step.k),
        _count(f"n{number}", f"All {step.level}", step.n),
        Text("A rate from few cases is uncertain, so you need more tries.", "hint"),
    ]
    slider = Slider(f"p{number}", label, str(percent), 1, 100)
    return Stack([slider, Fold("Or use your own history", history)], close=True)


def _count(name: str, label: str, value: int | None) -> Field:
    return Field(name, label, "whole", "" if value is None else str(value), id=f"st-s-{name}")


def _objectives(state: State) -> list[Node]:
    """Show, for each objective that counts what the funnel leads to, what its actions bring."""
    plan, tree = state.plan, Tree(state.plan)
    lines = []
    for objective in plan.objectives:
        result = adds_up(plan, tree, objective)
        if result is not None:
            lines.append(f"“{objective.text}”: {_brings(result)}")
    if not lines:
        return [Text("No objective counts what comes out of the funnel. Give one of them that unit.")]
    return [Items(lines)]


def _brings(result: AddsUp) -> str:
    if not result.tries:
        return f"{says_nothing(result)} In an action, open “More” and fill in the lead measure and how many each time."
    late = result.tries - result.in_time
    too_late = f" {late:,} of the {result.tries:,} planned come too late, after {result.last_day}." if late else ""
    return (
        f"{result.in_time:,} {result.level} yield {result.expected:.1f} on average; the chance of reaching "
        f"{result.target:,} is {result.chance:.0%}.{too_late}"
    )


def _weeks(state: State) -> list[Node]:
    """Show the weeks of the period with the hours that are planned in them."""
    weeks = week_loads(state.plan, Tree(state.plan))
    if not weeks:
        return []
    full = overfull(weeks)
    columns = [
        Column("Week", names_row=True),
        Column("Hours planned", "number"),
        Column("Hours available", "number"),
        Column("Load"),
    ]
    table = Table("Week by week", columns, [_week(week, full) for week in weeks], caption_shown=False)
    return [Text(f"Overbooked weeks: {len(full)} of {len(weeks)}."), Fold("Week by week", [table])]


def _week(week: WeekLoad, full: Sequence[WeekLoad]) -> list[str]:
    room = "overbooked" if week in full else "fits"
    return [f"Week of {week.monday}", f"{week.hours:.1f}", f"{week.room:.1f}", room]
