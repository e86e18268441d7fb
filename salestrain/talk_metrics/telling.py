"""Whether a turn tells, advises or pitches: it speaks of one's own offer, names a price, explains, or proposes.

Rules know how sellers do it, and the learned head knows advice and information of any sort; either is enough.
A question asks for something and tells nothing; a greeting, thanks or a date for the next talk tell nothing either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.acting.plain import plain
from ..language.acting.selling import RULES
from ..language.heads import bar_of, judge
from ..language.meaning import carried_encoder
from .giving_back import amounts
from .sentences import Sentence, sentences, spelled_out

_PITCH = next(pattern for name, pattern, _ in RULES if name == "pitch")
_AMOUNT = (
    r"(?:[$€£] ?\d|\d+(?:[.,]\d+)*(?: ?k)?\b"
    r"|\b(?:\w+ty|\w+teen|five|six|seven|eight|nine|ten|twelve|hundred|thousand)\b)"
)
_MONEY = r"(?:euros?|pounds?|dollars?|francs?|cents?|[$€£]|grand|eur|usd|gbp)"
_TALK = (
    r"(?:questions?|talks?|conversations?|meetings?|calls?|appointments?|next|last|first|visits?|agreement|minutes"
    r"|hour|time|topic|side|part|point|coffee|name)"
)
_DOES = (
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|send|sends|run|runs|show|shows|work"
    r"|works|keep|keeps"
    r"|make|makes|help|helps|plan|plans|bring|brings|read|reads|give|gives|save|saves|cost|costs|come|comes|measure"
    r"|measures|store|stores|take|takes|let|lets|only|also|never|always|stop|stops|find|finds|use|uses|start|starts)"
)
_TELLS = re.compile(
    rf"\bour (?!{_TALK}\b)(?:[\w'’-]+ ){{1,3}}(?:not )?{_DOES}\b"
    r"|\bwe (?:can |could |will |would |also |only |just |really |always |do not |can not |would not )*(?:offer"
    r"|provide|deliver"
    r"|guarantee|speciali[sz]e|sell|supply|build|install|tested?|limit|reduce|cut|improve|measure|replace|train|charge"
    r"|help|support|connect|ship|promise|beep|use|fix)\b"
    r"|\bwe (?:\w+ ){0,2}have (?:with us )?(?:a|an|the|two|three|four|five|many|over"
    r"|more) (?!(?:\w+ )?(?:meeting|question|call|appointment|talk"
    r"|quarter|hour|few))"
    r"|\bwe are (?:\w+ ){0,3}(?:cheap\w*|expensive|dearer|leading|best|biggest|faster|better)\b"
    r"|\bi help \w+"
    r"|\b(?:my|our) (?:advice|proposal|suggestion|recommendation) (?:is|would)\b"
    r"|\bi (?:would |do )?(?:suggest|propose|recommend|advise)\b|\bi would (?:try|start|do|take|limit|change"
    r"|begin|put)\b"
    r"|\byou (?:should|must|need to|ought to)\b|\byou could (?:try|check|also|start|use|do|have)\b"
    r"|\bwith (?:our|this|it|ours) (?:\w+ )*(?:every|you (?:can|get|see|will)|each)\b"
)
_BIDS = re.compile(
    r"^(?:(?:so|then|ok|okay|well|and)[\s,]+)*(?:try|use|start with|stop|switch to|take our|test)\b(?! me\b)"
)
_PRICE = re.compile(
    rf"{_AMOUNT}[\w ,.]{{0,20}}\b{_MONEY}(?!\w)|[$€£] ?\d|{_AMOUNT}(?: thousand| hundred| million)? (?:a|per"
    rf"|each|in (?:a|one)) "
    r"(?:year|month|seat|user|box|unit|head|site|device|piece)\b"
    r"|\bthat is the price\b|\bthe price (?:for|of) [\w ]{1,40}\bis\b|\b(?:it|that|this|they"
    r"|which) (?:would )?costs?\b.*\d"
)
_OURS = re.compile(r"\b(?:we|our|ours|i|my|price|costs?|everything|for all|for one|with this)\b")
_THEIRS = re.compile(r"\b(?:you (?:said|lose|pay|spend|told)|costs? you|your|does (?:he|she) not)")
_NO_PITCH = re.compile(
    rf"\bour {_TALK}\b|\b(?:not|rather not|would not|do not want to) (?:\w+ ){{0,2}}pitch\b|\bsorry\b"
    rf"|\blet me\b|^(?:before|when|if|suppose|imagine) "
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:i|we) (?:would like|want|wanted|came|hope) to (?:understand|know|hear|learn|find out|ask|see)\b"
)
"""Says what the talk is for, which tells nothing."""
_FEWEST_WORDS = 4
_FEWEST_LEARNED = 8


def tells(text: str, heard: Sequence[str] = ()) -> bool:
    """Return whether a turn tells, advises or pitches, as far as its words show it.

    Args:
        text: the turn.
        heard: what the other said so far; an amount of theirs is no price of one's own.
    """
    theirs = amounts(" ".join(heard))
    return any(_told(sentence, theirs) for sentence in sentences(text)) or _reads_as_telling(text, heard)


def _reads_as_telling(text: str, heard: Sequence[str]) -> bool:
    """Return whether the learned head takes a turn for telling, and its statements are none that look ahead or back."""
    stated = " ".join(_statement(sentence) for sentence in sentences(text))
    words = spelled_out(stated)
    if len(words.split()) < _FEWEST_LEARNED or _NO_PITCH.search(words) or _LOOKS_AHEAD.search(words):
        return False
    encoder = carried_encoder()
    chances = judge(text, heard[-1] if heard else "", encoder.embed([text])[0] if encoder else None)
    return chances.get("telling", 0.0) >= bar_of("telling")


def _told(sentence: Sentence, theirs: set[str]) -> bool:
    words = spelled_out(_statement(sentence))
    if len(words.split()) < _FEWEST_WORDS:
        return bool(re.search(r"\bthat is the price\b", words)) or bool(_amount_only(words))
    if _BIDS.match(words) or _TELLS.search(words):
        return True
    if (
        _PRICE.search(words)
        and not amounts(words) & theirs
        and not _THEIRS.search(words)
        and (_OURS.search(words) or _amount_only(words))
    ):
        return True
    return bool(_PITCH.search(plain(words).text)) and not _NO_PITCH.search(words)


def _amount_only(words: str) -> bool:
    """Return whether a sentence names a price and little else: "around eight euro for one box"."""
    return bool(re.match(rf"(?:around |about |some |roughly |it is )?{_AMOUNT}", words) and _PRICE.search(words))


_ASKS_AT = re.compile(
    r"(?:^|[,;:–—-]\s*|\bso )(?:and |but |so )?(?:what|how|why|where|when|who|which|(?:do|does|did|is|are|was"
    r"|were|have|has"
    r"|can|could|will|would|shall|should|may)(?:n['’]t)? (?:you|they|we|it|he|she|i|there|this|that|your|the))\b",
    re.IGNORECASE,
)


def _statement(sentence: Sentence) -> str:
    """Return what a sentence states: all of it, or what stands before its question."""
    if not sentence.asks:
        return sentence.text
    question = _ASKS_AT.search(sentence.text)
    return sentence.text[: question.start()] if question else sentence.text
