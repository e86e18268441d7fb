"""What people see in a notebook: `practise` opens an exercise, `watch` shows a talk, `shelf` lists, `edit` changes.

Each kind of exercise has its page in a module or folder of its own, named in `PAGES`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import ipywidgets

from .. import places
from ..authoring import ExerciseMistakes, UnknownExercise, find_exercises, load_exercise
from ..authoring.loading import find_folder, load_playthroughs
from ..events import Refusal
from ..playing import play
from ..store import StoreError, open_store
from .listing import Shelf
from .plain import sentence
from .watching import Watched

if TYPE_CHECKING:
    from .plan.showing import CompiledPlan, Needed
    from .weighing import MomentSeen, Weighed

__all__ = ["compile_plan", "edit", "moment", "needed", "practise", "shelf", "watch", "weigh"]

PAGES = {"conversation": "conversation", "plan": "plan", "process": "process", "drill": "drill", "call": "call"}
"""Kind of exercise to the module here whose `view(exercise, store)` makes its page. A page loads only its own."""


def edit(name: str) -> ipywidgets.Widget:
    """The author's workbench for an exercise, by its name or folder."""
    # Late: learners' pages do not wait for it.
    from .editor import edit as workbench

    return workbench(name)


def practise(name: str) -> ipywidgets.Widget:
    """The page of an exercise, by its name; what is done there is kept.

    Whatever is in the way (an unknown name, mistakes in the exercise, a store that cannot be written) is shown
    as a sentence, never raised.
    """
    try:
        exercise = load_exercise(find_folder(name, places.exercises_folders()))
        view: Callable[..., ipywidgets.Widget] = import_module(f".{PAGES[exercise.kind]}", __package__).view
        return view(exercise, open_store())
    except (UnknownExercise, StoreError) as known:
        return sentence(str(known))
    except ExerciseMistakes:
        return sentence(f"The exercise {name} has mistakes. Its author finds them with: salestrain check {name}")


def watch(name: str, playthrough: str) -> Watched:
    """A talk with notes: the playthrough of that name beside the exercise.

    Raises UnknownExercise, or ValueError with the playthroughs that there are.
    """
    folder = find_folder(name, places.exercises_folders())
    exercise: Any = load_exercise(folder)
    if exercise.kind != "conversation":
        raise ValueError(f"{name} is no talk; there is nothing to watch. Open it with: practise(\"{name}\")")
    there: dict[str, Any] = {one.id: one for one in load_playthroughs(folder)}
    if playthrough not in there:
        raise ValueError(f"{name} has no playthrough “{playthrough}”; there are: {', '.join(there)}.")
    return Watched(there[playthrough], play(exercise, there[playthrough]))


def weigh(question: str, after: str = "") -> Weighed:
    """What a question is worth after something the buyer said, each point with the words that earn or cost it."""
    # Late: learners' pages do not wait for it.
    from .weighing import Weighed

    return Weighed(question, after)


def moment(name: str, after: list[str], variant: str | None = None) -> MomentSeen:
    """What every line would open in a talk after these moves.

    Raises UnknownExercise, or ValueError with what is not possible.
    """
    from .weighing import moment_of

    scenario: Any = load_exercise(find_folder(name, places.exercises_folders()))
    if scenario.kind != "conversation":
        raise ValueError(f"{name} is no talk, and has no moments.")
    return moment_of(scenario, after, variant)


def compile_plan(text: str) -> CompiledPlan:
    """A plan, written down as YAML, with what the compiler says of it.

    Raises ValueError with everything that is wrong in the text, line by line.
    """
    # Late: learners' pages do not wait for it.
    from ..practice.plan.bringing import Unbrought
    from .plan.showing import CompiledPlan

    try:
        return CompiledPlan(text)
    except Unbrought as wrong:
        raise ValueError(str(wrong)) from None


def needed(deals: int, *percents: int) -> Needed:
    """How many first talks a number of deals takes, with its chance; rates in percent, the first level first.

    Raises ValueError for a rate that nothing can be calculated from.
    """
    from .plan.showing import Needed

    try:
        return Needed(deals, *percents)
    except Refusal as impossible:
        raise ValueError(str(impossible)) from None


def shelf() -> Shelf:
    """The exercises there are."""
    folders = find_exercises(places.exercises_folders())
    return Shelf([load_exercise(folder) for folder in folders.values()])
