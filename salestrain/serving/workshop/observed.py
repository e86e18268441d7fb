"""What observers marked in threes, for the one who sold alone: beside each other, and beside the rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...content import ExerciseMistakes, UnknownExercise
from ...core.criteria import Criterion
from ...core.rubric import Mark
from ...looking_back.group import Replays
from ...materials.beside import Sheet, beside, beside_screen
from ...store import Seat
from ...ui.document import Column, Content, Screen, Table, Text
from ...workshop.state import Observation
from .base import House

NO_TALK = "When you have held the talk on the screen as well, the rule's marks stand beside these. Only you see either."
TWO_TALKS = "The rule marks your own last talk on the screen, not the one that was observed. Only you see either."


def rubric_of(house: House, exercise: str) -> tuple[Criterion, ...]:
    """Return the criteria of an exercise; none if it is gone."""
    try:
        content: Any = house.library.get(exercise)
    except (ExerciseMistakes, UnknownExercise):
        return ()
    return tuple(getattr(content, "rubric", ()))


def seen_of(house: House, workshop: str, seat: Seat, exercise: str) -> Screen | None:
    """Return what observers let somebody see of how they sold; None where nobody did.

    Args:
        house: what the pages of workshops work with.
        workshop: id of the workshop.
        seat: the one who sold.
        exercise: the exercise.
    """
    state = house.rooms.state(workshop, seat.id)
    given = [one for one in state.observed if (one.of, one.exercise) == (seat.id, exercise) and one.by in state.people]
    if not given:
        return None
    names = {one.by: state.people[one.by].nickname for one in given}
    rubric, marks = rubric_of(house, exercise), _by_rule(house, workshop, seat, exercise)
    if not marks:
        return Screen("What was observed", [_alone(rubric, given, names), Text(NO_TALK, "fine")])
    sheets = [Sheet(names[one.by], one.marks, {}) for one in given]
    levels = {one.id: [level.score for level in one.levels] for one in rubric}
    rows = beside([mark for mark in marks if mark.criterion in levels], sheets, levels)
    screen = beside_screen(rows)
    return Screen("What was observed", [*screen.body, Text(TWO_TALKS, "fine")])


def _by_rule(house: House, workshop: str, seat: Seat, exercise: str) -> Sequence[Mark]:
    """Return the marks of somebody's own last finished talk; none before there is one."""
    doings = house.rooms.store.workshops.doings(workshop)
    own = [one for one in doings if (one.seat, one.exercise) == (seat.id, exercise) and one.total is not None]
    session = Replays(house.rooms.store).session(own[-1]) if own else None
    return session.score().marks if session is not None else ()


def _alone(rubric: Sequence[Criterion], given: Sequence[Observation], names: Mapping[str, str]) -> Table:
    columns = [Column("Criterion", names_row=True), *(Column(names[one.by], "number") for one in given)]
    rows: list[list[Content]] = [
        [one.label, *(str(each.marks.get(one.id, "left open")) for each in given)] for one in rubric
    ]
    return Table("What was observed", columns, rows, caption_shown=False, stacks=True)
