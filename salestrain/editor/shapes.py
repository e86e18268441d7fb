"""What there is to fill in: for a talk as its models say, for every other kind as its own file stands."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ..core.kind import KINDS
from ..core.problems import Place
from ..kinds.conversation.content import Scenario
from .entries import FIXED, Entry, PartKind, ValueKind, entries_of, model_at, parts
from .places import TITLES
from .yaml_text import at_place


def is_talk(data: Mapping[str, Any]) -> bool:
    """Return whether an exercise is a talk; one that does not say what it is counts as one."""
    kind = KINDS.get(str(data.get("kind", "")))
    return kind is None or kind.content is Scenario


def parts_of(data: Mapping[str, Any]) -> dict[str, PartKind]:
    """Return the parts of an exercise that have a screen of their own, by their keys."""
    if is_talk(data):
        return parts()
    found = {key: _part_kind(value) for key, value in data.items()}
    return {key: kind for key, kind in found.items() if kind is not None}


def entries_at(place: Place, data: Mapping[str, Any]) -> tuple[Entry, ...] | None:
    """Return what can be filled in at a place; None where there is no form.

    Args:
        place: where it stands in the exercise.
        data: the content of the exercise.
    """
    if is_talk(data):
        model = model_at(place)
        return None if model is None else entries_of(model)
    content = at_place(data, place)
    if not isinstance(content, dict) or parts_of(data).get(str(place[0]) if len(place) == 1 else "") == "named":
        return None
    left_out = {*FIXED, *parts_of(data)} if not place else set()
    return tuple(Entry(key, _value_kind(value)) for key, value in content.items() if key not in left_out)


def title_of_part(part: str) -> str:
    """Return what a part is called."""
    return TITLES.get(part, part.replace("_", " ").capitalize())


def another_like(part: str, name: str, data: Mapping[str, Any]) -> tuple[str | None, Any]:
    """Return a new item of a kind that is no talk: the last one once more, under a name of its own.

    Args:
        part: the part to which it is added.
        name: its id.
        data: the content of the exercise.

    Returns:
        Its key where the part is a mapping (else None), and what stands in it.

    Raises:
        ValueError: there is nothing to go by, or the name is taken; its message is a sentence for the author.
    """
    items = data.get(part)
    if not items or part not in parts_of(data):
        raise ValueError(f"Nothing can be added to {title_of_part(part)}.")
    if isinstance(items, dict):
        if name in items:
            raise ValueError(f"{name} already exists.")
        return name, deepcopy(next(reversed(items.values())))
    if name in {str(item.get("id", "")) for item in items}:
        raise ValueError(f"{name} already exists.")
    item = deepcopy(items[-1])
    return None, {**item, "id": name} if "id" in item else item


def _part_kind(value: Any) -> PartKind | None:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "items"
    if not isinstance(value, dict) or not value:
        return None
    return "named" if all(isinstance(item, dict) for item in value.values()) else "one"


def _value_kind(value: Any) -> ValueKind:
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int):
        return "number"
    if isinstance(value, str):
        return "block" if "\n" in value else "text"
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "lines"
    return "yaml"
