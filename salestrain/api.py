"""What people see in a notebook: `practise` opens an exercise, `watch` shows a talk, `shelf` lists, `edit` changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import ipywidgets

from .attempts.playthroughs import play
from .content import ExerciseMistakes, UnknownExercise
from .content.library import library
from .content.loading import load_playthroughs
from .core.events import Refusal
from .core.kind import KINDS, part
from .kinds.conversation.content import Scenario
from .kinds.conversation.page.plain import sentence
from .listing import Shelf
from .store import StoreError, open_store

if TYPE_CHECKING:
    from .kinds.conversation.page.watching import Watched
    from .kinds.drill.page.weighing import MomentSeen, Weighed
    from .kinds.plan.page.showing import CompiledPlan, Needed

__all__ = ["compile_plan", "edit", "moment", "needed", "practise", "shelf", "watch", "weigh"]


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
        exercise = library().get(name)
        view: Callable[..., ipywidgets.Widget] = part(KINDS[exercise.kind].page)
        return view(exercise, open_store())
    except (UnknownExercise, StoreError) as known:
        return sentence(str(known))
    except ExerciseMistakes:
        return sentence(f"The exercise {name} has mistakes. Its author finds them with: salestrain check {name}")


def watch(name: str, playthrough: str) -> Watched:
    """A talk with notes: the playthrough of that name beside the exercise.

    Raises UnknownExercise, or ValueError with the playthroughs that there are.
    """
    folder = library().folder(name)
    exercise: Any = library().load(folder)
    watched = KINDS[exercise.kind].watch
    if watched is None:
        raise ValueError(f'{name} is no talk; there is nothing to watch. Open it with: practise("{name}")')
    there: dict[str, Any] = {one.id: one for one in load_playthroughs(folder)}
    if playthrough not in there:
        raise ValueError(f"{name} has no playthrough “{playthrough}”; there are: {', '.join(there)}.")
    shown: Watched = part(watched)(there[playthrough], play(exercise, there[playthrough]))
    return shown


def weigh(question: str, after: str = "") -> Weighed:
    """What a question is worth after something the buyer said, each point with the words that earn or cost it."""
    # Late: learners' pages do not wait for it.
    from .kinds.drill.page.weighing import Weighed

    return Weighed(question, after)


def moment(name: str, after: list[str], variant: str | None = None) -> MomentSeen:
    """What every line would open in a talk after these moves.

    Raises UnknownExercise, or ValueError with what is not possible.
    """
    from .kinds.drill.page.weighing import moment_of

    scenario: Any = library().get(name)
    if not isinstance(scenario, Scenario):
        raise ValueError(f"{name} is no talk, and has no moments.")
    return moment_of(scenario, after, variant)


def compile_plan(text: str) -> CompiledPlan:
    """A plan, written down as YAML, with what the compiler says of it.

    Raises ValueError with everything that is wrong in the text, line by line.
    """
    # Late: learners' pages do not wait for it.
    from .kinds.plan.imports import Unbrought
    from .kinds.plan.page.showing import CompiledPlan

    try:
        return CompiledPlan(text)
    except Unbrought as wrong:
        raise ValueError(str(wrong)) from None


def needed(deals: int, *percents: int) -> Needed:
    """How many first talks a number of deals takes, with its chance; rates in percent, the first level first.

    Raises ValueError for a rate that nothing can be calculated from.
    """
    from .kinds.plan.page.showing import Needed

    try:
        return Needed(deals, *percents)
    except Refusal as impossible:
        raise ValueError(str(impossible)) from None


def shelf() -> Shelf:
    """The exercises there are."""
    return Shelf([library().load(folder) for folder in library().folders().values()])
