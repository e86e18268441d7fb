"""Human-readable labels for tags."""

from __future__ import annotations

from typing import Any

from ...core.conditions import Names
from .compiler import RULES
from .content import SIGNS


def naming(scenario: Any) -> Names:
    """Return a function that maps a tag to the words a reader knows it by; the same for every plan."""

    def name_of(tag: str) -> str:
        sort, _, name = tag.partition(":")
        if sort == "found" and name in RULES:
            return f"“{RULES[name].name}”"
        return SIGNS.get(name, name)

    return name_of
