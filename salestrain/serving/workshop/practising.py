"""An exercise in a workshop: the page that everybody knows with a slim bar above it, under the workshop's rules."""

from __future__ import annotations

from ...core.kind import KINDS
from ..gates import A_PAGE
from ..kernels import only_practises
from ..line import Line
from .base import House, SeatPage
from .who import token_of


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
