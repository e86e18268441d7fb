"""Rows of a file as deals: what happened on which day, what on a day that nobody wrote down, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...crm import LOST, NOT_READ, OPEN, WON, Deals, folded
from ...crm import Deal as Row
from ...crm.headers import ENTERED
from .content import Process
from .own_cells import NO, UNKNOWN, YES, Cells

_IN_A_DAY = {"entered": 0, "held": 1, "evidenced": 2, "asked": 3}
"""Order of steps on the same day; answers come last."""
_HAPPENED = {"s": "held", "o": "evidenced", "c": "given"}
Steps = list[tuple[date, int, str, str]]


@dataclass
class DealBuilder:
    """Builder of deals from rows.

    `stages` holds the id of each stage name, `since` says whether the file tells since when a deal is in its stage.
    """

    process: Process
    stages: Mapping[str, str]
    cells: Cells
    today: date
    since: bool

    def __post_init__(self) -> None:
        self.order = {stage.id: place for place, stage in enumerate(self.process.stages)}
        self.stage_of = {stage.id: stage.id for stage in self.process.stages}
        for stage in self.process.stages:
            self.stage_of |= {item.id: stage.id for item in stage.outcomes}
            self.stage_of |= {item.id: stage.id for item in stage.commitments}

    def entries(self, table: Deals) -> set[str]:
        """Return the stages of which the file says when they were entered."""
        return {stage for row in table.deals for stage in self._entered(row)}

    def deal(self, place: int, row: Row) -> dict[str, Any]:
        """Return one deal with its trail, as plain data."""
        entered = self._entered(row)
        steps: Steps = [(day, _IN_A_DAY["entered"], "entered", stage) for stage, day in entered.items()]
        now = self.stages.get(folded(row.stage or ""), NOT_READ)
        deal: dict[str, Any] = {"id": f"d.{row.row}", "name": _name_of(row)}
        if now and now not in entered:
            if self.since and row.last_stage_change:
                steps.append((row.last_stage_change, _IN_A_DAY["entered"], "entered", now))
            else:
                deal["stage"] = now
        undated, unknown = self._add_cells(place, steps)
        steps.sort(key=lambda step: (step[0], self.order[self.stage_of[step[3]]], step[1]))
        deal["trail"] = [{"on": day.isoformat(), "did": did, "which": which} for day, _, did, which in steps]
        deal |= {"undated": undated, "unknown": unknown, "result": row.status or OPEN}
        if row.created_at and row.created_at <= self.today:
            deal["created"] = row.created_at.isoformat()
        if row.status in (WON, LOST) and row.closed_at and row.closed_at <= self.today:
            deal["closed"] = row.closed_at.isoformat()
        return deal

    def _entered(self, row: Row) -> dict[str, date]:
        """Return the day on which each stage was entered, as far as the row has it."""
        entered: dict[str, date] = {}
        for column, day in row.entered.items():
            stage = self.stages.get(folded(ENTERED.sub("", column)), NOT_READ)
            if stage and day <= entered.get(stage, day):
                entered[stage] = day
        return dict(sorted(entered.items(), key=lambda visit: (visit[1], self.order[visit[0]])))

    def _add_cells(self, place: int, steps: Steps) -> tuple[dict[str, str], list[str]]:
        """Add what has a day to the steps; return what has none, and what is not known."""
        undated: dict[str, str] = {}
        unknown: list[str] = []
        for column, which in self.cells.which.items():
            cell = self.cells.at(column, place)
            if cell.state == UNKNOWN:
                unknown.append(which)
                continue
            if cell.state == NO:
                continue
            did = _HAPPENED[which[0]] if cell.state == YES else cell.state
            if cell.day is None:
                undated[which] = did
                continue
            if did in ("conditional", "refused"):
                steps.append((cell.day, _IN_A_DAY["asked"], "asked", which))
            steps.append((cell.day, _IN_A_DAY.get(did, len(_IN_A_DAY)), did, which))
        told = {which for _, _, _, which in steps} | undated.keys()
        return undated, [which for which in unknown if which not in told]


def _name_of(row: Row) -> str:
    return (row.name or row.account or row.deal_id or f"Deal in row {row.row}")[:200]
