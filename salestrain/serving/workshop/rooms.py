"""How each workshop stands, kept in memory and brought up to date from the store; a server may be one of several."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from ...store import KeptWorkshop, Seat, Store, UnknownWorkshop
from ...workshop.events import Happening, clock_set
from ...workshop.folding import folded_over
from ...workshop.joining import hash_of_token
from ...workshop.state import WorkshopState

FRESH_SECONDS = 0.5
"""For so long a state is believed before the store is asked what is new."""
JUMPED_SECONDS = 3
"""A clock that is off by so much was set, or the machine slept."""
HERE_SECONDS = 20.0
"""Somebody whose page asked within so many seconds is there."""


@dataclass
class _Known:
    """What is known of one workshop."""

    kept: KeptWorkshop
    state: WorkshopState = field(default_factory=WorkshopState)
    asked: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)
    seats: dict[str, Seat] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)


class Rooms:
    """The workshops that somebody looks at. It may be used by several threads at once."""

    def __init__(
        self,
        opened_store: Callable[[], Store],
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """Set up the rooms; the store is opened when somebody comes.

        Args:
            opened_store: returns the store; raises StoreError.
            clock: seconds that pass while the machine is awake, whatever its clock is set to.
            wall: the time as the machine's clock shows it, in seconds.
        """
        self._opened_store = opened_store
        self._clock, self._wall = clock, wall
        self._ahead = wall() - clock()
        self._known: dict[str, _Known] = {}

    @property
    def store(self) -> Store:
        """The store. Raises StoreError."""
        return self._opened_store()

    def fresh(self, workshop: str) -> WorkshopState | None:
        """Return how a workshop stands if that is known without asking the store, else None."""
        known = self._known.get(workshop)
        return known.state if known is not None and self._is_fresh(known) else None

    def state(self, workshop: str, of: str = "") -> WorkshopState:
        """Return how a workshop stands. Raises UnknownWorkshop.

        Args:
            workshop: id of the workshop.
            of: a seat that must be in it, if it exists at all: it may have been taken just now, at another server.
        """
        known = self._of(workshop)
        with known.lock:
            if not self._is_fresh(known) or (of and of not in known.state.people):
                self._bring_up_to_date(known)
            return known.state

    def plan(self, workshop: str) -> KeptWorkshop:
        """Return a workshop as it is kept. Raises UnknownWorkshop."""
        return self._of(workshop).kept

    def happen(self, workshop: str, *happenings: Happening) -> WorkshopState:
        """Let something happen in a workshop, and return how it stands then. Raises UnknownWorkshop."""
        known = self._of(workshop)
        self.store.workshops.happen(workshop, *happenings)
        with known.lock:
            self._bring_up_to_date(known)
            return known.state

    def mind_the_clock(self) -> None:
        """Let what runs go on where it was, after the machine slept or its clock was set. Raises StoreError."""
        ahead = self._wall() - self._clock()
        jumped = round(ahead - self._ahead)
        if abs(jumped) < JUMPED_SECONDS:
            return
        self._ahead = ahead
        for workshop, known in tuple(self._known.items()):
            if known.state.step is not None or known.state.timer is not None:
                self.happen(workshop, clock_set(jumped))

    def remove_what_is_over(self, now: datetime) -> int:
        """Delete the workshops whose time of keeping is over, and return how many there were. Raises StoreError."""
        over = self.store.workshops.over(now)
        for kept in over:
            self.store.workshops.remove(kept.id)
            self.look_again(kept.id)
        return len(over)

    def look_again(self, workshop: str) -> None:
        """Forget what is known of a workshop, for its plan was changed or it was removed."""
        self._known.pop(workshop, None)

    def seat(self, workshop: str, token: str) -> Seat | None:
        """Return the seat that a browser holds by a secret, or None; one that is known is not asked for again."""
        known = self._known.get(workshop) or self._of(workshop)
        seat = known.seats.get(token)
        if seat is None:
            seat = self.store.workshops.seat_at(workshop, hash_of_token(token))
            if seat is not None:
                known.seats[token] = seat
        return seat

    def known_seat(self, workshop: str, token: str) -> Seat | None:
        """Return the seat of a browser if it is known without asking the store, else None."""
        known = self._known.get(workshop)
        return known.seats.get(token) if known is not None else None

    def forget(self, workshop: str, seat: str) -> None:
        """Forget which browsers hold a seat, for it was renamed, left or deleted."""
        known = self._known.get(workshop)
        if known is not None:
            known.seats = {token: one for token, one in known.seats.items() if one.id != seat}

    def see(self, workshop: str, seat: str) -> None:
        """Note that somebody's page asked just now."""
        known = self._known.get(workshop)
        if known is not None:
            known.seen[seat] = self._clock()

    def here(self, workshop: str) -> frozenset[str]:
        """Return the seats whose pages asked this server lately."""
        known = self._known.get(workshop)
        now = self._clock()
        seen = dict(known.seen) if known is not None else {}
        return frozenset(seat for seat, at in seen.items() if now - at < HERE_SECONDS)

    def _of(self, workshop: str) -> _Known:
        known = self._known.get(workshop)
        if known is None:
            known = self._known.setdefault(workshop, _Known(self.store.workshops.get(workshop), asked=-FRESH_SECONDS))
        return known

    def _is_fresh(self, known: _Known) -> bool:
        return known.state.position > 0 and self._clock() - known.asked < FRESH_SECONDS

    def _bring_up_to_date(self, known: _Known) -> None:
        asked = self._clock()
        new = self.store.workshops.since(known.kept.id, known.state.position)
        if not new and known.state.position:
            self._check_it_is_there(known)
        known.state, known.asked = folded_over(known.state, new), asked
        gone = {one.what.data.get("seat") for one in new if one.what.name in ("forgotten", "renamed")}
        known.seats = {token: seat for token, seat in known.seats.items() if seat.id not in gone}

    def _check_it_is_there(self, known: _Known) -> None:
        """Read the plan anew, which may have been changed elsewhere. Raises UnknownWorkshop once it was removed."""
        try:
            known.kept = self.store.workshops.get(known.kept.id)
        except UnknownWorkshop:
            self._known.pop(known.kept.id, None)
            raise
