"""What a condition can ask for in this exercise, in an author's words; and the names there are."""

from __future__ import annotations

from typing import Any

from ..language.meaning import carried_encoder
from ..language.repertoire import carried_repertoire

Groups = dict[str, list[tuple[str, str]]]


def choices(data: Any) -> Groups:
    """Leaves to choose from, by group: (as YAML, in words)."""
    groups: Groups = {
        "Said in this turn": [(f"{{move: {one}}}", words) for one, words in _named(data, "moves")],
        "Said before or now": [(f"{{used: {one}}}", words) for one, words in _named(data, "moves")],
        "Learned": [(f"{{fact: {one}}}", words) for one, words in _named(data, "facts")],
        "Asked in this turn about": [(f"{{topic: {one}}}", str(words)) for one, words in _mapping(data, "topics")],
        "True in this variant": [(f"{{truth: {one}}}", words) for one, words in _named(data, "facts")],
        "The buyer brought up": [
            (f"{{said: {tag}}}", words)
            for item in _listed(data, "agenda")
            for tag in item.get("tags") or ()
            for words in [str(item.get("label", tag))]
        ],
        "Not before turn": [(f"{{turn: {{gte: {turn}}}}}", f"turn {turn}") for turn in range(2, 11)],
    }
    for name, variable in _mapping(data, "state"):
        low, high = (int(variable.get(key, 0) or 0) for key in ("min", "max")) if isinstance(variable, dict) else (0, 0)
        steps = range(low + 1, min(high, low + 12) + 1)
        groups[f"{name.capitalize()} at least"] = [(f"{{{name}: {{gte: {at}}}}}", f"{name} {at}") for at in steps]
    return {group: leaves for group, leaves in groups.items() if leaves}


def intents() -> list[tuple[str, str]]:
    """What sellers say, as (intent, words), in the order of the words; nothing without the carried model."""
    repertoire = carried_repertoire(carried_encoder())
    listed = repertoire.intents if repertoire is not None else ()
    return sorted(((one.id, one.label) for one in listed), key=lambda one: one[1])


def names(data: Any) -> list[str]:
    """Every name that a box may want: ids, topics, people."""
    sections = ("facts", "moves", "agenda", "endings", "rubric", "world")
    listed = [one for part in sections for one, _ in _named(data, part)]
    return [*listed, *[name for part in ("topics", "people", "state") for name, _ in _mapping(data, part)]]


def _named(data: Any, part: str) -> list[tuple[str, str]]:
    return [(str(one["id"]), str(one.get("label") or one["id"])) for one in _listed(data, part) if one.get("id")]


def _listed(data: Any, part: str) -> list[dict[str, Any]]:
    listed = data.get(part)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _mapping(data: Any, part: str) -> list[tuple[str, Any]]:
    mapping = data.get(part)
    return list(mapping.items()) if isinstance(mapping, dict) else []
