"""Play from here: the exercise as it stands in the draft, from the moment that a part of it is about."""

from __future__ import annotations

import tempfile
from pathlib import Path

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

LOOK = 60_000
"""So many moments of a talk are walked in search of the one to begin at; then it begins at the start."""
AUTHOR = "author"


class Trial(Page):
    """A page whose talks are kept in a store of their own, which is gone with the page."""

    def __init__(self, scenario: Scenario, variant: str | None, way: Way) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="salestrain-trial-")
        store = open_store(f"sqlite:///{Path(self._folder.name) / 'trial.db'}")
        practice = TalkPractice(scenario, store, {"SALESTRAIN_LEARNER": AUTHOR})
        super().__init__(practice)
        practice.begin(seed_for(scenario, variant) if variant else 0)
        for name in way:
            practice.do(Move("choose", {"move": name}), None)
        self.show(f"{len(way)} lines were said for you. Go on from here." if way else "")


def trial(scenario: Scenario, tag: str) -> tuple[Trial, bool]:
    """A page that stands just before the tag can happen, and whether a way to it was found; "" is the beginning."""
    variants: list[str | None] = [variant.id for variant in scenario.variants]
    for variant in (variants or [None]) if tag else []:
        script = Session(scenario, seed_for(scenario, variant) if variant else 0).script
        found = walk(Machine(script, columns_of(script, scored=False)), watched=(tag,), limit=LOOK).ways
        if tag in found:
            return Trial(scenario, variant, found[tag][:-1]), True
    return Trial(scenario, variants[0] if variants else None, ()), not tag
