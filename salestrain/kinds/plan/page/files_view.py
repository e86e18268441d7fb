"""What goes out and comes in: calendar, CSV, YAML, one page on paper."""

from __future__ import annotations

from ....calendars.words import day_words, span_words
from ....ui.document import Column, Heading, Node, Row, Section, Stack, Table, Text
from ....ui.fields import Button
from ..model import Action, Objective
from ..tree import goal_words
from .node_view import PlanView, when_words
from .uploading import upload_form

COLUMNS = (Column("Action", names_row=True), Column("When"), Column("Minutes", "number"), Column("If … then"))


def files_view(view: PlanView) -> list[Node | None]:
    """Offer exports and imports, and show the plan as it comes out of a printer."""
    bring = _bring() if view.state.phase == "building" else None
    return [Stack([_take(), bring], "screen"), paper(view)]


def _take() -> Section:
    lead = (
        "The calendar blocks the time of what is still to be done, so that Google, Outlook or Apple show appointments; "
        "what has no time of its own is put one after another from the start of your day. The table opens in a "
        "spreadsheet. “Everything” is the whole plan, which can be imported here again."
    )
    exports = [
        Button("Save the calendar (.ics)", "export", "ics"),
        Button("Save the table (.csv)", "export", "csv"),
        Button("Save everything (.yaml)", "export", "yaml"),
    ]
    printing = "To print the plan on one page, use your browser's Print command. Only the page below is printed."
    return Section("Take it with you", [Text(lead), Row(exports), Text(printing)])


def _bring() -> Section:
    label = "A plan saved here as YAML or CSV"
    form = upload_form("bring", label, "", ".yaml,.yml,.csv,text/*", "Import this plan", "code")
    lead = "It replaces the plan you have here, which is kept under “Versions”."
    return Section("Import a plan", [Text(lead), form])


def paper(view: PlanView) -> Section:
    """Show the whole plan on a page."""
    plan = view.plan
    period = span_words(plan.period.start, plan.period.end) if plan.period else ""
    body: list[Node] = [Text(" · ".join(filter(None, [plan.title, plan.owner, period])))]
    for goal in plan.goals:
        body.append(Heading(f"{goal.text} ({goal_words(goal)})", 4))
        body += [_objective(view, objective) for objective in view.tree.objectives_under(goal.id)]
    return Section("The plan on one page", body)


def _objective(view: PlanView, objective: Objective) -> Table:
    due = f", due {day_words(objective.due)}" if objective.due else ""
    rows = [_row(action) for action in view.tree.all_actions_under(objective.id)]
    return Table(f"{objective.text}{due}", COLUMNS, rows, label=objective.text)


def _row(action: Action) -> list[Node]:
    minutes = "" if action.minutes is None else str(action.minutes)
    return [action.text, when_words(action), minutes, action.cue]
