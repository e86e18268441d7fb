"""Sort of a line, used when nothing more is known: a question for who, when or how many, a statement, a feeling."""

from __future__ import annotations

import re

_BEGIN = (
    r"(?:^|[.!?,;:]\s*"
    r"|\b(?:and|but|so|ok|okay|well|then|or|uh|um|er|erm|hey|hi|like|mean|know|now|right|yeah|please)\s+)"
)
_SORTS = (
    ("how_many", r"\bhow (?:many|much|often|long|big|large|far|old)\b|\bwhat (?:percentage|share|number|volume)\b"),
    ("who", rf"{_BEGIN}(?:who|whom|whose|who's|whos)\b|\bwhich (?:person|people|colleague|department)\b"),
    ("when", rf"{_BEGIN}(?:when|since when|until when)\b|\b(?:what|which) (?:day|date|time|month|year|week)\b"),
    ("where", rf"{_BEGIN}where\b|\bwhich (?:place|site|plant|town)\b"),
    ("why", rf"{_BEGIN}(?:why|how come|what for)\b|\bfor (?:what|which) reason\b|\bwhat makes\b"),
    ("how", rf"{_BEGIN}how\b|\b(?:walk|talk|take) me through\b|\bin what way\b"),
    ("what", rf"{_BEGIN}(?:what|which|what's|whats)\b|\btell me\b|\bdescribe\b"),
    (
        "yes_no",
        rf"{_BEGIN}(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|isn't|aren't"
        r"|don't|doesn't|didn't|haven't|hasn't|won't|wouldn't|couldn't)\b|\?\s*$",
    ),
    (
        "feeling",
        r"\b(?:sorry|sad|glad|happy|afraid|worried|angry|annoying|frustrat\w+|awful|terrible|hard|tough|stress\w*|hurts?"
        r"|feels?|feeling|painful|nice|lovely|great|wow|ouch|goodness|pity|shame)\b",
    ),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _SORTS)


def sort_of(text: str) -> str:
    """Return `who`, `when`, `where`, `how_many`, `why`, `how`, `what`, `yes_no`, `feeling` or `statement`."""
    normalised = text.replace("’", "'")
    return next((name for name, pattern in _COMPILED if pattern.search(normalised)), "statement")


_INDIRECT = re.compile(
    r"\bi (?:mean|meant|want|wanted) to (?:ask|know)\b|\bi(?:'d| would) (?:like|love) to (?:know|hear|understand)\b"
    r"|\bi(?: was|'m| am) (?:asking|wondering|curious)\b|\bmy question (?:is|was)\b"
    r"|\bi asked (?:about|you|what|who|when|where|why|how|if|whether)\b",
    re.IGNORECASE,
)
"""How somebody says that they ask, in a sentence that is no question."""


def asks(text: str) -> bool:
    """Return whether a text asks for something."""
    is_question = sort_of(text) not in ("feeling", "statement")
    return is_question or bool(_INDIRECT.search(text.replace("’", "'")))
