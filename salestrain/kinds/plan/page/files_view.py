"""What goes out and comes in: calendar, CSV, YAML, one page on paper."""

from __future__ import annotations

from ....ui.layout import columns, section
from ....ui.markup import Html, button, tag
from ..model import Objective
from ..tree import goal_words
from .node_view import Seen, when_words
from .uploading import upload_form


def files_view(seen: Seen) -> Html:
    """Exports, imports, and the plan as it comes out of a printer."""
    return tag(
        "div",
        tag(
            "div",
            section(
                "Take it with you",
                tag(
                    "p",
                    "The calendar holds what is still to be done, each with its path to a goal. The YAML file holds "
                    "everything and can be brought back. No cell of the CSV is a live formula.",
                ),
                tag(
                    "div",
                    button("Calendar (.ics)", "export", "ics"),
                    button("Table (.csv)", "export", "csv"),
                    button("Everything (.yaml)", "export", "yaml"),
                    class_="st-row",
                ),
                tag("p", "To print the plan on one page, use your browser's print: only the page below comes out."),
            ),
            _bring() if seen.state.phase == "building" else None,
            class_="st-stack st-screen-only",
        ),
        paper(seen),
        class_="st-stack",
    )


def _bring() -> Html:
    label = "A plan as YAML, or as CSV with a column “sort”"
    form = upload_form("bring", label, "", ".yaml,.yml,.csv,text/*", "Bring this plan", "st-code")
    lead = "It takes the place of what is here; that stays among the versions."
    return section("Bring a plan from a file", tag("p", lead), form)


def paper(seen: Seen) -> Html:
    """The whole plan on a page."""
    plan = seen.plan
    period = f"{plan.period.start} to {plan.period.end}" if plan.period else ""
    head = columns(("Action", False), ("When", False), ("Minutes", True), ("If … then", False))
    parts: list[Html] = []
    for goal in plan.goals:
        parts.append(tag("h3", f"{goal.text} ({goal_words(goal)})"))
        parts += [_objective(seen, one, head) for one in seen.tree.objectives_under(goal.id)]
    return section("The plan on one page", tag("p", " · ".join(filter(None, [plan.title, plan.owner, period]))), *parts)


def _objective(seen: Seen, objective: Objective, head: Html) -> Html:
    rows = [
        tag(
            "tr",
            tag("th", one.text, scope="row"),
            tag("td", when_words(one)),
            tag("td", "" if one.minutes is None else str(one.minutes), class_="st-number"),
            tag("td", one.cue),
        )
        for one in seen.tree.all_actions_under(objective.id)
    ]
    due = f", due {objective.due}" if objective.due else ""
    table = tag(
        "table", tag("caption", f"{objective.text}{due}"), tag("thead", head), tag("tbody", *rows), class_="st-table"
    )
    return tag("div", table, class_="st-scroll", tabindex=0, role="region", aria_label=objective.text)
