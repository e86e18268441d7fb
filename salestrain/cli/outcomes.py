"""What a learner has finished, as a table and as CSV: one row for each attempt whose debrief was opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.table import Table

from ..exports.safe_csv import write_csv
from ..store import Store

COLUMNS = ("exercise", "version", "finished", "total", "ending", "minutes", "rules", "marks")


@dataclass(frozen=True, slots=True)
class Finished:
    """An attempt that is over, and what it came to. `rules` is the version of its kind's rules."""

    exercise: str
    version: str
    finished: str
    total: int
    ending: str
    minutes: int
    rules: int
    marks: str

    def row(self) -> list[str]:
        """Return its cells, in the order of COLUMNS."""
        return [str(getattr(self, name)) for name in COLUMNS]


def finished(store: Store, learner: str) -> Iterator[Finished]:
    """Yield what this learner has finished, newest first."""
    for attempt in store.attempts(learner=learner):
        outcome = store.outcome(attempt.id)
        if outcome is None:
            continue
        marks = ", ".join(f"{criterion} {score}" for criterion, score in sorted(outcome.marks.items()))
        yield Finished(
            attempt.exercise_id,
            attempt.version,
            attempt.started_at[:10],
            outcome.total,
            outcome.ending or "",
            outcome.minutes,
            outcome.engine,
            marks,
        )


def as_csv(rows: list[Finished]) -> str:
    """Return the rows as CSV in which no cell is a live formula."""
    return write_csv(list(COLUMNS), [row.row() for row in rows])


def as_table(rows: list[Finished]) -> Table:
    """Return the rows as a table for the terminal."""
    table = Table(*COLUMNS[:-1], box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row.row()[:-1])
    return table
