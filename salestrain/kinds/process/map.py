"""A process made ready to hold many deals against it: its requirements, the stage of every id, and the usual days."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .content import Process

Sort = Literal["conversation", "outcome", "commitment"]
ENOUGH_STAYS = 8
"""Stays in a stage from which the learner's own deals say how long is usual; with fewer, a quarter of them is one."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a deal must have, or, without `must`, is only asked for; `stage` is the index of its stage."""

    id: str
    sort: Sort
    stage: int
    text: str
    free: bool = False
    must: bool = True


@dataclass(frozen=True, slots=True)
class Typical:
    """Days that three quarters of deals need for a stage; `stays` counts the own deals it is from, 0 if it is not."""

    days: int
    stays: int = 0


@dataclass(frozen=True, slots=True)
class Map:
    """Process indexed for many deals: its requirements, the stage of every id, and the optional commitments.

    A deal never skips an optional commitment, but deals are compared by it all the same. `by_entry` are the stages of
    which is known only whether they were entered; that stands for their conversation.
    """

    process: Process
    requirements: tuple[Requirement, ...]
    stage_of: Mapping[str, int]
    needed_by: Mapping[str, tuple[str, ...]]
    typical: tuple[Typical, ...]
    blind: frozenset[int] = frozenset()
    """Stages for which not all commitments can be known."""
    optional: tuple[Requirement, ...] = ()
    by_entry: frozenset[str] = frozenset()
    unseen: tuple[Requirement, ...] = ()
    """What a deal must have and its source has no column for."""
    undated: frozenset[int] = frozenset()
    """Stages of which the source of the deals does not tell when they were entered."""

    @property
    def weighed(self) -> tuple[Requirement, ...]:
        """All requirements that closed deals are compared by, in the order of the stages."""
        return tuple(sorted((*self.requirements, *self.optional), key=lambda requirement: requirement.stage))

    @property
    def decisions(self) -> frozenset[str]:
        """The commitments that are the win itself, so that comparing won deals by them says nothing."""
        commitments = (commitment for stage in self.process.stages for commitment in stage.commitments)
        return frozenset(commitment.id for commitment in commitments if commitment.rung == "decide")

    def knowing(self, names: Collection[str], entries: Collection[str] = ()) -> Map:
        """Return the map for deals with data on only some things.

        Args:
            names: the stages, outcomes and commitments that there is data on.
            entries: the stages of which is known when they were entered.
        """
        by_entry = frozenset(stage for stage in entries if stage not in names)
        seen = {*names, *by_entry}
        blind = frozenset(
            place
            for place, stage in enumerate(self.process.stages)
            if any(commitment.id not in names for commitment in stage.commitments)
        )
        return replace(
            self,
            requirements=tuple(requirement for requirement in self.requirements if requirement.id in seen),
            optional=tuple(requirement for requirement in self.optional if requirement.id in seen),
            unseen=tuple(requirement for requirement in self.requirements if requirement.id not in seen),
            blind=blind,
            by_entry=by_entry,
            undated=frozenset(place for place, stage in enumerate(self.process.stages) if stage.id not in entries),
        )

    def with_own_days(self, stays: Iterable[tuple[int, int]]) -> Map:
        """Return the map with the usual days of the learner's own deals, where there are enough of them.

        Args:
            stays: for each finished stay in a stage, the index of the stage and the days.
        """
        days: dict[int, list[int]] = {}
        for stage, took in stays:
            days.setdefault(stage, []).append(took)
        typical = list(self.typical)
        for stage, took_all in days.items():
            if len(took_all) >= ENOUGH_STAYS:
                ordered = sorted(took_all)
                typical[stage] = Typical(ordered[math.ceil(0.75 * len(ordered)) - 1], len(ordered))
        return replace(self, typical=tuple(typical))

    @classmethod
    def of(cls, process: Process) -> Map:
        """Return the map of this process."""
        stage_of: dict[str, int] = {}
        needed_by: dict[str, tuple[str, ...]] = {}
        for place, stage in enumerate(process.stages):
            stage_of[stage.id] = place
            stage_of |= {outcome.id: place for outcome in stage.outcomes}
            stage_of |= {commitment.id: place for commitment in stage.commitments}
            for commitment in stage.commitments:
                for name in commitment.needs:
                    needed_by[name] = (*needed_by.get(name, ()), commitment.id)
        typical = tuple(Typical(stage.typical_days[2]) for stage in process.stages)
        return cls(process, requirements(process), stage_of, needed_by, typical, optional=_optional(process))


def requirements(process: Process) -> tuple[Requirement, ...]:
    """Return everything a won deal must have, in the order of the stages."""
    required: list[Requirement] = []
    for place, stage in enumerate(process.stages):
        required.append(Requirement(stage.id, "conversation", place, stage.conversation))
        if stage.exit.all_outcomes:
            outcomes = stage.outcomes
            required += [Requirement(item.id, "outcome", place, item.text, item.free) for item in outcomes]
        mandatory = [commitment for commitment in stage.commitments if commitment.mandatory]
        required += [Requirement(item.id, "commitment", place, item.text, item.free) for item in mandatory]
    return tuple(required)


def _optional(process: Process) -> tuple[Requirement, ...]:
    """Return the commitments that are asked for but not mandatory, in the order of the stages."""
    optional: list[Requirement] = []
    for place, stage in enumerate(process.stages):
        items = [commitment for commitment in stage.commitments if not commitment.mandatory]
        optional += [Requirement(item.id, "commitment", place, item.text, item.free, must=False) for item in items]
    return tuple(optional)
