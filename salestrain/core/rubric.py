"""Events in, scorecard out. Every point carries its proof: turn, quoted words, rule, threshold.

One module scores every kind of practice, because it looks at the tags of events and at nothing else.
The same events give the same scorecard, today and next year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .conditions import MOMENTS_PER_TURN, Names, first_unmet, turn_of
from .criteria import Cap, Criterion, Level
from .events import Event, standing


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove something: in which turn, who said them."""

    turn: int
    who: str
    quote: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What one criterion earned, and why.

    `rule` is the condition of the level in words, with its threshold; `actual` what was counted.
    `missing` is what the next level would have taken; None at the top.
    """

    criterion: str
    label: str
    weight: int
    score: int
    best: int
    level: str
    rule: str
    proof: tuple[Proof, ...]
    missing: str | None
    try_next: str

    @property
    def lost(self) -> float:
        """Weighted share of the points not earned; what makes a criterion the weakest."""
        return self.weight * (self.best - self.score) / self.best


@dataclass(frozen=True, slots=True)
class CapMark:
    """A gate that held the total down."""

    cap: str
    at: int
    why: str
    rule: str
    proof: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Marks first, total second. `total` is 0 to 100, after caps; `earned` before them."""

    marks: tuple[Mark, ...]
    caps: tuple[CapMark, ...]
    earned: int
    total: int


class EventRecord:
    """The record of a whole attempt, built from its events, for conditions to be asked of."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._seen: dict[str, tuple[int, ...]] = {}
        self._values: dict[str, int] = {}
        self._longest: dict[str, int] = {}
        self._event_at: dict[int, Event] = {}
        self.events = events
        position, run = 0, ("", 0)
        for event in events:
            self._values.update(event.data.get("values", {}) if event.kind == "attempt_started" else {})
            if event.kind == "changed":
                self._values[event.data["name"]] = event.data["to"]
            if event.kind == "said":
                self._values["turn"] = event.turn
            if event.kind == "understood":
                kind = event.data["move_kind"]
                run = (kind, run[1] + 1 if run[0] == kind else 1)
                self._longest[kind] = max(self._longest.get(kind, 0), run[1])
            for tag in event.tags:
                moment = event.turn * MOMENTS_PER_TURN + position
                self._seen[tag] = (*self._seen.get(tag, ()), moment)
                self._event_at[moment] = event
                position += 1

    def moments(self, tag: str) -> tuple[int, ...]:
        """When this tag was noticed."""
        return self._seen.get(tag, ())

    def now(self, tag: str) -> bool:
        """There is no present turn in a whole attempt; authoring checks keep such leaves out of rubrics."""
        return False

    def value(self, name: str) -> int:
        """A state variable at the end, or the number of turns."""
        return self._values.get(name, 0)

    def streak(self, kind: str) -> int:
        """The longest run of moves of this kind."""
        return self._longest.get(kind, 0)

    def proofs(self, moments: Sequence[int]) -> tuple[Proof, ...]:
        """The quoted words at these moments, once each."""
        proofs = (self._proof(moment) for moment in moments)
        return tuple(dict.fromkeys(proof for proof in proofs if proof is not None))

    def _proof(self, moment: int) -> Proof | None:
        event = self._event_at[moment]
        quote = _quote(event, self.events)
        return None if quote is None else Proof(turn_of(moment), *quote)


def _quote(event: Event, events: Sequence[Event]) -> tuple[str, str] | None:
    """Who said what at this event; None where nobody said anything."""
    data = event.data
    if event.kind == "understood":
        said = next(e for e in events if e.kind == "said" and e.turn == event.turn)
        start, end = data.get("span") or (0, len(said.data["text"]))
        return "learner", said.data["text"][start:end]
    if event.kind == "judged":
        return "learner", f"{data['answer']}, {data['confidence']} % sure"
    for key in ("text", "say"):
        if data.get(key):
            return "buyer", data[key]
    return ("record", data["why"]) if data.get("why") else None


def score(criteria: Sequence[Criterion], caps: Sequence[Cap], events: Sequence[Event], names: Names) -> Scorecard:
    """The scorecard of an attempt.

    total = 100 · Σ weight·(score/best) / Σ weight, rounded half up, then held at the lowest cap.
    """
    record = EventRecord(standing(events))
    marks = tuple(_mark(criterion, record, names) for criterion in criteria)
    share = sum(Fraction(mark.weight * mark.score, mark.best) for mark in marks) / sum(mark.weight for mark in marks)
    earned = int(100 * share + Fraction(1, 2))
    held = tuple(
        CapMark(cap.id, cap.at, cap.why, cap.when.condition.words(names),
                record.proofs(cap.when.condition.proof(record)))
        for cap in caps
        if cap.when.condition.holds(record)
    )  # fmt: skip
    return Scorecard(marks, held, earned, min([earned, *(cap.at for cap in held)]))


def _mark(criterion: Criterion, record: EventRecord, names: Names) -> Mark:
    reached = next(i for i, level in enumerate(criterion.levels) if _holds(level, record))
    level = criterion.levels[reached]
    rule = "none of the levels above was reached"
    proof: tuple[Proof, ...] = ()
    if level.when is not None:
        rule = level.when.condition.words(names)
        proof = record.proofs(level.when.condition.proof(record))
    return Mark(
        criterion=criterion.id,
        label=criterion.label,
        weight=criterion.weight,
        score=level.score,
        best=criterion.levels[0].score,
        level=level.text,
        rule=rule,
        proof=proof,
        missing=_missing(criterion.levels[reached - 1], record, names) if reached else None,
        try_next=criterion.try_next,
    )


def _holds(level: Level, record: EventRecord) -> bool:
    return level.when is None or level.when.condition.holds(record)


def _missing(level: Level, record: EventRecord, names: Names) -> str:
    assert level.when is not None, "only the last level is without a condition"
    leaf = first_unmet(level.when.condition, record)
    assert leaf is not None, "a level that holds would have been reached"
    return f"{level.text} This takes {leaf.words(names)} (here: {leaf.actual(record)})."


def by_criterion(scorecard: Scorecard) -> Mapping[str, int]:
    """The scores by criterion, as playthroughs state them."""
    return {mark.criterion: mark.score for mark in scorecard.marks}
