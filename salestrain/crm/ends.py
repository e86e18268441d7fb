"""Words for how a deal ended, in several languages, and for yes and no; what is none of them is asked about."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from .headers import folded

OPEN, WON, LOST = "open", "won", "lost"
YES = frozenset(
    "true yes y 1 x ja j oui o vrai si sim wahr verdadero vero tak да ano evet はい 是 done held ok ✓ ✔".split()
)
NO = frozenset("false no n 0 nein non faux nao falsch falso nie nej nei ei нет ne hayır いいえ 否 none - – ✗ ✘".split())
_WON = frozenset(
    "won win gewonnen gagne gagnee ganado ganada ganho vinto vinta vunnet vundet vunnen wygrana "
    "wygrany wygrano ganhou выиграна выигран выиграно успешна успешно "
    "voitettu vyhrano kazanıldı 受注 成交 赢单 赢得 已赢".split()
)
_LOST = frozenset(
    "lost loss lose verloren perdu perdue perdido perdida perso persa tapt tabt forlorad przegrana "
    "przegrany przegrano perdeu проиграна проигран проиграно провалена отказ "
    "havitty prohrano kaybedildi 失注 输单 丢单 失单 已输".split()
)
_ENDS = _WON | _LOST
_OPEN = frozenset(
    "open offen active aktiv inprogress pending ongoing laufend inbearbeitung ouvert ouverte encours abierto abierta "
    "aberto aperto aperta pipeline".split()
)
_STILL = frozenset(
    "incorso wtoku wtrakcie encurso emandamento emcurso вработе lopend pagaende igang kesken 進行中 进行中".split()
)
"""Words for "in progress" in further languages."""
_NOT = frozenset("not no never nicht kein keine nie non pas ne".split())
_WORD = re.compile(r"[^\W_]+")
_WITH_REASON = re.compile(r"\s*([^\W\d_]+)\s*(?:[-–—:,;]|\()\s*(?=\w)")
"""A single word, and what is set off from it: "Lost - price"."""


def end_of(words: str) -> str | None:
    """Return won, lost or open for words that say so; None for all others, such as "not won" or "Closed"."""
    tokens = _without_reason(_tokens(words))
    first = _WITH_REASON.match(words)
    if first and folded(first[1]) in _ENDS and len(_ENDS & set(tokens)) == 1:
        tokens = [folded(first[1])]
    plain = "".join(tokens)
    if not tokens or _NOT & set(tokens):
        return None
    if plain in _OPEN | _STILL:
        return OPEN
    says = {WON: tokens[-1] in _WON or "closedwon" in plain, LOST: tokens[-1] in _LOST or "closedlost" in plain}
    ends = [end for end, said in says.items() if said]
    return ends[0] if len(ends) == 1 and not (_WON & set(tokens) and _LOST & set(tokens)) else None


def is_unclear(words: str) -> bool:
    """Return whether words speak of winning or losing and do not say which it was, such as "not won"."""
    return end_of(words) is None and bool(_ENDS & set(_tokens(words)))


def _tokens(words: str) -> list[str]:
    return [folded(token) for token in _WORD.findall(unicodedata.normalize("NFKC", words))]


def _without_reason(tokens: list[str]) -> list[str]:
    """Return the words up to “closed lost” or “closed won”; what follows is a reason ("Closed Lost - No Budget")."""
    for place, pair in enumerate(pairwise(tokens)):
        if pair[0] == "closed" and pair[1] in _ENDS:
            return tokens[: place + 2]
    return tokens


def yes_or_no(words: str) -> bool | None:
    """Return whether a word means yes or no; None where it means neither."""
    plain = words.strip()
    if plain in YES or folded(plain) in YES:
        return True
    if plain in NO or folded(plain) in NO:
        return False
    return None
