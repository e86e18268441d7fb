"""The form of a turn as numbers that mean something: length, who is spoken of, what is taken up, which rules fire."""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from ..acting.by_rule import acts_by_rule
from ..acting.listening import lemmas
from ..acting.plain import plain

RULE_ACTS = (
    "open",
    "closed",
    "choice",
    "leading",
    "stacked",
    "situation",
    "problem",
    "implication",
    "result",
    "others",
    "keep",
    "change",
    "wish",
    "commitment",
    "rapport",
    "pitch",
    "price",
    "attack",
    "reflection_simple",
    "reflection_complex",
    "summary",
    "empathy",
    "permission",
    "commitment_ask",
    "disqualification",
    "small_talk",
    "meta",
    "follow_up",
)
"""The acts by rule that are counted; the order belongs to the fitted heads."""
MOST = 2
"""An act that rules find more often counts no more."""

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
"""Marks of giving back, asking, telling and thanking, in plain form."""
_DASHES = ("-", "—", "–")

Numbers = NDArray[np.float64]


def cues(text: str, last_line: str) -> Numbers:
    """The cues of a turn after the buyer's last line: how often each act by rule is found, and its form."""
    found = [act.name for act in acts_by_rule(plain(text), plain(last_line))]
    by_rule = [min(MOST, found.count(name)) for name in RULE_ACTS]
    said, before = plain(text).text, plain(last_line).text
    ends = [last_line.rstrip().endswith(_DASHES), text.rstrip().endswith(_DASHES), text.lstrip().startswith(_DASHES)]
    asks = ["?" in said, text.rstrip().endswith("?"), "?" in before, said.count("?") > 1]
    shown = [pattern.search(said) is not None for pattern in _SHOWN]
    numbers = [*_of_length(said, before), *_taken_up(said, before), *asks, *ends, *_persons(said), *shown]
    return np.array([*by_rule, *numbers], dtype=np.float64)


def _of_length(said: str, before: str) -> list[float]:
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


def _taken_up(said: str, before: str) -> list[float]:
    """How much of the turn is in the words of the last line."""
    mine, theirs = lemmas(said), lemmas(before)
    shared = sum(stem in theirs for stem in mine)
    return [shared / max(1, len(mine)), min(3, shared) / 3, shared > 0, not theirs]


def _persons(said: str) -> list[float]:
    """Who is spoken of, and how the turn and its last sentence begin."""
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
