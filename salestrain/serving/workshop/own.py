"""What somebody does with their own seat: nickname, phrase, leaving, taking everything along, deleting everything."""

from __future__ import annotations

import json
import secrets

from ...attempts.own_records import as_json
from ...store import Seat
from ...workshop.joining import clean_nickname, hash_of_phrase, hash_of_token, new_phrase, shown_code
from .base import SeatPage
from .rooms import Rooms
from .who import take_seat_away, token_of


class OwnRecordsPage(SeatPage):
    """Everything that is kept of somebody in a workshop, as a file."""

    async def get(self, workshop: str) -> None:
        """Send the file."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        text = await self.work(own_records_of, self.house.rooms, seat)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="my-workshop.json"')
        self.set_header("Cache-Control", "no-store")
        self.finish(text)


def own_records_of(rooms: Rooms, seat: Seat) -> str:
    """Return the seat, what happened about it, and its attempts with every word that was typed.

    Args:
        rooms: how workshops stand.
        seat: whose it is.
    """
    store = rooms.store
    about = [
        {"at": one.at.isoformat(), **json.loads(one.what.to_json())}
        for one in store.workshops.since(seat.workshop)
        if seat.id in (one.what.data.get("seat"), one.what.data.get("by"))
    ]
    plan = rooms.plan(seat.workshop).plan
    told = {"workshop": plan.title, "nickname": seat.nickname, "joined": seat.taken_at, "happened": about}
    practised = json.loads(as_json(store, seat.learner, seat.nickname))
    return json.dumps(told | {"practised": practised}, ensure_ascii=False, indent=2) + "\n"


class OwnPage(SeatPage):
    """What somebody does with their own seat: another nickname, a new phrase, leaving, deleting everything."""

    async def post(self, workshop: str, deed: str) -> None:
        """Do it."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        deeds = {"nickname": self._rename, "phrase": self._phrase, "leave": self._leave, "delete": self._delete}
        await deeds[deed](seat)

    async def _rename(self, seat: Seat) -> None:
        nickname = clean_nickname(self.typed("nickname"))
        if nickname and nickname != seat.nickname:
            await self.work(self.house.rooms.store.workshops.rename, seat, nickname)
            self.house.rooms.forget(seat.workshop, seat.id)
        self.redirect(f"{self.base}workshop/{seat.workshop}/", status=303)

    async def _phrase(self, seat: Seat) -> None:
        phrase = new_phrase(secrets.randbelow)
        kept = await self.work(self.house.rooms.plan, seat.workshop)
        hashed = await self.work(hash_of_phrase, phrase, seat.workshop)
        await self.work(self.house.rooms.store.workshops.new_phrase, seat, hashed)
        self.show(
            "workshop/phrase.html",
            title=kept.plan.title,
            seat=seat,
            phrase=phrase,
            code=shown_code(kept.code),
            wanted="",
            room=f"{self.base}workshop/{seat.workshop}/",
            is_new=False,
        )

    async def _leave(self, seat: Seat) -> None:
        token = hash_of_token(token_of(self.request, seat.workshop))
        await self.work(self.house.rooms.store.workshops.leave, seat, token)
        self._gone(seat)
        self.sorry(
            "You have left the workshop on this device",
            "What you did is kept. Your four words bring you back, here or on another device.",
            (f"{self.base}back", "Come back with four words"),
        )

    async def _delete(self, seat: Seat) -> None:
        if self.typed("sure") != "yes":
            self.redirect(f"{self.base}workshop/{seat.workshop}/#own", status=303)
            return
        attempts = await self.work(self.house.rooms.store.workshops.forget_seat, seat)
        self._gone(seat)
        practised = "Nothing had been practised." if not attempts else f"{_times(attempts)} gone with it."
        self.sorry("Everything of yours in this workshop is deleted", f"{practised} Nobody can bring it back.")

    def _gone(self, seat: Seat) -> None:
        self.house.rooms.forget(seat.workshop, seat.id)
        take_seat_away(self, self.base, seat.workshop)


def _times(attempts: int) -> str:
    return "One attempt is" if attempts == 1 else f"{attempts} attempts are"
