"""Reading of a typed sales objective into its parts."""

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
"""Maximum number of characters that are read; an objective is a sentence."""
_TO_SCORE = re.compile(r"\b(?:nps|score|rating)\b", re.IGNORECASE)
_WITHOUT_UNIT = re.compile(
    r"\b(?:rate|share|size|value|margin|revenue|bookings|cycle|pipeline|accuracy|attainment)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Objective:
    """Parts of an objective; a missing part is None or empty.

    `confidence` is a stated confidence, 0 to 1. `hints` are about `capacity`, `dependency`, `step`, `history` and
    `milestone`, which is their `value`.
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
        """Return the first quantity with one of these roles, or None."""
        return next((quantity for quantity in self.quantities if quantity.role in roles), None)

    @property
    def baseline(self) -> Quantity | None:
        """Value today, if named."""
        return self.quantity("baseline", "history")

    @property
    def target(self) -> Quantity | None:
        """Value to reach, or else the change, if named."""
        return self.quantity("target") or self.quantity("change") or self.quantity("factor")

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


def objective(text: str) -> Objective:
    """Return the parts of a typed objective; any text is accepted, and up to 4000 characters are read."""
    statement = straight(text[:LONGEST])
    stated_confidence = hints.CONFIDENCE.search(statement)
    confidence_spans = [match.span() for match in hints.CONFIDENCE.finditer(statement)]
    named = [when for when in times(statement) if not _overlaps(when.span, confidence_spans)]
    clock = [match.span() for match in hints.CLOCK.finditer(statement)]
    busy = [*confidence_spans, *clock, *(when.span for when in named)]
    numbers = quantities(statement, busy)
    owner, verb, start = phrases.opening(statement)
    source = phrases.source(statement)
    closed = [*busy, *([source.span] if source else [])]
    metric = phrases.metric(statement, start, numbers, closed)
    vague = hints.vague(statement)
    if verb and verb.specific and not numbers and _compares_only(statement, verb):
        verb = replace(verb, specific=False, because="without a number nobody can see when it is done")
    return Objective(
        text,
        owner or phrases.owner_elsewhere(statement),
        verb,
        metric,
        phrases.whom(statement, closed),
        source,
        tuple(_with_unit(number, metric) for number in numbers),
        tuple(named),
        vague,
        hints.hints(statement),
        hints.confidence(stated_confidence),
        stated_confidence.span() if stated_confidence else None,
    )


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _compares_only(text: str, verb: Verb) -> bool:
    return bool(re.search(r"\b(?:more|better|faster|bigger|best|larger|stronger)\b", text[verb.span[1] :], re.I))


def _with_unit(number: Quantity, metric: Phrase | None) -> Quantity:
    """Give a bare number the unit that the metric implies: points of a score, or the noun itself."""
    if number.unit or metric is None:
        return number
    if _TO_SCORE.search(metric.value):
        return replace(number, unit="points")
    if _WITHOUT_UNIT.search(metric.value):
        return number
    words = metric.value.split()
    noun = words[0] if " per " in metric.value else words[-1]
    return replace(number, unit=noun) if noun.endswith("s") else number
