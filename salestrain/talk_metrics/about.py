"""What a question is about, where its words leave no doubt; otherwise nothing is named.

The words are those of `language.acting`, but each focus counts only with a sign of its own in the question itself, and
no focus is named for want of a better one.
"""

from __future__ import annotations

import re

from ..language.acting.focus import focus_of as likely_focus
from ..language.acting.plain import plain
from .sentences import bare, spelled_out

_CHECKS = re.compile(
    r"\b(?:(?:do|did|have|am|is|was|would|does|may|might) (?:i|that|it|this)(?: be)? (?:\w+ ){0,3}(?:right|all right"
    r"|alright|correct(?:ly)?|ok|okay|fine|fair|fit|suit|anything|something|work)\b|left (?:anything|something) out"
    r"|you (?:hear|see) me\b|see my screen|am i (?:wrong|right)|make sense\b)"
)
"""Asks whether one was heard or understood rightly, which is about nothing else."""
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|next week"
_SURE = {
    "situation": re.compile(
        r"\b(?:how (?:do|does|did|are|is) (?:you|your|they|the|it|a)\b.*\b(?:today|now|currently|at the moment"
        r"|go|work|handle"
        r"|plan|order|use|check|manage|organi[sz]e|make|know|control|run|count|measure|decide today)\b"
        r"|how (?:many|much|often|long)\b(?!.*\b(?:would|will|could|cost|lose|losing|price)\b)"
        r"|(?:what|which|where)\b.*\b(?:today|currently|at the moment|right now)\b|what (?:do|are) you (?:use"
        r"|using|run|running)"
        r"|normal (?:day|morning|week)|how is it (?:done|today|now)|up to now)"
    ),
    "problem": re.compile(
        r"\b(?:problem\w*|trouble\w*|difficult\w*|pains?|struggl\w*|frustrat\w*|worr(?:y|ies|ied)|bother\w*|annoy\w*"
        r"|bugs? (?:you|them)|scared|afraid|fear|obstacles?|wrong|break(?:s|ing)?(?: down)?|breakdowns?|broke"
        r"|fail\w*|mistakes?|errors?|complain\w*|missing|headaches?|gets? in the way|hold(?:s|ing)? (?:you|up|back)"
        r"|slows?|hardest|delays?|stopping|stopped|stops|stop (?:you|it)|prevents?|refus\w+|too (?:late|warm"
        r"|slow)|keeps? (?:you|him|her|them) from|takes? (?:so|that|this) long"
        r"|hurts?|stuck|not work\w*|what happened)\b"
    ),
    "implication": re.compile(
        r"\b(?:costs?|lose|losing|lost|waste\w*|lead to|led to|consequence\w*|impact\w*|effects?|affect\w*|at stake"
        r"|add(?:s)? up|mean(?:s)? for|nothing (?:changes|happens)|happens? (?:then|to|with|next|when|if)"
        r"|do to (?:you|your)"
        r"|becomes? of|how (?:serious|urgent))\b"
    ),
    "result": re.compile(
        r"\b(?:would (?:it|that|this|you)?\b.*\b(?:gain|mean|help|look like|be different|possible|worth|save|better"
        r"|able to|have (?:to happen|achieved))|what would be different|success\w*|goals?|ideal\w*|a year from now"
        r"|how would you (?:know|measure)|be different|hope to|benefit\w*|achieve\w*)\b"
    ),
    "others": re.compile(
        r"\b(?:who|whose|whom)\b.*\b(?:decid\w+|sign\w*|approv\w+|say in|a say|involved|agree\w*|choos\w+|affected|else"
        r"|scores?|points|boss|talk to|convince\w*|vote\w*|(?:have|has|need|needs) to|say yes|against)"
        r"|\b(?:decision\w*|approv\w+|colleagues?|your boss"
        r"|board|committee"
        r"|stakeholders?|your partners|procurement|sign (?:it )?off)\b|\bhow (?:do|does|will|would|is"
        r"|are)\b.*\b(?:decid\w+"
        r"|choos\w+|chosen|decision|select\w*)|\b(?:by|on) which \w+ (?:do|does|will) .*\bdecid\w+"
        r"|\bmake of (?:this|that|it)\b"
    ),
    "keep": re.compile(
        r"\b(?:keep|kept|like (?:about|at|best|most)|you like|value|appreciate|good (?:about|at)|do (?:really "
        r"|particularly )?well|works? well"
        r"|not want to lose|give up|miss|want to stay)\b"
    ),
    "change": re.compile(
        r"\b(?:change|differently|improve\w*|better|should be different|do better|wish(?:ed)? they)\b"
    ),
    "wish": re.compile(
        r"\b(?:always (?:wanted|wished)|wish(?:ed)? for|no budget|never (?:had|got) (?:the )?(?:money|budget)"
        r"|money were"
        r"|if money|afford|dream\w*)\b"
    ),
    "commitment": re.compile(
        r"\b(?:(?:shall|can|could|may|should) (?:we|i|you and i|(?:the (?:two|three|four)|all) of us)\b.*\b(?:meet|come"
        r"|call|visit|talk|speak|bring|book|start|begin|put|test|try|fix|sit|show|go (?:there|through))"
        rf"|(?:can|could|will) you (?:bring|introduce|invite|send|join|ask)\b.*\b(?:{_DAYS})"
        r"|next (?:step|meeting)|would you (?:be )?(?:willing|ready|prepared|sign"
        r"|agree|join|bring|introduce|send)|(?:monday|tuesday|wednesday|thursday|friday|next week).*\b(?:suit|work|good"
        r"|fine|ok|okay)|(?:suit|work for) you|which day|what day|by when would you want)\b"
    ),
    "rapport": re.compile(
        r"\b(?:how are you|how is your|how has your|your (?:week|weekend|holiday|trip|journey)|come from today"
        r"|have a good)\b"
    ),
}
_PLAINLY = (
    (
        "implication",
        re.compile(
            r"\bif (?:that|this|it|nothing|everything) (?:goes on|stays|continues|carries on|changes|is left|remains)\b"
        ),
    ),
    (
        "commitment",
        re.compile(
            rf"\b(?:(?:how|what) about|would) (?:{_DAYS})\b|\bwould it be possible (?:to|for)\b.*\b(?:{_DAYS})\b"
        ),
    ),
)
"""Whole turns of phrase that are about one thing, whatever else stands in the question."""
_NO_RESULT = re.compile(r"\bwould it be possible (?:to|for|that)\b")
"""Asks whether something may be done, and nothing of what would be gained."""
_NO_IMPLICATION = re.compile(
    r"\bhappens? to\b.*\b(?:from the moment|(?:when|once|after) (?:it|they) (?:comes?|arrives?|gets?))\b"
)
"""Asks for the way that something takes."""
_DECIDES_A_THING = re.compile(r"\bhow do you decide\b.*\b(?:when|whether|which|what|how much|how many)\b")
"""How a piece of work is decided upon, which is not how a purchase is."""
_NO_SITUATION = re.compile(r"\b(?:come from|would|could|should|shall|will|might|may)\b")

