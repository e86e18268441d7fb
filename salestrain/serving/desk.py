"""The open pages of the room, without kernels: one seat for each browser tab.

Nothing here is worth keeping: every page can be made anew from the store, by this server or by another one.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor, Future
from typing import Any, Protocol, TypeAlias

from ..attempts.learner import signed_in
from ..attempts.practice import practice_of
from ..content import ExerciseMistakes, UnknownExercise
from ..content.library import Library
from ..core.exercise import Exercise
from ..core.kind import KINDS, completed, part
from ..store import Store, StoreError
from ..ui.messages import NO_KEY, as_key
from ..ui.page import PracticePage
from .room_pane import RoomPane

log = logging.getLogger(__name__)

Place: TypeAlias = tuple[str, str, str]
"""Where somebody sits: the exercise, their secret key, and the secret name of their tab."""


FIRST_SCREEN_SECONDS = 5.0
"""For so long strangers are shown the same first screen; a whole class comes within it."""


class CannotOpen(Exception):
    """Raised when an exercise cannot be shown; the message tells the learner why.

    `may_pass` says whether it is worth trying again after a while.
    """

    def __init__(self, reason: str, *, may_pass: bool = False) -> None:
        super().__init__(reason)
        self.may_pass = may_pass


class Answering(Protocol):
    """Somebody's place as the line sees it: messages go in, and what is to be sent to the browser comes out."""

    def asked(self, threads: Executor, number: int, message: Mapping[str, Any]) -> Future[str]:
        """Return, when it is there, what changed on the page after a message, as JSON.

        Args:
            threads: where it may be worked out.
            number: number of the message; the browser counts them.
            message: the message, as it came.
        """
        ...


Opened: TypeAlias = tuple[Answering, int, str]
"""A seat, the number of the message that it answered last, and all that it shows, as JSON."""


class Seating(Protocol):
    """Whoever gives tabs their seats."""

    def sit_down(self, threads: Executor, place: Place, answered: int) -> Future[Opened]:
        """Return, when it is there, the seat of a tab; CannotOpen says why there is none.

        Args:
            threads: where it may be made.
            place: where the tab sits.
            answered: number of the last message that the browser was answered, by whatever server.
        """
        ...


def written(state: Mapping[str, Any]) -> str:
    """Return what a page shows, as JSON."""
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


