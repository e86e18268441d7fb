"""How far the plan has come: two bars for each objective that are never mixed, slips up to the goals, the roll-up."""

from __future__ import annotations

from datetime import date

from ....ui.layout import columns, section
from ....ui.markup import Html, button, tag
from ..executing import Progress, attainment, goal_progress, level_of, progress_of, slips
from ..model import Goal
from .node_view import Seen
from .week_view import as_of_form

LEVELS = {
    -2: "much less than expected",
    -1: "less than expected",
    0: "as expected",
    1: "more than expected",
    2: "much more than expected",
}


def progress_view(seen: Seen, day: date) -> Html:
    """Objectives first, then goals, then what is late."""
    each = [progress_of(seen.plan, seen.tree, one, day, seen.state.touched) for one in seen.plan.objectives]
    return tag(
        "div",
        as_of_form(day),
        tag("p", summary(each), class_="st-lead"),
        *[_objective(seen, one) for one in each],
        section("By goal", *_goals(seen)),
        section("What is late, and what that means further up", _slips(seen, day)),
        section(
            "Goal attainment",
            tag("p", attained_words(seen)),
            tag(
                "p",
                "It is meant for the end of the period; before, it says how much is still to come.",
                class_="st-hint",
            ),
        ),
        _close(seen),
        class_="st-stack",
    )


def summary(each: list[Progress]) -> str:
    """One sentence over all objectives."""
    if not each:
        return "There is no objective yet."
    busy, quiet = sum(one.busy for one in each), sum(one.quiet for one in each)
    done, due = sum(one.done for one in each), sum(one.due for one in each)
    told = f"{done} of {due} actions due so far are done"
    told += f"; {busy} of {len(each)} objectives {'is' if busy == 1 else 'are'} busy but not moving" if busy else ""
    return told + (f"; {quiet} untouched for more than 14 days." if quiet else ".")


def _objective(seen: Seen, one: Progress) -> Html:
    objective = one.objective
    share, moved = one.done_share, one.moved
    unit = f" {objective.unit}" if objective.unit else ""
    way = (
        "no way to go is given"
        if moved is None
        else f"from {objective.baseline:g} to {one.now:g} of {objective.target:g}{unit}, {moved:.0%} of the way"
    )
    return tag(
        "section",
        tag("h3", objective.text, class_="st-card-title"),
        tag(
            "p",
            tag("strong", "Busy, but not moving. "),
            "The actions are done and the metric stays. Are they the right ones?",
            class_="st-notice st-caution",
        )
        if one.busy
        else None,
        tag(
            "p",
            f"Untouched since {one.touched or 'the beginning'}, for more than 14 days. What is the next small step?",
            class_="st-notice",
        )
        if one.quiet
        else None,
        _bar(
            "Actions done",
            share,
            f"{one.done} of {one.due} due so far" + (f", {one.dropped} dropped" if one.dropped else ""),
        ),
        _bar("Metric moved", moved, way),
        _bar("Time passed", one.passed, f"{one.passed:.0%}"),
        _measure(seen, one),
        class_="st-card",
        aria_label=objective.text,
        id=f"st-p-{objective.id.replace('.', '-')}",
    )


def _bar(label: str, share: float | None, words: str) -> Html:
    return tag(
        "div",
        tag("span", label, class_="st-meter-label"),
        tag("span", class_="st-meter-bar", style=f"--st-part: {share or 0:.3f}", aria_hidden="true"),
        tag("span", words, class_="st-meter-word"),
        class_="st-meter st-bars",
    )


def _measure(seen: Seen, one: Progress) -> Html | None:
    if seen.state.phase != "executing":
        return None
    name = f"st-m-{one.objective.id.replace('.', '-')}"
    return tag(
        "form",
        tag("input", type="hidden", name="objective", value=one.objective.id),
        tag("label", f"The metric today ({one.objective.text[:50]})", for_=name, class_="st-label"),
        tag(
            "div",
            tag(
                "input",
                type="text",
                inputmode="decimal",
                id=name,
                name="value",
                class_="st-input st-short",
                required=True,
                autocomplete="off",
            ),
            tag("button", "Write it down", type="submit", class_="st-button"),
            class_="st-row",
        ),
        data_send="measure",
        class_="st-field st-screen-only",
    )


def _goals(seen: Seen) -> list[Html]:
    head = columns(("Goal", False), ("Come so far", True), ("Out of", True))
    rows = [_goal(seen, goal) for goal in seen.plan.goals]
    table = tag(
        "table",
        tag("caption", "Rolled up by the weight of the objectives"),
        tag("thead", head),
        tag("tbody", *rows),
        class_="st-table",
    )
    return [tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label="Progress by goal")]


def _goal(seen: Seen, goal: Goal) -> Html:
    share, number = goal_progress(seen.tree, goal.id)
    return tag(
        "tr",
        tag("th", goal.text, scope="row"),
        tag("td", "–" if share is None else f"{share:.0%}", class_="st-number"),
        tag("td", f"{number} measured", class_="st-number"),
    )


def _slips(seen: Seen, day: date) -> Html:
    found = slips(seen.plan, day)
    if not found:
        return tag("p", "Nothing is late.")
    return tag(
        "ul",
        *[
            tag(
                "li",
                tag("strong", one.text),
                f": {one.late} action{'s' if one.late > 1 else ''} late, by {one.days} days at most (“{one.because}”).",
            )
            for one in found
        ],
    )


def attained_words(seen: Seen) -> str:
    """The T-score with its n, and how many objectives stand at which level."""
    score, number = attainment(seen.plan)
    if score is None:
        return "No objective can be measured yet."
    levels = [level for one in seen.plan.objectives if (level := level_of(one)) is not None]
    told = ", ".join(f"{levels.count(level)} {words}" for level, words in LEVELS.items() if level in levels)
    return f"T = {score:.0f} over {number} objective{'' if number == 1 else 's'}, where 50 is as expected: {told}."


def _close(seen: Seen) -> Html | None:
    if seen.state.phase != "executing":
        return None
    return tag("div", button("The period is over: look back", "close_period"), class_="st-row st-screen-only")
