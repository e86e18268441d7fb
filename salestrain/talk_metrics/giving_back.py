"""Whether a turn gives back what the other said: a statement about them, in words or figures of theirs.

Only what shows it counts. A statement that gives back with no word of the other is not recognised; a question, a pitch
or a run-up that happens to share a word is no giving back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.acting.listening import lemmas
from ..language.acting.plain import plain
from .sentences import Sentence, sentences, spelled_out

_CUE = re.compile(
    r"\b(?:(?:as |what )?you (?:said|say|told (?:me|us)|mentioned|described|are saying|mean|called)|you said"
    r"|if i (?:have )?(?:understood|understand|heard|hear|got|get|followed|see)"
    r"|(?:what )?i (?:hear|heard|understand|understood|gather|take it)|as i understand"
    r"|sounds? (?:to me )?(?:like|as if|as though)"
    r"|in other words|to sum up|sum(?:med)? up|summari[sz]e|play (?:that|this|it) back|let me (?:check|repeat)"
    r"|so what matters|did i (?:get|hear|understand)|have i (?:got|understood|heard)|do i (?:see|hear|understand))\b"
)
_SOUNDS = re.compile(
    r"\b(?:it|that|this) (?:sounds?|seems) (?:to me )?(?:like|as if|as though) (?:\w+ ){0,8}(?:you|your)\b"
)
"""Says by its form that it gives back, in whatever words."""
_SO = re.compile(r"^(?:(?:and|ok|okay|right|yes|well|i see|got it|ah|but)[\s,–—-]+)*so\b")
_ABOUT_THEM = re.compile(r"\b(?:you|your|yours|they|their|he|his|she|her|it|that|this|there)\b")
_YOU_ARE = re.compile(
    r"^(?:(?:and|ok|okay|right|yes|well|i see|so|ah|but)[\s,–—-]+)*(?:that |then )?(?:you (?:are|feel|fear|want"
    r"|need|lose|have"
    r"|get|would|do not|would not|can not|make|pay|run|see|only|still|find|think|like|know|hope|wish|doubt"
    r"|worry|carry)|your )\b"
)
_OWN = re.compile(
    r"\b(?:we|us|our|ours|my|mine|me|let us|thank|thanks|sorry|suppose|imagine|i (?!hear|heard|understand"
    r"|understood|gather"
    r"|take it|see|get|got|have understood|said|can see|can imagine|can well|have heard|have noted|have got)\w+"
    r"|you (?:should|must|need to|ought|(?:could|can|will)(?! not)|might|may)|if you (?!are\b)|try|please)\b"
)
_OWN_BESIDE_CUE = re.compile(r"\b(?:our|we|us|you (?:should|must|ought)|suppose|imagine)\b")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSAND = re.compile(r"(\d+(?:\.\d+)?) ?k\b")
_WORDS_FOR_FIGURES = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand"
    r"|million|half|third|quarter|twice)\b"
)
_DEEPER = re.compile(
    r"\b(?:afraid|fear\w*|worr\w+|frustrat\w*|torn|stuck|pressure|tired|tiring|hop(?:e|ing)|matters?|weigh\w*|proud"
    r"|trust\w*|even though|although|because|so that|which means|meaning|at stake|nervous|uneasy|alone|rather than"
    r"|scared|anxious|angry|annoy\w*|stress\w*|disappoint\w*|would (?:rather|hate)|on (?:your|his|her) (?:desk"
    r"|shoulders)"
    r"|hurts?|careful|risk\w*)\b"
)
_MOST_OF_IT = 0.5
"""Share of a sentence's own words that were said before, from which it says them back without a cue."""
_FEWEST_SHARED = 2
_FEWEST_ECHOED = 3
_LOOKS_BACK = 12
"""So many turns of the other are remembered."""


def gives_back(text: str, heard: Sequence[str]) -> bool:
    """Return whether a turn gives back what was said.

    Args:
        text: the turn.
        heard: what the other said so far, in order.
    """
    return bool(given_back(text, heard))


def given_back(text: str, heard: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of a turn that give back what the other said; as `gives_back`."""
    recent = heard[-_LOOKS_BACK:]
    return tuple(one.text for one in sentences(text) if _says_back(one, recent)) if recent else ()


def goes_further(given: Sequence[str], heard: Sequence[str]) -> bool:
    """Return whether sentences that give back name a feeling, a reason or a meaning that was not said before."""
    said = " ".join(spelled_out(one) for one in heard[-_LOOKS_BACK:])
    named = [match.group() for one in given for match in _DEEPER.finditer(spelled_out(one))]
    return any(word not in said for word in named)


def _says_back(sentence: Sentence, heard: Sequence[str]) -> bool:
    statement = _statement(sentence)
    words = spelled_out(statement)
    if len(words.split()) < _FEWEST_SHARED + 1:
        return False
    own = lemmas(plain(statement).text)
    last, all_of_it = lemmas(plain(heard[-1]).text), lemmas(plain(" ".join(heard)).text)
    shared = own.keys() & all_of_it.keys()
    figures = amounts(statement) & amounts(" ".join(heard))
    if _SOUNDS.search(words) and not sentence.asks and not _OWN_BESIDE_CUE.search(words):
        return True
    if _CUE.search(words):
        return bool(shared or figures) and not _OWN_BESIDE_CUE.search(words)
    if _OWN.search(words):
        return False
    if _SO.match(words) or _YOU_ARE.match(words):
        about = _ABOUT_THEM.search(words) or len(shared) == len(own)
        of_you = _YOU_ARE.match(words) or re.search(r"\byou are\b", words)
        close = bool(of_you and own.keys() & last.keys())
        return bool(about) and (close or len(shared) + bool(figures) >= _FEWEST_SHARED)
    share = len(own.keys() & last.keys()) / max(1, len(own))
    echoed = {own[stem] for stem in own.keys() & last.keys()} | (figures & amounts(heard[-1]))
    return share >= _MOST_OF_IT and len(echoed) >= _FEWEST_ECHOED


_ASKS_AT = re.compile(
    r"(?:^|[,;:–—-]\s*)(?:and |but |so )?(?:what|how|why|where|when|who|which|(?:do|does|did|is|are|was|were"
    r"|have|has|can"
    r"|could|will|would|shall|should|may)(?:n['’]t)? (?:you|they|we|it|he|she|i|there|this|that|your|the))\b",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"^(?:and |so )?(?:did|have|do) i (?:get|hear|understood|understand|got|heard|see)\b", re.IGNORECASE
)


def _statement(sentence: Sentence) -> str:
    """Return what a sentence states: all of it, or what stands before its question."""
    if not sentence.asks or _CHECK.match(sentence.text):
        return sentence.text
    question = _ASKS_AT.search(sentence.text)
    return sentence.text[: question.start()] if question else sentence.text


def amounts(text: str) -> set[str]:
    """Return the amounts of a text, "118k" and "118,000" alike; one to nine in digits are too common to show much."""
    words = _THOUSAND.sub(lambda match: f"{float(match.group(1)) * 1000:.0f}", spelled_out(text))
    numbers = {match.group().replace(",", "") for match in _FIGURE.finditer(words)}
    return {one for one in numbers if len(one) > 1} | set(_WORDS_FOR_FIGURES.findall(words))
