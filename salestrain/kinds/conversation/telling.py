"""The recorder of a move in progress: what has happened so far, and the state that it leads to."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.events import Event, Json
from .script import Script
from .state import State, apply


class Telling:
    """Recorder of a move in progress: the events so far and the state they lead to."""

    def __init__(self, script: Script, state: State) -> None:
        self.script = script
        self.state = state
        self.events: list[Event] = []
        self.about = ""
        """The fact that the line asks for, where its move asks for several."""

    def happened(self, kind: str, tags: Sequence[str] = (), turn: int | None = None, **data: Json) -> None:
        """Record one event and fold it into the state.

        Args:
            kind: kind of the event.
            tags: what was noticed about it.
            turn: turn in which it happened; the current one by default.
            data: fields of the event.
        """
        self.tell(Event(kind, self.state.turn if turn is None else turn, data, tuple(tags)))

    def tell(self, event: Event) -> None:
        """Record one event as it is, and fold it into the state."""
        self.state = apply(self.state, event)
        self.events.append(event)

    def pick(self, pool: Sequence[str], name: str, skip: int = 0) -> tuple[str, str]:
        """Pick the line of a pool that was used longest ago; ties are broken by the random stream of this turn.

        Args:
            pool: wordings to choose from.
            name: prefix of their line ids.
            skip: number of lines to pass over, for pools that are drawn from several times within one turn.

        Returns:
            The id of the line and its text.
        """
        order = list(range(len(pool)))
        self.script.rng(self.state.turn, f"line:{name}").shuffle(order)
        order.sort(key=lambda i: self.state.used_lines.get(f"{name}.{i}", -1))
        best = order[skip % len(order)]
        return f"{name}.{best}", pool[best]


def spoken_line(telling: Telling, line_id: str, text: str, by: str | None) -> dict[str, Json]:
    """Return one line of a reply.

    Args:
        telling: recorder of this move.
        line_id: id of the line.
        text: its wording.
        by: id of the person who says it; None for the buyer, in which case the line has no `by`.
    """
    line: dict[str, Json] = {"id": line_id, "text": text}
    return {**line, "by": telling.script.scenario.people[by].name} if by else line
