"""How a talk begins: what is true, what is known already, and the buyer's first line."""

from __future__ import annotations

from ...core.events import Event
from .script import Script
from .state import State
from .telling import Telling


def start(script: Script) -> tuple[State, tuple[Event, ...]]:
    """Start the talk: record what is true and known, and the buyer's first line."""
    scenario = script.scenario
    telling = Telling(script, State())
    tags = [f"truth:{name}" for name in sorted(script.facts)] + [f"trait:{name}" for name in script.traits]
    if script.variant:
        tags.append(f"variant:{script.variant}")
    telling.happened(
        "attempt_started",
        tags,
        exercise=scenario.id,
        version=scenario.version,
        seed=script.seed,
        variant=script.variant,
        values=dict(script.start_values),
    )
    known = {*scenario.briefing.known_at_start, *(fact.id for fact in scenario.facts if fact.public)}
    for fact in script.facts.values():
        if fact.id in known:
            telling.happened(
                "fact_revealed",
                (f"fact:{fact.id}",),
                fact=fact.id,
                text=fact.text,
                because="known before the talk",
            )
    telling.happened("replied", lines=[{"id": "opens", "text": scenario.buyer.opens}])
    return telling.state, tuple(telling.events)
