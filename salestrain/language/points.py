"""Points of a turn: its sentences, split again where a second question or a second clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .repertoire import Sensed
from .sorts import asks
from .words import sentences, words

MOST = 8
"""Maximum number of points that are read: the first ones, and always the last."""
SHORT = 40
"""Length in words up to which a turn is also read as a whole."""
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
_LEADS_IN = re.compile(
    r"\W*(?:(?:and|so|but|then|ok|okay|well|right|now)\b\W*)*"
    r"(?:when|if|since|as|after|before|while|once|given|although|though|unless|with|without|for|in|at|on|of|from"
    r"|so far|today|these days)\b|\W*(?:the|your|my|those|these)(?: [\w'’-]+){1,2}\W*$"
    r"|\W*(?:the|those) [\w'’-]+ (?:that|who|which)\b",
    re.I,
)
_LISTS = re.compile(r"(?:what|how|why|when|where|who|which)\s*[:;]", re.I)
MOST_LEADING = 9
"""Length in words up to which a clause before a question belongs to it; a longer one is a point of its own."""
FEWEST_BEFORE = 12
"""Number of letters that a point needs before or after a joint."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a turn that is read by itself: one of its points, or several of them together.

    `text` has its spelling corrected; `several` says that the turn has more than one point, `whole` that this part
    spans more than one of them.
    """

    span: Span
    text: str
    sensed: Sensed
    whole: bool = False
    several: bool = False

    @property
    def asks(self) -> bool:
        """Whether it asks something."""
        return asks(self.text)


def groups(text: str, found: Sequence[Span]) -> list[tuple[int, int]]:
    """Return groups of points to read together, as first and last: those of a sentence, and all of a short turn."""
    together = []
    for start, end in sentences(text):
        inside = [number for number, span in enumerate(found) if start <= span[0] and span[1] <= end]
        if len(inside) > 1:
            together.append((inside[0], inside[-1]))
    if len(found) > 1 and len(words(text)) <= SHORT:
        together.append((0, len(found) - 1))
    return list(dict.fromkeys(together))


def points(text: str) -> list[Span]:
    """Return the points of a turn, as spans in order."""
    spans = [span for span in _pieces(text) if words(text[slice(*span)])]
    return spans if len(spans) <= MOST else [*spans[: MOST - 1], spans[-1]]


def _pieces(text: str) -> Iterator[Span]:
    for start, end in sentences(text):
        for joint in _JOINT.finditer(text, start + FEWEST_BEFORE, end):
            long_enough = joint.start() - start >= FEWEST_BEFORE and end - joint.end() >= FEWEST_BEFORE
            if long_enough and not _belongs(text[start : joint.start()], joint[0], text[joint.end() : end]):
                yield start, joint.start()
                start = joint.end()
        yield start, end


def _belongs(left: str, joint: str, right: str) -> bool:
    """Return whether two pieces are one point: the first only leads into the second, or the second into a list."""
    leads_in = joint.strip() == "," and _LEADS_IN.match(left) is not None and len(words(left)) <= MOST_LEADING
    return leads_in or _LISTS.match(right) is not None
