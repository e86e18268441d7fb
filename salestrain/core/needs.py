"""What a condition asks for, as a list of its parts with what was met: for readers who want to see what is missing.

Parts that cannot be met in this attempt, such as learning a fact that only another variant has, are left out: they say
nothing about what the learner did, and would give that variant away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from .conditions import All, AnyOf, Before, Condition, Count, Names, Not, Streak, Value
from .record import Record

Open = Callable[[Condition], Condition | bool]
"""Returns what remains of a condition in this attempt: True or False if it is decided before the first move."""


@dataclass(frozen=True, slots=True)
class Need:
    """One part of what is asked for.

    `join` says how many of the `parts` it takes; a part without parts is a single thing in `words`. `had` says what
    there was instead where a number was asked for ("you had 2"); otherwise it is empty.
    """

    words: str
    met: bool
    join: Literal["", "all", "any"] = ""
    parts: tuple[Need, ...] = ()
    had: str = ""

    @property
    def told(self) -> str:
        """What is asked for, with what there was instead."""
        return f"{self.words} ({self.had})" if self.had else self.words


def everything(condition: Condition) -> Condition | bool:
    """Return the condition as it is: nothing is decided beforehand."""
    return condition


def joined(parts: Iterable[Condition | bool], how: type[All] | type[AnyOf], *, neutral: bool) -> Condition | bool:
    """Join what remains of the parts of a condition, of which some may be decided.

    Args:
        parts: the parts.
        how: whether all of them must hold, or any.
        neutral: the decision that changes nothing: True where all must hold, False where any is enough.
    """
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


def need_of(condition: Condition, record: Record, names: Names) -> Need:
    """Return what a condition asks for, each part with whether it was met.

    Args:
        condition: what is asked for.
        record: what was noticed.
        names: labels of tags.
    """
    match condition:
        case All(parts):
            return _list("all", parts, record, names)
        case AnyOf(parts):
            return _list("any", parts, record, names)
        case Not(AnyOf(parts)):
            return _list("all", tuple(Not(part) for part in parts), record, names)
        case _:
            met = condition.holds(record)
            return Need(condition.words(names), met, had="" if met else _had(condition, record, names))


def unmet(need: Need) -> tuple[Need, ...]:
    """Return the single things that are not met yet; where one of several is enough, only those of the nearest."""
    if need.met:
        return ()
    if not need.parts:
        return (need,)
    lists = [unmet(part) for part in need.parts]
    if need.join == "any":
        return min(lists, key=len)
    return tuple(one for some in lists for one in some)


def _list(join: Literal["all", "any"], parts: tuple[Condition, ...], record: Record, names: Names) -> Need:
    needs = [need_of(part, record, names) for part in parts]
    flat: list[Need] = []
    for need in needs:
        flat += need.parts if need.join == join else [need]
    if len(flat) == 1:
        return flat[0]
    met = all(need.met for need in flat) if join == "all" else any(need.met for need in flat)
    return Need("", met, join, tuple(flat))


def _had(condition: Condition, record: Record, names: Names) -> str:
    """Return what there was instead of the number that was asked for; empty where none was."""
    match condition:
        case Value(name):
            actual = condition.actual(record)
            level = names(f"level:{name}:{actual}")
            return f"it was {actual if level.endswith(f'{name}:{actual}') else level}"
        case Count(bounds=bounds) | Before(bounds=bounds) | Streak(bounds=bounds):
            asks_for_more = (bounds.low or 0) > 1 or bounds.high is not None
            return f"you had {condition.actual(record)}" if asks_for_more else ""
        case Not(Value() as part):
            return _had(part, record, names)
        case _:
            return ""
