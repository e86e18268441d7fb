"""Ledger of evidence: what closed deals say about each conversation, outcome and commitment, with sample sizes.

Only closed deals that came equally far are compared: those that went on beyond the stage with the requirement, and
those that went on without it. A deal that ended in the stage itself says nothing about skipping. A free requirement is
checked when the stage that needs it is entered. Nothing can be said about requirements of the last stage, because every
deal that goes on from it is won. The buyer's decision is the win itself and is not compared at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ...statistics import EASY_DEALS_ARE_SKIPPED_MORE, Difference, Estimate, exact, from_own_deals
from .content import Process
from .map import Map, Requirement, Sort
from .trail import Trail

Verdict = Literal["trust", "fix", "drop", "too_little"]
VERDICTS: Mapping[Verdict, str] = {
    "trust": "trust it",
    "fix": "fix it",
    "drop": "drop it",
    "too_little": "not enough data",
}
RULES: Mapping[Verdict, str] = {
    "trust": "deals with it were won more often, and the whole range says so.",
    "drop": "deals with it were won less often, the whole range says so, and a coin decided which deals had it. "
    "Without the coin nobody may drop it: sellers skip more where a deal looks easy.",
    "fix": "all of the range lies within 10 points of the line: done as it is today, it makes no difference worth "
    "having. Or it is asked for and given in fewer than two of three cases, and the whole range says so.",
    "too_little": "anything else. A wide range on both sides of the line is no finding.",
}
"""When the figures bear out each answer."""
CLOSE = 0.10
"""Difference in deals won that is not worth having; a range within it on both sides has settled the matter."""
OFTEN_GIVEN = 2 / 3
"""Share of requests that should be met; where the whole range is below it, the way of asking needs mending."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Closed deals with a requirement and without it, and how often it was asked for and how that was answered."""

    kept_won: int = 0
    kept: int = 0
    skipped_won: int = 0
    skipped: int = 0
    asked: int = 0
    given: int = 0
    conditional: int = 0
    refused: int = 0
    counted: bool = True
    """Whether anybody has counted; a requirement that a file has no column for is not counted."""
    by_coin: bool = False
    """Whether chance decided which deals had it, so that easy deals stand on both sides."""

    @property
    def ends_differ(self) -> bool:
        """Whether some of these deals were won and some lost; otherwise there is nothing to explain."""
        return 0 < self.kept_won + self.skipped_won < self.kept + self.skipped

    @property
    def given_when_asked(self) -> Estimate | None:
        """How often a request was met; None where nobody asked."""
        return exact(min(self.given, self.asked), self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the deals say about one requirement; `difference` is set if there are deals on both sides."""

    id: str
    sort: Sort
    stage: int
    text: str
    sides: Sides
    difference: Difference | None
    verdict: Verdict
    why: str

    @property
    def caveat(self) -> str:
        """What to bear in mind with the comparison."""
        return BY_COIN if self.sides.by_coin else NOTE


@dataclass(frozen=True, slots=True)
class Adherence:
    """Closed deals that came to the last stage without a skip and with at least one, and how they ended.

    Only deals that came equally far are compared, because a deal lost early had no time to skip anything. The
    difference is set if there are deals on both sides.
    """

    clean_won: int
    clean: int
    skipping_won: int
    skipping: int
    difference: Difference | None


def recorded(process: Process) -> dict[str, Sides]:
    """Return what the company's record says, by stage, outcome and commitment."""
    return {
        row.which: Sides(
            row.kept.won,
            row.kept.closed,
            row.skipped.won,
            row.skipped.closed,
            row.asked,
            row.given,
            row.conditional,
            row.refused,
            by_coin=row.by_coin,
        )
        for row in process.record
    }


def counted(plan: Map, trails: Sequence[Trail]) -> dict[str, Sides]:
    """Count the same from deals."""
    sides = {}
    for requirement in plan.weighed:
        until = _until(plan, requirement)
        beyond = [t for t in trails if t.closed and t.reached >= until and _is_known(requirement, t)]
        without = [t for t in beyond if not _had(requirement, t, until)]
        had = len(beyond) - len(without)
        won_without = sum(t.won for t in without)
        answers = [t.answers.get(requirement.id) for t in trails]
        sides[requirement.id] = Sides(
            sum(t.won for t in beyond) - won_without,
            had,
            won_without,
            len(without),
            asked=sum(requirement.id in t.asked for t in trails),
            given=answers.count("given"),
            conditional=answers.count("conditional"),
            refused=answers.count("refused"),
        )
    return sides


def _is_known(requirement: Requirement, trail: Trail) -> bool:
    return requirement.id in trail.met or requirement.id not in trail.deal.unknown


def _until(plan: Map, requirement: Requirement) -> int:
    """Return the stage from which a requirement is checked; beyond the last for one that only a won deal has."""
    if not requirement.free:
        return requirement.stage + 1
    last = len(plan.process.stages) - 1
    first_needed = min((plan.stage_of[name] for name in plan.needed_by.get(requirement.id, ())), default=last)
    return max(first_needed, requirement.stage + 1)


def _had(requirement: Requirement, trail: Trail, until: int) -> bool:
    """Return whether the requirement was met when the deal came to that stage."""
    day = trail.met.get(requirement.id)
    if day is None or (requirement.must and not requirement.free):
        return day is not None and not trail.skipped(requirement.id)
    arrival = min((visit.entered for visit in trail.visits if visit.stage >= until), default=day)
    return day <= arrival


def ledger(plan: Map, sides: Mapping[str, Sides]) -> tuple[Evidence, ...]:
    """Return the evidence on every requirement that deals are compared by, in the order of the stages."""
    evidence = []
    for item in plan.weighed:
        if item.id in plan.decisions:
            continue
        own = sides.get(item.id, Sides(counted=False))
        between = None
        if own.ends_differ:
            between = from_own_deals(own.kept_won, own.kept, own.skipped_won, own.skipped)
        evidence.append(Evidence(item.id, item.sort, item.stage, item.text, own, between, *verdict(own, between)))
    return tuple(evidence)


def verdict(sides: Sides, between: Difference | None) -> tuple[Verdict, str]:
    """Return the verdict that the evidence supports, and why, as `RULES` says."""
    compared = _compared(sides, between)
    if between is not None and between.low > 0:
        return "trust", compared
    if between is not None and between.high < 0 and sides.by_coin:
        return "drop", compared
    if between is not None and -CLOSE < between.low <= 0 <= between.high < CLOSE:
        return (
            "fix",
            f"{compared} All of it is close to the line: done as it is today, it makes no difference worth having.",
        )
    given = sides.given_when_asked
    if given is not None and given.high < OFTEN_GIVEN:
        asking = (
            f"Asked for {sides.asked} times, it was given {sides.given} times: fewer than two in three. "
            "What to mend is the way it is asked for."
        )
        return "fix", f"{compared} {asking}"
    return "too_little", compared


def _compared(sides: Sides, between: Difference | None) -> str:
    """Say what the comparison of won deals comes to."""
    if not sides.counted:
        return "Nothing is known about it: it was not counted."
    if not sides.kept + sides.skipped:
        return "No closed deal went on from here; whoever goes on from the last stage has won."
    if between is None and sides.kept and sides.skipped:
        end = "won" if sides.kept_won else "lost"
        return f"All {sides.kept + sides.skipped} closed deals that went on were {end}, so there is nothing to compare."
    if between is None:
        had = "had it" if sides.kept else "went on without it"
        return f"All {sides.kept + sides.skipped} closed deals {had}, so there is nothing to compare with."
    span = f"{round(100 * between.low):+d} to {round(100 * between.high):+d} points".replace("-", "−")
    if between.low > 0:
        return f"Deals with it were won more often, and the whole range says so ({span})."
    if between.high < 0 and sides.by_coin:
        return f"Deals with it were won less often, and the whole range says so ({span})."
    if between.high < 0:
        return (
            f"Deals with it were won less often ({span}). But sellers skip more where a deal looks easy, and that "
            "alone can make such a difference: this is no reason to drop it. Let a coin decide for a quarter, and look "
            "again."
        )
    return f"The range holds both: it may help, and it may not ({span})."


def adherence(plan: Map, trails: Sequence[Trail]) -> Adherence:
    """Compare how closed deals that came to the last stage ended, with and without a skip on the way."""
    last = len(plan.process.stages) - 1
    far = [t for t in trails if t.closed and t.reached == last]
    # Only a won deal can skip something in the last stage, so counting that would bias one side.
    due = [(requirement, until) for requirement in plan.requirements if (until := _until(plan, requirement)) <= last]
    far = [t for t in far if due and all(_is_known(requirement, t) for requirement, _ in due)]
    kept = [all(_had(requirement, t, until) for requirement, until in due) for t in far]
    clean = [t for t, all_kept in zip(far, kept, strict=True) if all_kept]
    skipping = [t for t, all_kept in zip(far, kept, strict=True) if not all_kept]
    won, won_skipping = sum(t.won for t in clean), sum(t.won for t in skipping)
    between = from_own_deals(won, len(clean), won_skipping, len(skipping))
    return Adherence(won, len(clean), won_skipping, len(skipping), between)


NOTE = EASY_DEALS_ARE_SKIPPED_MORE
"""Caveat that must accompany every comparison in which sellers chose what to skip."""
BY_COIN = "A coin decided which deals had it, so easy and hard ones stand on both sides."
CLAIMS: Mapping[Sort, str] = {
    "conversation": "The path: the conversations are the best way from target to close.",
    "outcome": "The outcomes: each stage has to produce the right things, for the buyer and for you.",
    "commitment": "The commitments: you ask for the right things along the way.",
}


def tally(evidence: Sequence[Evidence], sort: Sort) -> dict[Verdict, int]:
    """Return how many requirements of this sort have each verdict, of those that were counted."""
    verdicts = [entry.verdict for entry in evidence if entry.sort == sort and entry.sides.counted]
    return {name: verdicts.count(name) for name in VERDICTS}
