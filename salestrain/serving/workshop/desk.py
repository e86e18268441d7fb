"""The open pages of exercises in workshops: who practises, and under which terms."""

from __future__ import annotations

from typing import Any, Self

from ...attempts.learner import Learner
from ...attempts.terms import Terms
from ...content.library import Library
from ...store import Seat, StoreError, UnknownWorkshop
from ...workshop.content import Rules
from ...workshop.rules import refusal, seed_of
from ..desk import CannotOpen, Desk
from .rooms import Rooms

NOT_HERE = "Your seat in this workshop is not known any more. Come back with the code and your four words."


def terms_of(rooms: Rooms, workshop: str, rules: Rules, seat: Seat) -> Terms:
    """Return what somebody's practice in a workshop is held under.

    Args:
        rooms: how workshops stand.
        workshop: id of the workshop.
        rules: the rules of the exercise.
        seat: whose practice it is.
    """

    def refused(begun: int) -> str | None:
        return refusal(rooms.plan(workshop).plan, rooms.state(workshop), rules.exercise, begun)

    def seed(begun: int) -> int:
        return seed_of(rules, rooms.plan(workshop).seed, seat.id, begun)

    return Terms(seed, refused, hints=rules.hints, retry=rules.retry)


class WorkshopDesk(Desk):
    """The open pages of exercises in workshops. A name is that of the workshop and of the exercise, with a slash."""

    rooms: Rooms

    @classmethod
    def of(cls, library: Library, rooms: Rooms) -> Self:
        """Return the desk of workshops, on the store that their rooms have.

        Args:
            library: the exercises.
            rooms: how the workshops stand.
        """
        desk = cls(library, lambda: rooms.store)
        desk.rooms = rooms
        return desk

    def practice_for(self, name: str, key: str) -> tuple[str, dict[str, Any]]:
        """Return the exercise's own name, and who practises it under which terms. Raises CannotOpen."""
        workshop, _, exercise = name.partition("/")
        try:
            self.rooms.state(workshop)  # another process may have renamed or forgotten somebody, or changed the plan
            seat, kept = self.rooms.seat(workshop, key), self.rooms.plan(workshop)
        except UnknownWorkshop:
            raise CannotOpen("This workshop is over and was deleted.") from None
        except StoreError as failed:
            raise CannotOpen(self.told(failed), may_pass=True) from None
        rules = kept.plan.rules_of(exercise)
        if seat is None:
            raise CannotOpen(NOT_HERE)
        if rules is None:
            raise CannotOpen("This exercise is not part of the workshop. Go back to the workshop.")
        who = Learner(seat.learner, seat.nickname, named_by_setting=True)
        return exercise, {"who": who, "terms": terms_of(self.rooms, workshop, rules, seat)}
