"""Whether a line to do is something that a person does: no result, no state, no wish, nobody else's deed."""

from __future__ import annotations

import re

from ...calendars.clock_times import time_in
from ...language.stating.phrases import opening
from .funnel_words import minutes_in
from .when_words import cue_in, loose_time, often_in, span_in

_OPENING = re.compile(
    r"^(?:[-*•]\s*)?(?:(?:i|we)(?:'ll|'d|'m| will| shall| would| am going to| are going to| want to| need to"
    r"| have to)?\b"
    r"|to\b|please\b|then\b|also\b)*\s*",
    re.IGNORECASE,
)
_HOPE = re.compile(
    r"(?:hop(?:e|ing)|wish(?:ing)?|try(?:ing)?(?! out| on)|endeavou?r|maybe|perhaps|aim|strive|attempt|intend"
    r"|wait and see"
    r"|we shall see|see (?:what|if|whether)|think about (?:maybe|perhaps))\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:not |never |don't |do not )?(?:be(?:come|ing)?|feel|stay|remain|get(?:ting)? (?:much |a bit "
    r"|even )?(?:better|worse|more"
    r"|less|bigger|faster|stronger|bolder|calmer|used|good|fit|known|confident|comfortable|organi[sz]ed)"
    r"|keep (?:calm|cool"
    r"|positive|motivated|going)|do better|have (?:more|better|less))\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:improv|enhanc|optimi[sz]|maximi[sz]|minimi[sz]|strengthen|motivat|inspir|prioriti[sz]|professionali[sz]|streamlin"
    r"|understand|focus(?:s?ing)? on|work(?:ing)? on|car(?:e|ing) for|pay(?:ing)? attention|believ|trust|enjoy"
    r"|learn to be)\w*\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"(?:win|winning|reach|reaching|achiev\w+|hit(?:ting)?|earn(?:ing)?|gain(?:ing)?|double|doubling|triple|increas\w+|grow"
    r"|growing|rais(?:e|ing)|exceed\w*|surpass\w*|attain\w*|secur(?:e|ing)|land(?:ing)?|close|closing|halve|boost|outsell"
    r"|get(?:ting)? (?:the |a |an |my |some |more |\d+ )+(?:\w+ )?(?:deals?|orders?|contracts?|jobs?|sales"
    r"|clients?|customers?"
    r"|wins?|referrals?|signatures?)|sell(?:ing)? (?:out|more|\d+)|(?:more|fewer|less|better|higher|lower"
    r"|bigger) \w+)\b",
    re.IGNORECASE,
)
_CLOSE_A_THING = re.compile(
    r"clos(?:e|ing) (?:the |my |our |all |old )*(?:file|door|office|shop|window|ticket|list|tab|books?|call"
    r"|meeting|account"
    r"|month|till)s?\b|rais(?:e|ing) (?:it|this|that|the (?:point|question|issue|topic))\b|land(?:ing)? (?:at|in)\b"
    r"|reach(?:ing)? out\b|hit(?:ting)? the (?:road|phones?)\b|grow(?:ing)? (?:herbs|plants)\b",
    re.IGNORECASE,
)
"""Verbs of results that are deeds in these words."""
_WITHOUT_NUMBER = re.compile(r"\b(?:more|less|better)[.!]?$", re.IGNORECASE)
_ACTIVITY = re.compile(
    r"(?:\d+ |the |an? |my |our |first |next |weekly |monthly |daily |\w+ (?=call|visit|meeting|review"
    r"|training))*(?:(?:phone |cold |follow-?up )?calls?"
    r"|visits?|meetings?|mtg|lunch|coffee|breakfast|demos?|workshops?|trainings?|reviews?|newsletter|webinars?|e?mails?|letters?"
    r"|tastings?|tours?|site visits?|appointments?|prep(?:aration)?|research|role ?play|check-?ins?|catch-?up"
    r"|stand-?up|debrief)\b",
    re.IGNORECASE,
)
"""Activities that are named without a verb."""
_DEED = re.compile(
    r"[a-z]+ (?:up|out|off|over|through|back|round|around)\b|(?:accompany|bake|brief|chase|clean|copy|count|cycle"
    r"|design|deliver|dial"
    r"|discuss|divide|draft|draw|drive|drop|edit|file|film|fix|fly|google|hand|hang|hedge|knock|leave|load|message|note|observe|obtain"
    r"|order|pack|paint|park|phone|ping|polish|pop|pour|print|proofread|put|rehearse|repair|ride|ring|scan|search|serve|shop|sit|sketch"
    r"|sort|stand|steal|stick|swap|talk|taste|telephone|text|thank|tidy|translate|travel|type|walk|wash|weigh|wrap)\b",
    re.IGNORECASE,
)
"""Deeds by their verbs, beside those of objectives."""
_NOTHING = re.compile(r"\W*(?:n/?a|tbd|tbc|todo|none|nothing|nil|later|\?)?\W*", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:the |my |our |these |those )?(?P<who>customers|clients|buyers|prospects|pharmacies|restaurants"
    r"|candidates|partners"
    r"|leads|people|shops|companies|competitors|suppliers|agencies|dealers|patients|members|users|mills|schools|hotels)"
    r" (?:order|buy|call|come|pay|sign|use|accept|stop|start|want|get|will|should|shall|must|refer|return|reorder)\b",
    re.IGNORECASE,
)


def no_deed(text: str) -> str:
    """Return why a line to do is nothing that one does; empty if it is.

    Args:
        text: the line as it was typed.
    """
    words = " ".join(text.replace("’", "'").split())
    if _NOTHING.fullmatch(words):
        return "says nothing to do yet"
    rest = _OPENING.sub("", words)
    if _HOPE.match(words) or _HOPE.match(rest):
        return "is a hope or a try, and nobody can see it done"
    if _STATE.match(rest):
        return "is how you want to be, not what you do"
    if _SOMEBODY.match(rest):
        return "is for somebody else to do"
    if _CLOSE_A_THING.match(rest):
        return ""
    if _RESULT.match(rest):
        return "is something that comes, not something you do"
    if _UNSEEN.match(rest):
        return "can mean anything: nobody can see it done"
    if _WITHOUT_NUMBER.search(rest) and not re.search(r"\d", rest):
        return "says more or less, and not what or how much"
    if not _names_a_deed(rest) and not _says_when(words):
        return "does not say what you do"
    return ""


def _names_a_deed(words: str) -> bool:
    """Return whether the words begin with a verb that can be seen done, or with an activity that has a name."""
    for clause in re.split(r"[,;:]| [-–—] |\band\b", words):
        verb = opening(clause.strip())[1]
        if verb is not None and verb.specific:
            return True
    return bool(_ACTIVITY.match(words) or _DEED.match(words))


def _says_when(words: str) -> bool:
    """Return whether the words name a time: what stands in a calendar is something that one does."""
    return any((*often_in(words), cue_in(words), loose_time(words), span_in(words), time_in(words), minutes_in(words)))


_OUTSIDERS = (
    r"competitors?|competition|rivals?|market|economy|industry|inflation|prices?|rates?|rate|krona|euro|dollar|pound|currency"
    r"|ecb|fed|central bank|government|law|regulator|tax|head office|hq|management|board|weather|harvest|summer|winter"
    r"|candidates?|customers?|clients?|buyers?|prospects?|people|agency|agencies|insurers?|suppliers?|manufacturers?|dealers?"
    r"|freeze|demand|season|election|war|crisis|translators?|machines?|ai|landlords?|banks?|hospitals?|doctors?|council"
)
_THIRD = (
    r"(?:is|are|was|were|will|shall|should|must|does|do|has|have|gets?|goes|go|stops?|starts?|keeps?|lifts?|falls?|rises?|drops?"
    r"|closes?|opens?|pays?|buys?|orders?|comes?|stays?|turns?|reimburses?|loses?|wins?|raises?|cuts?|lets?|leaves?|moves?|approves?"
    r"|recovers?|improves?|changes?|decides?|agrees?|signs?|withdraws?|collapses?|booms?|hires?|expands?|grows?|shrinks?)"
)
_OTHERS = re.compile(
    rf"(?:(?:the|a|an|our|my|more|new|all|good|bad|less"
    rf"|no)\b ?)*(?:[\w'-]+ ){{0,3}}?(?:{_OUTSIDERS})(?:'s)?(?: [\w'-]+){{0,3}}? "
    rf"(?:not |no longer |finally )?{_THIRD}\b",
    re.IGNORECASE,
)
_SOMEBODY_NAMED = re.compile(
    r"(?!(?:I|We|Every|Each|Our|My|Gross|Net|Share|Average)\b)(?:The )?(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?"
    r"|[A-Z]+)(?:'s)? (?:[a-z]+ )?"
    r"(?:is|are|will|shall|should|does|closes|opens|pays|stops|gets|lifts|goes bust|moves|leaves|loses|signs off)\b"
)
_WISHED = re.compile(
    r"(?:a |an )?(?:good|mild|hard|long|early|cold|hot) (?:harvest|winter|summer|season|year|spring)\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\d.*(?:\bto\b|→|->|against|at least|\d)|\bfrom \d|\b(?:by|to|at|under|over|below) \d|\d ?%", re.IGNORECASE
)


def in_other_hands(text: str) -> bool:
    """Return whether a sentence says what others or the market do, and not what one does or reaches oneself.

    A measure that goes from one number to another is a result of one's own work, whoever moves it.

    Args:
        text: the sentence as it was typed.
    """
    words = " ".join(text.replace("’", "'").split())
    if _WISHED.match(words):
        return True
    if re.match(r"(?:i|we|to|my team|our team|every|each)\b", words, re.IGNORECASE):
        return False
    said = bool(_OTHERS.match(words) or _SOMEBODY_NAMED.match(words))
    is_price = bool(re.match(r"(?:the )?(?:\w+ )?(?:price|rate|krona|euro|dollar|inflation)s?\b", words, re.IGNORECASE))
    return said and (is_price or not _MEASURED.search(words))
