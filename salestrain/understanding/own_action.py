"""Whether a text names an action of one's own: a verb that can be seen, what or how much, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .statements import objective
from .stating.objectives import Objective

_I = re.compile(
    r"\b(i|we)(?:'ll| will| shall| am going to| are going to|'m going to| plan to| want to)? (?=[a-z])", re.I
)
_SOON = re.compile(r"\b(?:today|tonight|tomorrow|right away|right now|straight away)\b", re.I)
_OTHERS = re.compile(r"\b(?:will|shall|should|must|would|has to|needs to) ?$")
"""Right before a verb that nobody of ours does: "the market will"."""
_MINE = frozenset("i we i'll we'll i'm we're my our me us".split())

Found = tuple[str, str] | None
"""The words, and why they were taken for it."""


@dataclass(frozen=True, slots=True)
class OwnAction:
    """The three parts; None where one is missing."""

    verb: Found
    what: Found
    when: Found


def own_action(text: str) -> OwnAction:
    """The parts of an action in any text. An action of somebody else has no verb of one's own."""
    found = objective(text)
    parts = found if found.verb else _as_a_plan(text) or found
    what = parts.quantity("target", "change", "also") or parts.whom or parts.metric
    when = next((_words(found, time.span) for time in found.times), None)
    soon = _SOON.search(text)
    when = when or (soon.group() if soon else None)
    mine = _is_mine(parts)
    return OwnAction(
        _verb(parts) if mine else None,
        (_words(parts, what.span), "what or how much") if what and mine else None,
        (when, "a time") if when else None,
    )


def _as_a_plan(text: str) -> Objective | None:
    """The same said as a plan: "from Monday I call" as "I will call", because a verb is looked for at the beginning."""
    match = _I.search(text.replace("’", "'"))
    return objective(f"{match.group(1)} will {text[match.end() :]}") if match else None


def _is_mine(parts: Objective) -> bool:
    """Whether it is one's own doing: somebody else's leaves nothing to do."""
    if parts.verb is None:
        return False
    if parts.owner:
        return parts.owner.value.lower() in _MINE
    return not _OTHERS.search(parts.text[: parts.verb.span[0]].lower())


def _verb(parts: Objective) -> Found:
    verb = parts.verb
    return (_words(parts, verb.span), verb.because) if verb and verb.specific and verb.value else None


def _words(parts: Objective, span: tuple[int, int]) -> str:
    return parts.text[span[0] : span[1]].strip()
