"""What the parts of the board work with: the workshop as it stands, and what it is shown with."""

from __future__ import annotations

from typing import Any

from ...core.events import Refusal
from .live import LivePage
from .stage import Stage


class BoardDesk(LivePage):
    """The board without its parts."""

    def __init__(self, pane: Any, stage: Stage, workshop: str) -> None:
        super().__init__(pane, stage.watch, workshop)
        self.stage = stage

    def of_plan(self, exercise: str) -> str:
        """Return the name of an exercise of the plan. Raises Refusal for another one."""
        if self.look.kept.plan.rules_of(exercise) is None:
            raise Refusal("This exercise is not part of the workshop.")
        return exercise
