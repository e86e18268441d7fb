"""What a condition can ask for in an exercise, in an author's words; and the names that there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..core.exercise import Exercise
from ..core.grammar import Misread, read_condition
from ..kinds.conversation.content import Scenario
from ..kinds.conversation.naming import naming
from ..language.meaning import carried_encoder
from ..language.repertoire import carried_repertoire
from ..ui.fields import Option, OptionGroup

NAMED_BY_ID = ("facts", "moves", "agenda", "endings", "rubric", "world")
NAMED_BY_KEY = ("topics", "people", "state")
LAST_TURN = 10
"""The latest turn that is offered in a list."""
MOST_STEPS = 12
"""So many values of a state variable are offered in a list."""


def conditions_of(data: Any) -> list[OptionGroup]:
    """Return the simple conditions to choose from, in groups: each as YAML, and in words."""
    moves = _items(data, "moves")
    facts = _items(data, "facts")
    groups = [
        OptionGroup("Said in this turn", [(f"{{move: {name}}}", label) for name, label in moves]),
        OptionGroup("Said before or now", [(f"{{used: {name}}}", label) for name, label in moves]),
        OptionGroup("Learned", [(f"{{fact: {name}}}", label) for name, label in facts]),
        OptionGroup(
            "Asked about in this turn",
            [(f"{{topic: {name}}}", str(words)) for name, words in _mapping(data, "topics").items()],
        ),
        OptionGroup("True in this variant", [(f"{{truth: {name}}}", label) for name, label in facts]),
        OptionGroup("The buyer brought up", _brought_up(data)),
        OptionGroup(
            "Not before turn", [(f"{{turn: {{gte: {turn}}}}}", f"turn {turn}") for turn in range(2, LAST_TURN + 1)]
        ),
        *(_at_least(name, variable) for name, variable in _mapping(data, "state").items()),
    ]
    return [group for group in groups if group.options]


def intents() -> list[Option]:
    """Return what sellers say, in the order of the words; nothing without the carried model."""
    repertoire = carried_repertoire(carried_encoder())
    if repertoire is None:
        return []
    return sorted(((intent.id, intent.label) for intent in repertoire.intents), key=lambda option: option[1])


def names_in(data: Any) -> list[str]:
    """Return every name that a box may want: ids, topics, people."""
    ids = [name for part in NAMED_BY_ID for name, _ in _items(data, part)]
    keys = [name for part in NAMED_BY_KEY for name in _mapping(data, part)]
    return [*ids, *keys]


def in_words(exercise: Exercise | None) -> Callable[[Any], str]:
    """Return how conditions are said in an exercise; nothing is said while its file has mistakes."""
    if not isinstance(exercise, Scenario):
        return lambda condition: ""
    names = naming(exercise)

    def words(condition: Any) -> str:
        try:
            return read_condition(condition).words(names)
        except (Misread, KeyError):
            return ""

    return words


def _brought_up(data: Any) -> list[Option]:
    options: list[Option] = []
    for item in _listed(data, "agenda"):
        options += [(f"{{said: {tag}}}", str(item.get("label", tag))) for tag in item.get("tags") or ()]
    return options


def _at_least(name: str, variable: Any) -> OptionGroup:
    """Return the values of a state variable above its lowest."""
    low = high = 0
    if isinstance(variable, dict):
        low, high = int(variable.get("min") or 0), int(variable.get("max") or 0)
    steps = range(low + 1, min(high, low + MOST_STEPS) + 1)
    return OptionGroup(
        f"{name.capitalize()} at least", [(f"{{{name}: {{gte: {step}}}}}", f"{name} {step}") for step in steps]
    )


def _items(data: Any, part: str) -> list[Option]:
    """Return the items of a part, each by its id and its label."""
    items = [item for item in _listed(data, part) if item.get("id")]
    return [(str(item["id"]), str(item.get("label") or item["id"])) for item in items]


def _listed(data: Any, part: str) -> list[dict[str, Any]]:
    listed = data.get(part)
    if not isinstance(listed, list):
        return []
    return [item for item in listed if isinstance(item, dict)]


def _mapping(data: Any, part: str) -> dict[str, Any]:
    mapping = data.get(part)
    return mapping if isinstance(mapping, dict) else {}