class Seat:
    """One tab of one learner at one exercise: its page, and the number of the message it answered last."""

    def __init__(self, page: PracticePage, pane: RoomPane, key: str) -> None:
        """Set up the seat.

        Args:
            page: the page.
            pane: what the page writes to.
            key: the learner's secret key, from their cookie; empty where the browser keeps no cookies.
        """
        self._page = page
        self._pane = pane
        self._key = key
        self._turn = threading.Lock()
        self.answered = 0

    def asked(self, threads: Executor, number: int, message: Mapping[str, Any]) -> Future[str]:
        """Answer a message in a thread. For the arguments see `Answering`."""
        return threads.submit(lambda: written(self.answer(number, message)))

    def answer(self, number: int, message: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the page shows differently after a message.

        A message that was answered before, and comes again because its reply was lost, changes nothing: everything is
        returned.

        Args:
            number: number of the message; the browser counts them.
            message: the message, as it came.
        """
        with self._turn:
            if number <= self.answered:
                return self._pane.everything()
            self._page.received(self._pane, self._signed(message))
            self.answered = number
            return self._pane.changes()

    def shown(self) -> tuple[int, dict[str, Any]]:
        """Return the number of the message answered last, and all that the page shows since."""
        with self._turn:
            return self.answered, self._pane.everything()

    def _signed(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the message with the key of the cookie, which no script can read, in place of the browser's own."""
        if message.get("type") != "hello":
            return message
        if not self._key and message.get("key") == NO_KEY:
            self._key = secrets.token_hex(16)
        return {**message, "key": self._key} if self._key else message


class Desk:
    """Gives each tab its seat. It may be used by several threads at once."""

    told: Callable[[Exception], str] = str
    """What a learner is told of a store that failed."""

    def __init__(
        self, library: Library, opened_store: Callable[[], Store], settings: Mapping[str, str] | None = None
    ) -> None:
        """Set up the desk; the store is opened when the first learner comes.

        Args:
            library: the exercises.
            opened_store: opens the store; raises StoreError.
            settings: settings that may name the learner; in a room with others, none does.
        """
        self._library = library
        self._opened_store = opened_store
        self._settings = settings or {}
        self._store: Store | None = None
        self._making = threading.Lock()
        """Held while an exercise is read or the store opened, which can take a while; never by the server's loop."""
        self._lock = threading.Lock()
        self._seats: dict[Place, Seat] = {}
        self._ready: dict[str, tuple[Exercise, Exercise]] = {}
        self._first: dict[str, tuple[float, str]] = {}

    def sit_down(self, threads: Executor, place: Place, answered: int) -> Future[Opened]:
        """Give a tab its seat in a thread. For the arguments see `Seating`."""
        return threads.submit(self._seated, place, answered)

    def at(self, place: Place) -> Seat | None:
        """Return the seat of a tab, or None."""
        return self._seats.get(place)

    def seat(self, exercise: str, key: str, tab: str, answered: int = 0) -> Seat:
        """Return the seat of a tab, a new one for a tab that is not known (any more).

        Args:
            exercise: name of the exercise.
            key: the learner's secret key, or their id where they have signed in; may be empty.
            tab: secret name of the tab, made up by the browser.
            answered: number of the last message that the browser was answered. A seat that has answered less is out of
                date, because another server answered in between, and is replaced by a new one.

        Raises:
            CannotOpen: if the exercise or the store cannot be opened.
        """
        place = (exercise, key, tab)
        with self._making:
            known = self._seats.get(place)
            seat = known if known is not None and known.answered >= answered else self._new(exercise, key)
            with self._lock:
                self._seats[place] = seat
        return seat

    def first_screen(self, exercise: str) -> str:
        """Return what somebody sees first who was never here, as HTML; empty where that is known by the line only."""
        made, screen = self._first.get(exercise, (0.0, ""))
        now = time.monotonic()
        if not screen or now - made > FIRST_SCREEN_SECONDS:
            screen = self._first_screen(exercise)
            self._first[exercise] = now, screen
        return screen

    def _first_screen(self, exercise: str) -> str:
        try:
            with self._making:
                page, pane = self._page(exercise)
        except CannotOpen:
            return ""  # the line tells why
        if page.practice.named_by_setting:
            return ""
        page.received(pane, {"type": "hello", "key": NO_KEY, "name": "", "zone": ""})
        return pane.sheet

    def _seated(self, place: Place, answered: int) -> Opened:
        seat = self.seat(*place, answered)
        number, shown = seat.shown()
        return seat, number, written(shown)

    def opened(self) -> Store:
        """Return the store. Raises StoreError."""
        with self._making:
            return self._open()

    def practice_for(self, name: str, key: str) -> tuple[str, Mapping[str, Any]]:
        """Return the exercise of a seat, and under what it is practised: further arguments of `practice_of`.

        Args:
            name: as the line names what is practised.
            key: the learner's secret key, or their id where they have signed in.

        Raises:
            CannotOpen: if nothing can be practised under this name.
        """
        learner = signed_in(key)
        return name, {"who": learner} if learner else {}

    def check(self) -> None:
        """Raise CannotOpen with the reason if the store does not answer, or takes no more."""
        try:
            self.opened().check()
        except StoreError as failed:
            raise CannotOpen(self.told(failed), may_pass=True) from None

    def seats(self) -> int:
        """Return how many seats there are, those just left included."""
        return len(self._seats)

    def keep(self, places: Collection[Place]) -> None:
        """Give up all seats but these: exercise, key and tab of each."""
        with self._lock:
            for place in [place for place in self._seats if place not in places]:
                del self._seats[place]

    def close(self) -> None:
        """Give up all seats, and close the store."""
        with self._making, self._lock:
            self._seats.clear()
            if self._store is not None:
                self._store.close()
                self._store = None

    def _new(self, exercise: str, key: str) -> Seat:
        return Seat(*self._page(exercise, key), as_key(key) or "")

    def _page(self, name: str, key: str = "") -> tuple[PracticePage, RoomPane]:
        """Return a new page of an exercise, and what it writes to. Raises CannotOpen."""
        name, held = self.practice_for(name, key)
        try:
            exercise, store = self._completed(name), self._open()
        except UnknownExercise:
            raise CannotOpen("This exercise is no longer in the room. Go back to all exercises.") from None
        except ExerciseMistakes:
            raise CannotOpen("This exercise is not ready yet. Its author still has something to put right.") from None
        except StoreError as failed:
            raise CannotOpen(self.told(failed), may_pass=True) from None
        kind = KINDS[exercise.kind]
        pane = RoomPane(lang=exercise.lang)
        pane.told = self.told
        page: PracticePage = part(kind.browser or kind.screens or "")(
            practice_of(exercise, store, self._settings, **held), pane
        )
        return page, pane

    def _open(self) -> Store:
        """Return the store, opened once. Raises StoreError."""
        if self._store is None:
            self._store = self._opened_store()
        return self._store

    def _completed(self, name: str) -> Exercise:
        """Return an exercise with everything that an attempt begins with; completed once for all learners."""
        exercise = self._library.get(name)
        known = self._ready.get(name)
        if known is None or known[0] is not exercise:
            known = self._ready[name] = (exercise, completed(exercise))
        return known[1]
