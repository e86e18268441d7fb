"""Clauses around a question: those in front of it ("If you could change one thing, ...") and those that follow it.

They state the condition of the question, while the main clause says what is asked; so words of a condition determine
the focus only if the main clause does not, or is hollow ("what would it be?").
"""

from __future__ import annotations

import re

_WORD = r"(?:[\w'’&-]+ )"
FEW, SOME, MANY = rf"{_WORD}{{0,3}}", rf"{_WORD}{{0,6}}", rf"{_WORD}{{0,10}}"
"""Arbitrary words between two that count, never across punctuation: the distance within which they belong together."""
WOULD = r"(?:would|could|should|might|will|can|must)"

FRONT = re.compile(
    r" (?:(?:and|so|but|or|well|ok|okay|now|then|also|again|hm|,) )*(?:if|when|whenever|once|after|before|while"
    r"|until|as soon"
    r" as|as long as|since|because|given|assuming|suppose|supposing|imagine|say|let us (?:say|suppose|assume|imagine)"
    r"|provided|unless|without|with|on|in|at|during|over|for|from|by|of|out of|besides|apart from|beyond|compared)\b"
)
"""Beginning of a clause or phrase that precedes its question."""
SUPPOSED = re.compile(
    r" (?:(?:and|so|but|well|ok|okay|now|then|,) )*(?:suppose|supposing|imagine|assume|assuming|say ,|let us (?:say"
    r"|suppose|assume|imagine|pretend))\b"
)
"""Beginning of a sentence that only sets up the next one."""
_TAIL = re.compile(
    r" (?:if|when|whenever|once|after|before|while|until|unless|because|since|as soon as|as long as|given)(?= [\w$€£])"
)
FEWEST = 2
"""Number of words that a main clause has before another clause can begin."""


def main_end(text: str, start: int, end: int) -> int:
    """Return where the main clause of the question `text[start:end]` ends."""
    for tail in _TAIL.finditer(text, start, end):
        if len(text[start : tail.start()].split()) >= FEWEST:
            return tail.start() + 1
    return end
