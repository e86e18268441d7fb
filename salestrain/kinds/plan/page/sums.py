"""Whether the plan adds up: sliders for a target and its funnel, and what the plan's own actions bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ....calendars.words import day_words
from ....core.events import Refusal
from ....ui.document import Body, Column, Columns, Fold, Form, Items, Node, Section, Slot, Stack, Table, Text
from ....ui.fields import Field, Slider
from ..adding_up import AddsUp, adds_up, deadline, likely, rate, says_nothing, to_win
from ..compiler import counted_words
from ..engine import State
from ..fitting import follow_on
from ..funnel_words import may_be_a_result
from ..items import made
from ..loads import Loads, WeekLoad, overfull
from ..model import Funnel, FunnelStep, Plan
from ..tree import Tree

USUAL = Funnel(
    outcome="deals",
    steps=(
        FunnelStep(level="first talks", percent=40, minutes=45),
        FunnelStep(level="qualified", percent=50, minutes=60),
        FunnelStep(level="proposals", percent=35, minutes=120),
    ),
    cycle_days=60,
)
"""Where a plan says nothing of its funnel; somewhere to begin, and no benchmark."""
MOST_LEVELS = 8
NEW_PERCENT = 50
"""Rate of a level that has just been named, until its slider is moved."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The position of the sliders: a target of the funnel's outcome, the funnel, and the day by which it counts."""

    target: int
    funnel: Funnel
    end: date | None = None


def at_first(plan: Plan) -> Sum:
    """Return where the sliders stand at first: the plan's own target and funnel."""
    plan = plan if plan.funnel else plan.model_copy(update={"funnel": _own_words(plan)})
    counted = [(target, objective) for objective in plan.objectives if (target := to_win(plan, objective))]
    target, objective = max(counted, key=lambda pair: pair[0], default=(10, None))
    return Sum(target, plan.funnel or _own_words(plan), deadline(plan, objective))


def _own_words(plan: Plan) -> Funnel:
    """Return the usual funnel with the learner's word for its result, where an objective has one."""
    own = (counted_words(objective) for objective in plan.objectives if objective.target)
    outcome = next((words for words in own if may_be_a_result(words)), USUAL.outcome)
    return USUAL.model_copy(update={"outcome": outcome})


def typed(plan: Plan, fields: Mapping[str, Any]) -> Sum:
    """Return what the sliders stand at now.

    Args:
        plan: the plan whose funnel has the levels.
        fields: the numbers and names as the form sends them; False for what it did not send.

    Raises:
        Refusal: nothing can be calculated from these figures.
    """
    at = at_first(plan)
    funnel = at.funnel
    steps = [_typed_step(number, step, fields) for number, step in enumerate(funnel.steps) if _keeps(number, fields)]
    added = " ".join(str(fields.get(f"l{len(funnel.steps)}") or "").split())
    if added:
        steps.append({"level": added, "percent": NEW_PERCENT})
    if not steps:
        raise Refusal("A funnel needs at least one step. Give one of them a name.")
    data = {
        "outcome": _name(fields.get("outcome"), funnel.outcome),
        "steps": steps,
        "cycle_days": fields.get("cycle", 0),
        "minutes": funnel.minutes,
    }
    return Sum(int(fields.get("target", 0)), made(Funnel, data), at.end)


def _keeps(number: int, fields: Mapping[str, Any]) -> bool:
    """Return whether a step is still in the funnel; one whose name was emptied is left out."""
    name = fields.get(f"l{number}", False)
    return name is False or bool(str(name).strip())


def _name(written: Any, present: str) -> str:
    """Return a name as it was typed, or the present one where nothing was."""
    return " ".join(str(written or "").split()) or present


def _typed_step(number: int, step: FunnelStep, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step out of somebody's own history where both numbers are given, else with the percentage."""
    named: dict[str, Any] = {"level": _name(fields.get(f"l{number}"), step.level)}
    minutes = fields.get(f"m{number}", False)
    if minutes is False:
        minutes = step.minutes
    if minutes is not None:
        named["minutes"] = minutes
    k, n = str(fields.get(f"k{number}", "")).strip(), str(fields.get(f"n{number}", "")).strip()
    if not k or not n:
        sent = fields.get(f"p{number}", 0)
        # A slider that was left alone changes nothing: 0.4 percent stay what they are, although it shows none.
        kept = step.percent is not None and sent == _shown(step)
        return {**named, "percent": step.percent if kept else sent}
    if not _is_count(k) or not _is_count(n):
        raise Refusal(f"{named['level']}: enter your own history as two whole numbers, such as 12 of 120.")
    return {**named, "k": int(k), "n": int(n)}


def _shown(step: FunnelStep) -> int:
    """Return the whole percent at which the slider of a step stands."""
    return round(100 * rate(step).mean)


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
        Columns([_sliders(at, keeps=state.phase in ("building", "executing")), Slot("sum", label="The answer")]),
        Section("What your actions add up to", [*_objectives(state), *_weeks(state)]),
    ]


