"""How many pages the room holds, and whose turn it is when it is full. Nothing here knows a clock or a socket."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .desk import Place
from .opening import MOST_FILES, CannotServe

PAGES_SETTING = "SALESTRAIN_MOST_PAGES"
EACH_SETTING = "SALESTRAIN_MOST_PAGES_EACH"
MOST_PAGES = 400
KEPT_SECONDS = 120.0
"""How long the place of a page is kept whose line broke, while nobody waits."""
HELD_SECONDS = 20.0
"""How long it is kept while others wait; and how long the place in the queue of one whose line broke."""
OTHER_FILES, FILES_OF_A_PAGE = 100, 3
"""Open files of the room itself; and connections of a page: its line, one that waits for it, and what it loads."""
NEW_EACH_MINUTE = 240
"""New pages of one address; a whole room that comes in through one proxy or one phone is within it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pages the room holds at once, and how many of them may be of one address."""

    pages: int = MOST_PAGES
    each: int = MOST_PAGES // 2

    def told(self) -> str:
        """Return the limits as whoever opens the room reads them."""
        return (
            f"It holds {self.pages} open pages, {self.each} of one address. Whoever comes after waits for their turn."
        )

    @property
    def lines(self) -> int:
        """How many lines there may be, those of pages that wait included."""
        return 2 * self.pages + 100

    @property
    def lines_each(self) -> int:
        """How many lines there may be of one address."""
        return 2 * self.each + 50


def limits_of(settings: Mapping[str, str] = os.environ, files: int = MOST_FILES) -> Limits:
    """Return the limits that the settings name, or fewer pages where the system allows few open files.

    Args:
        settings: settings, of which two may name limits.
        files: how many files and connections this program may open.

    Raises:
        CannotServe: if a setting is no number of pages, or the files are too few for any room.
    """
    pages = _number(settings, PAGES_SETTING, MOST_PAGES)
    fit = (files - OTHER_FILES) // FILES_OF_A_PAGE
    if fit < 1:
        raise CannotServe(
            f"This system lets a program open {files} files, too few for a room. Allow more: ulimit -n 4096"
        )
    each = min(pages, _number(settings, EACH_SETTING, (pages + 1) // 2))
    return Limits(min(pages, fit), min(each, fit))


def _number(settings: Mapping[str, str], name: str, usual: int) -> int:
    said = settings.get(name, "").strip() or str(usual)
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= 100_000):
        raise CannotServe(f"{name} is {said!r}; it is a number of pages, for example {usual}.")
    return int(said)


@dataclass(slots=True)
class _Page:
    address: str
    lines: int = 1
    left: float = 0.0


@dataclass(slots=True)
class _Waits:
    address: str
    seen: float


@dataclass(slots=True)
class _Allowance:
    """New pages that an address may still open; it fills up with time."""

    left: float
    at: float

    def fill(self, now: float, most: float) -> None:
        self.left = min(most, self.left + (now - self.at) * NEW_EACH_MINUTE / 60)
        self.at = now


@dataclass(slots=True)
class Queue:
    """Who is in the room, and who waits for a place, in the order in which they came.

    A page asks for its turn about once a second. The place of one whose line broke is
    kept for a while, for itself or for the next page of the same learner.
    """

    limits: Limits
    _in: dict[Place, _Page] = field(default_factory=dict)
    _waits: dict[str, _Waits] = field(default_factory=dict)
    """By learner, so that a reload keeps the number; a browser without a key is known by its tab."""
    _of: Counter[str] = field(default_factory=Counter)
    """Pages in the room by address."""
    _new: dict[str, _Allowance] = field(default_factory=dict)

    def ahead(self, page: Place, address: str, now: float) -> int:
        """Return 0 for a page that is in now, else its number in the queue.

        Args:
            page: the page.
            address: where it comes from.
            now: seconds.
        """
        known = self._in.get(page)
        if known is not None:
            known.lines += 1
            return 0
        before = self._left_by(page[1])
        if before is not None:  # a reload, or the way from one exercise to the next
            self._in[page] = self._in.pop(before)
            self._in[page].lines = 1
            self._waits.pop(page[1], None)
            return 0
        self._forget(now)
        who = page[1] or page[2]
        if who not in self._waits and self._waiting_at(address) >= self.limits.each:
            return len(self._waits) + 1  # whose number is so high need not be remembered
        mine = self._waits.setdefault(who, _Waits(address, now))
        mine.seen = now
        free = self.limits.pages - len(self._in)
        number, before_me = 1, Counter[str]()
        for other, waits in self._waits.items():
            if other == who:
                break
            number += 1
            # Of a thousand who wait at one address, no more can come before others than it has places left.
            if before_me[waits.address] < self._places_left(waits.address, now):
                before_me[waits.address] += 1
                free -= 1
        if free <= 0 or before_me[address] >= self._places_left(address, now):
            return number
        self._come_in(page, address)
        return 0

    def leave(self, page: Place, now: float) -> None:
        """Note that a line of a page has ended, whether it was in or waited."""
        known = self._in.get(page)
        if known is not None:
            known.lines -= 1
            known.left = now

    def forget(self, now: float) -> None:
        """Let pages go that were left long enough ago; their places are free then."""
        kept = HELD_SECONDS if self._waits else KEPT_SECONDS
        out = [page for page, known in self._in.items() if known.lines <= 0 and now - known.left > kept]
        for page in out:
            self._of[self._in.pop(page).address] -= 1
        self._of += Counter()  # without those that are 0
        full = [address for address, allowance in self._new.items() if now - allowance.at > 600]
        for address in full:
            del self._new[address]

    def kept(self) -> Collection[Place]:
        """Return the pages that are in, those just left included."""
        return self._in.keys()

    def waiting(self) -> int:
        """Return how many wait."""
        return len(self._waits)

    def _left_by(self, key: str) -> Place | None:
        """Return a page that this learner has just left, if any; its place is theirs."""
        left = (page for page, known in self._in.items() if key and page[1] == key and known.lines <= 0)
        return next(left, None)

    def _forget(self, now: float) -> None:
        """Forget those in the queue who have not asked for a while."""
        for who in [who for who, waits in self._waits.items() if now - waits.seen > HELD_SECONDS]:
            del self._waits[who]

    def _waiting_at(self, address: str) -> int:
        return sum(waits.address == address for waits in self._waits.values())

    def _places_left(self, address: str, now: float) -> int:
        """Return how many pages of an address may come in now, if the room has space."""
        allowance = self._new.setdefault(address, _Allowance(self.limits.each, now))
        allowance.fill(now, self.limits.each)
        return min(self.limits.each - self._of[address], int(allowance.left))

    def _come_in(self, page: Place, address: str) -> None:
        self._waits.pop(page[1] or page[2], None)
        self._in[page] = _Page(address)
        self._of[address] += 1
        self._new[address].left -= 1
