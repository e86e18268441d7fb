"""Trust it or change it: what closed deals say about each conversation, outcome and commitment, each with its n.

Compared are closed deals that came equally far: those that went on beyond the stage with the thing, and those that went
on without it. A deal that ended in the stage itself says nothing about skipping. What is free is looked for when the
stage is entered that needs it. Of what belongs to the last stage nothing can be said: whoever goes on from it has won.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ...statistics import EASY_DEALS_ARE_SKIPPED_MORE, ENOUGH_ON_A_SIDE, Difference, difference, from_own_deals
from .content import Process
from .trail import Map, Requirement, Sort, Trail

Verdict = Literal["trust", "fix", "drop", "too_little"]
VERDICTS: Mapping[Verdict, str] = {
    "trust": "trust it", "fix": "fix it", "drop": "drop it", "too_little": "too little data",
}  # fmt: skip
WORTH_IT = 0.05
"""A commitment that at best lifts the share of deals won by less than this is not worth its asking."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Closed deals with a thing and without it, and how often it was asked for and answered how."""

    kept_won: int = 0
    kept: int = 0
    skipped_won: int = 0
    skipped: int = 0
    asked: int = 0
    given: int = 0
    conditional: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the deals say about one requirement. `difference` is there when enough deals stand on both sides."""

    id: str
    sort: Sort
    stage: int
    text: str
    sides: Sides
    difference: Difference | None
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Adherence:
    """Closed deals that came to the last stage without a skip and with one or more, and what became of them.

    Only those that came equally far are compared, for a deal that is lost early has had no time to skip anything.
    The difference is there only where n allows.
    """

    clean_won: int
    clean: int
    skipping_won: int
    skipping: int
    difference: Difference | None


def recorded(process: Process) -> dict[str, Sides]:
    """What the company's record says, by stage, outcome and commitment."""
    return {
        row.which: Sides(row.kept.won, row.kept.closed, row.skipped.won, row.skipped.closed, row.asked, row.given,
                         row.conditional, row.refused)
        for row in process.record
    }  # fmt: skip


def counted(plan: Map, trails: Sequence[Trail]) -> dict[str, Sides]:
    """The same, counted from deals."""
    found = {}
    for one in plan.weighed:
        until = _until(plan, one)
        beyond = [t for t in trails if t.closed and t.reached >= until]
        without = [t for t in beyond if not _had(one, t, until)]
        had = len(beyond) - len(without)
        won_without = sum(t.won for t in without)
        answers = [t.answers.get(one.id) for t in trails]
        found[one.id] = Sides(
            sum(t.won for t in beyond) - won_without, had, won_without, len(without),
            asked=sum(one.id in t.asked for t in trails),
            given=answers.count("given"), conditional=answers.count("conditional"), refused=answers.count("refused"),
        )  # fmt: skip
    return found


def _until(plan: Map, one: Requirement) -> int:
    """The stage that must be reached for this to be looked for; beyond the last for what only a won deal has."""
    if not one.free:
        return one.stage + 1
    last = len(plan.process.stages) - 1
    needing = min((plan.stage_of[name] for name in plan.needed_by.get(one.id, ())), default=last)
    return max(needing, one.stage + 1)


def _had(one: Requirement, trail: Trail, until: int) -> bool:
    """Whether it was there when the deal came so far."""
    day = trail.met.get(one.id)
    if day is None or (one.must and not one.free):
        return day is not None and not trail.skipped(one.id)
    came = min((visit.entered for visit in trail.visits if visit.stage >= until), default=day)
    return day <= came


def ledger(plan: Map, sides: Mapping[str, Sides]) -> tuple[Evidence, ...]:
    """The evidence on everything that deals are weighed by, in the order of the stages."""
    found = []
    for one in plan.weighed:
        of_it = sides.get(one.id, Sides())
        between = from_own_deals(of_it.kept_won, of_it.kept, of_it.skipped_won, of_it.skipped)
        found.append(Evidence(one.id, one.sort, one.stage, one.text, of_it, between, *verdict(of_it, between)))
    return tuple(found)


def verdict(sides: Sides, between: Difference | None) -> tuple[Verdict, str]:
    """The answer that the evidence bears out, and why."""
    if not sides.kept + sides.skipped:
        return "too_little", "No closed deal went on from here; whoever goes on from the last stage has won."
    if between is None:
        return "too_little", (
            f"{sides.kept} closed deals had it and {sides.skipped} went on without; "
            f"below {ENOUGH_ON_A_SIDE} on a side nothing is said."
        )
    span = f"{round(100 * between.low):+d} to {round(100 * between.high):+d} points"
    if between.low > 0:
        return "trust", f"Deals with it were won more often, and the whole interval says so ({span})."
    if between.high < 0:
        return "drop", f"Deals with it were won less often, and the whole interval says so ({span})."
    if between.high < WORTH_IT:
        return "drop", f"Even at its best it lifts wins by less than {100 * WORTH_IT:.0f} points ({span})."
    return "fix", f"It may help, and as it is done today it does not show ({span})."


def adherence(plan: Map, trails: Sequence[Trail]) -> Adherence:
    """Closed deals that came to the last stage, with and without a skip on the way, against how they ended."""
    last = len(plan.process.stages) - 1
    far = [t for t in trails if t.closed and t.reached == last]
    # In the last stage only a won deal can have skipped, so that it would count for one side alone.
    due = [(one, until) for one in plan.requirements if (until := _until(plan, one)) <= last]
    kept = [all(_had(one, t, until) for one, until in due) for t in far]
    clean = [t for t, all_kept in zip(far, kept, strict=True) if all_kept]
    skipping = [t for t, all_kept in zip(far, kept, strict=True) if not all_kept]
    won, won_skipping = sum(t.won for t in clean), sum(t.won for t in skipping)
    between = None
    if min(len(clean), len(skipping)) >= ENOUGH_ON_A_SIDE:
        between = difference(won, len(clean), won_skipping, len(skipping))
    return Adherence(won, len(clean), won_skipping, len(skipping), between)


NOTE = EASY_DEALS_ARE_SKIPPED_MORE
"""What must stand beside every comparison."""
CLAIMS: Mapping[Sort, str] = {
    "conversation": "The path: each conversation is on the best way from target to close.",
    "outcome": "The outcomes: what each stage must bring about is the right thing, for the buyer and for you.",
    "commitment": "The commitments: what you ask for on the way is the right thing to ask for.",
}


def tally(evidence: Sequence[Evidence], sort: Sort) -> dict[Verdict, int]:
    """How many of one sort each verdict has."""
    mine = [one.verdict for one in evidence if one.sort == sort]
    return {name: mine.count(name) for name in VERDICTS}
