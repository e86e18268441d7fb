"""The page of a drill: choose, predict, try, see at once what it was worth, and come back on the days that are due."""

from __future__ import annotations

import ipywidgets

from ....attempts.practice import Practice
from ....store import Store
from ....ui.page import view_of
from ..content import Drill
from ..positions import with_moments
from .page import DrillPage


def view(exercise: Drill, store: Store) -> ipywidgets.Widget:
    """Return the page of a drill, its moments played once when it is opened."""
    return view_of(DrillPage, Practice(with_moments(exercise), store))
