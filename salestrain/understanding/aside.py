"""Text that is not for the buyer: meant for a machine, abusive, or in no language the buyer speaks."""

from __future__ import annotations

import re
import unicodedata

from .words import words

_META = re.compile(
    r"\b(?:ignore|forget|disregard)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous)\b"
    r"|\b(?:system prompt|language model|chatbot|jailbreak)\b"
    r"|\bare you (?:a |an )?(?:bot|robot|machine|computer|ai|real person|human)\b"
    r"|\b(?:pretend|act as if|reveal|list|print)\b.{0,30}\b(?:all (?:the )?facts|your prompt|hidden facts)\b",
    re.IGNORECASE,
)
_ABUSE = re.compile(
    r"\b(?:fuck\w*|shit\w*|bastards?|bitch\w*|asshole\w*|arsehole\w*|moron\w*|cunt\w*|wankers?)\b"
    r"|\byou(?:'re| are) (?:an? )?(?:complete |total |such an? )?(?:idiot|stupid|fool|liar|useless)\b"
    r"|\bshut up\b|\bscrew you\b|\bgo to hell\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    "the a an of to in on is are was do does did you your i we it what how who when why where which would could"
    " can have has that this and or if for with me my let us about not no yes tell any some there so be".split()
)
_OTHER = frozenset(
    "der die das und ist nicht wie was sie ich wir ein eine mit für auf haben le la les des est vous nous que qui"
    " pour dans avec une je pas el los las es por para con una usted cómo qué il che di per non sono como het een"
    " van wat hoe jest nie się".split()
) - _ENGLISH  # fmt: skip


def aside(text: str) -> str | None:
    """`abuse`, `meta`, `off_topic` (another language or script) or None: the text is for the buyer."""
    if _ABUSE.search(text):
        return "abuse"
    if _META.search(text):
        return "meta"
    return "off_topic" if _is_foreign(text) else None


def _is_foreign(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if latin * 2 < len(letters):
        return True
    said = words(text)
    other = sum(word in _OTHER for word in said)
    return other >= 2 and other > 2 * sum(word in _ENGLISH for word in said)
