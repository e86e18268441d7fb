"""Tells pages that something is different in a workshop: the store is asked once, for all who look.

Several servers may use one store: each asks what happened since the position that it knows.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ...store import KeptWorkshop, StoreError, UnknownWorkshop
from ...workshop.progress import Doing
from ...workshop.state import WorkshopState
from ..workshop.rooms import Rooms

log = logging.getLogger(__name__)

EVERY = 0.5
"""Seconds between two looks at a workshop; the rooms ask the store a little less often."""
DOINGS_EVERY = 3
"""Looks between two questions how far everybody is, which are asked only for those who show it."""

Listener = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Look:
    """A workshop at one moment: its plan, how it stands, and how far everybody is."""

    kept: KeptWorkshop
    state: WorkshopState
    doings: tuple[Doing, ...] = ()


@dataclass
class _Watched:
    listeners: dict[Listener, bool] = field(default_factory=dict)
    """Whom to tell, and whether they show how far everybody is."""
    doings: tuple[Doing, ...] = ()
    told: object = None
    """What everybody was told last."""
    looks: int = 0


class Watch:
    """Watches workshops for as long as somebody looks. It may be used by several threads at once."""

    def __init__(self, rooms: Rooms) -> None:
        """Set up the watch; it begins to look when somebody listens.

        Args:
            rooms: how workshops stand.
        """
        self.rooms = rooms
        self._watched: dict[str, _Watched] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def look(self, workshop: str) -> Look:
        """Return a workshop as it is now.

        Raises:
            UnknownWorkshop: if there is none with this id.
            StoreError: if the store does not answer.
        """
        state = self.rooms.state(workshop)
        with self._lock:
            watched = self._watched.get(workshop)
        return Look(self.rooms.plan(workshop), state, watched.doings if watched is not None else ())

    def listen(self, workshop: str, listener: Listener, *, with_doings: bool = False) -> Callable[[], None]:
        """Call `listener` whenever something is different, and return how to stop that.

        The listener is called from a thread of the watch and must not take long.

        Args:
            workshop: id of the workshop.
            listener: whom to tell.
            with_doings: whether they show how far everybody is, which is asked for only then.
        """
        with self._lock:
            watched = self._watched.setdefault(workshop, _Watched())
            watched.listeners[listener] = with_doings
            if self._thread is None and not self._ended.is_set():
                self._thread = threading.Thread(target=self._go_round, name="watch", daemon=True)
                self._thread.start()

        def stop() -> None:
            with self._lock:
                watched.listeners.pop(listener, None)
                if not watched.listeners and self._watched.get(workshop) is watched:
                    del self._watched[workshop]

        return stop

    def tell(self, workshop: str) -> None:
        """Tell all who look at a workshop that something is different which no log says, such as a finished sum."""
        with self._lock:
            listeners = list(self._watched[workshop].listeners) if workshop in self._watched else []
        for listener in listeners:
            listener()

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _go_round(self) -> None:
        while not self._ended.wait(EVERY):
            with self._lock:
                all_watched = list(self._watched.items())
            for workshop, watched in all_watched:
                self._look_again(workshop, watched)

    def _look_again(self, workshop: str, watched: _Watched) -> None:
        """Ask about one workshop, and tell those who look at it; a store that is away for a while is asked again."""
        with self._lock:
            listeners = dict(watched.listeners)
        try:
            now = self._now(workshop, watched, with_doings=any(listeners.values()))
        except UnknownWorkshop:
            now = "gone"
        except StoreError as failed:
            log.warning("What is new in a workshop could not be read: %s", failed)
            return
        except Exception:
            log.exception("A workshop could not be watched")
            return
        if now != watched.told:
            watched.told = now
            for listener in listeners:
                listener()

    def _now(self, workshop: str, watched: _Watched, *, with_doings: bool) -> object:
        """Return what can be different, to be compared."""
        state = self.rooms.state(workshop)
        if with_doings and watched.looks % DOINGS_EVERY == 0:
            watched.doings = self.rooms.store.workshops.doings(workshop)
        watched.looks += 1
        here = self.rooms.here(workshop) if with_doings else frozenset()
        return state.position, watched.doings, self.rooms.plan(workshop), here


def now() -> datetime:
    """Return the time by which the log of a workshop is kept, and by which its clocks run."""
    return datetime.now(UTC)
