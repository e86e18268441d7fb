"""A task list that somebody brings along, on the screen: the box for it, and the question it waits for."""

from __future__ import annotations

from collections.abc import Sequence

from ....ui.document import Fold, Form, Items, Node, Row, Section
from ....ui.fields import Button, Choice
from .uploading import upload_form
from .waiting import Waiting


def waiting_view(waiting: Waiting) -> Section:
    """Ask the first question about a list, with its answers to choose from."""
    question = waiting.questions[0]
    options = [("", "Choose …"), *question.choices]
    answer = Choice("value", question.asks, options, required=True, id="st-waiting")
    away = Button("Cancel", "tasks_away", weight="quiet")
    form = Form("tasks_answer", [answer], "Use this reading", beside=[away], layout="close")
    return Section("Before the import", [form])


def bring_view(tasks: str, faults: Sequence[str], waiting: Waiting | None, *, filled: bool) -> Section | Fold:
    """Offer to bring a task list, pasted or out of a file.

    Args:
        tasks: the list of the exercise, for those who have none at hand.
        faults: what could not be read of the last list.
        waiting: a list that waits for an answer; then it is asked for that.
        filled: whether that list stands in the box.
    """
    if waiting is not None:
        return waiting_view(waiting)
    label = "Your task list as it is: one task per line, or a CSV with a “Task” column"
    submit = "Import, and see what serves no goal"
    body: list[Node] = [upload_form("tasks", label, tasks if filled else "", ".csv,.txt,.tsv,text/*", submit)]
    if tasks.strip() and not filled:
        body.append(Row([Button("I have none at hand: use a sample list", "sample_tasks", weight="quiet", small=True)]))
    if faults:
        body.append(Fold(f"What could not be read ({len(faults)})", [Items(faults)]))
    return Fold("Import a task list", body, bool(faults) or (filled and bool(tasks)), "st-bring")
