"""The drill that trains what a talk was weakest in, one click from its debrief."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import places
from ..authoring.drill import Drill
from ..authoring.loading import FILE, find_exercises, load_exercise
from ..authoring.problems import ExerciseMistakes
from .markup import Html, tag

_IS_DRILL = re.compile(r"^kind: *[\"']?drill\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Training:
    """A drill, and the behaviour in it: its id, and what it is called."""

    drill: str
    title: str
    behaviour: str
    label: str


def training_for(criterion: str, folders: Sequence[Path] | None = None) -> Training | None:
    """The first drill on the shelf with a behaviour for this criterion, or None."""
    for folder in find_exercises(places.exercises_folders() if folders is None else folders).values():
        # Only drills are read whole, so that a debrief does not wait for all that is on the shelf.
        if not _IS_DRILL.search((folder / FILE).read_text(encoding="utf-8", errors="replace")):
            continue
        try:
            drill = load_exercise(folder)
        except ExerciseMistakes:
            continue
        for behaviour in drill.behaviours if isinstance(drill, Drill) else ():
            if criterion in behaviour.for_criteria:
                return Training(drill.id, drill.title, behaviour.id, behaviour.label)
    return None


def training_part(training: Training | None) -> Html | None:
    """The way to the drill: a link where there is a room, the call where there is only a notebook."""
    if training is None:
        return None
    return tag(
        "div",
        tag("p", "Three short tries at just that: ", tag("strong", training.label), "."),
        tag("p", tag("a", f"Practise it: {training.title}", href=f"../{training.drill}/#{training.behaviour}",
            class_="st-button"), class_="st-in-room"),
        tag("p", "In a notebook: ", tag("code", f'practise("{training.drill}")', class_="st-code"),
            class_="st-in-notebook"),
        class_="st-stack st-screen-only",
    )  # fmt: skip
