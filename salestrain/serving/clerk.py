"""A process that gives tabs their seats and answers their messages, on behalf of the server.

The server writes `(number, what, arguments)` and reads `(number, outcome, result)`, in any order. Nothing here is worth
keeping: a clerk that is gone is replaced, and every page is made anew from the store.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TextIO, cast

from ..content.library import Library
from ..content.yaml import forget_documents
from ..core.kind import KINDS, part
from ..core.problems import ExerciseMistakes
from ..exports.plain import Harmless
from ..language.meaning import carried_encoder
from ..language.repertoire import carried_repertoire
from ..store import open_store
from .desk import CannotOpen, Desk, Place, written
from .failing import told_to_learners
from .memory import give_back, share_memory
from .workshop.desk import WorkshopDesk
from .workshop.rooms import Rooms

THREADS = 4
"""Messages that a clerk answers at the same time; a file that takes long to read leaves the others free."""
BEGUN, DONE, NOT_OPEN, GONE, FAILED = "begun", "done", "not open", "gone", "failed"
"""What is said of a task: that it is being done; then a result, a reason for the learner, a seat that is not known, or
a fault of ours."""
FREE, WORKSHOP = "free", "workshop"
"""The two desks of a clerk."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Employment:
    """What every clerk of a room is told when it begins; `settings` may name the learner, where nobody else comes."""

    packs: tuple[Path, ...]
    settings: dict[str, str]
    is_alone: bool


class _NotSeated(Exception):
    """Raised when a message is for a page that was given up."""


class Clerk:
    """Does what the server asks for, several things at once."""

    def __init__(self, employment: Employment, library: Library, line: Connection) -> None:
        """Set up the clerk.

        Args:
            employment: what all clerks are told.
            library: the exercises.
            line: the line to the server.
        """
        free = Desk(library, open_store, employment.settings)
        workshops = WorkshopDesk.of(library, Rooms(free.opened))
        free.told = workshops.told = str if employment.is_alone else told_to_learners
        self._desks = {FREE: free, WORKSHOP: workshops}
        self._line, self._writing = line, threading.Lock()
        self._does: dict[str, Callable[..., Any]] = {
            "sit": self._sit,
            "answer": self._answer,
            "first screen": free.first_screen,
            "keep": self._keep,
        }

    def work(self) -> None:
        """Work until the server hangs up; what is being done then is finished."""
        threads = ThreadPoolExecutor(THREADS, thread_name_prefix="clerk")
        with suppress(OSError):  # the server may have ended meanwhile
            self._line.send((0, DONE, os.getpid()))
        while True:
            try:
                number, what, arguments = self._line.recv()
            except (EOFError, OSError):
                break
            threads.submit(self._do, number, partial(self._does[what], *arguments))
        threads.shutdown(cancel_futures=True)
        self._desks[FREE].close()

    def _do(self, number: int, task: Callable[[], Any]) -> None:
        self._say(number, BEGUN, None)
        try:
            outcome, result = DONE, task()
        except CannotOpen as reason:
            outcome, result = NOT_OPEN, (str(reason), reason.may_pass)
        except _NotSeated:
            outcome, result = GONE, None
        except Exception:
            log.exception("A page could not be answered")
            outcome, result = FAILED, None
        self._say(number, outcome, result)

    def _say(self, number: int, outcome: str, result: Any) -> None:
        with self._writing, suppress(OSError):  # when nobody listens any more
            self._line.send((number, outcome, result))

    def _sit(self, desk: str, place: Place, answered: int) -> tuple[int, str]:
        number, shown = self._desks[desk].seat(*place, answered).shown()
        return number, written(shown)

    def _answer(self, desk: str, place: Place, number: int, message: dict[str, Any]) -> str:
        seat = self._desks[desk].at(place)
        if seat is None:
            raise _NotSeated
        return written(seat.answer(number, message))

    def _keep(self, places: set[Place]) -> None:
        for desk in self._desks.values():
            desk.keep(places)
        give_back()


def hire(employment: Employment, lines: list[int]) -> None:
    """Let a clerk work at each of these lines, and return when this process's own one has ended.

    The others are forked from this process after it has loaded what all need, so that they share that memory.

    Args:
        employment: what all clerks are told.
        lines: descriptors of the lines to the server.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then hangs up
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # one that ended leaves nothing behind
    share_memory()
    library = Library(employment.packs)
    _load(library, lines)
    own, *others = lines
    for line in others:
        if not os.fork():
            own = line
            break
    for line in lines:
        if line != own:
            os.close(line)
    Clerk(employment, library, Connection(own)).work()


def _load(library: Library, lines: list[int]) -> None:
    """Load what every clerk needs: the language model, the pages of all kinds, and each talk's reader.

    Readers take half a second each, so somebody who comes meanwhile is not kept waiting for those that are left.

    Args:
        library: the exercises.
        lines: descriptors of the lines to the server, at which something can be waiting.
    """
    carried_repertoire(carried_encoder())
    for kind in KINDS.values():
        if page := kind.browser or kind.screens:
            part(page)
    for folder in library.folders().values():
        if select.select(lines, (), (), 0)[0]:
            break
        with suppress(ExerciseMistakes):  # its page says so
            exercise: Any = library.load(folder)
            if learn := KINDS[exercise.kind].learn:
                part(learn)(exercise)
        forget_documents()
    gc.collect()
    give_back()
    gc.freeze()  # a collection would write into the shared memory, which is then no longer shared


def main() -> None:
    """Read what the server tells, and begin."""
    # What goes wrong is told in the terminal, and may have a learner's words in it.
    sys.stderr = cast(TextIO, Harmless(sys.stderr))
    employment, lines = pickle.load(sys.stdin.buffer)  # noqa: S301 -- written by the server that started us
    hire(employment, lines)


if __name__ == "__main__":
    main()
