"""What can be reached in a talk, and by which shortest way: proven, because every guided way through is walked.

Two moments that no condition can tell apart are walked as one (`columns.py`: what no condition asks for has no
column, counts stop at the largest number asked for), so the walk of one variant is small enough to be complete.
Whatever is found is real at any size, for it comes with a way that leads there; that something cannot be
reached is proven only where the walk was complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..authoring.scenario import Scenario
from ..practice.conversation import Script, prepare, seed_for
from .columns import columns_of
from .machine import Machine, Turn
from .walk import LIMIT, Walk, Way, walk

DROP = "drop"
"""The answer of a truth key that says: not worth pursuing."""
SORTS = ("fact", "move", "ending", "reaction", "raised", "answered", "dodged")
"""Sorts of tags that a talk can lead to."""
SHORTEST = 4
"""A success in fewer lines than this is trivial."""

Progress = Callable[[str, int, int], None]
"""Told the variant, the turn and the moments so far."""


@dataclass(frozen=True)
class VariantProof:
    """One variant, walked. `ways`: by tag the shortest way to it; `stuck`: ways to moments without a move."""

    machine: Machine
    walked: Walk

    @property
    def script(self) -> Script:
        """The variant as it is played."""
        return self.machine.script

    @property
    def variant(self) -> str:
        """The variant's id; empty where the exercise has no variants."""
        return self.script.variant or ""

    @property
    def proven(self) -> bool:
        """Whether every moment was walked, so that what was not found is not there."""
        return self.walked.complete

    @property
    def ways(self) -> Mapping[str, Way]:
        """By tag, a shortest way to it."""
        return self.walked.ways

    @cached_property
    def unreached(self) -> tuple[str, ...]:
        """Tags of this variant's parts to which no way was found."""
        return tuple(tag for tag in possible_tags(self.script) if tag not in self.ways)

    @property
    def unreached_facts(self) -> tuple[str, ...]:
        """Tags of facts that exist in this variant and cannot be learned."""
        return tuple(tag for tag in self.unreached if tag.startswith("fact:"))

    def _shortest_to(self, *verdicts: str) -> tuple[str, Way] | None:
        ends = [e.id for e in self.script.endings if e.verdict in verdicts and f"ending:{e.id}" in self.ways]
        if not ends:
            return None
        best = min(ends, key=lambda name: len(self.ways[f"ending:{name}"]))
        return best, self.ways[f"ending:{best}"]

    @property
    def win(self) -> Way | None:
        """A shortest way to a success."""
        found = self._shortest_to("success")
        return found and found[1]

    @cached_property
    def answer(self) -> str:
        """What the truth key says of this variant."""
        start = Turn(self.machine, self.machine.start(), 0, None)
        rows = self.script.scenario.judgement.model
        return next(row.answer for row in rows if row.when is None or start.holds(row.when.condition)[0])

    @property
    def drop(self) -> tuple[str, Way] | None:
        """Where dropping is right: the ending in which one may say so, and a shortest way to it."""
        return self._shortest_to("judged", "success")

    @property
    def is_drop(self) -> bool:
        """Whether the truth key says that this one is not worth pursuing."""
        return self.answer == DROP


@dataclass(frozen=True)
class Proof:
    """All variants of a scenario together."""

    scenario: Scenario
    parts: tuple[VariantProof, ...]

    @property
    def proven(self) -> bool:
        """Whether all variants were walked completely."""
        return all(part.proven for part in self.parts)

    @cached_property
    def nowhere(self) -> tuple[str, ...]:
        """Tags to which no variant has a way."""
        tags = dict.fromkeys(tag for part in self.parts for tag in possible_tags(part.script))
        return tuple(tag for tag in tags if not any(tag in part.ways for part in self.parts))


def possible_tags(script: Script) -> Iterator[str]:
    """What a talk of this script should be able to lead to."""
    known = {*script.scenario.briefing.known_at_start}
    yield from (f"fact:{fact.id}" for fact in script.facts.values() if not fact.public and fact.id not in known)
    yield from (f"move:{name}" for name in script.moves)
    yield from (f"ending:{ending.id}" for ending in script.endings)
    yield from (f"reaction:{reaction.id}" for reaction in script.reactions)
    for item in script.agenda.values():
        yield f"raised:{item.id}"
        yield from (f"answered:{item.id}", f"dodged:{item.id}") if item.expects else ()


def scripts_of(scenario: Scenario, variant: str | None = None) -> list[Script]:
    """The script of each variant, or of one. Raises ValueError when there is no such variant."""
    if variant is not None:
        return [prepare(scenario, seed_for(scenario, variant))]
    if not scenario.variants:
        return [prepare(scenario, 0)]
    return [prepare(scenario, seed_for(scenario, each.id)) for each in scenario.variants]


def prove_variant(script: Script, limit: int = LIMIT, progress: Progress | None = None) -> VariantProof:
    """Walk every way through one variant."""
    machine = Machine(script, columns_of(script, scored=False))
    tell = None if progress is None else lambda turn, moments: progress(script.variant or "", turn, moments)
    return VariantProof(machine, walk(machine, watched=possible_tags(script), limit=limit, progress=tell))


def prove(
    scenario: Scenario, variant: str | None = None, limit: int = LIMIT, progress: Progress | None = None
) -> Proof:
    """Walk every way through all variants, or through one."""
    return Proof(scenario, tuple(prove_variant(script, limit, progress) for script in scripts_of(scenario, variant)))
