"""Partial evaluation: what remains of a condition once the learner's move, the turn and the variant are known.

Most conditions ask for one move; for all other moves the answer is known before any state is looked at.
"""

from __future__ import annotations

from collections.abc import Collection

from ....core.conditions import All, AnyOf, Condition, Not, Now, Tagged, Value
from ....core.needs import joined
from .columns import SETTLED


def simpler(condition: Condition, now: Collection[str], turn: int, settled: Collection[str]) -> Condition | bool:
    """Return the condition without its known leaves; True or False if nothing remains to be evaluated.

    Args:
        condition: condition to simplify.
        now: tags of the learner's move.
        turn: number of the turn.
        settled: tags that hold from before the first line.
    """

    def simplified(part: Condition) -> Condition | bool:
        return simpler(part, now, turn, settled)

    match condition:
        case All(parts):
            return joined(map(simplified, parts), All, neutral=True)
        case AnyOf(parts):
            return joined(map(simplified, parts), AnyOf, neutral=False)
        case Not(part):
            rest = simplified(part)
            return (not rest) if isinstance(rest, bool) else Not(rest)
        case Now(tag):
            return tag in now
        case Tagged(tag) if tag.partition(":")[0] in SETTLED:
            return tag in settled
        case Value("turn", bounds):
            return bounds.hold(turn)
        case _:
            return condition
