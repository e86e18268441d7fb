"""Cues: the form of a turn as interpretable numbers, such as length, persons, words taken up, and acts by rule."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from ...core.acts import FOCUSES, FORMS, OTHERS
from ..acting.by_rule import acts_by_rule
from ..acting.listening import lemmas
from ..acting.plain import plain

RULE_ACTS = (*FORMS, *FOCUSES, *OTHERS)
"""Acts by rule that are counted; the fitted heads depend on this order."""
MOST = 2
"""Number of occurrences up to which an act by rule is counted."""

_BACKCHANNEL = frozenset(
    "okay ok yeah yes right mhm mm-hmm uh-huh sure great good alright all wow oh i see hmm mm no really exactly"
    " absolutely well cool nice got it".split()
)
_ASKING = frozenset("what how why when where do did is are can could would have has".split())
_SHOWN = tuple(
    re.compile(pattern)
    for pattern in (
        r" (?:(?:\w+[-\w]*|,|\.) ){0,3}so ",
        r"^ (?:(?:okay|ok|right|yeah|yes|so|and|but|,|\.|well|alright) )*(?:you|your|it|that) ",
        r"\d",
        r" (?:sounds?|seems?|feels?|looks?) (?:like|as)",
        r" you (?:are|were|have|feel|want|would|do not|think|like|know|need)",
        r" you (?:can|could|should|might|may|will|need to|have to)",
        r" (?:not|never|no) ",
        r" (?:let us|let me|i will|i am going|i would like|we can|i can)",
        r" (?:what|how|why|when|where|which|who) ",
        r" (?:thank|thanks) ",
        r" (?:feel|felt|feeling|want|wanted|worried|hard|difficult|important|frustrat\w+|scared|tired|stress\w*) ",
    )
)
"""Patterns of reflecting, asking, telling and thanking, in plain form."""
_DASHES = ("-", "—", "–")

Numbers = NDArray[np.float64]


def cues(text: str, last_line: str) -> Numbers:
    """Return the cues of a turn after the buyer's last line: counts of acts by rule, and its form."""
    names = [act.name for act in acts_by_rule(plain(text), plain(last_line))]
    by_rule = [min(MOST, names.count(name)) for name in RULE_ACTS]
    turn, before = plain(text).text, plain(last_line).text
    ends = [last_line.rstrip().endswith(_DASHES), text.rstrip().endswith(_DASHES), text.lstrip().startswith(_DASHES)]
    asks = ["?" in turn, text.rstrip().endswith("?"), "?" in before, turn.count("?") > 1]
    shown = [pattern.search(turn) is not None for pattern in _SHOWN]
    numbers = [*_length_cues(turn, before), *_taken_up(turn, before), *asks, *ends, *_persons(turn), *shown]
    return np.array([*by_rule, *numbers], dtype=np.float64)


def _length_cues(said: str, before: str) -> list[float]:
    count, heard = len(_spoken(said)), len(_spoken(before))
    sentences = [part for part in re.split(r" [.?!] ", said) if part.strip()]
    return [
        math.log1p(count),
        count <= 1,
        count <= 3,
        count <= 6,
        count > 40,
        len(sentences) > 1,
        len(sentences) > 3,
        math.log1p(heard),
        heard <= 2,
    ]


def _taken_up(turn: str, before: str) -> list[float]:
    """Return how much of the turn repeats words of the last line."""
    own, earlier = lemmas(turn), lemmas(before)
    shared = sum(stem in earlier for stem in own)
    return [shared / max(1, len(own)), min(3, shared) / 3, shared > 0, not earlier]


def _persons(said: str) -> list[float]:
    """Return who is spoken of, and how the turn and its last sentence begin."""
    words = _spoken(said)
    first = words[0] if words else ""
    last = ([part.split() for part in re.split(r" [.?!] ", said) if part.strip()] or [[]])[-1]
    lead = last[0] if last else ""
    count = max(1, len(words))
    you = sum(word in ("you", "your", "yourself") for word in words)
    me = sum(word in ("i", "my", "me") for word in words)
    return [
        you / count,
        you > 0,
        me / count,
        me > 0,
        any(word in ("we", "our", "us") for word in words),
        any(word in ("it", "that", "this") for word in words),
        first in ("so", "and", "because"),
        sum(word in _BACKCHANNEL for word in words) / count,
        first in _BACKCHANNEL,
        lead in _ASKING,
        lead in ("you", "so", "it", "that", "your"),
    ]


def _spoken(plain_text: str) -> list[str]:
    return [word for word in plain_text.split() if word[0].isalnum()]
