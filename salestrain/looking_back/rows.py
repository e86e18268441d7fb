"""What a facilitator may know of a workshop, as rows of a table: the numbers of the board and of the room's debrief.

No row is about one person, and none holds what somebody typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from ..store import Store
from ..workshop.folding import folded_over
from ..workshop.progress import BANDS, STANDINGS, Doing, best_of_each, group_result, progress
from ..workshop.state import WorkshopState
from .group import group_of
from .parts import Told, banded, parts_of

HOW_FAR = "How far the room is"
BEST = "How the group did"
COLUMNS = (
    "exercise",
    "title",
    "part",
    "sentence",
    "series",
    "what",
    "people",
    "of",
    "note",
    "value",
    "low",
    "high",
    "about",
)
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a workshop: of which exercise, in which part of its debrief, under which sentence."""

    exercise: str
    title: str
    part: str
    sentence: str
    told: Told

    def cells(self) -> dict[str, Cell]:
        """Return the row by the names of its columns."""
        by_name = {"exercise": self.exercise, "title": self.title, "part": self.part, "sentence": self.sentence}
        cells: dict[str, Cell] = by_name | asdict(self.told)
        return {name: cells[name] for name in COLUMNS}


def rows_of(store: Store, workshop: str, title: Callable[[str], str], now: datetime) -> list[Row]:
    """Return what may be told of a workshop, exercise by exercise.

    Args:
        store: where it is kept.
        workshop: id of the workshop.
        title: gives the title of an exercise by its name.
        now: the time.

    Raises:
        UnknownWorkshop: if there is none with this id.
    """
    kept = store.workshops.get(workshop)
    state = folded_over(WorkshopState(), store.workshops.since(workshop))
    doings = [
        one for one in store.workshops.doings(workshop) if one.seat in state.people and one.attempt not in state.by_hand
    ]
    rows: list[Row] = []
    for rules in kept.plan.exercises:
        name = rules.exercise
        for part, sentence, told in (*_board(state, name, doings, now), *_debrief(store, state, name, doings)):
            rows += [Row(name, title(name), part, sentence, one) for one in told]
    return rows


_Part = tuple[str, str, Sequence[Told]]


def _board(state: WorkshopState, name: str, doings: Sequence[Doing], now: datetime) -> Iterator[_Part]:
    """Yield what the board shows of an exercise."""
    stands = progress(state, name, doings, now)
    says = f"{stands.counts['done']} of {stands.people} are done."
    yield HOW_FAR, says, [Told(standing, stands.counts[standing], stands.people) for standing in STANDINGS]
    result = group_result([best for _, best in best_of_each(doings, name).values()])
    if result is not None:
        says = f"{result.n} people are done; half of them earned {result.median:.0f} of 100 or more."
        bands = [banded(band, result.bands[band], result.n) for band in BANDS]
        yield BEST, says, [*bands, Told("middle of the room", of=result.n, value=result.median)]


def _debrief(store: Store, state: WorkshopState, name: str, doings: Sequence[Doing]) -> Iterator[_Part]:
    """Yield the parts of the room's debrief; the talks that people let the room see are words, and not among them."""
    finished = [one for one in doings if one.exercise == name and one.total is not None]
    for part in parts_of(group_of(store, name, finished, (), {})):
        if part.told:
            yield part.title, part.sentence, part.told
