"""Plans of workshops that ship with the course, and plans in files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from .content.yaml import Unreadable, text_of
from .core.problems import Problem
from .places import data_folder
from .workshop.content import Workshop, WorkshopMistakes, read_workshop


def ready_made(exercises: Collection[str]) -> dict[int, Workshop]:
    """Return the plans that ship with the course, by their minutes, the shortest first.

    Args:
        exercises: names of the exercises that there are; a plan with others is left out.
    """
    found: dict[int, Workshop] = {}
    for path in (data_folder() / "workshops").glob("*.yaml"):
        try:
            plan = plan_in(path, exercises)
        except WorkshopMistakes:  # its exercises are hidden or gone
            continue
        found[plan.minutes] = plan
    return dict(sorted(found.items()))


def plan_in(path: Path, exercises: Collection[str]) -> Workshop:
    """Return the plan in a file. Raises WorkshopMistakes, also if it cannot be read.

    Args:
        path: the file.
        exercises: names of the exercises that there are.
    """
    try:
        text = text_of(path)
    except Unreadable as unreadable:
        mistake = Problem(path.name, *unreadable.mark, "E01", "", unreadable.what, unreadable.remedy)
        raise WorkshopMistakes([mistake]) from None
    return read_workshop(text, exercises, path.name)
