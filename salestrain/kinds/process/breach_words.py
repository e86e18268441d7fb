"""Words that break the frame whatever else a sentence says: money off, a threat with a deadline, somebody's back.

A reader by likeness loses them in a long sentence: "we give ten per cent less if she brings them together" is like
nothing. What somebody says they will not do breaks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

BreachSort = Literal["discount", "pressure", "behind"]

_NUMBER = (
    r"(?:\d[\d.,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|half)"
)
_SHARE = rf"(?:{_NUMBER}\s*(?:%|per\s?cents?|percents?)|a (?:third|quarter|fifth|tenth))"
_MONEY = rf"(?:[€$£]\s?\d[\d.,]*|{_NUMBER}\s*(?:hundred|thousand|k)?\s*(?:€|\$|£|euros?|dollars?|pounds?))"
_WHOM = r"(?:her|him|them|his|their|the \w+|my \w+|our \w+|anybody|anyone)"
_END = r"(?=\s*(?:$|[.,;:!?]|(?:if|when|for|on|than|to|and|this|in|as|so|once)\b))"
"""After less or lower: no noun, for "ten percent less effort" takes nothing off the price."""
_WORDS: Mapping[BreachSort, re.Pattern[str]] = {
    "discount": re.compile(
        rf"\b(?:discounts?|rebates?|price (?:cut|reduction)|money off|(?:lower|reduced|better|special) price)\b"
        rf"|(?:{_SHARE}|{_MONEY})\s+(?:(?:off|cheaper|discount)\b|(?:less|lower|down){_END})"
        rf"|\b(?:lower|reduce|cut|drop|knock down|take down|slash|halve)\s+(?:(?:the|our|its|my|your)\s+)?price\b"
        rf"|\b(?:knock|take|get|have|give)\b[^.?!]{{0,30}}\boff (?:the|our) (?:price|bill|invoice|sum)\b"
        rf"|\b(?:make|let|get|give|sell|have|be|come)\b[^.?!]{{0,25}}\bcheaper\b",
        re.I,
    ),
    "pressure": re.compile(
        r"\b(?:the |our |its )?(?:price|offer|terms?|discount|slot|date)\w* (?:goes|will go|is going|rises?|will rise|"
        r"expires?|will expire|ends?|will end|lapses?|will lapse|is gone|will be gone|falls away|will fall away)\b"
        r"[^.?!]*\b(?:unless|if|up|soon|next|on|after|until|by|today|tomorrow|week|month|now|expire\w*|gone)\b"
        r"|\bprices? (?:go|goes|will go|is going|are going) up\b"
        r"|\b(?:last chance|now or never|final offer|take it or leave it|threaten\w*|ultimatum|deadline or)\b"
        r"|\bunless (?:he|she|they|you|the \w+) (?:signs?|decides?|agrees?|orders?|answers?|buys?)\b"
        r"|\b(?:signs?|decides?|agrees?|orders?|answers?)\b[^.?!]{0,40}"
        r"\b(?:or else|otherwise we|or we (?:withdraw|leave))\b",
        re.I,
    ),
    "behind": re.compile(
        rf"\bwithout\s+(?:telling|informing|asking)\s+(?:\w+\s+){{0,1}}{_WHOM}\b"
        rf"|\bwithout\s+(?:{_WHOM}|(?:my|the) contact)(?:'s)?\s+(?:knowing|knowledge|noticing)\b"
        r"|\bbehind (?:her|his|their|(?:\w+ ){0,3}\w+'s) backs?\b|\b(?:go"
        r"|went|going|write|call|reach) over (?:her|his|their) heads?\b"
        r"|\bsecretly\b|\bon the quiet\b|\b(?:say|tell) nothing to (?:her|him|them)\b",
        re.I,
    ),
}
_DENIED = re.compile(
    r"(?:\b(?:no|not|never|nor|instead of|rather than|without(?: any| a)?)|n't)\W+(?:\w+\W+){0,2}$", re.I
)
"""What stands before words that somebody says they will not do."""


def breach_of(text: str, sort: BreachSort) -> str:
    """Return the words in a text that break the frame in this way; empty if none do, or they are denied."""
    plain = " ".join(text.replace("’", "'").split())
    for match in _WORDS[sort].finditer(plain):
        if not _DENIED.search(plain[: match.start()]):
            return match[0]
    return ""
