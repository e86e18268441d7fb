"""What any file of deals tells: where deals were won and lost, how long they took, and how old the open ones are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .content import Result
from .map import Map
from .trail import Trail

ENDS: tuple[Result, ...] = ("won", "lost", "open")


@dataclass(frozen=True, slots=True)
class Dated:
    """A deal with its last stage, None if nobody wrote it down, and its days from created to closed or to today."""

    trail: Trail
    stage: int | None
    days: int | None


def dated(plan: Map, trails: Sequence[Trail], today: int) -> tuple[Dated, ...]:
    """Return every deal with its last stage and its days, in the order of the file.

    Args:
        plan: process with the order of its stages.
        trails: deals of a file.
        today: day, as an ordinal, up to which open deals are counted.
    """
    return tuple(Dated(one, _last_stage(plan, one), _days(one, today)) for one in trails)


def _last_stage(plan: Map, trail: Trail) -> int | None:
    if trail.deal.stage is not None:
        return plan.stage_of[trail.deal.stage]
    return max((plan.stage_of[step.which] for step in trail.deal.trail), default=None)


def _days(trail: Trail, today: int) -> int | None:
    """Return the days from created to closed, or to today for an open deal; None where a day is not known."""
    created, closed = trail.deal.created, trail.deal.closed
    if created is None or (trail.closed and closed is None):
        return None
    end = closed.toordinal() if closed else today
    days = end - created.toordinal()
    return days if days >= 0 else None


def by_last_stage(deals: Sequence[Dated]) -> Mapping[int | None, Mapping[Result, int]]:
    """Return how many deals ended or stand in each stage, by how they ended."""
    places = dict.fromkeys(deal.stage for deal in deals)
    return {
        place: {end: sum(one.stage == place and one.trail.deal.result == end for one in deals) for end in ENDS}
        for place in places
    }


def of_end(deals: Sequence[Dated], end: Result) -> list[Dated]:
    """Return the deals that ended so, those that took longest first and those of which it is not known last."""
    group = [one for one in deals if one.trail.deal.result == end]
    return sorted(group, key=lambda one: 1 if one.days is None else -one.days)


def middle(days: Sequence[int]) -> int:
    """Return the number of days within which half of these stays, one or more, came to their end."""
    ordered = sorted(days)
    return ordered[(len(ordered) - 1) // 2]
