"""Checks of references: names must be declared (E03), and leaves must be able to hold where they are (E04, E12)."""

from __future__ import annotations

from typing import Any

from ..core.problems import Place, did_you_mean
from .condition_places import IN_THE_MARKS, IN_THE_TALK, IN_THE_TRUTH_KEY, leaves
from .findings import Findings

Names = dict[str, list[str]]
"""The names that an exercise declares, by sort."""


def refer(findings: Findings, names: Names, sort: str, place: Place, name: Any, code: str = "E03") -> None:
    """Add a problem if a name is not declared. Sorts whose section is malformed are not checked.

    Args:
        findings: findings of the exercise.
        names: the declared names.
        sort: what the name refers to, such as "fact".
        place: where the name is used.
        name: the name; anything but text is ignored.
        code: code of the problem.
    """
    if not isinstance(name, str) or sort not in names or name in names[sort]:
        return
    is_key = place[-1] == name
    findings.add(code, place, f"There is no {sort} '{name}'.", did_you_mean(name, names[sort]), key=is_key)


def check_where_leaves_fit(findings: Findings) -> None:
    """Add problems E04 and E12 for leaves that can never hold where they are."""
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
                "E04",
                leaf.place,
                f"The truth key cannot look at '{leaf.key}': it reads what is so, not what happened.",
                "Use truth, variant or trait.",
                key=True,
            )
    for leaf in leaves(findings, IN_THE_MARKS):
        if leaf.key in ("move", "kind", "topic"):
            better = "{used: …}" if leaf.key == "move" else f"{{count: {{{leaf.key}: {leaf.value}, gte: 1}}}}"
            findings.add(
                "E12",
                leaf.place,
                f"'{leaf.key}' means this turn, and a mark looks at the whole talk.",
                f"Write {better.replace('…', str(leaf.value))}.",
                key=True,
            )
