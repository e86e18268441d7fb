"""What the data of a happening must be, for those who fold it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .events import Happened
from .state import Present, WorkshopState

Data = dict[str, Any]
Fold = Callable[[WorkshopState, Happened, Data], WorkshopState | None]
MOST_SECONDS = 24 * 60 * 60


def text(data: Data, key: str) -> str:
    """Return a text of the data. Raises TypeError if it is none."""
    value = data[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def number(data: Data, key: str) -> int:
    """Return a whole number of the data. Raises TypeError if it is none, ValueError if it is out of all reason."""
    value = data[key]
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(key)
    if abs(value) > MOST_SECONDS * 366:
        raise ValueError(key)
    return value


def seated(state: WorkshopState, data: Data) -> Present:
    """Return who the data is about. Raises KeyError if they never came."""
    return state.people[text(data, "seat")]


def others(by_seat: Mapping[str, Any], seat: str) -> dict[str, Any]:
    """Return what belongs to everybody but one."""
    return {one: value for one, value in by_seat.items() if one != seat}
