"""Whether a part of a turn asks for something: a question, a wish or a request.

Two parts that both ask are mostly two moves; a part that only states something mostly leads up to the part that asks.
"""

from __future__ import annotations

import re

from .acting.form import questions
from .acting.plain import plain
from .pointing import points_back

_BEFORE = re.compile(
    r"^(?: (?:so|and|also|then|but|plus|hi|hello|hey|please|ok|okay|well|yes|thanks|thank you|next|first|,|\.|-)(?= ))*"
)
_WISH = re.compile(
    r" (?:i|we) (?:(?:would|will|just|really|also) )*(?:want|need|like|love|wish|prefer)\b"
    r"| (?:i|we) (?:am|are) (?:looking|trying|calling|wondering|hoping|interested|curious)\b"
)
_BIDDING = re.compile(
    r" (?:add|answer|arrange|ask|book|bring|call|cancel|change|check|choose|clear|come|compare|confirm|count|describe"
    r"|delete|explain|file|find|forget|get|give|go|help|include|keep|leave|let|list|look|lower|make|mark|meet|move"
    r"|name|open|order|pay|pick|play|put|raise|reduce|remind|remove|repeat|report|schedule|send|set|share|show|sign"
    r"|skip|start|stop|suggest|switch|take|talk|tell|transfer|try|turn|update|use|walk|write)\b(?! (?:is|was|has)\b)"
)
_SHARED = re.compile(r" (?:can|could|shall|should|may|might|will|would|do|did|does) (?:we|you|i)\b")


def asks(text: str) -> bool:
    """Return whether this part of a turn asks, wishes or requests.

    "I would like to keep to that" points back and is no wish of its own.
    """
    turn = plain(text)
    rest = turn.text[_opening(turn.text) :]
    wishes = _WISH.match(rest) and not points_back(text)
    return bool(questions(turn) or wishes or _BIDDING.match(rest))


def both_ask(first: str, second: str) -> bool:
    """Return whether two parts each ask for something of their own.

    In "could we ring her and ask what went wrong", the second part depends on the first one's "could we".
    """
    if not (asks(first) and asks(second)):
        return False
    begin, after = plain(first).text, plain(second).text
    return not (_SHARED.match(begin[_opening(begin) :]) and _BIDDING.match(after[_opening(after) :]))


def _opening(plain_text: str) -> int:
    """Return where the part begins after "so", "and also", "please" and the like."""
    before = _BEFORE.match(plain_text)
    return before.end() if before else 0
