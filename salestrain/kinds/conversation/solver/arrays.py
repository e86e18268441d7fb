"""Columns of moments and small questions about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int16]
Mask = NDArray[np.bool_]
Table = dict[str, Numbers]
"""Moments of a talk, one a row: all columns have the same length."""


def fold(masks: Sequence[Mask], how: Callable[..., Any]) -> Mask:
    """All masks joined by `and` or `or`."""
    folded = masks[0]
    for mask in masks[1:]:
        folded = how(folded, mask)
    return folded


def within(numbers: Numbers, low: int | None, high: int | None) -> Mask:
    """Where the numbers lie inside the bounds."""
    fits = np.ones(len(numbers), bool) if low is None else numbers >= low
    return fits if high is None else fits & (numbers <= high)


def rows(table: Mapping[str, Numbers], where: NDArray[Any] | slice) -> Table:
    """Some moments of a table, by their numbers, by a mask or by a slice."""
    if isinstance(where, slice):
        return {name: column[where] for name, column in table.items()}
    at = np.flatnonzero(where) if where.dtype == bool else where.astype(np.intp, copy=False)
    return {name: column.take(at) for name, column in table.items()}


def size(table: Mapping[str, Numbers]) -> int:
    """How many moments there are."""
    return len(next(iter(table.values())))
