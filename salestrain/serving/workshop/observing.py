"""The observer's page in threes: marks by the criteria of the exercise, which nobody sees until they are shared."""

from __future__ import annotations

from ...materials.rotating import OBSERVER
from ...store import Seat
from ...workshop import events
from ...workshop.state import WorkshopState
from .observed import rubric_of
from .threes import Threes, ThreesPage

NOT_YOURS = ("You do not observe in this round", "Look at your group: it says who observes when.")


class ObservePage(ThreesPage):
    """What an observer marks in one round, and lets the one see who sold."""

    async def get(self, workshop: str, number: str = "1") -> None:
        """Show the sheet."""
        found = await self._round(workshop, int(number))
        if found is not None:
            await self._show(workshop, int(number), *found)

    async def post(self, workshop: str, number: str = "1") -> None:
        """Share the marks, or take them back."""
        found = await self._round(workshop, int(number))
        if found is None:
            return
        seat, threes, of = found
        rubric = await self.work(rubric_of, self.house, threes.exercise)
        if self.typed("do") == "withdraw":
            what = events.observation_withdrawn(of, seat.id, threes.exercise)
        else:
            allowed = {one.id: {str(level.score) for level in one.levels} for one in rubric}
            given = {name: self.typed(name) for name in allowed}
            marks = {name: int(score) for name, score in given.items() if score in allowed[name]}
            if not marks:
                await self._show(workshop, int(number), *found, mistake="Mark one criterion at least.")
                return
            what = events.observed(of, seat.id, threes.exercise, marks)
        await self.work(self.house.rooms.happen, workshop, what)
        self.redirect(f"{self.base}workshop/{workshop}/roles/observe/{number}", status=303)

    async def _round(self, workshop: str, number: int) -> tuple[Seat, Threes, str] | None:
        """Return who observes whom in this round; None once whoever asks was told that they do not."""
        seat = await self.seated(workshop)
        if seat is None:
            return None
        _, threes = await self.work(self._found, workshop, seat)
        if threes is None or number not in threes.rounds_as(seat.id, OBSERVER):
            self.set_status(403)
            self.sorry(*NOT_YOURS, (f"{self.base}workshop/{workshop}/roles/", "Back to your group"))
            return None
        return seat, threes, threes.seller(seat.id, number)

    async def _show(
        self, workshop: str, number: int, seat: Seat, threes: Threes, of: str, *, mistake: str = ""
    ) -> None:
        state: WorkshopState = await self.work(self.house.rooms.state, workshop, seat.id)
        shared = [one for one in state.observed if (one.of, one.by, one.exercise) == (of, seat.id, threes.exercise)]
        self.show(
            "workshop/observe.html",
            at=f"{self.base}workshop/{workshop}/",
            title=(await self.work(self.house.rooms.plan, workshop)).plan.title,
            number=number,
            seller=threes.names.get(of, ""),
            rubric=await self.work(rubric_of, self.house, threes.exercise),
            given=dict(shared[0].marks) if shared else {},
            is_shared=bool(shared),
            mistake=mistake,
        )
