"""The clauses around a question: what stands in front of it ("If you could change one thing, ...") or follows it.

They say under what condition is asked, and the main clause says what is asked; so words of a condition tell the
focus only where the main clause tells none, or is hollow ("what would it be?").
"""

from __future__ import annotations

import re

_WORD = r"(?:[\w'’&-]+ )"
FEW, SOME, MANY = rf"{_WORD}{{0,3}}", rf"{_WORD}{{0,6}}", rf"{_WORD}{{0,10}}"
"""Words of any sort between two that count, never over a mark: the distance that still belongs together."""
WOULD = r"(?:would|could|should|might|will|can|must)"

FRONT = re.compile(
    r" (?:(?:and|so|but|or|well|ok|okay|now|then|also|again|hm|,) )*(?:if|when|whenever|once|after|before|while"
    r"|until|as soon"
    r" as|as long as|since|because|given|assuming|suppose|supposing|imagine|say|let us (?:say|suppose|assume|imagine)"
    r"|provided|unless|without|with|on|in|at|during|over|for|from|by|of|out of|besides|apart from|beyond|compared)\b"
)
"""How a clause or phrase begins that stands in front of its question."""
SUPPOSED = re.compile(
    r" (?:(?:and|so|but|well|ok|okay|now|then|,) )*(?:suppose|supposing|imagine|assume|assuming|say ,|let us (?:say"
    r"|suppose|assume|imagine|pretend))\b"
)
"""A sentence that only sets up the next one."""
_TAIL = re.compile(
    r" (?:if|when|whenever|once|after|before|while|until|unless|because|since|as soon as|as long as|given)(?= [\w$€£])"
)
FEWEST = 2
"""A main clause has so many words before another clause begins."""


def main_end(text: str, start: int, end: int) -> int:
    """Where the main clause of the question `text[start:end]` ends."""
    for tail in _TAIL.finditer(text, start, end):
        if len(text[start : tail.start()].split()) >= FEWEST:
            return tail.start() + 1
    return end
