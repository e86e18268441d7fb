"""What a heading means by its words, in any of several languages, where no profile of a program knows it.

Every word of a heading must be understood: "Fecha de cierre prevista" is a planned day of closing, while "Amount of
tax" is nothing that is known. Words written together ("Abschlussdatum") are taken apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from .headers import folded

Words = Mapping[str, Sequence[str]]
"""By meaning, the words that have it."""

_FIELDS: dict[str, tuple[str, ...]] = {
    "deal_id": ("deal? record? id",),
    "name": ("deal", "deal? name"),
    "account": ("deal? account name?",),
    "owner": ("owner", "deal owner", "owner name"),
    "stage": ("deal? stage name?",),
    "pipeline": ("deal? pipeline name?",),
    "amount": ("deal? amount", "deal? planned amount"),
    "won_amount": ("deal? won amount", "deal? actual amount", "deal? closed? won amount"),
    "currency": ("deal? currency", "currency amount", "currency id"),
    "probability": ("probability deal?", "probability closing", "probability won"),
    "created_at": ("deal? created date?",),
    "expected_close": ("deal? closing date", "deal? closing? date planned", "deal? closing planned"),
    "closed_at": (
        "deal? closed date",
        "deal? closing date? actual",
        "deal? closing? won date",
        "deal? lost date",
        "won",
    ),
    "is_won": ("deal? closed? won",),
    "is_lost": ("deal? closed? lost",),
    "is_closed": ("deal? closed",),
    "is_active": ("deal? active",),
    "status": ("deal? status",),
    "lost_reason": ("deal? closing? lost reason", "deal? closed lost reason"),
    "activities": ("deal? activity count",),
    "last_stage_change": ("deal? last? stage changed date?",),
}
"""By field, the meanings of which a heading consists; those with "?" may be missing."""
_PEOPLE, _NO_PEOPLE = {"owner", "people"}, {"date", "count", "amount", "changed"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_MONEY = re.compile(
    r"[$€£¥₽]|(?<![^\W_])(?:EUR|USD|GBP|CHF|PLN|BRL|RUB|JPY|CZK|SEK|DKK|NOK|TRY|INR|MXN|AUD|CAD)(?![^\W_])", re.I
)
_SHORTEST = 3
"""Number of letters that a part of a compound has at least; signs of Chinese and Japanese count by themselves."""


class Wording:
    """Reads headings word by word."""

    def __init__(self, words: Words) -> None:
        """Take the words apart.

        Args:
            words: by meaning, the words that have it.
        """
        self._means: dict[str, set[str]] = {}
        for meaning, listed in words.items():
            for word in listed:
                self._means.setdefault(folded(word), set()).add(meaning)
        self._fields = _expanded()
        self._parts = lru_cache(maxsize=4096)(self._taken_apart)

    def fields(self, heading: str) -> tuple[str, ...]:
        """Return the fields that a heading may mean; none if a word of it is not known."""
        found: dict[str, None] = {}
        for meanings in self._readings(heading):
            for field in self._fields.get(meanings, ()):
                found[field] = None
        return tuple(found)

    def is_about_people(self, heading: str) -> bool:
        """Return whether a heading speaks of a person, and not of a day or a number."""
        said = self._said(heading)
        return bool(said & _PEOPLE) and not said & _NO_PEOPLE

    def known(self, text: str) -> int:
        """Return how many words of a text, other than plain ASCII ones, are known."""
        return sum(not word.isascii() and self._parts(folded(word)) is not None for word in _raw_tokens(text))

    def says(self, heading: str, meaning: str) -> bool:
        """Return whether a word of a heading has a meaning."""
        return meaning in self._said(heading)

    def _said(self, heading: str) -> set[str]:
        parts = (part for token in _tokens(heading) for part in self._parts(token) or ())
        return {meaning for part in parts for meaning in self._means[part]}

    def _readings(self, heading: str) -> Iterator[frozenset[str]]:
        """Yield what a heading says, once for each way of taking words that mean several things."""
        money = _MONEY.search(heading)
        parts: list[str] = []
        for token in _tokens(_MONEY.sub(" ", heading)):
            taken = self._parts(token)
            if taken is None:
                return
            parts += taken
        if not parts and money:
            yield frozenset({"amount"})
        for meanings in product(*(sorted(self._means[part]) for part in parts[:8])):
            yield frozenset(meanings) - {"the"}

    def _taken_apart(self, token: str) -> tuple[str, ...] | None:
        """Return the known words of which a token consists, the longest first; None if something is left over."""
        if token in self._means:
            return (token,)
        for end in range(len(token) - 1, 0, -1):
            left = token[:end]
            known = left if left in self._means else left[:-1] if left[:-1] in self._means and left[-1] in "sne" else ""
            if not known or not _can_stand(known) or not _can_stand(token[end:]):
                continue
            rest = self._taken_apart(token[end:])
            if rest:
                return (known, *rest)
        return None


def _can_stand(part: str) -> bool:
    return len(part) >= _SHORTEST or (not part.isascii() and unicodedata.category(part[0]) == "Lo")


def _tokens(heading: str) -> list[str]:
    """Return the words of a heading without case and accents; single letters are left out."""
    plain = (folded(word) for word in _raw_tokens(heading))
    return [word for word in plain if len(word) > 1 or not word.isascii()]


def _raw_tokens(text: str) -> list[str]:
    return _WORD.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", text)))


def _expanded() -> dict[frozenset[str], tuple[str, ...]]:
    """Return the fields by what a heading says, with and without the words that may be missing."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for field, patterns in _FIELDS.items():
        for pattern in patterns:
            words = pattern.split()
            always = {word for word in words if not word.endswith("?")}
            maybe = [word[:-1] for word in words if word.endswith("?")]
            for chosen in product((False, True), repeat=len(maybe)):
                said = frozenset(always | {word for word, taken in zip(maybe, chosen, strict=True) if taken})
                if field not in found.get(said, ()):
                    found[said] = (*found.get(said, ()), field)
    return found
