"""How likely it is that a point of a turn means a target: what speaks for it, and what that weighs.

The same weights serve every exercise. They were fitted by `tools/fit_weights.py` on lines that strangers typed in
talks with the shipped buyers, and on wordings of the exercises left out one at a time.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

import numpy as np

from .softmax import Array

NAMES = (
    "intent", "intent_is_best", "wording", "wording_odds", "wanting", "wanting_near", "matter", "matter_missing",
    "words", "reply", "reply_words", "is_world",
    "is_follow_up", "just_said", "said_earlier", "expected", "too_early", "spent", "asks", "other_form",
    "intent_and_matter", "intent_and_wording",
)  # fmt: skip
"""What speaks for a target, in the order of the weights.

`intent` is the logarithm of the chance of what it means; `wording` the cosine of the nearest wording above USUAL,
`wording_odds` its share among the exercise's wordings, `wanting` the same nearness in what is wanted; `matter` the
likeness to what it is about, `matter_missing`
that it is narrowed to no matter; `words` the likeness by words and letters; `reply` the cosine with
what the buyer would say, `reply_words` the same by words; `asks` that a question meets a move,
`other_form` that a question meets what is said, or a statement what is asked.
"""
LEAST = 0.002
"""A chance below this is as good as none."""
USUAL = 0.4
"""Two sentences of one conversation are about so much alike."""
_CARRIED = Path(__file__).resolve().parent / "weights" / "targets.json"


@cache
def carried_weights() -> tuple[Array, float]:
    """The weights by NAMES, and the bias."""
    kept = json.loads(_CARRIED.read_text(encoding="utf-8"))
    return np.array([kept["weights"].get(name, 0.0) for name in NAMES]), float(kept["bias"])


def evidence(
    *, intent: float, is_best: bool, wording: float, odds: float, wanting: float, matter: float | None, words: float,
    reply: float,
    reply_words: float, sort: str,
    age: int | None, expected: bool, early: bool, spent: bool, asks: bool,
    other_form: bool,
) -> list[float]:
    """What speaks for one target, in the order of NAMES.

    `intent` is the chance of what it means; `age` how many replies ago the buyer said what a follow-up takes up.
    """  # fmt: skip
    near = max(wording - USUAL, 0.0) / (1 - USUAL)
    about = 0.0 if matter is None else matter
    return [
        math.log(max(intent, LEAST)) - math.log(LEAST),
        float(is_best),
        near,
        odds,
        max(wanting, 0.0),
        max(wanting, 0.0) * near,
        about,
        float(matter is None),
        words,
        max(reply, 0.0),
        reply_words,
        float(sort == "world"),
        float(sort == "follow_up"),
        float(age == 0),
        float(age is not None and age > 0),
        float(expected),
        float(early),
        float(spent),
        float(asks and sort == "move"),
        float(other_form),
        intent * about,
        intent * near,
    ]


SAME = 0.93
"""From this cosine on a text is a wording, and needs no more evidence."""


def chance(found: Array) -> Array:
    """The chance of each row of evidence, 0 to 1."""
    weights, bias = carried_weights()
    return np.asarray(1 / (1 + np.exp(-np.clip(found @ weights + bias, -30, 30))))