def _sliders(at: Sum, *, keeps: bool) -> Form:
    funnel = at.funnel
    cycle = funnel.cycle_days
    body: Body = [
        Slider("target", f"Target: {funnel.outcome}", str(at.target), 1, max(100, at.target)),
        *[_step(funnel, number) for number in range(len(funnel.steps))],
        Slider("cycle", "Sales cycle: days from first step to last", str(cycle), 0, max(365, cycle)),
        _names(funnel) if keeps else None,
    ]
    submit = "Save these figures in the plan" if keeps else ""
    return Form("keep_funnel", body, submit, "plain", live="sum")


def _step(funnel: Funnel, number: int) -> Stack:
    """Ask for the rate and the time of a step; the rate in percent or out of somebody's own history."""
    step = funnel.steps[number]
    levels = [each.level for each in funnel.steps] + [funnel.outcome]
    percent = _shown(step)
    history: Body = [
        _count(f"k{number}", f"From {step.level} to {levels[number + 1]}: how many went on", step.k),
        _count(f"n{number}", f"Out of how many {step.level}", step.n),
        Text("A rate from few cases is uncertain, so you need more tries.", "hint"),
    ]
    minutes = funnel.minutes_of(number)
    level = step.level[:1].upper() + step.level[1:]
    longest = max(480, minutes or 0)
    return Stack(
        [
            Slider(
                f"p{number}", f"{level}: percent that become {levels[number + 1]}", str(percent), min(1, percent), 100
            ),
            Fold("Or use your own history", history),
            Slider(f"m{number}", f"{level}: minutes for each", str(minutes or 0), 0, longest),
        ],
        close=True,
    )


def _names(funnel: Funnel) -> Fold:
    """Let the steps be called what the learner calls them."""
    boxes: list[Node | None] = [Text("Call each step what you call it. Empty a box to leave its step out.", "hint")]
    for number, step in enumerate(funnel.steps):
        boxes.append(Field(f"l{number}", f"Step {number + 1}", value=step.level, longest=60, id=f"st-s-l{number}"))
    new = len(funnel.steps)
    if new < MOST_LEVELS:
        boxes.append(Field(f"l{new}", "One more step, before the result", longest=60, id=f"st-s-l{new}"))
    boxes.append(Field("outcome", "Result", value=funnel.outcome, longest=60, id="st-s-outcome"))
    return Fold("Name the steps in your own words", boxes, id="st-s-names")


def _count(name: str, label: str, value: int | None) -> Field:
    return Field(name, label, "whole", "" if value is None else str(value), id=f"st-s-{name}")


def _objectives(state: State) -> list[Node]:
    """Show, for each objective that counts what the funnel leads to, what its actions bring."""
    plan, tree = state.plan, Tree(state.plan)
    if plan.funnel is None:
        return [Text("Save the figures above in your plan first; then you see here what your actions bring.")]
    lines = []
    for objective in plan.objectives:
        result = adds_up(plan, tree, objective)
        if result is not None:
            lines.append(f"“{objective.text}”: {_brings(result)}{_leads_to(plan, tree, result)}")
    if not lines:
        outcome = plan.funnel.outcome
        return [
            Text(f"No objective counts {outcome} yet. Give one of them a target in {outcome}, or rename the result.")
        ]
    return [Items(lines)]


def _brings(result: AddsUp) -> str:
    if not result.tries:
        return f"{says_nothing(result)} Open an action and choose which step it feeds, and how many each time."
    late = result.tries - result.in_time
    too_late = ""
    if late and result.last_day:
        too_late = f" {late:,} of the {result.tries:,} planned come too late, after {day_words(result.last_day)}."
    return (
        f"{result.in_time:,} {result.level} bring {result.expected:.1f} on average; the chance of reaching "
        f"{result.target:,} is {likely(result.chance)}.{too_late}"
    )


def _leads_to(plan: Plan, tree: Tree, result: AddsUp) -> str:
    """Say what the tries lead to further down, and the hours that nobody has set aside for it."""
    later = follow_on(plan, tree, result) if result.in_time else ()
    if not later:
        return ""
    led = " and ".join(f"{step.number:.1f} {step.level}" for step in later)
    more = sum(step.hours for step in later)
    return f" On the way they lead to {led}" + (f", {more:.0f} hours that no action plans yet." if more >= 1 else ".")


def _weeks(state: State) -> list[Node]:
    """Show the weeks of the period with the hours that are planned in them."""
    weeks = Loads(state.plan, Tree(state.plan)).by_week()
    if not weeks:
        return []
    full = overfull(weeks)
    columns = [
        Column("Week", names_row=True),
        Column("Hours planned", "number"),
        Column("Hours you can plan", "number"),
        Column("Room"),
    ]
    table = Table("Week by week", columns, [_week(week, full) for week in weeks], caption_shown=False)
    return [Text(f"Overbooked weeks: {len(full)} of {len(weeks)}."), Fold("Week by week", [table])]


def _week(week: WeekLoad, full: Sequence[WeekLoad]) -> list[str]:
    room = "overbooked" if week in full else "fits"
    return [f"Week of {day_words(week.monday)}", f"{week.hours:.1f}", f"{week.room:.1f}", room]
