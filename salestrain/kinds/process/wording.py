"""How a commitment was asked for: whether the words name who acts and when, with the words that show it."""

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
    """The words of a request that say who acts and when; None where they do not."""

    who: str | None
    when: str | None

    @property
    def score(self) -> int:
        """0 to 2: one point each for who and when."""
        return (self.who is not None) + (self.when is not None)

    @property
    def sentence(self) -> str:
        """What the words name, as a sentence."""
        named = [f"{what}: “{words}”" for what, words in (("who", self.who), ("when", self.when)) if words]
        missing = [what for what, words in (("who acts", self.who), ("when", self.when)) if not words]
        told = f"It names {', '.join(named)}. " if named else ""
        return (told + (f"It does not say {' or '.join(missing)}." if missing else "")).strip()


def asking(words: str) -> Asking:
    """What a request for a commitment names."""
    text = straight(words)
    found = times(text)
    when = text[slice(*found[0].span)] if found else None
    role = _WHO.search(text)
    if role:
        return Asking(role["who"], when)
    name = next((one["who"] for one in _NAME.finditer(text) if one["who"].split()[0].lower() not in _DAYS), None)
    return Asking(name, when)
