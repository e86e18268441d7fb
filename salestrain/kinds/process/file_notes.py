"""What to read about a file of deals before any of it is believed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ...crm import LOST, WON, Deals, quality
from .content import Process

_TOLD = ("closed_before_created", "past_expected_close", "same_id")
"""Quality checks on the data that affect a trail."""
_LONGEST = 600


def file_notes(
    process: Process, table: Deals, deals: Sequence[Any], *, knows: Sequence[str], most: int, today: date
) -> list[str]:
    """Return the caveats about a file, the number of deals first.

    Args:
        process: process that the deals are held against.
        table: the file as it was read.
        deals: the deals made of it.
        knows: the stages, outcomes and commitments that it has data on.
        most: number of deals that are looked at.
        today: day of reading.
    """
    notes = [f"Deals read: {len(deals):,}."]
    if len(table.deals) > most:
        notes.append(f"The file has {len(table.deals):,} deals; the first {most:,} are looked at.")
    if table.left_off:
        notes.append(f"Left off, for they are titles, totals or small print: {_rows(table.left_off)}.")
    unclear = sum(row.status is None for row in table.deals)
    if unclear:
        notes.append(
            f"Not said whether won or lost: {unclear} of {len(table.deals)}. They stand on no side of a count."
        )
    notes += _about_closing(table, deals, today)
    if not knows:
        commitments = process.stages[0].commitments
        example = commitments[0].text if commitments else process.stages[0].conversation
        notes.append(
            f"The file tells {_told(table)}, and nothing of conversations, outcomes or commitments. Whether "
            "anything was skipped is not known, and is not marked. To know it, add a column for one of them, headed by "
            f"its words, such as “{example.rstrip('.')}”. The empty template has all of them."
        )
    checks = quality(table, today, [stage.name for stage in process.stages])
    notes += [check.sentence for check in checks if check.count and check.check in _TOLD]
    if table.columns.dropped:
        notes.append(f"Columns about people were left out: {', '.join(table.columns.dropped)}.")
    return [note[:_LONGEST] for note in notes]


def _told(table: Deals) -> str:
    """Say which of stages and results the file tells; where it is no stage, how to name the column that does."""
    fields = set(table.columns.fields.values())
    if fields & {"stage", "entered"}:
        return "stages and results" if fields & {"status", "is_won", "is_closed", "stage"} else "stages"
    return "results, but no column was read as a stage (where one is, choose it under how the columns are read)"


def _about_closing(table: Deals, deals: Sequence[Any], today: date) -> list[str]:
    """Say of how many closed deals the day of closing is not known, and how many days lie ahead."""
    notes = []
    ahead = sum(
        row.status in (WON, LOST) and row.closed_at is not None and row.closed_at > today for row in table.deals
    )
    if ahead:
        notes.append(f"Closed on a day that has not come yet: {ahead}. Such a day is a plan and is not used.")
    undated = sum(deal["result"] in (WON, LOST) and "closed" not in deal for deal in deals)
    if undated:
        notes.append(f"Closed without a day of closing: {undated}. How long their last stage took is not known.")
    return notes


def _rows(numbers: Sequence[int]) -> str:
    word = "row" if len(numbers) == 1 else "rows"
    return f"{word} {', '.join(map(str, numbers[:8]))}{' and others' if len(numbers) > 8 else ''}"
