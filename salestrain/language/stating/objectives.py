"""A typed sales objective in its parts."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from . import hints, phrases
from .found import straight
from .parts import Phrase, Quantity, Span, Verb, When
from .quantities import quantities
from .times import times

LONGEST = 4000
"""Characters that are read; an objective is a sentence."""
_TO_SCORE = re.compile(r"\b(?:nps|score|rating)\b", re.IGNORECASE)
_WITHOUT_UNIT = re.compile(
    r"\b(?:rate|share|size|value|margin|revenue|bookings|cycle|pipeline|accuracy|attainment)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Objective:
    """What was read of an objective; a part that is not there is None or empty.

    `confidence` is a stated confidence, 0 to 1. `hints` tell of `capacity`, `dependency`, `step`, `history` and
    `milestone`: their `value` is that name.
    """

    text: str
    owner: Phrase | None = None
    verb: Verb | None = None
    metric: Phrase | None = None
    whom: Phrase | None = None
    source: Phrase | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    vague: tuple[Phrase, ...] = ()
    hints: tuple[Phrase, ...] = ()
    confidence: float | None = None
    confidence_span: Span | None = None

    def quantity(self, *roles: str) -> Quantity | None:
        """The first quantity with one of these roles."""
        return next((quantity for quantity in self.quantities if quantity.role in roles), None)

    @property
    def baseline(self) -> Quantity | None:
        """The value today, if named."""
        return self.quantity("baseline", "history")

    @property
    def target(self) -> Quantity | None:
        """The value to reach, or the change, if named."""
        return self.quantity("target") or self.quantity("change") or self.quantity("factor")

    def to_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def objective(text: str) -> Objective:
    """The parts of a typed objective. Takes any text; reads up to 4000 characters of it."""
    said = straight(text[:LONGEST])
    sure = hints.CONFIDENCE.search(said)
    taken = [match.span() for match in hints.CONFIDENCE.finditer(said)]
    named = [when for when in times(said) if not _overlaps(when.span, taken)]
    clock = [match.span() for match in hints.CLOCK.finditer(said)]
    busy = [*taken, *clock, *(when.span for when in named)]
    numbers = quantities(said, busy)
    owner, verb, start = phrases.opening(said)
    source = phrases.source(said)
    closed = [*busy, *([source.span] if source else [])]
    metric = phrases.metric(said, start, numbers, closed)
    vague = hints.vague(said)
    if verb and verb.specific and not numbers and _compares_only(said, verb):
        verb = replace(verb, specific=False, because="without a number nobody can see when it is done")
    return Objective(
        text,
        owner or phrases.owner_elsewhere(said),
        verb,
        metric,
        phrases.whom(said, closed),
        source,
        tuple(_with_unit(number, metric) for number in numbers),
        tuple(named),
        vague,
        hints.hints(said),
        hints.confidence(sure),
        sure.span() if sure else None,
    )


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _compares_only(text: str, verb: Verb) -> bool:
    return bool(re.search(r"\b(?:more|better|faster|bigger|best|larger|stronger)\b", text[verb.span[1] :], re.I))


def _with_unit(number: Quantity, metric: Phrase | None) -> Quantity:
    """A bare number counts what the metric names: points of a score, or the noun itself."""
    if number.unit or metric is None:
        return number
    if _TO_SCORE.search(metric.value):
        return replace(number, unit="points")
    if _WITHOUT_UNIT.search(metric.value):
        return number
    words = metric.value.split()
    noun = words[0] if " per " in metric.value else words[-1]
    return replace(number, unit=noun) if noun.endswith("s") else number
