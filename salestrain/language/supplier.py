"""Recognition of the three questions about a present supplier: what to keep, what to change, and unfunded wishes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .acting.plain import plain
from .acts import acts
from .asked import asked_in
from .encoder import Encoder
from .meaning import carried_encoder
from .question_focus import focus_of_questions

ALIKE = 0.6
"""Cosine from which a question counts as one of the three worded below."""
_WORDED = {
    "keep": (
        "What do you like about them?",
        "What works well with them today?",
        "What should stay as it is?",
        "What would you not want to lose?",
        "What are you happy with?",
    ),
    "change": (
        "What would you change about them?",
        "What could be better with them?",
        "What are you missing?",
        "If you could improve one thing, what would it be?",
        "What annoys you about them?",
    ),
    "wish": (
        "What do you wish for that there is no budget for?",
        "What would you love to do if money were no object?",
        "What never gets funded?",
        "What would you do if you had the money?",
    ),
}
_ASKS = frozenset(("open", "closed", "choice", "leading"))


def three_questions(text: str, supplier: Sequence[str]) -> dict[str, str]:
    """Return which of `keep`, `change` and `wish` the text asks for, with reasons.

    Args:
        text: line as typed.
        supplier: names of the supplier.
    """
    normalised = text
    for name in supplier:
        normalised = re.sub(rf"\b{re.escape(name)}\b", "them", normalised, flags=re.IGNORECASE)
    found_acts = acts(normalised)
    if not any(act.name in _ASKS for act in found_acts):
        return {}
    # Leave out the quoted words: if a name was replaced, they are not those that were typed.
    asked = {act.name: act.because.rpartition("” ")[2] for act in found_acts if act.name in _WORDED}
    encoder = carried_encoder()
    if encoder is None:
        return asked
    return _by_focus(normalised, encoder) or asked or _nearest(normalised, encoder)


def _by_focus(text: str, encoder: Encoder) -> dict[str, str]:
    """Return those of the three that a question of the line is about, by its meaning rather than a word in it."""
    said = plain(text)
    found = focus_of_questions(text, asked_in(said), said, encoder) or ()
    return {act.name: act.because for act in found if act.name in _WORDED}


def _nearest(text: str, encoder: Encoder) -> dict[str, str]:
    """Return the question that is nearest by meaning; the last sentence is taken as the question."""
    last = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
    wordings = [(name, worded) for name, several in _WORDED.items() for worded in several]
    vectors = encoder.embed([last, *(worded for _, worded in wordings)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    if float(likeness[best]) < ALIKE:
        return {}
    name, worded = wordings[best]
    return {name: f"means “{worded}”"}
