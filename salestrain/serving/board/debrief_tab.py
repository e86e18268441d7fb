"""The part of the board from which the facilitator looks back with the room."""

from __future__ import annotations

from ...looking_back.parts import parts_of, too_few
from ...ui.document import Body, Form, Nav, Row, Text
from ...ui.fields import Button, Choice
from ...ui.messages import Count, on
from ...workshop import events
from .board_desk import BoardDesk
from .messages import OfExercise
from .steps import looked_back_on


class DebriefTab:
    """What the board shows of the debrief, and which part of it the room looks at."""

    def __init__(self, board: BoardDesk) -> None:
        self._board = board

    def body(self) -> Body:
        """Return the part that the room looks at, and the way to the others."""
        exercise, place = looked_back_on(self._board.look.kept.plan, self._board.look.state)
        names = [
            (rules.exercise, self._board.stage.title(rules.exercise)) for rules in self._board.look.kept.plan.exercises
        ]
        choose = Form(
            "look_at", [Choice("exercise", "Look back on", names, chosen=[exercise])], "Show it", layout="line"
        )
        if not exercise:
            return [choose]
        group = self._board.stage.looking_back.group(self._board.workshop, exercise, self._board.look.doings)
        found = parts_of(group) if group is not None else ()
        missing = too_few(group)
        buttons = [
            Button(f"{number + 1}. {one.title}", "part", number, "quiet", current=number == place)
            for number, one in enumerate(found)
        ]
        return [
            choose,
            Text(missing, "lead") if missing else None,
            Nav("On the big screen and on the phones", [Row(buttons)]) if buttons else None,
            found[min(place, len(found) - 1)].shown() if found else None,
        ]

    @on("look_at", takes=OfExercise)
    def look_at(self, message: OfExercise) -> None:
        """Look back on another exercise. Raises Refusal."""
        self._show_debrief(self._board.of_plan(message.exercise), 0)

    @on("part", takes=Count)
    def part(self, message: Count) -> None:
        """Show another part."""
        exercise, _ = looked_back_on(self._board.look.kept.plan, self._board.look.state)
        self._show_debrief(exercise, message.value)

    def _show_debrief(self, exercise: str, place: int) -> None:
        if exercise:
            self._board.happen(events.everybody_sent("debrief", f"{exercise}/{place}"))
