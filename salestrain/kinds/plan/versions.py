"""Differences between two versions of a plan, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from .items import plain
from .model import Plan

How = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `field` is empty for a complete item, `was` and `now` are plain data."""

    place: str
    text: str
    how: How
    field: str = ""
    was: Any = None
    now: Any = None


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return what was added, what was removed, and which fields changed, from the top of the plan down."""
    changes = [*_fields("plan", "the plan", _head(before), _head(after))]
    old, new = ({item.id: item for item in plan.items()} for plan in (before, after))
    for name, item in new.items():
        if name not in old:
            changes.append(Difference(name, item.text, "added"))
        elif old[name] != item:
            changes += _fields(name, item.text, plain(old[name]), plain(item))
    changes += [Difference(name, item.text, "removed") for name, item in old.items() if name not in new]
    return tuple(changes)


def _head(plan: Plan) -> dict[str, Any]:
    return {key: value for key, value in plain(plan).items() if key not in ("goals", "objectives", "actions")}


def _fields(place: str, text: str, old: dict[str, Any], new: dict[str, Any]) -> list[Difference]:
    keys = [*new, *(key for key in old if key not in new)]
    return [
        Difference(place, text, "changed", key, old.get(key), new.get(key))
        for key in keys
        if old.get(key) != new.get(key)
    ]
