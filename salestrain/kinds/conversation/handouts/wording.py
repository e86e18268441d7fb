"""Conditions in the words of somebody who plays the buyer and has to see when they are met."""

from __future__ import annotations

from ....core.conditions import All, Condition, Names
from ....ui import Items, Node, Text, strong
from ..content import Scenario
from ..naming import naming


def for_the_buyer(scenario: Scenario) -> Names:
    """Return labels of tags as they are read by whoever plays the buyer: facts are told, not learned."""
    labels = {f"fact:{fact.id}": f"that you have told {fact.label}" for fact in scenario.facts}
    named = naming(scenario)
    return lambda tag: labels.get(tag) or named(tag)


def when(told: Condition | bool, names: Names, lead: str = "When") -> list[Node]:  # noqa: FBT001 - what is left of a condition
    """Return when something is done, one line for each thing that it takes.

    Args:
        told: what is left of the condition in this truth; True where nothing has to happen first.
        names: labels of tags.
        lead: the word in front.
    """
    if isinstance(told, bool):
        return [Text([strong(f"{lead}: "), "for the asking."])]
    if isinstance(told, All) and len(told.parts) > 1:
        parts = [f"{part.words(names)}{'' if part is told.parts[-1] else ','}" for part in told.parts]
        return [Text([strong(f"{lead} all of this is there:")]), Items(parts)]
    return [Text([strong(f"{lead}: "), f"{told.words(names)}."])]
