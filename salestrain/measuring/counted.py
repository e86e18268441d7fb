"""Figures that no export of deals holds: so many of so many, as somebody has counted them."""

from __future__ import annotations

from collections.abc import Callable

from ..core.limits import OutOfRange
from ..statistics.rates import wilson
from .kpi import Asked, Kpi, refused


def of_counts(name: str, takes: str) -> Callable[[Asked], Kpi]:
    """Return how to work out a share of counts.

    Args:
        name: the id of the figure, by which the counts are given.
        takes: what has to be counted, said where it was not.
    """

    def work(asked: Asked) -> Kpi:
        if name not in asked.counts:
            return refused(f"No export holds it. It takes two counts: {takes}.")
        k, n = asked.counts[name]
        if not n:
            return refused("There was nothing to count in this time.")
        try:
            found = wilson(k, n)
        except OutOfRange as problem:
            return refused(str(problem))
        return Kpi(found.value, k, n, n, found.low, found.high)

    return work
