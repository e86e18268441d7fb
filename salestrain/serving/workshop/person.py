"""Where somebody is asked for a talk in which whoever leads plays the buyer, and says yes or no."""

from __future__ import annotations

from ...core.events import Refusal
from ...store import Seat
from ...workshop import events
from ...workshop.state import Played
from .base import SeatPage
from .by_hand import ByHandTalks

NOT_ASKED = ("Nobody asks you for a talk just now", "It may have been taken back.")


class PersonPage(SeatPage):
    """What is asked, who reads what, and the answer."""

    async def get(self, workshop: str) -> None:
        """Show what is asked."""
        found = await self._asked(workshop)
        if found is None:
            return
        asked, card = found[1], self.house.catalogue.card(found[1].exercise)
        self.show(
            "workshop/person.html",
            at=f"{self.base}workshop/{workshop}/",
            title=(await self.work(self.house.rooms.plan, workshop)).plan.title,
            talk=card.title if card else asked.exercise,
            exercise=asked.exercise,
        )

    async def post(self, workshop: str) -> None:
        """Take the answer; after a yes the talk begins."""
        found = await self._asked(workshop)
        if found is None:
            return
        seat, asked = found
        at = f"{self.base}workshop/{workshop}/"
        if self.typed("do") != "yes":
            await self.work(self.house.rooms.happen, workshop, events.talk_declined(seat.id))
            self.redirect(at, status=303)
            return
        talks = ByHandTalks(self.house.rooms, self.house.library)
        try:
            await self.work(talks.begin, workshop, seat, asked.exercise)
        except Refusal as refusal:
            self.set_status(409)
            self.sorry(NOT_ASKED[0], str(refusal), (at, "Back to the workshop"))
            return
        self.redirect(f"{at}exercises/{asked.exercise}/", status=303)

    async def _asked(self, workshop: str) -> tuple[Seat, Played] | None:
        """Return who is asked for what; None once whoever asks was told that they are not."""
        seat = await self.seated(workshop)
        if seat is None:
            return None
        state = await self.work(self.house.rooms.state, workshop, seat.id)
        asked = state.asked(seat.id)
        if asked is None or state.is_closed:
            self.sorry(*NOT_ASKED, (f"{self.base}workshop/{workshop}/", "Back to the workshop"))
            return None
        return seat, asked
