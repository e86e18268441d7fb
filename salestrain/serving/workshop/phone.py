"""The phone's page in a workshop: what is on, what is open, the time, one's hand, and one's own data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from ...store import KeptWorkshop, Seat, StoreError
from ...workshop import events
from ...workshop.content import Rules
from ...workshop.joining import shown_code
from ...workshop.rules import due, open_exercises, reached
from ...workshop.state import Running, WorkshopState
from .base import SeatPage
from .who import token_of


class RoomPage(SeatPage):
    """What is on in the workshop, for somebody who has a seat."""

    async def get(self, workshop: str) -> None:
        """Show the page; its script keeps it up to date."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        kept, state, bests = await self.work(self._stands, workshop, seat)
        at, today = f"{self.base}workshop/{workshop}/", datetime.now().astimezone().date()
        self.show(
            "workshop/room.html",
            title=kept.plan.title,
            at=at,
            seat=seat,
            now=told(kept, state, seat, at, self._title),
            rules={rules.exercise: in_words(rules) for rules in kept.plan.exercises},
            own={
                rules.exercise: " ".join(filter(None, (due(rules, today), reached(rules, bests.get(rules.exercise)))))
                for rules in kept.plan.exercises
            },
            keep_until=_day(kept.keep_until),
            code=shown_code(kept.code),
            pace=kept.plan.pace,
            exercises=[(rules.exercise, self._title(rules.exercise)) for rules in kept.plan.exercises],
        )

    def _stands(self, workshop: str, seat: Seat) -> tuple[KeptWorkshop, WorkshopState, dict[str, int]]:
        """Return the workshop, how it stands, and the most that this person earned, where a pass mark asks for it."""
        rooms = self.house.rooms
        kept, bests = rooms.plan(workshop), dict[str, int]()
        if any(rules.pass_mark is not None for rules in kept.plan.exercises):
            own = [one for one in rooms.store.workshops.doings(workshop) if one.seat == seat.id]
            for one in own:
                if one.total is not None:
                    bests[one.exercise] = max(one.total, bests.get(one.exercise, 0))
        return kept, rooms.state(workshop, seat.id), bests

    def _title(self, exercise: str) -> str:
        card = self.house.catalogue.card(exercise)
        return card.title if card is not None else exercise


class NowPage(RoomPage):
    """How the workshop stands, as JSON for the bar; asked every second or two, so it seldom asks the store."""

    async def get(self, workshop: str) -> None:
        """Answer, mostly from memory."""
        rooms, token = self.house.rooms, token_of(self.request, workshop)
        seat, state = rooms.known_seat(workshop, token), rooms.fresh(workshop)
        if seat is None or state is None or seat.id not in state.people:
            seat = await self.work(rooms.seat, workshop, token) if token else None
            state = await self.work(rooms.state, workshop, seat.id if seat is not None else "")
        self.set_header("Cache-Control", "no-store")
        if seat is None or seat.id not in state.people:
            self.set_status(403)
            self.finish({"gone": True})
            return
        rooms.see(workshop, seat.id)
        at = f"{self.base}workshop/{workshop}/"
        self.finish(told(rooms.plan(workshop), state, seat, at, self._title))

    def compute_etag(self) -> str | None:
        """Return None: the time is another one in each answer."""
        return None

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with a status only; a program asked."""
        if isinstance(kwargs.get("exc_info", (None, None, None))[1], StoreError):
            self.set_status(status_code := 503)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"problem": status_code}))


class HandPage(SeatPage):
    """Raises and lowers one's hand."""

    async def post(self, workshop: str) -> None:
        """Raise or lower it."""
        seat = await self.seated(workshop)
        if seat is None:
            return
        is_up = self.typed("up") == "yes"
        state = await self.work(self.house.rooms.state, workshop, seat.id)
        person = state.people.get(seat.id)
        if person is not None and (person.hand is not None) != is_up:
            what = events.hand_raised(seat.id) if is_up else events.hand_lowered(seat.id)
            await self.work(self.house.rooms.happen, workshop, what)
        if self.request.headers.get("Accept", "").startswith("application/json"):
            self.finish({"hand": is_up})
        else:
            self.redirect(f"{self.base}workshop/{workshop}/", status=303)


def told(kept: KeptWorkshop, state: WorkshopState, seat: Seat, at: str, title: Any) -> dict[str, Any]:
    """Return how the workshop stands for one person, as the bar and the phone's page show it.

    Args:
        kept: the workshop.
        state: how it stands.
        seat: whose page asks.
        at: address of the workshop's page.
        title: gives the title of an exercise by its name.
    """
    person = state.people.get(seat.id)
    opened = [
        {"name": name, "title": title(name), "address": f"{at}exercises/{name}/"}
        for name in open_exercises(kept.plan, state)
    ]
    return {
        "now": _milliseconds(datetime.now(UTC)),
        "position": state.position,
        "closed": state.is_closed,
        "step": _step(kept, state.step),
        "timer": _timer(state.timer),
        "frozen": state.frozen,
        "sent": _sent(kept, state, at),
        "open": opened,
        "vote": state.open_vote.question if state.open_vote is not None and not state.is_closed else None,
        "asked": state.asked(seat.id) is not None and not state.is_closed,
        "answered": max((one.position for one in state.played if one.seat == seat.id and one.attempt), default=0),
        "hand": person is not None and person.hand is not None,
        "nickname": person.nickname if person is not None else seat.nickname,
    }


def in_words(rules: Rules) -> str:
    """Return the rules of an exercise as its learners read them."""
    words = ["everybody meets the same buyer" if rules.buyer == "same" else "everybody may meet another buyer"]
    if rules.attempts is not None:
        words.append({1: "one attempt", 2: "two attempts"}.get(rules.attempts, f"{rules.attempts} attempts"))
    if not rules.hints:
        words.append("in your own words only")
    if not rules.retry:
        words.append("no retry in the middle")
    if rules.pass_mark is not None:
        words.append(f"passed from {rules.pass_mark} of 100")
    sentence = "; ".join(words)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _step(kept: KeptWorkshop, running: Running | None) -> dict[str, Any] | None:
    agenda = kept.plan.agenda
    if running is None or not 0 <= running.number < len(agenda):
        return None
    step = agenda[running.number]
    return {
        "title": step.title,
        "kind": step.kind,
        "exercise": step.exercise,
        "number": running.number + 1,
        "of": len(agenda),
        "ends": _milliseconds(running.ends),
    }


def _timer(running: Running | None) -> dict[str, Any] | None:
    return None if running is None else {"label": running.label, "ends": _milliseconds(running.ends)}


def _sent(kept: KeptWorkshop, state: WorkshopState, at: str) -> dict[str, Any] | None:
    """Return where everybody was sent, as long as that is still a place to be."""
    sent = state.sent
    if sent is None or state.is_closed:
        return None
    if sent.page == "exercise":
        if sent.name not in open_exercises(kept.plan, state):
            return None
        return {"position": sent.position, "address": f"{at}exercises/{sent.name}/"}
    page = "" if sent.page == "room" else f"{sent.page}/"
    return {"position": sent.position, "address": f"{at}{page}"}


def _milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _day(text: str) -> str:
    day = datetime.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"
