"""What a planner reads before the first goal: the person, the territory, the period, the rules."""

from __future__ import annotations

from ....attempts.practice import Practice
from ....ui.html_blocks import ask_name, criteria, heading, who
from ....ui.markup import Html, button, fold, join, tag
from ..compiler import RULES
from ..content import PlanExercise


def start_sheet(practice: Practice) -> Html:
    """The brief and the way in."""
    exercise: PlanExercise = practice.exercise
    briefing, plan = exercise.briefing, exercise.plan
    period = f"{plan.period.start} to {plan.period.end}" if plan.period else "you say from when to when"
    return tag(
        "div",
        heading("Your brief"),
        tag("p", briefing.learner, class_="st-lead"),
        tag("p", tag("strong", "Your goal: "), briefing.goal),
        tag(
            "section",
            tag("h3", briefing.person, class_="st-card-title"),
            tag("p", briefing.territory, class_="st-muted"),
            tag(
                "p",
                tag("span", f"about {exercise.minutes} minutes", class_="st-chip"),
                tag("span", f"period: {period}", class_="st-chip"),
                class_="st-row",
            ),
            class_="st-card",
            aria_label="The person",
        ),
        tag(
            "p",
            "A plan is built from the top down, compiled like a program, and carried out from the bottom up. Each step "
            "is kept at once, and every step is a version that you can come back to.",
        ),
        fold(
            "The rules of the compiler",
            tag(
                "ul",
                *[tag("li", f"{rule.code}: {rule.name} ({rule.severity}). {rule.because}") for rule in RULES.values()],
            ),
        ),
        criteria(exercise, "plan"),
        join(
            who(practice.name, practice.named_by_setting),
            tag("div", button("Begin the plan", "begin", look="st-primary"), class_="st-row"),
        )
        if practice.name
        else ask_name(),
        _earlier(practice),
        tag("p", exercise.illustrative, class_="st-muted st-small"),
        class_="st-stack st-prose",
    )


def _earlier(practice: Practice) -> Html | None:
    rows = [
        tag(
            "li",
            button(
                f"Open the plan of {attempt.started_at[:16].replace('T', ', ')} UTC", "open", attempt.id, "st-quiet"
            ),
        )
        for attempt in practice.attempts()
    ]
    return fold(f"Your earlier plans here ({len(rows)})", tag("ul", *rows)) if rows else None
