"""Names that are used must be declared, and conditions must be able to hold where they stand (E03, E04, E12)."""

from __future__ import annotations

from typing import Any

from ..core.problems import Place, did_you_mean
from .condition_places import IN_THE_MARKS, IN_THE_TALK, IN_THE_TRUTH_KEY, leaves
from .findings import Findings

Names = dict[str, list[str]]
"""The names that an exercise declares, by sort."""


def refer(findings: Findings, names: Names, sort: str, place: Place, name: Any, code: str = "E03") -> None:
    """Note a name that is not declared; sorts whose section is broken are not looked up."""
    if not isinstance(name, str) or sort not in names or name in names[sort]:
        return
    called = "judgement" if sort == "judgement" else sort
    findings.add(code, place, f"There is no {called} '{name}'.", did_you_mean(name, names[sort]), key=place[-1] == name)


def check_where_leaves_fit(findings: Findings) -> None:
    """E04, E12: leaves that can never hold where they stand."""
    for leaf in leaves(findings, IN_THE_TALK):
        if leaf.key in ("judged", "cited", "ending"):
            findings.add(
                "E04",
                leaf.place,
                f"'{leaf.key}' is known only after the talk.",
                "Use it in the rubric or in caps.",
                key=True,
            )
    for leaf in leaves(findings, IN_THE_TRUTH_KEY):
        if leaf.key not in ("truth", "variant", "trait"):
            findings.add(
                "E04", leaf.place,
                f"The truth key cannot look at '{leaf.key}': it reads what is so, not what happened.",
                "Use truth, variant or trait.", key=True,
            )  # fmt: skip
    for leaf in leaves(findings, IN_THE_MARKS):
        if leaf.key in ("move", "kind", "topic"):
            better = "{used: …}" if leaf.key == "move" else f"{{count: {{{leaf.key}: {leaf.value}, gte: 1}}}}"
            findings.add(
                "E12", leaf.place, f"'{leaf.key}' means this turn, and a mark looks at the whole talk.",
                f"Write {better.replace('…', str(leaf.value))}.", key=True,
            )  # fmt: skip
