"""A scenario prepared for one attempt, with its variant drawn and its parts indexed by name."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...core import events
from ...core.conditions import Now, leaves
from .content import AgendaItem, Effects, Ending, Fact, MoveContent, Reaction, Reply, Scenario
from .tempting import COSTS, FAULTS, KINDS, USUAL_COST, Tempting
from .truth import Variant

WORTH = {"key": 0, "useful": 1, "context": 2, "decoy": 3}
"""Order in which facts that are due are revealed, and in which the debrief counts them."""


@dataclass(frozen=True, eq=False)
class Script:
    """Content of one attempt; two scripts of the same scenario and seed behave identically."""

    scenario: Scenario
    seed: int
    variant: str | None
    facts: Mapping[str, Fact]
    """Only the facts that exist in this variant, in the order in which they are revealed."""
    moves: Mapping[str, MoveContent]
    tempting: Mapping[str, MoveContent]
    """Lines that are offered although they are wrong; they can be chosen, and typed text is never read as one."""
    topics_of_fact: Mapping[str, frozenset[str]]
    reactions: tuple[Reaction, ...]
    agenda: Mapping[str, AgendaItem]
    endings: tuple[Ending, ...]
    start_values: Mapping[str, int]
    traits: tuple[str, ...]

    @cached_property
    def moves_named(self) -> Mapping[str, frozenset[str]]:
        """The tags of the moves that each fact's condition asks for in the turn in which it is revealed."""
        found = {}
        for fact in self.facts.values():
            parts = leaves(fact.reveal.condition) if fact.reveal is not None else ()
            found[fact.id] = frozenset(
                part.tag for part in parts if isinstance(part, Now) and part.tag.startswith("move:")
            )
        return found

    def line(self, name: str) -> MoveContent:
        """Return what a learner can choose under this id: a move or a tempting line."""
        return self.moves[name] if name in self.moves else self.tempting[name]

    def rng(self, turn: int, purpose: str) -> random.Random:
        """Return the random stream of this attempt for one purpose in one turn."""
        return events.rng(self.scenario.id, self.scenario.version, self.seed, turn, purpose)


def variant_for(scenario: Scenario, seed: int) -> Variant | None:
    """Return the variant that this seed draws, by weight, or None if the scenario has no variants."""
    if not scenario.variants:
        return None
    draw = events.rng(scenario.id, scenario.version, seed, 0, "variant")
    return draw.choices(scenario.variants, weights=[variant.weight for variant in scenario.variants])[0]


def seed_for(scenario: Scenario, variant: str, start: int = 0) -> int:
    """Return the first seed from `start` on that draws this variant.

    Raises:
        ValueError: there is no such variant.
    """
    if variant not in {v.id for v in scenario.variants}:
        raise ValueError(f"{scenario.id} has no variant '{variant}'.")
    seed = start
    while (drawn := variant_for(scenario, seed)) is None or drawn.id != variant:
        seed += 1
    return seed


def prepare(scenario: Scenario, seed: int) -> Script:
    """Return the script of one attempt."""
    variant = variant_for(scenario, seed)
    facts = sorted(_facts(scenario, variant), key=lambda fact: WORTH[fact.value])
    starts = {name: variable.start for name, variable in scenario.state.items()}
    traits = {name: trait.on for name, trait in scenario.buyer.traits.items()}
    if variant is not None:
        starts |= {name: change.start for name, change in variant.set.state.items()}
        traits |= variant.set.traits
    return Script(
        scenario=scenario,
        seed=seed,
        variant=variant.id if variant else None,
        facts={fact.id: fact for fact in facts},
        moves={move.id: move for move in scenario.moves},
        tempting={line.id: as_move(line) for line in scenario.tempting},
        topics_of_fact={fact.id: frozenset({fact.topic, *fact.also_counts}) for fact in facts},
        reactions=tuple(sorted(scenario.reactions, key=lambda reaction: -reaction.priority)),
        agenda={item.id: item for item in scenario.agenda},
        endings=tuple(sorted(scenario.endings, key=lambda ending: -ending.priority)),
        start_values=starts,
        traits=tuple(name for name, on in traits.items() if on),
    )


def as_move(line: Tempting) -> MoveContent:
    """Return the tempting line as the move that it is when it is chosen."""
    costs = line.costs if line.costs is not None else COSTS.get(line.fault, USUAL_COST)
    kind: Any = KINDS[line.fault]
    return MoveContent(
        id=line.id,
        kind=kind,
        choice=line.say,
        when=line.when,
        effects=Effects(first=costs, repeat=costs),
        max_uses=1,
        reply=(Reply(say=line.reply, by=line.by),),
        label=FAULTS[line.fault],
        coach=line.why,
    )


def _facts(scenario: Scenario, variant: Variant | None) -> list[Fact]:
    changes = variant.set.facts if variant else {}
    existing: list[Fact] = []
    for fact in scenario.facts:
        if fact.id in changes:
            update: dict[str, Any] = changes[fact.id].model_dump(exclude_none=True)
            fact = fact.model_copy(update=update)
        if fact.exists:
            existing.append(fact)
    return existing
