"""Entries that hold more entries: levels, answers, effects, what a variant changes. Each is a group of boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ..core.problems import Place
from .entries import Entry, ValueKind, bare, entries_of, is_model, type_at
from .shapes import is_talk
from .yaml_text import at_place

CALLED = {
    "levels": "Level",
    "reply": "Answer",
    "model": "Row of the key",
    "first": "The first time",
    "repeat": "When it comes again",
}
"""What a group is called, by its key."""
NAMED_BY = {"facts": ("facts",), "state": ("state",), "traits": ("buyer", "traits")}
"""Where the things stand that a variant can change, by the key under which it changes them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that belong together.

    Args:
        title: what they are about.
        entries: what can be filled in; the keys are ways from the form's place, such as `levels/0/text`.
        usual: how it is otherwise, in words; nothing where there is no other.
        address: what can be removed as a whole, as a way from the form's place; nothing where it cannot.
        aside: whether it is folded away, for nothing stands in it.
    """

    title: str
    entries: tuple[Entry, ...]
    usual: str = ""
    address: str = ""
    aside: bool = False


def way_of(key: str) -> Place:
    """Return the steps from a form's place to what an entry is about."""
    return tuple(int(step) if step.isdecimal() else step for step in key.split("/"))


def groups_at(place: Place, entry: Entry, data: Mapping[str, Any]) -> list[Group] | None:
    """Return the groups of an entry that holds more; None for one with a box of its own.

    Args:
        place: the place of the form.
        entry: the entry.
        data: the content of the exercise.
    """
    if entry.kind != "yaml" or not is_talk(data):
        return None
    hint, value = type_at((*place, entry.key)), at_place(data, (*place, entry.key))
    if get_origin(hint) is tuple and is_model(bare(get_args(hint)[0])):
        return _rows(entry.key, bare(get_args(hint)[0]), value)
    if value is not None and not isinstance(value, dict):
        return None
    if is_model(hint):
        return list(_of_model(entry.key, hint, value or {}, data))
    of_mapping = _of_mapping(entry.key, hint, value or {}, data)
    return None if of_mapping is None else [of_mapping]


def flat(place: Place, entries: tuple[Entry, ...], data: Mapping[str, Any]) -> Iterator[Entry]:
    """Yield every entry with a box: those of groups in the place of what holds them."""
    for entry in entries:
        groups = groups_at(place, entry, data)
        if groups is None:
            yield entry
        else:
            yield from (inner for group in groups for inner in group.entries)


def _rows(key: str, model: type[BaseModel], value: Any) -> list[Group] | None:
    """Return a group for each item of a list, and one to begin another."""
    items = value or []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return None
    called = CALLED.get(key, key.capitalize())
    rows = [
        Group(f"{called} {number + 1}", _inner(f"{key}/{number}", model), address=f"{key}/{number}")
        for number in range(len(items))
    ]
    another = _inner(f"{key}/{len(items)}", model)
    return [*rows, Group(f"Another {called.lower()}", tuple(replace(e, required=False) for e in another), aside=True)]


def _of_model(key: str, model: type[BaseModel], value: Mapping[str, Any], data: Mapping[str, Any]) -> Iterator[Group]:
    """Yield the plain entries of a model as one group, and a group for each of its mappings."""
    plain: list[Entry] = []
    for entry in _inner(key, model):
        last = entry.key.rpartition("/")[2]
        hint = bare(model_hint(model, last))
        inner = value.get(last) or {}
        if entry.kind != "yaml":
            plain.append(entry)
        elif get_origin(hint) is not None and is_model(bare(get_args(hint)[-1])):
            yield from _changed(entry.key, bare(get_args(hint)[-1]), inner, data)
        elif group := _of_mapping(entry.key, hint, inner, data):
            yield group
    if plain:
        yield Group("", tuple(replace(entry, required=False) for entry in plain))


def model_hint(model: type[BaseModel], key: str) -> Any:
    """Return the type of what stands under a key of a model."""
    return next(info.annotation for name, info in model.model_fields.items() if key in (name, info.alias))


def _changed(key: str, model: type[BaseModel], value: Any, data: Mapping[str, Any]) -> Iterator[Group]:
    """Yield a group for each thing that a variant may change, with how it is otherwise."""
    last = key.rpartition("/")[2]
    for name, usual in _things(last, data).items():
        label = str(usual.get("label") or name)
        inner = tuple(replace(entry, required=False) for entry in _inner(f"{key}/{name}", model))
        yield Group(label, inner, usual=_usually(usual), aside=not (isinstance(value, dict) and value.get(name)))


def _things(key: str, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what there is to change, by name."""
    found = at_place(data, NAMED_BY.get(key, (key,))) or {}
    if isinstance(found, list):
        return {str(item["id"]): item for item in found if isinstance(item, dict) and item.get("id")}
    return (
        {str(name): item for name, item in found.items() if isinstance(item, dict)} if isinstance(found, dict) else {}
    )


def _usually(usual: Mapping[str, Any]) -> str:
    """Say how something is in the other variants."""
    if usual.get("exists") is False:
        return f"Usually it is not so. If it were: “{usual.get('text', '')}”"
    if usual.get("text"):
        return f"Usually: “{usual['text']}”"
    return f"Usually it begins at {usual['start']}." if "start" in usual else ""


def _of_mapping(key: str, hint: Any, value: Any, data: Mapping[str, Any]) -> Group | None:
    """Return the boxes of a mapping: a number for each variable, lines for each sort, a text for each name."""
    if not _is_mapping(hint) or not isinstance(value, dict):
        return None
    names, kind = _names_and_kind(key, hint, value, data)
    if kind is None or not names:
        return None
    last = key.rpartition("/")[2]
    title = CALLED.get(last, last.replace("_", " ").capitalize() if "/" in key else "")
    return Group(title, tuple(Entry(f"{key}/{name}", kind) for name in names))


def _is_mapping(hint: Any) -> bool:
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _names_and_kind(
    key: str, hint: Any, value: Mapping[str, Any], data: Mapping[str, Any]
) -> tuple[list[str], ValueKind | None]:
    of, inner = (bare(argument) for argument in get_args(hint))
    if inner is bool:
        return list(_things(key.rpartition("/")[2], data)), "yes_no"
    if inner is int:
        variables = list(data.get("state") or {}) if key.rpartition("/")[2] != "bands" else []
        return list(dict.fromkeys([*variables, *value])), "number"
    if get_origin(of) is Literal:
        return [str(name) for name in get_args(of)], "lines"
    return (list(value), "text") if inner is str else ([], None)


def _inner(key: str, model: type[BaseModel]) -> tuple[Entry, ...]:
    """Return the entries of a model that stands under a key; each with its way from the form's place."""
    return tuple(replace(entry, key=f"{key}/{entry.key}") for entry in entries_of(model))
