"""A typed sales objective in its parts."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from . import phrases
from .found import straight
from .parts import Phrase, Quantity, Span, Verb, When
from .quantities import quantities
from .times import times

LONGEST = 4000
"""Characters that are read; an objective is a sentence."""
_TO_SCORE = re.compile(r"\b(?:nps|score|rating)\b", re.IGNORECASE)
_WITHOUT_UNIT = re.compile(r"\b(?:rate|share|size|value|margin|revenue|bookings|cycle|pipeline|accuracy|attainment)\b", re.I)


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
    sure = phrases.CONFIDENCE.search(said)
    taken = [match.span() for match in phrases.CONFIDENCE.finditer(said)]
    named = [when for when in times(said) if not _inside(when.span, taken)]
    clock = [match.span() for match in phrases.CLOCK.finditer(said)]
    busy = [*taken, *clock, *(when.span for when in named)]
    numbers = quantities(said, busy)
    owner, verb, start = phrases.opening(said)
    source = phrases.source(said)
    closed = [*busy, *([source.span] if source else [])]
    metric = phrases.metric(said, start, numbers, closed)
    vague = phrases.vague(said)
    if verb and verb.specific and not numbers and _compares_only(said, start, verb):
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
        tuple(
            Phrase(match.span(), name, f"“{text[match.start() : match.end()]}” {does}")
            for name, pattern, does in phrases.HINTS
            for match in pattern.finditer(said)
        ),
        _share(sure),
        sure.span() if sure else None,
    )


def _inside(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _compares_only(text: str, start: int, verb: Verb) -> bool:
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


def _share(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    number = float(match["one"] or match["two"] or match["three"])
    unit = match["unit"] or match["unit2"] or match["unit3"] or ("%" if number > 10 else "/10")
    whole = 10 if unit.endswith("10") else 100
    return round(min(1.0, number / whole), 2)
