"""Play from here: the exercise as it stands in the draft, from the moment that a part of it is about."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import ipywidgets

from ..core.events import Move
from ..core.session import Session
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.engine import seed_for
from ..kinds.conversation.page.talk_page import Page
from ..kinds.conversation.practice import TalkPractice
from ..kinds.conversation.solver.columns import columns_of
from ..kinds.conversation.solver.machine import Machine
from ..kinds.conversation.solver.walk import Way, walk
from ..store import open_store
from ..ui.pane import Pane

MOST_MOMENTS = 60_000
"""So many moments of a talk are walked in search of the one to begin at; then it begins at the start."""
AUTHOR = "author"


class Trial(Page):
    """A page whose talks are kept in a store of their own, which is gone with the page."""

    def __init__(self, scenario: Scenario, variant: str | None, way: Way) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="salestrain-trial-")
        store = open_store(f"sqlite:///{Path(self._folder.name) / 'trial.db'}")
        practice = TalkPractice(scenario, store, {"SALESTRAIN_LEARNER": AUTHOR})
        super().__init__(practice, Pane(lang=scenario.lang))
        practice.begin(_seed(scenario, variant))
        for name in way:
            practice.do(Move("choose", {"move": name}), None)
        self.show(_said_for_you(len(way)) if way else "")


def trial(scenario: Scenario, tag: str) -> tuple[Trial, bool]:
    """Open a page that stands just before something can happen.

    Args:
        scenario: the talk.
        tag: what is to happen, such as `fact:f.cost`; nothing for the beginning.

    Returns:
        The page, and whether a way to that moment was found; where not, the talk begins at the start.
    """
    variants: list[str | None] = [variant.id for variant in scenario.variants]
    if not variants:
        variants = [None]
    if tag:
        for variant in variants:
            way = _way_to(scenario, variant, tag)
            if way:
                return Trial(scenario, variant, way[:-1]), True
    return Trial(scenario, variants[0], ()), not tag


def row_back(go: Callable[[], object]) -> ipywidgets.Widget:
    """Return the row over a talk that is tried, with the way back; `go` is done when its button is pressed."""
    back = ipywidgets.Button(description="Back to the form", layout={"width": "auto"})
    back.on_click(lambda _: go())
    row = ipywidgets.HBox([back])
    row.add_class("st-app")
    row.add_class("st-plain")
    return row


def _said_for_you(lines: int) -> str:
    said = "1 line was said" if lines == 1 else f"{lines} lines were said"
    return f"{said} for you. Continue from here."


def _way_to(scenario: Scenario, variant: str | None, tag: str) -> Way:
    """Return the moves that make something happen; none where no way was found."""
    script = Session(scenario, _seed(scenario, variant)).script
    machine = Machine(script, columns_of(script, scored=False))
    return walk(machine, watched=(tag,), limit=MOST_MOMENTS).ways.get(tag, ())


def _seed(scenario: Scenario, variant: str | None) -> int:
    return seed_for(scenario, variant) if variant else 0
