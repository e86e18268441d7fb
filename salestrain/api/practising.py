"""The functions for notebooks that open exercises, and what each question or plan is worth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets

from ..attempts.playthroughs import play
from ..attempts.practice import practice_of
from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import library
from ..content.loading import load_playthroughs
from ..core.events import Refusal
from ..core.kind import KINDS, completed, part
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.page.plain import sentence
from ..listing import Shelf
from ..store import StoreError, open_store
from ..ui.column import view_of

if TYPE_CHECKING:
    from ..kinds.conversation.page.watching import Watched
    from ..kinds.drill.page.weighing import MomentSeen, Weighed
    from ..kinds.plan.page.showing import CompiledPlan, Needed


def edit(name: str) -> ipywidgets.Widget:
    """Return the author's workbench for an exercise, given its name or folder."""
    # Imported late, so that learners' pages do not wait for it.
    from ..editor import edit as workbench

    return workbench(name)


def practise(name: str) -> ipywidgets.Widget:
    """Return the page of an exercise, given its name; what is done there is stored.

    Problems (an unknown name, mistakes in the exercise, a store that cannot be written) are shown as a sentence and
    never raised.
    """
    try:
        exercise = library().get(name)
        kind = KINDS[exercise.kind]
        if kind.screens is not None:
            return view_of(part(kind.screens), practice_of(completed(exercise), open_store()))
        view: Callable[..., ipywidgets.Widget] = part(kind.page)
        return view(exercise, open_store())
    except (UnknownExercise, StoreError) as problem:
        return sentence(str(problem))
    except ExerciseMistakes:
        return sentence(f"The exercise {name} has mistakes. Its author finds them with: salestrain check {name}")


def watch(name: str, playthrough: str) -> Watched:
    """Return an annotated talk: the playthrough of that name beside the exercise.

    Raises UnknownExercise, or ValueError with the names of the available playthroughs.
    """
    folder = library().folder(name)
    exercise: Any = library().load(folder)
    watched = KINDS[exercise.kind].watch
    if watched is None:
        raise ValueError(f'{name} is no talk; there is nothing to watch. Open it with: practise("{name}")')
    playthroughs: dict[str, Any] = {loaded.id: loaded for loaded in load_playthroughs(folder)}
    if playthrough not in playthroughs:
        raise ValueError(f"{name} has no playthrough “{playthrough}”; there are: {', '.join(playthroughs)}.")
    view: Watched = part(watched)(playthroughs[playthrough], play(exercise, playthroughs[playthrough]))
    return view


def weigh(question: str, after: str = "") -> Weighed:
    """Return what a question is worth after something the buyer said, with the words that earn or cost each point."""
    # Imported late, so that learners' pages do not wait for it.
    from ..kinds.drill.page.weighing import Weighed

    return Weighed(question, after)


def weigh_yours(after: str = "") -> ipywidgets.Widget:
    """Return a form in which to weigh questions of one's own after something the buyer said."""
    from ..kinds.drill.page.weighing import Weighed, weigh_form
    from ..ui.notebook_form import NotebookForm

    return NotebookForm(
        weigh_form(after),
        lambda message: Weighed(str(message["question"]), after).content(),
        "To weigh a question of your own",
    )


def needed_yours() -> ipywidgets.Widget:
    """Return a form that works out how many first talks one's own target takes."""
    from ..kinds.plan.page.showing import needed_answer, needed_form
    from ..ui.notebook_form import NotebookForm

    return NotebookForm(needed_form(), needed_answer, "To work it out with your own figures")


def moment(name: str, after: list[str], variant: str | None = None) -> MomentSeen:
    """Return what every line would reveal in a talk after these moves.

    Args:
        name: name of the talk.
        after: ids of the moves made so far.
        variant: id of the talk's variant.

    Raises:
        UnknownExercise: if there is no such exercise.
        ValueError: if a move is not possible; the message says which.
    """
    from ..kinds.drill.page.weighing import moment_of

    scenario: Any = library().get(name)
    if not isinstance(scenario, Scenario):
        raise ValueError(f"{name} is no talk, and has no moments.")
    return moment_of(scenario, after, variant)


def compile_plan(text: str) -> CompiledPlan:
    """Return a plan, written as YAML, with the compiler's report on it.

    Raises ValueError with every mistake in the text, line by line.
    """
    # Imported late, so that learners' pages do not wait for it.
    from ..kinds.plan.imports import Unbrought
    from ..kinds.plan.page.showing import CompiledPlan

    try:
        return CompiledPlan(text)
    except Unbrought as mistakes:
        raise ValueError(str(mistakes)) from None


def needed(deals: int, *percents: int) -> Needed:
    """Return how many first talks a number of deals takes, with the chance of success.

    Args:
        deals: the number of deals.
        percents: rates in percent, the first level first.

    Raises:
        ValueError: for a rate that cannot be used in a calculation.
    """
    from ..kinds.plan.page.showing import Needed

    try:
        return Needed(deals, *percents)
    except Refusal as refusal:
        raise ValueError(str(refusal)) from None


def exercises() -> Shelf:
    """Return the available exercises."""
    return Shelf([library().load(folder) for folder in library().folders().values()])
