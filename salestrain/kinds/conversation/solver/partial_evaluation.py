"""What is left of a condition once the learner's line, the turn and the variant are known.

Most conditions ask for one line; for all other lines the answer is known before any moment is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ....core.conditions import All, AnyOf, Condition, Not, Now, Tagged, Value
from .columns import SETTLED


def simpler(condition: Condition, now: Collection[str], turn: int, settled: Collection[str]) -> Condition | bool:
    """The same condition without the leaves that are known; True or False when nothing is left to ask.

    `now`: the tags of the learner's line; `settled`: those that hold from before the first line.
    """

    def less(part: Condition) -> Condition | bool:
        return simpler(part, now, turn, settled)

    match condition:
        case All(parts):
            return _joined(map(less, parts), All, neutral=True)
        case AnyOf(parts):
            return _joined(map(less, parts), AnyOf, neutral=False)
        case Not(part):
            rest = less(part)
            return (not rest) if isinstance(rest, bool) else Not(rest)
        case Now(tag):
            return tag in now
        case Tagged(tag) if tag.partition(":")[0] in SETTLED:
            return tag in settled
        case Value("turn", bounds):
            return bounds.hold(turn)
        case _:
            return condition


def _joined(parts: Iterable[Condition | bool], how: type[All] | type[AnyOf], *, neutral: bool) -> Condition | bool:
    rest: list[Condition] = []
    for part in parts:
        if isinstance(part, bool):
            if part is not neutral:
                return part
        else:
            rest.append(part)
    if not rest:
        return neutral
    return rest[0] if len(rest) == 1 else how(tuple(rest))
