"""Conditions put together and taken apart by choosing: joined with and, or, and not; a part of one taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..ui.fields import Option

WAYS: Sequence[Option] = (("all", "and"), ("any", "or"), ("not", "and not"))
"""How a condition is joined to what stands there already."""


def joined(value: Any, condition: Any, way: str) -> Any:
    """Return a condition with another joined to it.

    Args:
        value: the condition that there is, or None.
        condition: the one that is added.
        way: `all` for and, `any` for or, `not` for and not.
    """
    if way == "not":
        condition, way = {"not": condition}, "all"
    if not value:
        return condition
    if isinstance(value, Mapping) and isinstance(value.get(way), list):
        return {way: [*value[way], condition]}
    return {way: [value, condition]}


def parts_of_condition(value: Any) -> list[Any]:
    """Return what a condition is put together of; itself where it is of one piece."""
    if isinstance(value, Mapping) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if key in ("all", "any") and isinstance(inner, list):
            return list(inner)
    return [value] if value else []


def without_part(value: Any, number: int) -> Any:
    """Return a condition without one of its parts: None where nothing is left, and the part itself where one is.

    Args:
        value: the condition.
        number: which part, counted from 0; another number takes nothing out.
    """
    parts = parts_of_condition(value)
    if not 0 <= number < len(parts):
        return value
    left = [part for place, part in enumerate(parts) if place != number]
    if len(left) > 1:
        return {next(iter(value)): left}
    return left[0] if left else None
