"""Commitment trail of a deal: what was held, evidenced, asked and given, and where the deal skipped or stalled.

A requirement is a conversation, an outcome that the exit rule asks for, or a mandatory commitment. It is *skipped* if
something of a later stage happens before it: a later stage entered, a later outcome evidenced, a later commitment
given, or the deal won. A free requirement is skipped only if a commitment that needs it is given without it, or the
deal is won without it. A stage *stalls* if the deal went on from it with fewer commitments than its exit asks for, or
if it took, or takes, longer than three quarters of deals do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .content import Deal, Process

Sort = Literal["conversation", "outcome", "commitment"]
Why = Literal["no_commitment", "slow"]
MEETS: Mapping[str, Sort] = {"held": "conversation", "evidenced": "outcome", "given": "commitment"}
ANSWERS = ("given", "conditional", "refused")


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
class Skip:
    """Requirement unmet when `by` happened, in ordinals of days; `made_up` is the day it was met after all."""

    requirement: str
    stage: int
    by: str
    on: int
    made_up: int | None


@dataclass(frozen=True, slots=True)
class Stall:
    """Stage that brought too few commitments, or took longer than `typical` (p75) days."""

    stage: int
    why: Why
    days: int | None
    typical: int


@dataclass(frozen=True, slots=True)
class Visit:
    """Stay of a deal in a stage, in ordinals of days; `left` is None while it is there."""

    stage: int
    entered: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Trail:
    """What became of one deal.

    `met` and `asked` hold the first day of each; `answers` the latest answer.
    """

    deal: Deal
    visits: tuple[Visit, ...]
    met: Mapping[str, int]
    asked: Mapping[str, int]
    answers: Mapping[str, str]
    reached: int
    skips: tuple[Skip, ...]
    stalls: tuple[Stall, ...]
    required: int
    fulfilled: int

    @property
    def closed(self) -> bool:
        """Whether the deal was won or lost."""
        return self.deal.result != "open"

    @property
    def won(self) -> bool:
        """Whether the deal was won."""
        return self.deal.result == "won"

    def passed(self, stage: int) -> bool:
        """Return whether the deal went on beyond this stage."""
        return self.won or self.reached > stage

    def skipped(self, requirement: str) -> bool:
        """Return whether this requirement was skipped."""
        return any(skip.requirement == requirement for skip in self.skips)


@dataclass(frozen=True, slots=True)
class Map:
    """Process indexed for many deals: its requirements, the stage of every id, and the optional commitments.

    A deal never skips an optional commitment, but deals are compared by it all the same.
    """

    process: Process
    requirements: tuple[Requirement, ...]
    stage_of: Mapping[str, int]
    needed_by: Mapping[str, tuple[str, ...]]
    blind: frozenset[int] = frozenset()
    """Stages for which not all commitments can be known."""
    optional: tuple[Requirement, ...] = ()

    @property
    def weighed(self) -> tuple[Requirement, ...]:
        """All requirements that closed deals are compared by, in the order of the stages."""
        return tuple(sorted((*self.requirements, *self.optional), key=lambda requirement: requirement.stage))

    def knowing(self, names: Collection[str]) -> Map:
        """Return the map for deals with data on only these stages, outcomes and commitments."""
        known = tuple(requirement for requirement in self.requirements if requirement.id in names)
        optional = tuple(requirement for requirement in self.optional if requirement.id in names)
        blind = frozenset(
            place
            for place, stage in enumerate(self.process.stages)
            if any(commitment.id not in names for commitment in stage.commitments)
        )
        return replace(self, requirements=known, optional=optional, blind=blind)

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
        return cls(process, requirements(process), stage_of, needed_by, optional=_optional(process))


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


def trail(plan: Map, deal: Deal, today: int) -> Trail:
    """Return the trail of one deal.

    Args:
        plan: process to compare with.
        deal: deal to examine.
        today: day, as an ordinal, up to which an open deal is examined.
    """
    met: dict[str, int] = {}
    asked: dict[str, int] = {}
    answers: dict[str, str] = {}
    later: list[tuple[int, int, str]] = []  # (day, stage, id) of what shows that a deal has come that far
    for step in deal.trail:
        day = step.on.toordinal()
        if step.did in MEETS:
            met.setdefault(step.which, day)
        if step.did == "asked":
            asked.setdefault(step.which, day)
        if step.did in ANSWERS:
            answers[step.which] = step.did
            asked.setdefault(step.which, day)
        if step.did in MEETS or step.did == "entered":
            later.append((day, plan.stage_of[step.which], step.which))
    end = deal.closed.toordinal() if deal.closed else None
    if deal.result == "won" and end is not None:
        later.append((end, len(plan.process.stages), "won"))
    reached = min(max((stage for _, stage, _ in later), default=0), len(plan.process.stages) - 1)
    visits = _visits(plan, deal, end)
    due = [r for r in plan.requirements if r.stage < reached or (r.stage == reached and deal.result == "won")]
    skips, stalls = _skips(plan, met, later), _stalls(plan, visits, answers, deal, today)
    fulfilled = sum(requirement.id in met for requirement in due)
    return Trail(deal, visits, met, asked, answers, reached, skips, stalls, len(due), fulfilled)


def _visits(plan: Map, deal: Deal, end: int | None) -> tuple[Visit, ...]:
    entered = [(plan.stage_of[step.which], step.on.toordinal()) for step in deal.trail if step.did == "entered"]
    leaving = ([day for _, day in entered] + [end])[1:]
    return tuple(Visit(stage, day, left) for (stage, day), left in zip(entered, leaving, strict=True))


def _skips(plan: Map, met: Mapping[str, int], later: list[tuple[int, int, str]]) -> tuple[Skip, ...]:
    """Return the skipped requirements, each with the first thing that came before its turn."""
    first = sorted(later)
    farthest = max((stage for _, stage, _ in later), default=0)
    skips = []
    for requirement in plan.requirements:
        if requirement.stage >= farthest and not requirement.free:
            continue
        shows = next((thing for thing in first if _is_past(plan, requirement, thing)), None)
        met_on = met.get(requirement.id)
        if shows and (met_on is None or met_on > shows[0]):
            skips.append(Skip(requirement.id, requirement.stage, shows[2], shows[0], met_on))
    return tuple(skips)


def _is_past(plan: Map, requirement: Requirement, thing: tuple[int, int, str]) -> bool:
    """Return whether this thing should not have happened before the requirement was met."""
    _, stage, name = thing
    if requirement.free:
        return stage == len(plan.process.stages) or name in plan.needed_by.get(requirement.id, ())
    return stage > requirement.stage


def _stalls(
    plan: Map, visits: tuple[Visit, ...], answers: Mapping[str, str], deal: Deal, today: int
) -> tuple[Stall, ...]:
    stalls = []
    for visit in visits:
        stage = plan.process.stages[visit.stage]
        typical = stage.typical_days[2]
        end = today if visit.left is None else visit.left
        days = max(0, end - visit.entered)
        went_on = visit is not visits[-1] or deal.result == "won"
        given = sum(answers.get(commitment.id) == "given" for commitment in stage.commitments)
        if went_on and visit.stage not in plan.blind and given < stage.exit.commitments_min:
            stalls.append(Stall(visit.stage, "no_commitment", days, typical))
        elif days > typical:
            stalls.append(Stall(visit.stage, "slow", days, typical))
    return tuple(stalls)
