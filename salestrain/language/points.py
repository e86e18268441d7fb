"""The points of a turn: each sentence, split again where a second question or a second clause begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .repertoire import Sensed
from .sorts import asks
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
_LEADS_IN = re.compile(
    r"\W*(?:when|if|since|as|after|before|while|once|given|although|though|unless|with|without|for|in|at|on|of|from"
    r"|so far|today|these days)\b|\W*(?:the|your|my|those|these)(?: [\w'’-]+){1,2}\W*$"
    r"|\W*(?:the|those) [\w'’-]+ (?:that|who|which)\b",
    re.I,
)
_LISTS = re.compile(r"(?:what|how|why|when|where|who|which)\s*[:;]", re.I)
MOST_LEADING = 9
"""In words; a longer clause before a question is a point of its own."""
FEWEST_BEFORE = 12
"""In letters; what is shorter is no point of its own before a joint."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a turn that is read for itself: one of its points, or several of them together.

    `text` has its spelling mended; `several` says that the turn has more points than one, `whole` that this is more
    than one of them.
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
    """Points that are also read together, as first and last: those of one sentence, and all of a short turn."""
    together = []
    for start, end in sentences(text):
        mine = [number for number, span in enumerate(found) if start <= span[0] and span[1] <= end]
        if len(mine) > 1:
            together.append((mine[0], mine[-1]))
    if len(found) > 1 and len(words(text)) <= SHORT:
        together.append((0, len(found) - 1))
    return list(dict.fromkeys(together))


def points(text: str) -> list[Span]:
    """The points of a turn, as spans, in order."""
    found = [span for span in _pieces(text) if words(text[slice(*span)])]
    return found if len(found) <= MOST else [*found[: MOST - 1], found[-1]]


def _pieces(text: str) -> Iterator[Span]:
    for start, end in sentences(text):
        for joint in _JOINT.finditer(text, start + FEWEST_BEFORE, end):
            long_enough = joint.start() - start >= FEWEST_BEFORE and end - joint.end() >= FEWEST_BEFORE
            if long_enough and not _belongs(text[start : joint.start()], joint[0], text[joint.end() : end]):
                yield start, joint.start()
                start = joint.end()
        yield start, end


def _belongs(left: str, joint: str, right: str) -> bool:
    """Whether two pieces are one point: the first only leads into the second, or the second into a list."""
    leads_in = joint.strip() == "," and _LEADS_IN.match(left) is not None and len(words(left)) <= MOST_LEADING
    return leads_in or _LISTS.match(right) is not None
