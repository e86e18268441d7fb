"""Pages of whoever leads workshops: the key, the list, the start screen, the plan as a file, and the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tornado.web import HTTPError

from ...store import KeptWorkshop, Seat, StoreError, Workshops
from ...workshop.content import Workshop, written
from ...workshop.joining import shown_code
from .addresses import hosts, networks, qr_picture
from .base import LeadPage, WorkshopPage
from .rooms import Rooms
from .who import give_lead, is_key_of_one, is_lead_key, key_of_one, lead_key

NO_SUCH_KEY = "This key opens nothing here. Look at the address that was printed when the room was started."


_FIRST_PAGE = re.compile(r"workshop/[0-9a-f]{10}/(start|board)/")


def lead_address(rooms: Rooms, address: str, workshop: str = "") -> str:
    """Return the address that lets a browser lead workshops here; empty if the store does not answer.

    Args:
        rooms: how workshops stand.
        address: address of the start page.
        workshop: id of a workshop whose start screen it leads to; by default it leads to the list.
    """
    try:
        key = lead_key(rooms.store.workshops)
    except StoreError:
        return ""
    return f"{address}lead/{key}" + (f"?to=workshop/{workshop}/start/" if workshop else "")


def said_to_leaders(address: str) -> str:
    """Return what whoever opened the room reads about leading workshops; `address` is that of `lead_address`."""
    return f"To lead a workshop, open this once on your device, and show it to nobody: {address}\n" if address else ""


class LeadKey(WorkshopPage):
    """Takes the key out of the printed address into a cookie, so that it stands in no address any more."""

    async def is_right(self, tried: Callable[[Workshops], bool]) -> bool:
        """Return whether a key opens something; if not, whoever tries is told so, and waits when they guess."""
        wait = self.house.tries.seconds_to_wait(self.visitor)
        if not wait and await self.work(lambda: tried(self.house.rooms.store.workshops)):
            return True
        if not wait:
            self.house.tries.was_wrong(self.visitor)
        self.set_status(429 if wait else 403)
        sentence = f"Too many wrong keys. Wait {wait} seconds, then try again." if wait else NO_SUCH_KEY
        self.sorry("That is not the key", sentence)
        return False

    async def get(self, key: str) -> None:
        """Keep the key and go on to the workshops."""
        if not await self.is_right(lambda workshops: is_lead_key(key, workshops)):
            return
        give_lead(self, self.base, key)
        to = self.get_query_argument("to", "")
        self.redirect(self.base + (to if _FIRST_PAGE.fullmatch(to) else "workshops/"))


class LeadOneKey(LeadKey):
    """The same for the key to one workshop."""

    async def get(self, workshop: str, key: str) -> None:  # type: ignore[override]
        """Keep the key and go on to the board."""
        if await self.is_right(lambda workshops: is_key_of_one(key, workshops, workshop)):
            give_lead(self, self.base, key, workshop)
            self.redirect(f"{self.base}workshop/{workshop}/board/")


class PairPage(LeadPage):
    """The address that lets somebody lead this workshop too, and no other."""

    async def get(self, workshop: str) -> None:
        """Show it."""
        if not await self.may_lead(workshop):
            return
        kept = await self.work(self.house.rooms.plan, workshop)
        key = await self.work(lambda: key_of_one(self.house.rooms.store.workshops, workshop))
        found = hosts(self.request.host, self.house.listening_on, await self.work(networks))
        host = found[0] if found else self.request.host
        address = f"{self.request.protocol}://{host}{self.base}lead/{workshop}/{key}"
        at = f"{self.base}workshop/{workshop}/"
        self.show("workshop/pair.html", kept=kept, address=address, qr=qr_picture(address), at=at)


@dataclass(frozen=True, slots=True)
class Listed:
    """A workshop as the list shows it."""

    kept: KeptWorkshop
    code: str
    made: str
    people: int
    length: str


class WorkshopsPage(LeadPage):
    """All workshops, and the way to a new one."""

    async def get(self) -> None:
        """Show the list."""
        if await self.may_lead():
            listed = await self.work(self._listed)
            self.show("workshop/list.html", workshops=listed)

    def _listed(self) -> list[Listed]:
        workshops = self.house.rooms.store.workshops
        return [
            Listed(kept, shown_code(kept.code), day(kept.made_at), len(workshops.seats(kept.id)), length(kept.plan))
            for kept in workshops.all()
        ]


class StartScreen(LeadPage):
    """The screen for the beamer while people come in: address, code and picture, readable from the back row."""

    async def get(self, workshop: str) -> None:
        """Show the screen; `at` chooses another of this machine's addresses."""
        if not await self.may_lead(workshop):
            return
        kept, people = await self.work(self._room, workshop)
        found = hosts(self.request.host, self.house.listening_on, await self.work(networks))
        asked = self.get_query_argument("at", "")
        host = asked if asked in found else (found[0] if found else "")
        address = f"{self.request.protocol}://{host}{self.base}join"
        self.show(
            "workshop/start.html",
            kept=kept,
            code=shown_code(kept.code),
            host=host,
            shown=f"{host}{self.base}join",
            others=[other for other in found if other != host],
            qr=qr_picture(f"{address}/{kept.code}") if host else "",
            hello=f"{host}{self.base}hello",
            people=len(people),
            at=f"{self.base}workshop/{workshop}/",
        )

    def _room(self, workshop: str) -> tuple[KeptWorkshop, tuple[Seat, ...]]:
        return self.house.rooms.plan(workshop), self.house.rooms.store.workshops.seats(workshop)


