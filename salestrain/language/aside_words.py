"""Focus of a question, disregarding words that it takes up from the buyer.

"What does a late delivery do to the rest of the day?" asks what follows, although "late" sounds like a problem: the
buyer had said that deliveries are late, so the word says nothing about the question.
"""

from __future__ import annotations

import re

from ..core.acts import FOCUSES
from .acting.listening import lemma, lemmas
from .acting.plain import plain
from .acts import acts

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_AROUND = re.compile(r"\b(?:(?:an?|the|that|this|these|those|your|their|its|one|it) )*it(?: it)*\b")
TELLING = tuple(name for name in FOCUSES if name != "situation")
"""Focuses other than the situation, since a question of which nothing else is known seems to ask how things are."""


def focus_without(text: str, said: str) -> dict[str, str]:
    """Return the focuses that show if the words of `said` are disregarded in `text`, each with the reason."""
    bare = put_aside(text, said)
    if bare == text:
        return {}
    return {act.name: act.because.rpartition("” ")[2] for act in acts(bare) if act.name in TELLING}


def put_aside(text: str, said: str) -> str:
    """Return `text` with "it" in place of each content word that occurs in `said`."""
    known = lemmas(plain(said).text)

    def bare(match: re.Match[str]) -> str:
        word = match.group()
        is_content = word.lower() in lemmas(f" {word.lower()} ").values()
        return "it" if is_content and lemma(word.lower()) in known else word

    return _AROUND.sub("it", _WORD.sub(bare, text))
