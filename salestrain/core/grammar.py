"""Parser from YAML data to a condition; reports every mistake with its place.

A condition is a mapping with one key out of:
`all`, `any`, `not` · `fact`, `truth`, `used`, `said`, `ending`, `variant`, `trait`, `reaction`, `answered`,
`dodged`, `judged` · `move`, `kind`, `topic` (this turn) · `count`, `streak`, `before`, `cited` · `turn` and
any state variable with `gte`, `lte`, `eq`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .conditions import All, AnyOf, Before, Bounds, Condition, Count, Not, Now, Streak, Tagged, Value
from .problems import did_you_mean

DEEPEST = 5
TAGGED = {
    "fact": "fact",
    "truth": "truth",
    "used": "move",
    "said": "said",
    "ending": "ending",
    "variant": "variant",
    "trait": "trait",
    "reaction": "reaction",
    "answered": "answered",
    "dodged": "dodged",
    "judged": "judged",
}
NOW = ("move", "kind", "topic")
COUNTABLE = ("kind", "move", "topic", "learned", "fact", "said", "reaction")
KEYS = ("all", "any", "not", *TAGGED, *NOW, "count", "streak", "before", "cited", "turn")
EXTRA_KEYS = {"count": (*COUNTABLE, "by_turn"), "streak": ("kind",), "before": (*COUNTABLE, "than")}
"""Keys that a leaf may have besides its bounds."""

Place = tuple[str | int, ...]


class Misread(Exception):
    """Raised with all mistakes inside one condition: `problems` is a list of (place inside it, sentence)."""

    def __init__(self, problems: list[tuple[Place, str]]) -> None:
        super().__init__("; ".join(sentence for _, sentence in problems))
        self.problems = problems


def read_condition(data: Any) -> Condition:
    """Return the condition that `data` describes. Raises `Misread` with every mistake in it."""
    problems: list[tuple[Place, str]] = []
    condition = _read(data, (), problems, 1)
    if problems or condition is None:
        raise Misread(problems)
    return condition


def _read(data: Any, place: Place, problems: list[tuple[Place, str]], depth: int) -> Condition | None:
    def wrong(sentence: str, *at: str | int) -> None:
        problems.append(((*place, *at), sentence))

    if depth > DEEPEST:
        wrong(f"A condition may be nested {DEEPEST} deep, not deeper; split it up.")
        return None
    if not isinstance(data, Mapping) or len(data) != 1:
        wrong(_no_condition(data))
        return None
    key, value = next(iter(data.items()))
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            example = f"{{{key}: [{{fact: f.a}}, {{fact: f.b}}]}}"
            wrong(f"'{key}' takes a list of conditions, like {example}.", key)
            return None
        parts = [_read(part, (*place, key, i), problems, depth + 1) for i, part in enumerate(value)]
        return (All if key == "all" else AnyOf)(tuple(part for part in parts if part is not None))
    if key == "not":
        part = _read(value, (*place, key), problems, depth + 1)
        return None if part is None else Not(part)
    if key in TAGGED or key in NOW:
        if not isinstance(value, str):
            wrong(f"'{key}' takes one name, like {{{key}: ...}}.", key)
            return None
        return Tagged(f"{TAGGED[key]}:{value}") if key in TAGGED else Now(f"{key}:{value}")
    return _read_measure(str(key), value, wrong)


def _no_condition(data: Any) -> str:
    """Say what is needed where no condition stands; for the name of something, the condition that it may mean."""
    rule = "A condition is one key with its value, like {fact: f.deadline}; join several with {all: [...]}."
    if not isinstance(data, str):
        return rule
    sort = {"f": "fact", "m": "move", "e": "ending", "v": "variant", "r": "reaction"}.get(data.partition(".")[0])
    if sort and data.partition(".")[2].replace("_", "").isalnum():
        return f"'{data}' alone is no condition. Did you mean {{{sort}: {data}}}?"
    return f"'{data[:40]}' is no condition. {rule}"


def _read_measure(key: str, value: Any, wrong: Any) -> Condition | None:
    """Return a leaf that compares a number: `count`, `streak`, `before`, `cited`, `turn` or a state variable."""
    if key not in KEYS and isinstance(value, int):
        wrong(
            f"'{key}' is compared: write {{{key}: {{gte: {value}}}}} for at least, lte for at most, eq for exactly.",
            key,
        )
        return None
    if key not in KEYS and not isinstance(value, Mapping):
        wrong(f"A condition has no key '{key}'. {did_you_mean(key, KEYS)}", key)
        return None
    if not isinstance(value, Mapping):
        wrong(f"'{key}' takes bounds, like {{{key}: {{gte: 2}}}}.", key)
        return None
    possible = {"gte", "lte", "eq", *EXTRA_KEYS.get(key, ())}
    unknown = [name for name in value if name not in possible]
    if unknown:
        allowed = ", ".join(sorted(possible))
        wrong(f"'{key}' does not know {', '.join(map(repr, unknown))}; it takes {allowed}.", key)
        return None
    bounds = _bounds(value)
    if bounds is None:
        wrong(f"'{key}' needs whole numbers in gte, lte or eq, at least one of them, and gte not above lte.", key)
        return None
    if key == "cited":
        return Count("cited:supporting", bounds)
    if key not in ("count", "streak", "before"):
        return Value(key, bounds)
    return _read_tally(key, value, bounds, wrong)


def _read_tally(key: str, value: Mapping[str, Any], bounds: Bounds, wrong: Any) -> Condition | None:
    """Return a leaf that counts tags: `streak`, `count` or `before`."""
    sorts = [name for name in value if name in COUNTABLE]
    if len(sorts) != 1 or not isinstance(value[sorts[0]], str):
        wrong(f"'{key}' counts one thing: give exactly one of {', '.join(COUNTABLE)}.", key)
        return None
    sort, name = sorts[0], value[sorts[0]]
    if key == "streak":
        return Streak(name, bounds)
    if key == "count":
        by_turn = value.get("by_turn")
        if by_turn is not None and (not isinstance(by_turn, int) or by_turn < 1):
            wrong("'by_turn' is a turn number from 1.", key, "by_turn")
            return None
        return Count(f"{sort}:{name}", bounds, by_turn)
    than = value.get("than")
    if isinstance(than, str):
        return Before(f"{sort}:{name}", f"{sort}:{than}", bounds)
    if isinstance(than, Mapping) and len(than) == 1 and next(iter(than)) in COUNTABLE:
        than_sort, than_name = next(iter(than.items()))
        return Before(f"{sort}:{name}", f"{than_sort}:{than_name}", bounds)
    wrong("'before' needs 'than': a name of the same sort, or one like {learned: impact}.", key, "than")
    return None


def _bounds(value: Mapping[str, Any]) -> Bounds | None:
    """Return the bounds in a mapping, or None if there are none or they make no sense."""
    numbers = {name: value[name] for name in ("gte", "lte", "eq") if name in value}
    if not numbers or any(not isinstance(number, int) or isinstance(number, bool) for number in numbers.values()):
        return None
    if numbers.get("gte", 0) > numbers.get("lte", numbers.get("gte", 0)):
        return None
    if "eq" in numbers:
        return Bounds(numbers["eq"], numbers["eq"])
    return Bounds(numbers.get("gte"), numbers.get("lte"))
