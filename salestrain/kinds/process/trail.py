"""Commitment trail of a deal: what was held, evidenced, asked and given, and where the deal went another way.

A requirement is a conversation, an outcome that the exit rule asks for, or a mandatory commitment. It is *missing* if
something of a later stage happens before it: a later stage entered, a later outcome evidenced, a later commitment
given, or the deal won. A free requirement is missing only if a commitment that needs it is given without it, or the
deal is won without it. Words beat ticks: what was ticked beside words that say otherwise is missing. What nobody knows
is neither there nor missing.

A stage was *skipped* if its conversation is missing, *left too early* if an outcome or commitment is missing or it was
left with fewer commitments than its exit asks for, and it *stalled* if it took, or takes, longer than three quarters
of deals do. Otherwise it is in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .content import Deal, Shows, Step
from .map import Map, Requirement, Sort

MEETS: Mapping[str, Sort] = {"held": "conversation", "evidenced": "outcome", "given": "commitment"}
ANSWERS = ("given", "conditional", "refused")
NO_DAY = 10**7
"""Stands for a day that nobody wrote down: after every other, so that what is undated counts as in time."""
IN_TIME = 0
"""Stands for the day of something that was there and is undated."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Requirement unmet when `by` happened, in ordinals of days; `made_up` is the day it was met after all.

    `on` is None where nobody wrote down the day.
    """

    requirement: str
    stage: int
    by: str
    on: int | None
    made_up: int | None


@dataclass(frozen=True, slots=True)
class Stall:
    """Stage that took longer than `typical` (p75) days."""

    stage: int
    days: int
    typical: int


@dataclass(frozen=True, slots=True)
class Visit:
    """Stay of a deal in a stage, in ordinals of days; `left` is None while it is there or where nobody knows."""

    stage: int
    entered: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Ticked:
    """Something ticked on a trail, and what the words beside it show."""

    step: Step
    stage: int
    shows: Shows


@dataclass(frozen=True, slots=True)
class Trail:
    """What became of one deal.

    `met` and `asked` hold the first day of each; `answers` the latest answer; `short` the stages left with fewer
    commitments than their exit asks for; `unknown` what was due and nobody knows of.
    """

    deal: Deal
    visits: tuple[Visit, ...]
    met: Mapping[str, int]
    asked: Mapping[str, int]
    answers: Mapping[str, str]
    reached: int
    skips: tuple[Skip, ...]
    short: tuple[int, ...]
    stalls: tuple[Stall, ...]
    ticks: tuple[Ticked, ...]
    unknown: tuple[str, ...]
    required: int
    fulfilled: int
    skipped_stages: tuple[int, ...]
    early_stages: tuple[int, ...]

    @property
    def closed(self) -> bool:
        """Whether the deal was won or lost."""
        return self.deal.result != "open"

    @property
    def won(self) -> bool:
        """Whether the deal was won."""
        return self.deal.result == "won"

    @property
    def stalled_stages(self) -> tuple[int, ...]:
        """The stages that took long, in the order of the process."""
        return tuple(sorted({stall.stage for stall in self.stalls}))

    @property
    def doubtful_stages(self) -> tuple[int, ...]:
        """The stages with a tick that nothing beside it shows."""
        return tuple(sorted({tick.stage for tick in self.ticks if tick.shows == "not_shown"}))

    def passed(self, stage: int) -> bool:
        """Return whether the deal went on beyond this stage."""
        return self.won or self.reached > stage

    def stay_known(self, stage: int) -> bool:
        """Return whether it is known how long the deal stayed, or has stayed so far, in this stage."""
        still_there = not self.closed and self.deal.stage is None
        return any(visit.stage == stage and (visit.left is not None or still_there) for visit in self.visits)

    def skipped(self, requirement: str) -> bool:
        """Return whether this requirement is missing."""
        return any(skip.requirement == requirement for skip in self.skips)


def shown_by(step: Step) -> Shows:
    """Return what the words beside a tick show."""
    if step.shows is not None:
        return step.shows
    return "shown" if step.words or step.did == "held" else "not_shown"


@dataclass
class _Followed:
    """What is known of a deal after following its steps."""

    plan: Map
    deal: Deal

    def __post_init__(self) -> None:
        self.met: dict[str, int] = {}
        self.asked: dict[str, int] = {}
        self.answers: dict[str, str] = {}
        self.ticks: list[Ticked] = []
        self.later: list[tuple[int, int, str]] = []  # (day, stage, id) of what shows that a deal has come that far
        for step in self.deal.trail:
            self._step(step, step.on.toordinal())
        for which, did in self.deal.undated.items():
            self._happened(which, did, NO_DAY)
        if self.deal.stage is not None:
            self._happened(self.deal.stage, "entered", NO_DAY)
        if self.deal.result == "won":
            self.later.append((self.end or NO_DAY + 1, len(self.plan.process.stages), "won"))

    @property
    def end(self) -> int | None:
        """The day on which the deal closed, if it did and somebody wrote it down."""
        return self.deal.closed.toordinal() if self.deal.closed else None

    def _step(self, step: Step, day: int) -> None:
        if step.did not in MEETS:
            self._happened(step.which, step.did, day)
            return
        shows = shown_by(step)
        self.ticks.append(Ticked(step, self.plan.stage_of[step.which], shows))
        if shows == "contradicted":
            self.asked.setdefault(step.which, day)
            self.answers.pop(step.which, None)
        else:
            self._happened(step.which, step.did, day)

    def _happened(self, which: str, did: str, day: int) -> None:
        if did in MEETS or (did == "entered" and which in self.plan.by_entry):
            self.met.setdefault(which, IN_TIME if day == NO_DAY else day)
        if did == "asked" or did in ANSWERS:
            self.asked.setdefault(which, day)
        if did in ANSWERS:
            self.answers[which] = did
        if did in MEETS or did == "entered":
            self.later.append((day, self.plan.stage_of[which], which))


def trail(plan: Map, deal: Deal, today: int) -> Trail:
    """Return the trail of one deal.

    Args:
        plan: process to compare with.
        deal: deal to examine.
        today: day, as an ordinal, up to which an open deal is examined.
    """
    followed = _Followed(plan, deal)
    last = len(plan.process.stages) - 1
    reached = min(max((stage for _, stage, _ in followed.later), default=0), last)
    visits = visits_of(plan, deal)
    due = [r for r in plan.requirements if r.stage < reached or (r.stage == reached and deal.result == "won")]
    unknown = tuple(r.id for r in due if r.id in deal.unknown and r.id not in followed.met)
    skips = _skips(plan, followed)
    short = _short(plan, deal, visits, followed.answers)
    skipped = {skip.stage for skip in skips if skip.requirement == plan.process.stages[skip.stage].id}
    early = ({skip.stage for skip in skips} | set(short)) - skipped
    return Trail(
        deal,
        visits,
        followed.met,
        followed.asked,
        followed.answers,
        reached,
        skips,
        short,
        _stalls(plan, visits, deal, today),
        tuple(followed.ticks),
        unknown,
        len(due) - len(unknown),
        sum(requirement.id in followed.met for requirement in due),
        tuple(sorted(skipped)),
        tuple(sorted(early)),
    )


def visits_of(plan: Map, deal: Deal) -> tuple[Visit, ...]:
    """Return the stays of a deal in its stages, as far as their days are known.

    Between a stage and the next day on the trail may lie stages whose days nobody wrote down; then it is not known when
    the deal left.
    """
    entered = [(plan.stage_of[step.which], step.on.toordinal()) for step in deal.trail if step.did == "entered"]
    beyond = len(plan.process.stages)
    end = (beyond, deal.closed.toordinal()) if deal.closed else (beyond, None)
    visits = []
    for (stage, day), (following, left) in zip(entered, [*entered, end][1:], strict=True):
        between = set(range(stage + 1, following))
        visits.append(Visit(stage, day, None if between & plan.undated else left))
    return tuple(visits)


def _skips(plan: Map, followed: _Followed) -> tuple[Skip, ...]:
    """Return the missing requirements, each with the first thing that came before its turn."""
    first = sorted(followed.later)
    farthest = max((stage for _, stage, _ in first), default=0)
    skips = []
    for requirement in plan.requirements:
        if requirement.id in followed.deal.unknown or (requirement.stage >= farthest and not requirement.free):
            continue
        shows = next((thing for thing in first if _is_past(plan, requirement, thing)), None)
        met_on = followed.met.get(requirement.id)
        if shows and (met_on is None or met_on > shows[0]):
            day = shows[0] if shows[0] < NO_DAY else None
            skips.append(Skip(requirement.id, requirement.stage, shows[2], day, met_on))
    return tuple(skips)


def _is_past(plan: Map, requirement: Requirement, thing: tuple[int, int, str]) -> bool:
    """Return whether this thing should not have happened before the requirement was met."""
    _, stage, name = thing
    if requirement.free:
        return stage == len(plan.process.stages) or name in plan.needed_by.get(requirement.id, ())
    return stage > requirement.stage


def _short(plan: Map, deal: Deal, visits: tuple[Visit, ...], answers: Mapping[str, str]) -> tuple[int, ...]:
    """Return the stages that the deal left with fewer commitments than their exit asks for, if all are known."""
    short = []
    for place in dict.fromkeys(visit.stage for visit in visits):
        stage = plan.process.stages[place]
        went_on = place != visits[-1].stage or deal.result == "won"
        known = place not in plan.blind and not any(one.id in deal.unknown for one in stage.commitments)
        given = sum(answers.get(commitment.id) == "given" for commitment in stage.commitments)
        if went_on and known and given < stage.exit.commitments_min:
            short.append(place)
    return tuple(short)


def _stalls(plan: Map, visits: tuple[Visit, ...], deal: Deal, today: int) -> tuple[Stall, ...]:
    stalls = []
    for visit in visits:
        typical = plan.typical[visit.stage].days
        end = visit.left
        if end is None and deal.result == "open" and deal.stage is None:
            end = today
        if end is not None and end - visit.entered > typical:
            stalls.append(Stall(visit.stage, end - visit.entered, typical))
    return tuple(stalls)
