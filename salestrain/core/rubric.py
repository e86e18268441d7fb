"""Scoring: from events to a scorecard in which every point carries its proof (turn, quoted words, rule, threshold).

One module scores every kind of practice, because it looks only at the tags of events. The same events give the same
scorecard, today and next year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .conditions import Condition, Names, first_unmet
from .criteria import Cap, Criterion, Level
from .events import Event, standing
from .needs import Need, Open, everything, need_of
from .record import MOMENTS_PER_TURN, turn_of


@dataclass(frozen=True, slots=True)
class Proof:
    """A quotation that proves something, with its turn and speaker; `who` is learner, buyer, judgement or record."""

    turn: int
    who: str
    quote: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The score of one criterion, with the reasons for it.

    `rule` is the condition of the level in words, with its threshold, and `needs` the same as a list; None at the last
    level. `missing` is what the next level would have required, and `next_needs` the same as a list with what was met
    of it, for a score of `next_score`; None at the top level.
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
    needs: Need | None = None
    next_needs: Need | None = None
    next_score: int = 0

    @property
    def lost(self) -> float:
        """Weighted share of the points not earned; the criterion with the most is the weakest."""
        return self.weight * (self.best - self.score) / self.best


@dataclass(frozen=True, slots=True)
class CapMark:
    """A cap that limited the total."""

    cap: str
    at: int
    why: str
    rule: str
    proof: tuple[Proof, ...]
    needs: Need | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The marks of an attempt and its total.

    `total` is 0 to 100, after caps; `earned` is the total before them.
    """

    marks: tuple[Mark, ...]
    caps: tuple[CapMark, ...]
    earned: int
    total: int


