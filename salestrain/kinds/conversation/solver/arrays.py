"""Tables of talk states as numpy columns, with small helpers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int16]
Mask = NDArray[np.bool_]
Table = dict[str, Numbers]
"""States of a talk, one per row; all columns have the same length."""


def fold(masks: Sequence[Mask], how: Callable[..., Any]) -> Mask:
    """Combine all masks with `np.logical_and` or `np.logical_or`."""
    folded = masks[0]
    for mask in masks[1:]:
        folded = how(folded, mask)
    return folded


def within(numbers: Numbers, low: int | None, high: int | None) -> Mask:
    """Return a mask of the numbers that lie within the bounds, inclusive; None means unbounded."""
    fits = np.ones(len(numbers), bool) if low is None else numbers >= low
    return fits if high is None else fits & (numbers <= high)


def rows(table: Mapping[str, Numbers], where: NDArray[Any] | slice) -> Table:
    """Select states of a table by row numbers, by a mask or by a slice."""
    if isinstance(where, slice):
        return {name: column[where] for name, column in table.items()}
    at = np.flatnonzero(where) if where.dtype == bool else where.astype(np.intp, copy=False)
    return {name: column.take(at) for name, column in table.items()}


def size(table: Mapping[str, Numbers]) -> int:
    """Return the number of states."""
    return len(next(iter(table.values())))
