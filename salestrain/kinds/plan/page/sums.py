"""Does it add up: sliders for a target and its funnel, and what the plan's own actions bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ....core.events import Refusal
from ....ui.inputs import slider
from ....ui.layout import columns, section
from ....ui.markup import Html, fold, tag
from ..adding_up import AddsUp, adds_up, overfull, rate, says_nothing, to_win, week_loads
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
    """What the sliders stand at: a target of the funnel's outcome, and the funnel."""

    target: int
    funnel: Funnel


def at_first(plan: Plan) -> Sum:
    """Where the sliders stand at first: the plan's own target and funnel."""
    targets = [target for one in plan.objectives if (target := to_win(plan, one))]
    return Sum(max(targets, default=10), plan.funnel or USUAL)


def typed(plan: Plan, fields: Mapping[str, Any]) -> Sum:
    """What the sliders stand at now. Raises Refusal for figures that nothing can be calculated from."""
    funnel = plan.funnel or USUAL
    steps: list[dict[str, Any]] = []
    for number, step in enumerate(funnel.steps):
        k, n = str(fields.get(f"k{number}", "")).strip(), str(fields.get(f"n{number}", "")).strip()
        if k and n:
            if not (k.isdecimal() and n.isdecimal() and len(n) < 8 and len(k) < 8):
                raise Refusal(f"{step.level}: your own history is two whole numbers, such as 12 of 120.")
            steps.append({"level": step.level, "k": int(k), "n": int(n)})
        else:
            steps.append({"level": step.level, "percent": fields.get(f"p{number}", 0)})
    data = {
        "outcome": funnel.outcome,
        "steps": steps,
        "cycle_days": fields.get("cycle", 0),
        "minutes": fields.get("each", 0),
    }
    return Sum(int(fields.get("target", 0)), made(Funnel, data))


def sums_view(state: State, at: Sum) -> Html:
    """The answer in a sentence, the sliders, the answer in numbers, and what the plan's own actions bring."""
    lead = "What does the target take? Move a slider; the answer follows. Rates are assumptions until they are yours."
    numbers = tag("div", data_part="sum", class_="st-stack", role="region", aria_label="The answer")
    return tag(
        "div",
        tag("p", lead),
        tag("div", data_part="sum-said", class_="st-lead st-follow", aria_live="polite"),
        tag("div", _sliders(at, keeps=state.phase in ("building", "executing")), numbers, class_="st-two"),
        section("What your actions bring", *_own_actions(state)),
        class_="st-stack",
    )


def _sliders(at: Sum, keeps: bool) -> Html:
    funnel = at.funnel
    steps = [
        tag(
            "div",
            slider(f"p{number}", f"From {step.level} to {_next(funnel, number)}: percent", str(_percent(step)), 1, 100),
            fold("Or out of your own history", _own(number, step)),
        )
        for number, step in enumerate(funnel.steps)
    ]
    keep = tag("button", "Keep these figures in the plan", type="submit", class_="st-button")
    return tag(
        "form",
        slider("target", f"Target: {funnel.outcome}", str(at.target), 1, max(100, at.target)),
        *steps,
        slider("cycle", "Days from the first step to the last", str(funnel.cycle_days), 0, max(365, funnel.cycle_days)),
        slider("each", f"Minutes for one of {funnel.steps[0].level}", str(funnel.minutes), 0, max(480, funnel.minutes)),
        tag("div", keep, class_="st-row") if keeps else None,
        data_live="sum",
        data_send="keep_funnel",
        class_="st-stack",
    )


def _next(funnel: Funnel, number: int) -> str:
    return funnel.steps[number + 1].level if number + 1 < len(funnel.steps) else funnel.outcome


def _percent(step: FunnelStep) -> int:
    return max(1, round(100 * rate(step).mean))


def _own(number: int, step: FunnelStep) -> Html:
    boxes = [
        tag(
            "div",
            tag("label", words, for_=f"st-s-{key}{number}", class_="st-label"),
            tag(
                "input",
                type="text",
                inputmode="numeric",
                id=f"st-s-{key}{number}",
                name=f"{key}{number}",
                value="" if value is None else value,
                class_="st-input",
                autocomplete="off",
            ),
            class_="st-field",
        )
        for key, words, value in (("k", f"Went on from {step.level}", step.k), ("n", f"All {step.level}", step.n))
    ]
    return tag("div", *boxes, tag("p", "Young rates are uncertain, so more tries are needed.", class_="st-hint"))


def _brings(one: AddsUp) -> str:
    if not one.tries:
        return f"{says_nothing(one)} Say it under “More” of an action: what it brings, and how many each time."
    late = one.tries - one.in_time
    too_late = f" {late:,} of {one.tries:,} planned come after {one.last_day}, too late." if late else ""
    return (
        f"{one.in_time:,} {one.level} bring {one.expected:.1f} on average; the chance of {one.target:,} is "
        f"{one.chance:.0%}.{too_late}"
    )


def _own_actions(state: State) -> list[Html]:
    plan, tree = state.plan, Tree(state.plan)
    sums = [(one, found) for one in plan.objectives if (found := adds_up(plan, tree, one)) is not None]
    told = [tag("li", f"“{one.text}”: {_brings(found)}") for one, found in sums]
    parts = (
        [tag("ul", *told)] if told else [tag("p", "No objective counts what the funnel leads to; give one its unit.")]
    )
    loads = week_loads(plan, tree)
    if loads:
        full = overfull(loads)
        rows = [
            tag(
                "tr",
                tag("th", f"Week of {one.monday}", scope="row"),
                tag("td", f"{one.hours:.1f}", class_="st-number"),
                tag("td", f"{one.room:.1f}", class_="st-number"),
                tag("td", "too full" if one in full else "fits"),
            )
            for one in loads
        ]
        head = columns(("Week", False), ("Hours planned", True), ("Hours there are", True), ("Room", False))
        parts.append(tag("p", f"{len(full)} of {len(loads)} weeks hold more than fits."))
        parts.append(fold("Every week", tag("table", tag("thead", head), tag("tbody", *rows), class_="st-table")))
    return parts
