"""In threes with a human buyer: whom somebody sits with, which part they have when, and the buyer's card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...content import ExerciseMistakes, UnknownExercise
from ...materials.rotating import BUYER, OBSERVER, SELLER, Group, group_table, groups
from ...store import KeptWorkshop, Seat
from ...ui.handout import Handout
from ...ui.html import to_html
from ...ui.html.paper import sheet
from ...workshop.state import WorkshopState
from ..sheets import Sheets
from .base import House, SeatPage
from .observed import seen_of

KIND = "human_buyer"
CARD = "role-card"
"""Beginning of the names of role cards."""
NOT_YOURS = (
    "This card is for somebody else",
    "Only whoever plays the buyer in that round opens it. It tells what the seller is to find out.",
)


@dataclass(frozen=True, slots=True)
class Threes:
    """One step in threes: its exercise, how long a round takes, and which seats make a group.

    `names` are the nicknames by seat, so that somebody who changes theirs stays where they are.
    """

    exercise: str
    minutes: int
    made: tuple[Group, ...]
    names: Mapping[str, str]

    def of(self, seat: str) -> tuple[int, Group] | None:
        """Return the number and the group of somebody; None for one who came later."""
        return next(((n, group) for n, group in enumerate(self.made, 1) if seat in group.people), None)

    def rounds_as(self, seat: str, part: str) -> tuple[int, ...]:
        """Return the rounds in which somebody has a part."""
        found = self.of(seat)
        rounds = found[1].rounds if found else ()
        return tuple(number for number, turn in enumerate(rounds, 1) if (seat, part) in turn)

    def seller(self, seat: str, number: int) -> str:
        """Return the seat of whoever sells in a round of somebody's group; empty where there is none."""
        found = self.of(seat)
        rounds = found[1].rounds if found else ()
        turn = rounds[number - 1] if 1 <= number <= len(rounds) else ()
        return next((one for one, part in turn if part == SELLER), "")

    def named(self, group: Group) -> Group:
        """Return a group by its nicknames, to be shown."""
        return Group(tuple(self.names[seat] for seat in group.people))


def threes_of(kept: KeptWorkshop, state: WorkshopState) -> Threes | None:
    """Return the step in threes that runs, or else the first one of the plan; None where there is none.

    The groups are those of the people who were there when the step began, so that nobody is moved by a late comer.
    """
    steps = [number for number, step in enumerate(kept.plan.agenda) if step.kind == KIND and step.exercise]
    if not steps:
        return None
    running = state.step
    number = running.number if running is not None and running.number in steps else steps[0]
    until = running.begun if running is not None and running.number == number else None
    people = [one.seat for one in state.people.values() if until is None or one.since <= until]
    names = {one.seat: one.nickname for one in state.people.values()}
    step = kept.plan.agenda[number]
    made = groups(people, seed=kept.seed + number)
    longest = max((len(group.rounds) for group in made), default=1)
    return Threes(step.exercise or "", max(1, step.minutes // longest), made, names)


def card_for(sheets: Sequence[Handout], number: int) -> Handout | None:
    """Return the role card of a round: another truth each time, for who has played the buyer knows the one before."""
    cards = [one for one in sheets if one.name.startswith(CARD)]
    return cards[(number - 1) % len(cards)] if cards else None


class ThreesPage(SeatPage):
    """Whom somebody sits with, and which part they have when."""

    def initialize(self, house: House, sheets: Sheets) -> None:  # type: ignore[override]
        """Accept the arguments of the route from Tornado."""
        super().initialize(house)
        self.sheets = sheets

    async def get(self, workshop: str) -> None:
        """Show it."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        kept, threes = await self.work(self._found, workshop, seat)
        at = f"{self.base}workshop/{workshop}/"
        if threes is None:
            self.sorry("There is nothing in threes", "This workshop has no step with a human buyer.", (at, "Back"))
            return
        place = threes.of(seat.id)
        card = self.house.catalogue.card(threes.exercise)
        self.show(
            "workshop/threes.html",
            title=kept.plan.title,
            at=at,
            exercise=threes.exercise,
            exercise_title=card.title if card else threes.exercise,
            table=to_html(group_table(place[0], threes.named(place[1]), threes.minutes)) if place else "",
            alone=len(place[1].people) == 2 if place else False,
            buys=threes.rounds_as(seat.id, BUYER),
            observes=[(n, threes.names[threes.seller(seat.id, n)]) for n in threes.rounds_as(seat.id, OBSERVER)],
            seen=await self.work(self._seen, workshop, seat, threes),
        )

    def _seen(self, workshop: str, seat: Seat, threes: Threes) -> str:
        """Return what observers let somebody see of how they sold, beside the rule; empty where nobody did."""
        screen = seen_of(self.house, workshop, seat, threes.exercise)
        return to_html(list(screen.body)) if screen is not None else ""

    def _found(self, workshop: str, seat: Seat) -> tuple[KeptWorkshop, Threes | None]:
        kept = self.house.rooms.plan(workshop)
        return kept, threes_of(kept, self.house.rooms.state(workshop, seat.id))


class CardPage(ThreesPage):
    """The role card of one round, for the one who plays the buyer in it."""

    async def get(self, workshop: str, number: str = "1") -> None:
        """Show it, to nobody else."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        at = f"{self.base}workshop/{workshop}/"
        _, threes = await self.work(self._found, workshop, seat)
        if threes is None or int(number) not in threes.rounds_as(seat.id, BUYER):
            self.set_status(403)
            self.sorry(*NOT_YOURS, (f"{at}roles/", "Back to your group"))
            return
        card = await self.work(self._card, threes.exercise, int(number))
        if card is None:
            self.set_status(404)
            self.sorry("There is no card", "This exercise has no buyer to play.", (f"{at}roles/", "Back"))
            return
        self.show("workshop/card.html", at=at, sheet=card, html=sheet(card.screen))

    def _card(self, exercise: str, number: int) -> Handout | None:
        try:
            folder = self.house.library.folder(exercise)
            return card_for(self.sheets.of(folder), number)
        except (UnknownExercise, ExerciseMistakes):
            return None
