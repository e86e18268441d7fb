"""A plan in a notebook or page: built as a tree or as a list, compiled, carried out by the week."""

from __future__ import annotations

import ipywidgets

from ....attempts.practice import Practice
from ....store import Store
from ....ui.page import view_of
from ..content import PlanExercise
from .page import PlanPage


def view(exercise: PlanExercise, store: Store) -> ipywidgets.Widget:
    """The page of a plan."""
    return view_of(PlanPage, Practice(exercise, store))
