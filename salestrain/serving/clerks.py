"""Processes that answer pages for the server, so that every core of the machine works.

A learner keeps their clerk while they are there; new ones go to the clerk with the fewest. One that ends, or that works
at something for too long, is replaced, and its pages come back by themselves as after a restart.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Mapping
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as TooLate
from multiprocessing.connection import Connection
from typing import Any

from ..store.location import STORE_SETTING
from .clerk import Employment
from .desk import Opened, Place
from .far_clerk import ClerkGone, FarClerk
from .opening import CannotServe

PROCESSES_SETTING = "SALESTRAIN_PROCESSES"
MOST_BY_ITSELF = 4
"""Clerks that a room has without being told; each takes 50 MB or more, and they are worth it for many people only."""
IN_MEMORY = ("sqlite://", "sqlite:///:memory:")
FIRST_SCREEN_WITHIN = 5.0
"""Seconds until a page is sent without its first screen, which then comes over the line."""
DIED_YOUNG = 2.0
"""Seconds; one that lived for less is not replaced at once, for the next might die of the same."""
ASLEEP = 40.0
"""Seconds without a look after the clerks, from which the whole machine stood still and nobody worked for too long."""
ENDS_WITHIN = 3.0
"""Seconds that clerks have for what they are doing when the room closes."""

log = logging.getLogger(__name__)


def how_many(settings: Mapping[str, str] = os.environ) -> int:
    """Return how many clerks the settings ask for, or one for each core; none answers everything in the server itself.

    Args:
        settings: settings, of which one may name a number.

    Raises:
        CannotServe: if it is no number.
    """
    said = settings.get(PROCESSES_SETTING, "").strip()
    if said and not (said.isascii() and said.isdigit() and int(said) <= 64):
        raise CannotServe(f"{PROCESSES_SETTING} is {said!r}; it is a number of processes, for example 2.")
    if sys.platform != "linux" or settings.get(STORE_SETTING, "") in IN_MEMORY:
        return 0  # they could not share what they load, or the store
    return int(said) if said else min(MOST_BY_ITSELF, len(os.sched_getaffinity(0)))


class Clerks:
    """All clerks of a room. It may be used by several threads at once."""

    def __init__(self, count: int, employment: Employment) -> None:
        """Start the clerks.

        Args:
            count: how many.
            employment: what all of them are told.
        """
        self._employment = employment
        self._lock = threading.Lock()
        self._of: dict[str, FarClerk] = {}
        """Whose clerk is whose, by key or tab."""
        self._processes: list[subprocess.Popen[bytes]] = []
        self._count = count
        self._looked = time.monotonic()
        self._clerks: list[FarClerk] = []
        self._clerks = self._started(count)

    def of(self, place: Place) -> FarClerk:
        """Return the clerk of whoever sits there."""
        who = place[1] or place[2]
        with self._lock:
            clerk = self._of.get(who)
            if clerk is None or clerk.is_gone:
                clerk = self._of[who] = self._least_busy()
            return clerk

    def anyone(self) -> FarClerk:
        """Return the clerk with the fewest learners."""
        with self._lock:
            return self._least_busy()

    def keep(self, places: Collection[Place]) -> None:
        """Let the pages that are in none of these places be given up."""
        kept = {place[1] or place[2] for place in places}
        with self._lock:
            self._of = {who: clerk for who, clerk in self._of.items() if who in kept}
            clerks = tuple(self._clerks)
        for clerk in clerks:
            if not clerk.is_loading:  # it has no pages, and loads no further once something waits for it
                clerk.tell("keep", set(places))

    def look_after(self) -> None:
        """Replace the clerks that ended, and end those that work at something for too long."""
        now = time.monotonic()
        was_asleep, self._looked = now - self._looked > ASLEEP, now
        with self._lock:
            for clerk in self._clerks:
                if not was_asleep and clerk.works_too_long(now):
                    log.error("A page took too long to answer; the process that worked at it was replaced.")
                    clerk.end()
            gone = [clerk for clerk in self._clerks if clerk.is_gone and now - clerk.began > DIED_YOUNG]
            if gone:
                self._clerks = [clerk for clerk in self._clerks if clerk not in gone] + self._started(len(gone))
            self._processes = [process for process in self._processes if process.poll() is None]

    def close(self) -> None:
        """Let all clerks finish what they are doing, and end."""
        for clerk in self._clerks:
            clerk.hang_up()
        until = time.monotonic() + ENDS_WITHIN
        for clerk in self._clerks:
            if not clerk.has_gone_within(max(0.0, until - time.monotonic())):
                clerk.end()
        for process in self._processes:
            try:
                process.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:  # it was still loading
                process.kill()
                process.wait()

    def _least_busy(self) -> FarClerk:
        there = [clerk for clerk in self._clerks if not clerk.is_gone]
        if not there:
            if any(time.monotonic() - clerk.began < DIED_YOUNG for clerk in self._clerks):
                raise ClerkGone  # the next ones might die of the same; whoever asks comes again
            self._clerks = there = self._started(self._count)
        busy = list(self._of.values())
        return min(there, key=busy.count)

    def _started(self, count: int) -> list[FarClerk]:
        """Start so many clerks, which share the memory of what they load."""
        pairs = [socket.socketpair() for _ in range(count)]
        theirs = [there.fileno() for _, there in pairs]
        process = subprocess.Popen(
            [sys.executable, "-m", "salestrain.serving.clerk"],
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            pass_fds=theirs,
        )
        assert process.stdin is not None
        with process.stdin:
            pickle.dump((self._employment, theirs), process.stdin)
        self._processes.append(process)
        for _, there in pairs:
            there.close()
        return [FarClerk(Connection(here.detach())) for here, _ in pairs]


class FarSeat:
    """A tab's seat at a clerk."""

    def __init__(self, clerk: FarClerk, desk: str, place: Place) -> None:
        """Set up the seat.

        Args:
            clerk: who has it.
            desk: at which of the clerk's desks.
            place: whose it is.
        """
        self._clerk, self._desk, self._place = clerk, desk, place

    def asked(self, threads: Executor, number: int, message: Mapping[str, Any]) -> Future[str]:
        """Let the clerk answer a message. For the arguments see `serving.desk.Answering`."""
        return self._clerk.asked("answer", self._desk, self._place, number, dict(message))


class FarDesk:
    """A desk whose seats are at clerks."""

    def __init__(self, clerks: Clerks, desk: str) -> None:
        """Set up the desk.

        Args:
            clerks: all clerks.
            desk: which of their desks it is.
        """
        self._clerks, self._desk = clerks, desk

    def sit_down(self, threads: Executor, place: Place, answered: int) -> Future[Opened]:
        """Let the clerk of a learner give a tab its seat. For the arguments see `serving.desk.Seating`."""
        clerk = self._clerks.of(place)
        asked, sat = clerk.asked("sit", self._desk, place, answered), Future[Opened]()
        seat = FarSeat(clerk, self._desk, place)

        def sit(done: Future[Any]) -> None:
            if not sat.set_running_or_notify_cancel():
                return
            failed = done.exception()
            if failed is not None:
                sat.set_exception(failed)
            else:
                sat.set_result((seat, *done.result()))

        asked.add_done_callback(sit)
        return sat

    def first_screen(self, exercise: str) -> str:
        """Return what somebody sees first who was never here; see `serving.desk.Desk`."""
        try:
            screen: str = self._clerks.anyone().asked("first screen", exercise).result(FIRST_SCREEN_WITHIN)
        except (ClerkGone, TooLate):
            return ""  # the line shows it
        return screen
