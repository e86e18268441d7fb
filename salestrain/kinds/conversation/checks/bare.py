"""A talk without its words: all that decides how it goes, so that a changed word needs no new walk of its ways."""

from __future__ import annotations

import json
from typing import Any

from ..content import Scenario

SAID = frozenset(
    "title summary illustrative label text tokens withhold withhold_again cover debrief lie choice about examples"
    " early asks_back reply coach say opens why try_next learner goal buyer_card".split()
)
"""Keys under which only words stand; a walk asks at most whether there are any, how many, and which are the same."""
UNWALKED = ("accepted", "authors", "draws_on", "objectives", "licence")
"""Parts of an exercise that no walk looks at."""


def bare(scenario: Scenario) -> Scenario:
    """Return the talk with a number in place of each of its texts; ids, conditions and figures stay as they are.

    The same text has the same number everywhere, so that two texts are equal here exactly where they were.
    """
    content = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name in UNWALKED:
        content.pop(name, None)
    numbers: dict[str, str] = {}
    return Scenario.model_validate_json(json.dumps(_without_words(content, numbers)))


def _without_words(data: Any, numbers: dict[str, str]) -> Any:
    if isinstance(data, dict):
        return {
            key: _stripped(value, numbers) if key in SAID else _without_words(value, numbers)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_without_words(entry, numbers) for entry in data]
    return data


def _stripped(value: Any, numbers: dict[str, str]) -> Any:
    """Return numbers for a text or a list of texts; anything else as it is, without its words."""
    if isinstance(value, str):
        return numbers.setdefault(value, f"text {len(numbers) + 1}")
    if isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        return [_stripped(entry, numbers) for entry in value]
    return _without_words(value, numbers)