class EventRecord:
    """The record of a complete attempt, built from its events, against which conditions are evaluated."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._moments: dict[str, tuple[int, ...]] = {}
        self._values: dict[str, int] = {}
        self._longest: dict[str, int] = {}
        self._event_at: dict[int, Event] = {}
        self.events = events
        position, run = 0, ("", 0)
        for event in events:
            if event.kind == "attempt_started":
                self._values.update(event.data.get("values", {}))
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
                self._moments[tag] = (*self._moments.get(tag, ()), moment)
                self._event_at[moment] = event
                position += 1

    def moments(self, tag: str) -> tuple[int, ...]:
        """Return the moments at which this tag was noticed."""
        return self._moments.get(tag, ())

    def now(self, tag: str) -> bool:
        """Return False: a complete attempt has no current turn. Authoring checks keep such leaves out of rubrics."""
        return False

    def value(self, name: str) -> int:
        """Return the final value of a state variable, or the number of turns."""
        return self._values.get(name, 0)

    def streak(self, kind: str) -> int:
        """Return the length of the longest run of moves of this kind."""
        return self._longest.get(kind, 0)

    def proofs(self, moments: Sequence[int]) -> tuple[Proof, ...]:
        """Return the quotations at these moments, without duplicates."""
        proofs = (self._proof(moment) for moment in moments)
        return tuple(dict.fromkeys(proof for proof in proofs if proof is not None))

    def _proof(self, moment: int) -> Proof | None:
        event = self._event_at[moment]
        quote = _quote(event, self.events)
        return None if quote is None else Proof(turn_of(moment), *quote)


def _quote(event: Event, events: Sequence[Event]) -> tuple[str, str] | None:
    """Return the speaker and the words of an event; None if nobody said anything."""
    data = event.data
    if event.kind == "understood":
        return "learner", _words_of(event, events)
    if event.kind == "judged":
        return "judgement", f"{data['answer']}, {data['confidence']} % sure"
    for key in ("text", "say"):
        if data.get(key):
            return "buyer", data[key]
    return ("record", data["why"]) if data.get("why") else None


def _words_of(event: Event, events: Sequence[Event]) -> str:
    """Return the words that were understood as one thing: the whole line, or its part if it was two things at once."""
    line = next(other for other in events if other.kind == "said" and other.turn == event.turn)
    parts = sum(other.kind == "understood" and other.turn == event.turn for other in events)
    words: str = line.data["text"]
    start, end = (event.data.get("span") if parts > 1 else None) or (0, len(words))
    return words[start:end].strip()


def score(
    criteria: Sequence[Criterion],
    caps: Sequence[Cap],
    events: Sequence[Event],
    names: Names,
    still_open: Open = everything,
) -> Scorecard:
    """Return the scorecard of an attempt.

    total = 100 · Σ weight·(score/best) / Σ weight, rounded half up, then limited to the lowest cap that applies.

    Args:
        criteria: criteria of the rubric.
        caps: limits on the total.
        events: everything that happened in the attempt.
        names: labels of tags, for the rules in words.
        still_open: returns what of a condition can be met in this attempt; the rest is not told.
    """
    record = EventRecord(standing(events))
    marks = tuple(_mark(criterion, record, names, still_open) for criterion in criteria)
    share = sum(Fraction(mark.weight * mark.score, mark.best) for mark in marks) / sum(mark.weight for mark in marks)
    earned = int(100 * share + Fraction(1, 2))
    limits = tuple(_cap_mark(cap, record, names, still_open) for cap in caps if cap.when.condition.holds(record))
    return Scorecard(marks, limits, earned, min([earned, *(limit.at for limit in limits)]))


def _cap_mark(cap: Cap, record: EventRecord, names: Names, still_open: Open) -> CapMark:
    proof = record.proofs(cap.when.condition.proof(record))
    told = still_open(cap.when.condition)
    if isinstance(told, bool):
        return CapMark(cap.id, cap.at, cap.why, cap.why.rstrip("."), proof)
    return CapMark(cap.id, cap.at, cap.why, told.words(names), proof, need_of(told, record, names))


def _mark(criterion: Criterion, record: EventRecord, names: Names, still_open: Open) -> Mark:
    reached = next(i for i, level in enumerate(criterion.levels) if _holds(level, record))
    level = criterion.levels[reached]
    told = _told(level, still_open)
    proof = record.proofs(level.when.condition.proof(record)) if level.when is not None else ()
    better = _better(criterion.levels[:reached], still_open)
    return Mark(
        criterion=criterion.id,
        label=criterion.label,
        weight=criterion.weight,
        score=level.score,
        best=criterion.levels[0].score,
        level=level.text,
        rule="none of the levels above was reached" if told is None else told.words(names),
        proof=proof,
        missing=None if better is None else _missing(*better, record, names),
        try_next=criterion.try_next,
        needs=None if told is None else need_of(told, record, names),
        next_needs=None if better is None else need_of(better[1], record, names),
        next_score=0 if better is None else better[0].score,
    )


def _told(level: Level, still_open: Open) -> Condition | None:
    """Return the condition of a level as it is told in this attempt; None if nothing of it is left to tell."""
    if level.when is None:
        return None
    told = still_open(level.when.condition)
    return None if isinstance(told, bool) else told


def _better(levels: Sequence[Level], still_open: Open) -> tuple[Level, Condition] | None:
    """Return the next better level that this attempt could have reached, with its condition."""
    for level in reversed(levels):
        told = _told(level, still_open)
        if told is not None:
            return level, told
    return None


def _holds(level: Level, record: EventRecord) -> bool:
    return level.when is None or level.when.condition.holds(record)


def _missing(level: Level, told: Condition, record: EventRecord, names: Names) -> str:
    """Return a sentence on what this level would have required; it must be one that was not reached."""
    leaf = first_unmet(told, record)
    assert leaf is not None, "a level that holds would have been reached"
    return f"{level.text} This takes {leaf.words(names)} (here: {leaf.actual(record)})."


def by_criterion(scorecard: Scorecard) -> Mapping[str, int]:
    """Return the scores by criterion, in the form in which playthroughs state them."""
    return {mark.criterion: mark.score for mark in scorecard.marks}
