"""What is done with a task list that somebody brings along: asked about where it can be read in two ways, imported."""

from __future__ import annotations

from collections.abc import Mapping

from ....core.events import Refusal
from ....ui.messages import Message, on
from ..task_lists import open_questions
from ..tree import Tree
from .desk import PlanDesk
from .messages import Picked, Upload
from .uploading import text_of
from .waiting import Waiting


@on("tasks", takes=Upload)
def bring_list(page: PlanDesk, message: Upload) -> str:
    """Import a list, or ask first how it is to be read. Raises Refusal for two lists at once, or for none."""
    pasted = message.text.strip()
    if message.file and pasted and pasted != page.practice.exercise.tasks.strip():
        raise Refusal("There is a list in the box and a file. Import one, then the other.")
    return _import(page, text_of(message), {}, message.seq)


@on("tasks_answer", takes=Picked)
def answer_list(page: PlanDesk, message: Picked) -> str:
    """Take the answer to how the list that waits is to be read. Raises Refusal for an answer that was not offered."""
    waiting = page.waiting
    if waiting is None:
        raise Refusal("No list is waiting for an answer. Import it again.")
    question = waiting.questions[0]
    if message.value not in dict(question.choices):
        raise Refusal(f"Choose one of the answers offered. {question.asks}")
    return _import(page, waiting.text, {**waiting.answers, question.column: message.value}, message.seq)


@on("tasks_away")
def put_list_away(page: PlanDesk, message: Message) -> str:
    """Forget the list that waits."""
    page.waiting = None
    return "Import cancelled. Nothing was added."


def _import(page: PlanDesk, text: str, answers: Mapping[str, str], seq: int | None) -> str:
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


@on("sample_tasks")
def sample_list(page: PlanDesk, message: Message) -> str:
    """Put the task list of the exercise into the box, for somebody who has none at hand."""
    page.sample, page.focus = True, "st-bring"
    return "This is a sample list. Import it, or put your own in its place."