_UNLESS = {
    "situation": _NO_SITUATION,
    "others": _DECIDES_A_THING,
    "result": _NO_RESULT,
    "implication": _NO_IMPLICATION,
}
"""By focus, the words that speak against it."""


def plainly_about(said: str) -> str:
    """Return what a turn of phrase is about by itself, or nothing; `said` has its words spelled out."""
    return next((name for name, pattern in _PLAINLY if pattern.search(said)), "")


def focus_of(about: str, part: str, main: str, form: str) -> str:
    """Return what a question is about, or nothing where that is not sure.

    Args:
        about: the question with the sentence that leads up to it.
        part: the question.
        main: its main clause, from the question word on.
        form: its form; what puts an answer into the other's mouth is about no more than that.
    """
    said = spelled_out(part)
    if form == "leading" or len(bare(part)) < 2 or _CHECKS.search(said):
        return ""
    if plainly := plainly_about(said):
        return plainly
    for candidate, asks in ((about, main), (about, part), (part, part)):
        focus = _sure(candidate, part, asks)
        if focus:
            return focus
    return ""


def _sure(candidate: str, part: str, asks: str) -> str:
    """Return the focus that `candidate` shows from where it `asks`, if the question has a sign of it."""
    turn = plain(candidate).text
    asks_at = max(0, len(turn) - len(plain(asks).text))
    found = likely_focus(turn, asks_at)
    if found is None:
        return ""
    name, said = found[0], spelled_out(part)
    if not _SURE[name].search(said if name in ("situation", "keep", "others") else spelled_out(candidate)):
        return ""
    return "" if name in _UNLESS and _UNLESS[name].search(said) else name
