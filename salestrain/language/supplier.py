"""The three questions about a present supplier: what to keep, what to change, what is wished for and not paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .acts import acts
from .encoder import Encoder
from .meaning import carried_encoder

ALIKE = 0.6
"""From this likeness on a question is taken for one of the three that is worded below."""
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
    """Which of `keep`, `change` and `wish` the text asks for, each with the reason; `supplier` are its names."""
    said = text
    for name in supplier:
        said = re.sub(rf"\b{re.escape(name)}\b", "them", said, flags=re.IGNORECASE)
    found = acts(said)
    if not any(act.name in _ASKS for act in found):
        return {}
    # Without the words: where a name was put aside they are not those that were typed.
    asked = {act.name: act.because.rpartition("” ")[2] for act in found if act.name in _WORDED}
    encoder = carried_encoder()
    return asked if asked or encoder is None else _nearest(said, encoder)


def _nearest(text: str, encoder: Encoder) -> dict[str, str]:
    """The question that is meant, by meaning; the last sentence asks."""
    last = re.split(r"(?<=[.!?])\s+", text.strip())[-1]
    wordings = [(name, worded) for name, several in _WORDED.items() for worded in several]
    vectors = encoder.embed([last, *(worded for _, worded in wordings)])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    if float(likeness[best]) < ALIKE:
        return {}
    name, worded = wordings[best]
    return {name: f"means “{worded}”"}
