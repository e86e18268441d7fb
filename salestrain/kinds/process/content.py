"""Content models of a process exercise: stages from target to close, what each must bring, and deals to examine.

A stage has the conversation that creates value, outcomes with evidence that a third person could check, and commitments
that somebody gives. Percentages, days and hours are assumptions that a learner may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ...core.criteria import Cap, Criterion
from ...core.exercise import Exercise, Line, Model, Name
from .breach_words import BreachSort

Rung = Literal[
    "time",
    "explore",
    "change",
    "collaborate",
    "build_consensus",
    "invest",
    "review",
    "resolve_concerns",
    "decide",
    "execute",
]
"""The ten commitments a buyer makes on the way, as a ladder that need not be climbed in order."""
RUNGS: Mapping[Rung, str] = {
    "time": "Time",
    "explore": "Explore",
    "change": "Change",
    "collaborate": "Collaborate",
    "build_consensus": "Build consensus",
    "invest": "Invest",
    "review": "Review",
    "resolve_concerns": "Resolve concerns",
    "decide": "Decide",
    "execute": "Execute",
}
Did = Literal["entered", "held", "evidenced", "asked", "given", "conditional", "refused"]
Result = Literal["open", "won", "lost"]
Shows = Literal["shown", "not_shown", "contradicted"]
"""What the words beside a tick do: show what was ticked, leave it open, or say otherwise."""
Leading = Literal["enforced", "coached", "asked", "praised", "waived"]

Percent = Annotated[int, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Days = Annotated[int, Field(ge=0, le=3_650)]


class Outcome(Model):
    """Something a stage must bring about.

    `evidence` is what a third person could check; a `free` outcome may come at any time.
    """

    id: Name
    text: Line
    evidence: Line
    free: bool = False


class Commitment(Model):
    """Something that somebody binds themselves to; `needs` lists outcomes and commitments that must precede it."""

    id: Name
    text: Line
    rung: Rung
    given_by: Literal["buyer", "seller"]
    mandatory: bool = True
    free: bool = False
    needs: tuple[Name, ...] = ()


class Exit(Model):
    """Exit rule of a stage: all its outcomes, and a number of commitments that includes the mandatory ones."""

    all_outcomes: bool = True
    commitments_min: Annotated[int, Field(ge=0, le=20)] = 1


class Stage(Model):
    """One stage; `typical_days` are p25, p50 and p75, and `passes` is the percentage of deals that get through."""

    id: Name
    name: Line
    conversation: Line
    value: Line
    outcomes: tuple[Outcome, ...]
    commitments: tuple[Commitment, ...]
    exit: Exit = Exit()
    typical_days: tuple[Days, Days, Days]
    passes: Percent
    hours: Annotated[float, Field(ge=0, le=1_000)]
    skip_note: Line
    who_may_change: Line


class Step(Model):
    """Step on the trail of a deal: a stage entered, a conversation held, an outcome, or a commitment.

    `which` is a stage for `entered` and `held`, an outcome for `evidenced`, and a commitment for all others.

    `words` are the buyer's, or ours where somebody was `asked`. `shows` judges them: without it, words show what was
    ticked, and a tick without words leaves it open. `because` says why words do not show it.
    """

    on: date
    did: Did
    which: Name
    who: Line | None = None
    words: Line | None = None
    shows: Shows | None = None
    because: Line | None = None


class Deal(Model):
    """Deal with its trail, in the order of the days; `created` is the day on which somebody wrote it down first.

    The last three are of deals that a file tells of: the stage it is in when nobody wrote down since when, what
    happened on a day that nobody wrote down, and what nobody knows of.
    """

    id: Name
    name: Line
    about: Line | None = None
    result: Result = "open"
    created: date | None = None
    closed: date | None = None
    trail: tuple[Step, ...] = ()
    stage: Name | None = None
    undated: Mapping[Name, Did] = {}
    unknown: tuple[Name, ...] = ()


class Side(Model):
    """Closed deals on one side of a comparison, and how many of them were won."""

    won: Count
    closed: Count


class Recorded(Model):
    """Counts from the company's own closed deals for one stage, outcome or commitment.

    With `by_coin`, chance decided which deals had it, so that easy deals stand on both sides.
    """

    which: Name
    kept: Side
    skipped: Side
    asked: Count = 0
    given: Count = 0
    conditional: Count = 0
    refused: Count = 0
    by_coin: bool = False


class LegalMove(Model):
    """Move inside the frame that others have made; `examples` are further wordings."""

    label: Line
    text: Line
    examples: tuple[Line, ...] = ()


class Blocked(Model):
    """Commitment that is not given, with a bank of moves that remain inside the frame."""

    commitment: Name
    situation: Line
    bank: Annotated[tuple[LegalMove, ...], Field(min_length=3)]


class Breach(Model):
    """Type of move that leaves the frame, such as a discount: how people word it, and why it is outside.

    One of a known `sort` is found by its words too, wherever in a sentence they stand.
    """

    id: Name
    label: Line
    why: Line
    examples: Annotated[tuple[Line, ...], Field(min_length=3)]
    sort: BreachSort | None = None


class Led(Model):
    """Entry of the leader's coaching log."""

    on: date
    who: Line
    did: Leading
    which: Name
    words: Line


