"""Where an exercise can contain conditions, and how to list the leaves inside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..core.problems import Place
from .findings import Findings

IN_THE_TALK = (
    "buyer.traits.*.when",
    "facts.*.reveal",
    "moves.*.when",
    "tempting.*.when",
    "moves.*.reply.*.when",
    "reactions.*.when",
    "agenda.*.when",
    "endings.*.when",
    "world.*.when",
    "follow_ups.*.when",
)
IN_THE_TRUTH_KEY = ("judgement.model.*.when",)
IN_THE_MARKS = ("rubric.*.levels.*.when", "caps.*.when")
EVERYWHERE = (*IN_THE_TALK, *IN_THE_TRUTH_KEY, *IN_THE_MARKS)


class Leaf(NamedTuple):
    """One leaf of a condition as it is written: `{fact: f.deadline}` has the key `fact`."""

    place: Place
    key: str
    value: Any


def leaves(findings: Findings, paths: tuple[str, ...]) -> Iterator[Leaf]:
    """Yield every leaf of every condition at `paths`; anything that is not a condition is skipped."""
    for path in paths:
        for place, data in findings.select(path):
            yield from leaves_of(data, place)


def leaves_of(data: Any, place: Place = ()) -> Iterator[Leaf]:
    """Yield the leaves of one condition as written; `place` is where it is in the file."""
    pending = [(data, place)]
    while pending:
        part, at = pending.pop(0)
        if not isinstance(part, dict) or len(part) != 1:
            continue
        key, value = next(iter(part.items()))
        if key in ("all", "any") and isinstance(value, list):
            pending += [(item, (*at, key, index)) for index, item in enumerate(value)]
        elif key == "not":
            pending.append((value, (*at, key)))
        elif key not in ("all", "any"):
            yield Leaf((*at, key), key, value)
