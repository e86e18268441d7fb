"""An exercise in a workshop: the page that everybody knows with a slim bar above it, under the workshop's rules."""

from __future__ import annotations

from typing import Any, Self

from ...attempts.learner import Learner
from ...attempts.terms import Terms
from ...core.kind import KINDS
from ...store import Seat, StoreError, UnknownWorkshop
from ...workshop.content import Rules
from ...workshop.rules import refusal, seed_of
from ..desk import CannotOpen, Desk
from ..gates import A_PAGE
from ..kernels import only_practises
from ..line import Line
from .base import House, SeatPage
from .rooms import Rooms
from .who import token_of

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
    def of(cls, house: House) -> Self:
        """Return the desk of the workshops in a house, on the store that its rooms have."""
        desk = cls(house.library, lambda: house.rooms.store)
        desk.rooms = house.rooms
        return desk

    def practice_for(self, name: str, key: str) -> tuple[str, dict[str, Any]]:
        """Return the exercise's own name, and who practises it under which terms. Raises CannotOpen."""
        workshop, _, exercise = name.partition("/")
        try:
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


class WorkshopLine(Line):
    """The line of a page in a workshop; the seat stands where the browser's own key stands elsewhere."""

    async def open(self, workshop: str, exercise: str) -> None:  # type: ignore[override]
        """Begin to answer."""
        await super().open(f"{workshop}/{exercise}")

    def key_for(self, name: str) -> str:
        """Return the secret of the seat."""
        return token_of(self.request, name.partition("/")[0])


class WorkshopExercise(SeatPage):
    """The page of an exercise in a workshop."""

    def initialize(self, house: House, version: str) -> None:  # type: ignore[override]
        """Accept the arguments of the route from Tornado."""
        super().initialize(house)
        self._version = version

    def set_default_headers(self) -> None:
        """Set what the page may load."""
        self.set_header("Content-Security-Policy", A_PAGE.format(host=self.request.host))

    async def get(self, workshop: str, exercise: str) -> None:
        """Send the page."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        kept = await self.work(self.house.rooms.plan, workshop)
        card, folder = self.house.catalogue.card(exercise), self.house.catalogue.folder(exercise)
        if kept.plan.rules_of(exercise) is None or card is None or not card.sound or folder is None:
            self.set_status(404)
            back = (f"{self.base}workshop/{workshop}/", "Back to the workshop")
            self.sorry("This exercise is not part of the workshop", "It may have been taken out.", back)
            return
        kind = KINDS[card.kind]
        if not (kind.browser or kind.screens) or not only_practises(folder):
            self.redirect(f"{self.base}exercises/{exercise}/")
            return
        at = f"{self.base}workshop/{workshop}/"
        line = f"{at}exercises/{exercise}/line"
        self.show("workshop/exercise.html", card=card, version=self._version, line=line, at=at, title=kept.plan.title)
