"""A task list that somebody brings along: asked about where it can be read in two ways, then shown as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....core.events import Refusal
from ....crm import Question
from ....ui.layout import section
from ....ui.markup import Html, button, fold, tag
from ..engine import report_of
from ..task_lists import open_questions
from .node_view import Seen
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
    """A list comes in at once, or waits until somebody has said how it is to be read."""
    pasted = fields["text"].strip()
    if fields["file"] and pasted and pasted != page.practice.exercise.tasks.strip():
        raise Refusal("There is a list in the box and a file; bring one of them, then the other.")
    return _come_in(page, text_of(fields), {}, seq)


def answer_list(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """How the list that waits is to be read."""
    waiting = page.waiting
    if waiting is None:
        raise Refusal("No list waits for an answer; bring it again.")
    question = waiting.questions[0]
    if fields["value"] not in dict(question.choices):
        raise Refusal(f"Choose one of these answers. {question.asks}")
    return _come_in(page, waiting.text, {**waiting.answers, question.column: fields["value"]}, seq)


def put_list_away(page: PlanPage, fields: Mapping[str, Any], seq: int | None) -> str:
    """The list is not brought after all."""
    page.waiting = None
    return "The list is put away; nothing of it came in."


def _come_in(page: PlanPage, text: str, answers: Mapping[str, str], seq: int | None) -> str:
    page.faults = ()
    questions = open_questions(text, answers)
    page.waiting = Waiting(text, questions, answers) if questions else None
    if questions:
        page.focus = "st-waiting"
        return "One thing first: how is this list to be read?"
    page.do("import_tasks", {"text": text, "answers": dict(answers)}, seq)
    assert page.practice.session is not None
    told = page.practice.session.events[-1].data
    page.faults = tuple(told["faults"])
    orphans = len(Seen(page.state(), report_of(page.state())).tree.orphans())
    wrong = f" {_things(len(page.faults))} not be read; see “Bring a task list along”." if page.faults else ""
    return f"{_tasks(len(told['items']))} came in; {_actions(orphans)} nothing yet.{wrong}"


def _things(number: int) -> str:
    return "One thing could" if number == 1 else f"{number:,} things could"


def _tasks(number: int) -> str:
    return "One task" if number == 1 else f"{number:,} tasks"


def _actions(number: int) -> str:
    return "one action serves" if number == 1 else f"{number:,} actions serve"


def waiting_view(waiting: Waiting) -> Html:
    """The question, and its answers to choose from."""
    question = waiting.questions[0]
    options = [tag("option", words, value=key) for key, words in question.choices]
    return section(
        "Before this list comes in",
        tag(
            "form",
            tag("label", question.asks, for_="st-waiting", class_="st-label"),
            tag("select", tag("option", "Choose …", value=""), *options, id="st-waiting", name="value",
                class_="st-select", required=True),
            tag("div", tag("button", "Read it so", type="submit", class_="st-button st-primary"),
                button("Put the list away", "tasks_away", look="st-quiet"), class_="st-row"),
            data_send="tasks_answer", class_="st-field",
        ),
    )  # fmt: skip


def bring_view(tasks: str, faults: Sequence[str], waiting: Waiting | None) -> Html:
    """The way in for a task list, pasted or out of a file; what could not be read of the last one."""
    if waiting is not None:
        return waiting_view(waiting)
    told = [fold(f"What could not be read ({len(faults)})", tag("ul", *[tag("li", one) for one in faults]))]
    label = "Your task list as it is: one task a line, or a CSV with a column “Task”"
    form = upload_form("tasks", label, tasks, ".csv,.txt,.tsv,text/*", "Show what serves nothing")
    return tag(
        "details",
        tag("summary", "Bring a task list along"),
        tag("div", form, *(told if faults else ()), class_="st-stack"),
        class_="st-details",
        id="st-bring",
        open=bool(faults),
    )
