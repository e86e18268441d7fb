"""One item of a drill, answered."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from salestrain.core.events import Event, Move
from salestrain.kinds.drill.content import Drill, Item
from salestrain.kinds.drill.engine import State, prepare, respond
from salestrain.kinds.drill.points import Judged, earned, parts_of
from salestrain.kinds.drill.reading import hear


class Desk:
    """Somebody at one item."""

    def __init__(self, drill: Drill, item: str) -> None:
        self.script = prepare(drill, 0)
        self.item: Item = self.script.items[item]
        self.state = State(phase="asking", behaviour=self.item.behaviour, drawn=(item,))
        self.events: list[Event] = []

    def answer(self, text: str | None = None, /, **data: Any) -> Desk:
        """Answer as the page would."""
        given = data if text is None else {"text": text, **data}
        session = SimpleNamespace(exercise=self.script.drill, script=self.script, state=self.state)
        move = hear(session, Move("answer", given))
        self.state, events = respond(self.script, self.state, move)
        self.events += events
        return self

    @property
    def tried(self) -> Event:
        return next(event for event in self.events if event.kind == "tried")

    @property
    def earned(self) -> tuple[int, int]:
        return earned(self.tried)

    @property
    def parts(self) -> tuple[Judged, ...]:
        return parts_of(self.tried)

    @property
    def tags(self) -> set[str]:
        return {tag for part in self.parts for tag in (point.tag for point in part.points)}
