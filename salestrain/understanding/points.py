"""The points of a turn: each sentence, split again where a second question or a second clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .words import sentences, words

MOST = 8
"""Points of a turn that are read: the first ones, and always the last."""
SHORT = 40
"""In words; a turn that is no longer is also read as a whole."""
_QUESTION = (
    r"(?:what|what's|whats|how|who|who's|whos|whom|when|why|where|which|can|could|would|will|do|does|did|is|are|was|were"
    r"|have|has|should|may|shall|tell me|walk me|talk me)\b"
)
_JOINT = re.compile(
    rf"\s*[,;]?\s*\b(?:and|but|also|plus|then|so|because)(?: (?:also|then|secondly))?,? (?={_QUESTION})"
    rf"|\s*,\s*(?={_QUESTION})|\s+(?:-|–|—)\s+|\s*\.\.+\s*|\s*:\s+(?={_QUESTION})"
    r"|\s*,?\s*\b(?:and|but) (?:also )?(?=(?:tell me|let me|i|we|i'd|i'm|please)\b)",
    re.I,
)
FEWEST_BEFORE = 12
"""In letters; what is shorter is no point of its own before a joint."""

Span = tuple[int, int]


def points(text: str) -> list[Span]:
    """The points of a turn, as spans, in order."""
    found = [span for span in _pieces(text) if words(text[slice(*span)])]
    return found if len(found) <= MOST else [*found[: MOST - 1], found[-1]]


def _pieces(text: str) -> Iterator[Span]:
    for start, end in sentences(text):
        for joint in _JOINT.finditer(text, start + FEWEST_BEFORE, end):
            if joint.start() - start >= FEWEST_BEFORE and end - joint.end() >= FEWEST_BEFORE:
                yield start, joint.start()
                start = joint.end()
        yield start, end
