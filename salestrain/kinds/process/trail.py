"""The commitment trail of a deal: what was held, evidenced, asked and given, and where that was skipped or stalled.

A requirement is a conversation, an outcome that the exit rule asks for, or a mandatory commitment.
It is *skipped* when something of a later stage is there while it is not: a later stage entered, a later outcome
evidenced, a later commitment given, or the deal won. A free requirement is skipped only when a commitment that needs
it is given without it, or the deal is won without it.
A stage *stalls* when the deal went on from it with fewer commitments than its exit asks for, or when it took, or takes,
longer than three quarters of deals do.
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
    """What a deal must have, or, without `must`, is only asked for: `stage` is its place among the stages."""

    id: str
    sort: Sort
    stage: int
    text: str
    free: bool = False
    must: bool = True


@dataclass(frozen=True, slots=True)
class Skip:
    """A requirement that was not there when `by` was; days as ordinals. `made_up` is the day it came after all."""

    requirement: str
    stage: int
    by: str
    on: int
    made_up: int | None


@dataclass(frozen=True, slots=True)
class Stall:
    """A stage that brought no commitment, or took longer than `typical` (the p75) days."""

    stage: int
    why: Why
    days: int | None
    typical: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A deal in a stage, in ordinals of days; `left` is None while it is there."""

    stage: int
    entered: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Trail:
    """What became of one deal. `met` and `asked` give the first day of each; `answers` the latest answer."""

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
        """Whether the deal went on beyond this stage."""
        return self.won or self.reached > stage

    def skipped(self, requirement: str) -> bool:
        """Whether this was not there when something later was."""
        return any(skip.requirement == requirement for skip in self.skips)


@dataclass(frozen=True, slots=True)
class Map:
    """A process made ready for many deals: its requirements, the stage of every id, and the commitments without a must.

    A deal never skips what is no must, and is weighed by it all the same.
    """

    process: Process
    requirements: tuple[Requirement, ...]
    stage_of: Mapping[str, int]
    needed_by: Mapping[str, tuple[str, ...]]
    blind: frozenset[int] = frozenset()
    """Stages of whose commitments not all can be known."""
    optional: tuple[Requirement, ...] = ()

    @property
    def weighed(self) -> tuple[Requirement, ...]:
        """All that closed deals are asked about, in the order of the stages."""
        return tuple(sorted((*self.requirements, *self.optional), key=lambda one: one.stage))

    def knowing(self, names: Collection[str]) -> Map:
        """The same for deals of which only these stages, outcomes and commitments can be known."""
        stages = enumerate(self.process.stages)
        blind = {place for place, stage in stages if any(one.id not in names for one in stage.commitments)}
        known, optional = (tuple(one for one in all_ if one.id in names) for all_ in (self.requirements, self.optional))
        return replace(self, requirements=known, optional=optional, blind=frozenset(blind))

    @classmethod
    def of(cls, process: Process) -> Map:
        """The map of this process."""
        stage_of: dict[str, int] = {}
        needed_by: dict[str, tuple[str, ...]] = {}
        for place, stage in enumerate(process.stages):
            stage_of[stage.id] = place
            stage_of |= {outcome.id: place for outcome in stage.outcomes}
            stage_of |= {one.id: place for one in stage.commitments}
            for one in stage.commitments:
                for name in one.needs:
                    needed_by[name] = (*needed_by.get(name, ()), one.id)
        optional = tuple(
            Requirement(one.id, "commitment", place, one.text, one.free, must=False)
            for place, stage in enumerate(process.stages) for one in stage.commitments if not one.mandatory
        )  # fmt: skip
        return cls(process, requirements(process), stage_of, needed_by, optional=optional)


def requirements(process: Process) -> tuple[Requirement, ...]:
    """Everything a won deal must have, in the order of the stages."""
    found: list[Requirement] = []
    for place, stage in enumerate(process.stages):
        found.append(Requirement(stage.id, "conversation", place, stage.conversation))
        if stage.exit.all_outcomes:
            found += [Requirement(one.id, "outcome", place, one.text, one.free) for one in stage.outcomes]
        found += [
            Requirement(one.id, "commitment", place, one.text, one.free) for one in stage.commitments if one.mandatory
        ]
    return tuple(found)


def trail(plan: Map, deal: Deal, today: int) -> Trail:
    """The trail of one deal; `today` (an ordinal) is the day up to which an open deal is looked at."""
    met: dict[str, int] = {}
    asked: dict[str, int] = {}
    answers: dict[str, str] = {}
    later: list[tuple[int, int, str]] = []  # day, stage, id: what shows that a deal is that far
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
    return Trail(
        deal, visits, met, asked, answers, reached,
        skips=_skips(plan, met, later),
        stalls=_stalls(plan, visits, answers, deal, today),
        required=len(due),
        fulfilled=sum(r.id in met for r in due),
    )  # fmt: skip


def _visits(plan: Map, deal: Deal, end: int | None) -> tuple[Visit, ...]:
    entered = [(plan.stage_of[step.which], step.on.toordinal()) for step in deal.trail if step.did == "entered"]
    leaving = ([day for _, day in entered] + [end])[1:]
    return tuple(Visit(stage, day, left) for (stage, day), left in zip(entered, leaving, strict=True))


def _skips(plan: Map, met: Mapping[str, int], later: list[tuple[int, int, str]]) -> tuple[Skip, ...]:
    """For each requirement the first thing that came before its turn."""
    first = sorted(later)
    farthest = max((stage for _, stage, _ in later), default=0)
    found = []
    for one in plan.requirements:
        if one.stage >= farthest and not one.free:
            continue
        shows = next((thing for thing in first if _is_past(plan, one, thing)), None)
        when = met.get(one.id)
        if shows and (when is None or when > shows[0]):
            found.append(Skip(one.id, one.stage, shows[2], shows[0], when))
    return tuple(found)


def _is_past(plan: Map, one: Requirement, thing: tuple[int, int, str]) -> bool:
    """Whether this thing should not have come before the requirement was met."""
    _, stage, name = thing
    if one.free:
        return stage == len(plan.process.stages) or name in plan.needed_by.get(one.id, ())
    return stage > one.stage


def _stalls(
    plan: Map, visits: tuple[Visit, ...], answers: Mapping[str, str], deal: Deal, today: int
) -> tuple[Stall, ...]:
    found = []
    for visit in visits:
        stage = plan.process.stages[visit.stage]
        typical = stage.typical_days[2]
        end = today if visit.left is None else visit.left
        days = max(0, end - visit.entered)
        went_on = visit is not visits[-1] or deal.result == "won"
        given = sum(answers.get(one.id) == "given" for one in stage.commitments)
        if went_on and visit.stage not in plan.blind and given < stage.exit.commitments_min:
            found.append(Stall(visit.stage, "no_commitment", days, typical))
        elif days > typical:
            found.append(Stall(visit.stage, "slow", days, typical))
    return tuple(found)