class ComingPage(LeadPage):
    """How many have come in, and by which addresses, for the start screen; a program asks."""

    async def get(self, workshop: str) -> None:
        """Answer with the number and the addresses."""
        if not await self.may_lead(workshop):
            return
        state = await self.work(self.house.rooms.state, workshop)
        found = hosts(self.request.host, self.house.listening_on, await self.work(networks))
        self.finish({"people": len(state.here), "hosts": found})

    def compute_etag(self) -> str | None:
        """Return None: nothing is saved by it."""
        return None


class PlanFile(LeadPage):
    """The plan as a YAML file, to keep, copy and mail."""

    async def get(self, workshop: str) -> None:
        """Send the file."""
        if await self.may_lead(workshop):
            kept = await self.work(self.house.rooms.plan, workshop)
            send_plan(self, kept.plan)


class EndPage(LeadPage):
    """Ends a workshop, or deletes it with all that was done in it, which takes the key to all."""

    async def get(self, workshop: str, deed: str) -> None:
        """Ask whether that is meant."""
        if await self.may_lead(workshop if deed == "close" else ""):
            kept = await self.work(self.house.rooms.plan, workshop)
            people = await self.work(self.house.rooms.store.workshops.seats, workshop)
            self.show("workshop/end.html", kept=kept, deed=deed, people=len(people), keep_until=day(kept.keep_until))

    async def post(self, workshop: str, deed: str) -> None:
        """Do it."""
        if not await self.may_lead(workshop if deed == "close" else ""):
            return
        workshops = self.house.rooms.store.workshops
        await self.work(workshops.close if deed == "close" else workshops.remove, workshop)
        self.house.rooms.look_again(workshop)
        self.redirect(f"{self.base}workshops/", status=303)


def send_plan(page: WorkshopPage, plan: Workshop) -> None:
    """Answer with a plan as a file to save.

    Args:
        page: the page that answers.
        plan: the plan.
    """
    name = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in plan.title.lower())[:40]
    if not name:
        raise HTTPError(404)
    page.set_header("Content-Type", "application/yaml; charset=utf-8")
    page.set_header("Content-Disposition", f'attachment; filename="{name}.yaml"')
    page.set_header("Cache-Control", "no-store")
    page.finish(written(plan))


def day(text: str) -> str:
    """Return the day of a stored time, as people read it."""
    moment = datetime.fromisoformat(text)
    return f"{moment.day} {moment:%B %Y}"


def length(plan: Workshop) -> str:
    """Return how long a workshop is, in words."""
    hours, minutes = divmod(plan.minutes, 60)
    parts = [f"{hours} hour{'s' if hours != 1 else ''}" if hours else "", f"{minutes} minutes" if minutes else ""]
    return " ".join(part for part in parts if part)
