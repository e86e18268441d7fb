"""Coming in and coming back: code and nickname, or code and four words."""

from __future__ import annotations

import asyncio
import secrets

from tornado.web import RequestHandler
from tornado.websocket import WebSocketHandler

from ...store import KeptWorkshop, Seat, UnknownWorkshop
from ...workshop.joining import (
    CODE_LENGTH,
    LONGEST_NICKNAME,
    clean_nickname,
    hash_of_phrase,
    hash_of_token,
    new_phrase,
    read_code,
    read_phrase,
    shown_code,
)
from .base import WorkshopPage
from .who import give_seat, new_token, token_of

WRONG_CODE = "There is no workshop with this code. Look at it once more, or ask whoever leads the workshop."
NO_CODE = f"The code has {CODE_LENGTH} letters. It stands on the screen in front."
NO_NAME = "Type a name or a nickname, with letters."
IS_OVER = "This workshop is over, and nobody can join it any more."
NO_PHRASE = "The phrase has four words. You saw it when you joined."
WRONG_PHRASE = "Nobody in this workshop has these four words. Check each of them, and the code as well."


class JoinPage(WorkshopPage):
    """The first page on a phone: code and nickname, nothing else."""

    def get(self, code: str = "") -> None:
        """Show the form; a code in the address is filled in."""
        read = read_code(code)
        self._ask(shown_code(read) if read else "", "")

    async def post(self, _: str = "") -> None:
        """Let somebody in, and show them their phrase once."""
        kept = await self._workshop()
        nickname = clean_nickname(self.typed("nickname"))
        if kept is None:
            return
        seat = await self.work(self._seat_here, kept)
        if seat is not None:
            self.redirect(f"{self.base}workshop/{kept.id}/")
            return
        if not nickname:
            self._ask(self.typed("code"), self.typed("nickname"), name_error=NO_NAME)
            return
        phrase, token = new_phrase(secrets.randbelow), new_token()
        seat = await self.work(self._take_seat, kept, nickname, phrase, token)
        give_seat(self, self.base, kept.id, token)
        self.show(
            "workshop/phrase.html",
            title=kept.plan.title,
            seat=seat,
            phrase=phrase,
            code=shown_code(kept.code),
            wanted=nickname if nickname != seat.nickname else "",
            room=f"{self.base}workshop/{kept.id}/",
            is_new=True,
        )

    def _take_seat(self, kept: KeptWorkshop, nickname: str, phrase: str, token: str) -> Seat:
        workshops = self.house.rooms.store.workshops
        return workshops.take_seat(kept.id, nickname, hash_of_phrase(phrase, kept.id), hash_of_token(token))

    def _seat_here(self, kept: KeptWorkshop) -> Seat | None:
        """Return the seat that this browser has in the workshop already, for example after a reload."""
        token = token_of(self.request, kept.id)
        return self.house.rooms.seat(kept.id, token) if token else None

    async def _workshop(self) -> KeptWorkshop | None:
        """Return the workshop of the code that was typed; None when the form was shown again with a sentence."""
        wait = self.house.tries.seconds_to_wait(self.visitor)
        if wait:
            self.set_status(429)
            self.set_header("Retry-After", str(wait))
            self._ask(self.typed("code"), self.typed("nickname"), code_error=_wait(wait))
            return None
        code = read_code(self.typed("code"))
        if code is None:
            self._ask(self.typed("code"), self.typed("nickname"), code_error=NO_CODE)
            return None
        try:
            kept = await self.work(self.house.rooms.store.workshops.by_code, code)
        except UnknownWorkshop:
            self.house.tries.was_wrong(self.visitor)
            self._ask(self.typed("code"), self.typed("nickname"), code_error=WRONG_CODE)
            return None
        self.house.tries.was_right(self.visitor)
        if kept.closed_at is not None:
            self._ask(self.typed("code"), self.typed("nickname"), code_error=IS_OVER)
            return None
        return kept

    def _ask(self, code: str, nickname: str, code_error: str = "", name_error: str = "") -> None:
        self.show(
            "workshop/join.html",
            code=code,
            nickname=nickname[:60],
            code_error=code_error,
            name_error=name_error,
            longest=LONGEST_NICKNAME,
        )


class BackPage(WorkshopPage):
    """Coming back after a crash, or with another device: code and the four words."""

    def get(self) -> None:
        """Show the form."""
        self._ask("")

    async def post(self) -> None:
        """Give somebody their seat again."""
        wait = self.house.tries.seconds_to_wait(self.visitor)
        if wait:
            self.set_status(429)
            self.set_header("Retry-After", str(wait))
            self._ask(_wait(wait))
            return
        code, phrase = read_code(self.typed("code")), read_phrase(self.typed("phrase"))
        if code is None or phrase is None:
            self._ask(NO_CODE if code is None else NO_PHRASE)
            return
        token = new_token()
        seat = await self.work(self._come_back, code, phrase, token)
        if seat is None:
            self.house.tries.was_wrong(self.visitor)
            self._ask(WRONG_PHRASE)
            return
        self.house.tries.was_right(self.visitor)
        give_seat(self, self.base, seat.workshop, token)
        self.redirect(f"{self.base}workshop/{seat.workshop}/", status=303)

    def _come_back(self, code: str, phrase: str, token: str) -> Seat | None:
        workshops = self.house.rooms.store.workshops
        try:
            kept = workshops.by_code(code)
        except UnknownWorkshop:
            return None
        return workshops.come_back(kept.id, hash_of_phrase(phrase, kept.id), hash_of_token(token))

    def _ask(self, error: str) -> None:
        self.show("workshop/back.html", code=self.typed("code", 60), phrase=self.typed("phrase", 200), error=error)


class HelloPage(WorkshopPage):
    """What a phone opens beforehand, to see whether it reaches the room."""

    def get(self) -> None:
        """Show the page; its script tries the line."""
        self.show("workshop/hello.html", address=self.request.host, visitor=self.visitor)


class HelloLine(WebSocketHandler):
    """A line that says hello and ends; exercises need such a line."""

    async def open(self) -> None:
        """Say hello."""
        await self.write_message("hello")
        await asyncio.sleep(0)
        self.close(1000)

    def on_message(self, message: str | bytes) -> None:
        """Listen to nothing."""


class JoinShort(RequestHandler):
    """Leads `join/` to `join`, as people type it."""

    def get(self) -> None:
        """Redirect."""
        self.redirect(self.request.path.rstrip("/"))


def _wait(seconds: int) -> str:
    """Return a sentence that says how long to wait."""
    long = f"{seconds} seconds" if seconds != 1 else "a second"
    return f"That was a wrong code a few times. Wait {long}, then try again; nothing is lost."
