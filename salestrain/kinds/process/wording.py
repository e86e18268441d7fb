"""Wording of a request for a commitment: whether it names who acts and when, with the words that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...language.stating.found import straight
from ...language.stating.times import times

_ROLES = (
    "foreman|shift lead|shift leader|colleagues?|boss|director|owner|manager|controller|accounts?|finance|team|engineer"
    "|technicians?|operators?|buyer|purchasing|head of \\w+|sister|brother|partners?|dispatchers?|board|committee"
    "|people from|somebody from|someone from"
)
_WHO = re.compile(
    rf"\b(?:with|and|to|by|bring|ask|meet|of|from|can|could|would|will|does|may|the|your|her|his|their|whoever)\s+"
    rf"(?P<who>(?:(?:the|your|her|his|their|my|our)\s+)?(?:{_ROLES})|whoever \w+|who decides|those who \w+)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;:] )(?P<who>[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})?)")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december easter christmas".split()
)


@dataclass(frozen=True, slots=True)
class Asking:
    """Words of a request that say who acts and when; None if they do not."""

    who: str | None
    when: str | None

    @property
    def score(self) -> int:
        """Score from 0 to 2: one point each for who and when."""
        return (self.who is not None) + (self.when is not None)

    @property
    def sentence(self) -> str:
        """What the request names, as a sentence."""
        named = [f"{what} (“{words}”)" for what, words in (("who", self.who), ("when", self.when)) if words]
        missing = [what for what, words in (("who acts", self.who), ("when", self.when)) if not words]
        sentences = [f"It says {' and '.join(named)}."] if named else []
        sentences += [f"It does not say {' or '.join(missing)}."] if missing else []
        return " ".join(sentences)


def asking(words: str) -> Asking:
    """Return what a request for a commitment names."""
    text = straight(words)
    when_spans = times(text)
    when = text[slice(*when_spans[0].span)] if when_spans else None
    role = _WHO.search(text)
    if role:
        return Asking(role["who"], when)
    name = next((match["who"] for match in _NAME.finditer(text) if match["who"].split()[0].lower() not in _DAYS), None)
    return Asking(name, when)
