"""The groups that a room looks back on, kept by the server: replaying forty talks takes a second or two.

So it is done in the background and remembered.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor

from ...looking_back.group import Group, group_of
from ...workshop.progress import Doing
from ...workshop.state import Shared
from ..workshop.rooms import Rooms

log = logging.getLogger(__name__)


class LookingBack:
    """The groups of the workshops that somebody looks back on."""

    def __init__(self, rooms: Rooms, threads: Executor, tell: Callable[[str], None]) -> None:
        """Set up looking back.

        Args:
            rooms: how workshops stand.
            threads: where attempts are replayed.
            tell: called with the id of a workshop when something was worked out.
        """
        self._rooms, self._threads, self._tell = rooms, threads, tell
        self._known: dict[tuple[str, str], tuple[object, Group]] = {}
        self._at_work: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    def group(self, workshop: str, exercise: str, doings: Sequence[Doing]) -> Group | None:
        """Return the group at an exercise as known by now; None before it was worked out for the first time.

        Args:
            workshop: id of the workshop.
            exercise: name of the exercise.
            doings: how far everybody is; when more have finished, the group is worked out anew.
        """
        name = (workshop, exercise)
        state = self._rooms.state(workshop)
        of_rule = (one for one in doings if one.attempt not in state.by_hand)
        finished = tuple(one for one in of_rule if one.exercise == exercise and one.total is not None)
        of = (finished, tuple(state.people), state.shared)
        with self._lock:
            known = self._known.get(name)
            is_new = (known is None or known[0] != of) and name not in self._at_work
            if is_new:
                self._at_work.add(name)
        if is_new:
            self._threads.submit(self._work, name, of, finished, state.shared)
            known = self._known.get(name)
        return known[1] if known is not None else None

    def _work(self, name: tuple[str, str], of: object, finished: Sequence[Doing], shared: Sequence[Shared]) -> None:
        workshop, exercise = name
        try:
            people = self._rooms.state(workshop).people
            here = [one for one in finished if one.seat in people]
            named = {one.attempt: people[one.seat].nickname for one in shared if one.with_name and one.seat in people}
            group = group_of(self._rooms.store, exercise, here, [one.attempt for one in shared], named)
            self._known[name] = (of, group)
        except Exception:
            log.exception("The debrief of a room could not be worked out")
            self._known[name] = (of, Group(exercise, 0))
        finally:
            with self._lock:
                self._at_work.discard(name)
        self._tell(workshop)
