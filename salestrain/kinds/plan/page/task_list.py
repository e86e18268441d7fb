"""A task list that somebody brings along: asked about where it can be read in two ways, then shown as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....core.events import Refusal
from ....crm import Question
from ....ui.document import Fold, Form, Items, Node, Row, Section
from ....ui.fields import Button, Choice
from ..task_lists import open_questions
from ..tree import Tree
from .uploading import text_of, upload_form

if TYPE_CHECKING:
    from .page import PlanPage


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list that waits for the answer to its first question, with the answers so far."""

    text: str
    questions: tuple[Question, ...]
    answers: Mapping[str, str]


def bring_list(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """Import a list, or ask first how it is to be read. Raises Refusal for two lists at once, or for none."""
    pasted = fields["text"].strip()
    if fields["file"] and pasted and pasted != page.practice.exercise.tasks.strip():
        raise Refusal("There is a list in the box and a file. Import one, then the other.")
    return _import(page, text_of(fields), {}, seq)


def answer_list(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """Take the answer to how the list that waits is to be read. Raises Refusal for an answer that was not offered."""
    waiting = page.waiting
    if waiting is None:
        raise Refusal("No list is waiting for an answer. Import it again.")
    question = waiting.questions[0]
    if fields["value"] not in dict(question.choices):
        raise Refusal(f"Choose one of the answers offered. {question.asks}")
    return _import(page, waiting.text, {**waiting.answers, question.column: fields["value"]}, seq)


def put_list_away(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """Forget the list that waits."""
    page.waiting = None
    return "Import cancelled. Nothing was added."


def _import(page: PlanPage, text: str, answers: Mapping[str, str], seq: int | None) -> str:
    page.faults = ()
    questions = open_questions(text, answers)
    page.waiting = Waiting(text, questions, answers) if questions else None
    if questions:
        page.focus = "st-waiting"
        return "One question first: how should this list be read?"
    page.do("import_tasks", {"text": text, "answers": dict(answers)}, seq)
    assert page.practice.session is not None
    imported = page.practice.session.events[-1].data
    page.faults = tuple(imported["faults"])
    orphans = len(Tree(page.state().plan).orphans())
    wrong = f" {_things(len(page.faults))} not be read; see “Import a task list”." if page.faults else ""
    return f"{_tasks(len(imported['items']))} imported; {_actions(orphans)} no goal yet.{wrong}"


def _things(number: int) -> str:
    return "One thing could" if number == 1 else f"{number:,} things could"


def _tasks(number: int) -> str:
    return "One task" if number == 1 else f"{number:,} tasks"


def _actions(number: int) -> str:
    return "one action serves" if number == 1 else f"{number:,} actions serve"


def waiting_view(waiting: Waiting) -> Section:
    """Ask the first question about a list, with its answers to choose from."""
    question = waiting.questions[0]
    options = [("", "Choose …"), *question.choices]
    answer = Choice("value", question.asks, options, required=True, id="st-waiting")
    away = Button("Cancel", "tasks_away", weight="quiet")
    form = Form("tasks_answer", [answer], "Use this reading", beside=[away], layout="close")
    return Section("Before the import", [form])


def sample_list(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """Put the task list of the exercise into the box, for somebody who has none at hand."""
    page.sample, page.focus = True, "st-bring"
    return "This is a sample list. Import it, or put your own in its place."


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
