"""The variants of a scenario: their scripts, and what a talk of each should be able to reach."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Scenario
from ..engine import Script, prepare, seed_for

CHANCES = 1_000
"""Number of random talks, over all variants together."""


def possible_tags(script: Script) -> Iterator[str]:
    """Yield the tags that a talk of this script should be able to reach."""
    known = {*script.scenario.briefing.known_at_start}
    yield from (f"fact:{fact.id}" for fact in script.facts.values() if not fact.public and fact.id not in known)
    yield from (f"move:{name}" for name in script.moves)
    yield from (f"ending:{ending.id}" for ending in script.endings)
    yield from (f"reaction:{reaction.id}" for reaction in script.reactions)
    for item in script.agenda.values():
        yield f"raised:{item.id}"
        yield from (f"answered:{item.id}", f"dodged:{item.id}") if item.expects else ()


def scripts_of(scenario: Scenario, variant: str | None = None) -> list[Script]:
    """Return the script of each variant, or of one.

    Raises:
        ValueError: there is no such variant.
    """
    if variant is not None:
        return [prepare(scenario, seed_for(scenario, variant))]
    if not scenario.variants:
        return [prepare(scenario, 0)]
    return [prepare(scenario, seed_for(scenario, variant.id)) for variant in scenario.variants]


def wins_of(script: Script) -> tuple[int, ...]:
    """Return the indices of the endings that are a success."""
    return tuple(number for number, ending in enumerate(script.endings) if ending.verdict == "success")


def random_talks(script: Script) -> int:
    """Return the number of random talks for this variant, in proportion to how often it is drawn."""
    weights = {variant.id: variant.weight for variant in script.scenario.variants}
    return max(1, round(CHANCES * weights[script.variant] / sum(weights.values()))) if script.variant else CHANCES