class Deviation(Model):
    """Deliberate skip in a deal: who decided it, when, why, and what came of it."""

    deal: Name
    skipped: Annotated[tuple[Name, ...], Field(min_length=1)]
    reason: Line
    decided_by: Line
    on: date
    result: Line | None = None


class TalkOf(Model):
    """What the role-plays of one exercise stand for, if it differs from the general rule."""

    stage: Name | None = None
    commitment: Name | None = None
    outcomes: Mapping[Name, Name] = {}


class Talks(Model):
    """How a role-play becomes a trail: its stage, the commitment asked for, and the outcome of each topic learned."""

    stage: Name
    commitment: Name
    outcomes: Mapping[Name, Name]
    exercises: Mapping[Name, TalkOf] = {}


class Assumptions(Model):
    """Initial positions of the skip-cost sliders: odds left after a skip, in percent, and working hours a month."""

    odds_left: Annotated[int, Field(ge=5, le=100)] = 50
    hours_a_month: Annotated[int, Field(ge=1, le=744)] = 120


class Process(Exercise):
    """Content of a process exercise; `as_of` is the day on which the sample deals are examined."""

    kind: Literal["process"]
    illustrative: Line
    briefing: Line
    goal: Line
    owner: Line
    review_every_days: Annotated[int, Field(ge=1, le=730)] = 90
    as_of: date
    stages: Annotated[tuple[Stage, ...], Field(min_length=2, max_length=12)]
    deals: Annotated[tuple[Deal, ...], Field(min_length=1, max_length=30)]
    record: tuple[Recorded, ...] = ()
    record_of: Line = "Closed deals of the company that this exercise invents."
    blocked: Annotated[tuple[Blocked, ...], Field(min_length=1)]
    breaches: Annotated[tuple[Breach, ...], Field(min_length=1)]
    engagement: tuple[Led, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    talks: Talks
    assumptions: Assumptions = Assumptions()
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=8)]
    caps: tuple[Cap, ...] = ()
    seed_policy: Literal["fixed"] = "fixed"


class Loaded(Model):
    """Deals a learner loaded, as stored with the move: without names of people, and with the day they were loaded.

    `knows` lists the stages, outcomes and commitments that the source has data on, `entries` the stages of which it
    says when they were entered; nothing is said about others.
    """

    deals: Annotated[tuple[Deal, ...], Field(min_length=1, max_length=10_000)]
    today: date
    knows: tuple[Name, ...] = ()
    entries: tuple[Name, ...] = ()
    notes: tuple[Line, ...] = ()


class Stamp(Model):
    """Day that a learner entered."""

    on: date
