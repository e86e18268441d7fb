"""How likely it is that a point of a turn means a target: what speaks for it, and what that weighs.

The same weights serve every exercise. They were fitted by `tools/fit_weights.py` on lines that strangers typed in
talks with the shipped buyers, and on wordings of the exercises left out one at a time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from .moment import Moment
from .softmax import Array
from .targets import Target

NAMES = (
    "intent", "intent_is_best", "wording", "wording_odds", "wanting", "wanting_near", "matter", "matter_missing",
    "words", "reply", "reply_words", "intent_and_matter", "intent_and_wording",
    "is_world", "is_follow_up", "just_said", "said_before", "said_earlier", "expected", "too_early", "spent", "told",
    "asks", "other_form",
)  # fmt: skip
"""What speaks for a target, in the order of the weights.

`intent` is the logarithm of the chance of what it means; `wording` the cosine of the nearest wording above USUAL,
`wording_odds` its share among the exercise's wordings, `wanting` the same nearness in what is wanted; `matter` the
likeness to what it is about, `matter_missing` that it is narrowed to no matter; `words` the likeness by words and
letters; `reply` the cosine with what the buyer would say, `reply_words` the same by words. What follows is how it
stands with the talk: `just_said`, `said_before` and `said_earlier` tell when the buyer said what a follow-up takes up,
`told` that there is nothing new to say to it; `asks` that a question meets a move, `other_form` that a question meets
what is said, or a statement what is asked.
"""
LEAST = 0.002
"""A chance below this is as good as none."""
USUAL = 0.4
"""Two sentences of one conversation are about so much alike."""
SAME = 0.93
"""From this cosine on a text is a wording, and needs no more evidence."""
_CARRIED = Path(__file__).resolve().parent / "weights" / "targets.json"


@cache
def carried_weights() -> tuple[Array, float]:
    """The weights by NAMES, and the bias."""
    kept = json.loads(_CARRIED.read_text(encoding="utf-8"))
    return np.array([kept["weights"].get(name, 0.0) for name in NAMES]), float(kept["bias"])


def standing(target: Target, moment: Moment, asking: bool) -> list[float]:
    """How a target stands with the talk at this moment, in the order of NAMES."""
    is_move = target.sort == "move"
    age = None if is_move else moment.answers.get(target.id)
    return [
        float(target.sort == "world"),
        float(target.sort == "follow_up"),
        float(age == 0),
        float(age == 1),
        float(age is not None and age > 1),
        float(target.id in moment.expected),
        float(is_move and target.id not in moment.legal),
        float(target.id in moment.spent),
        float(target.id in moment.told),
        float(asking and is_move),
        float(target.form != "" and (target.form == "asks") != asking),
    ]


def evidence(
    *, intent: Array, wording: Array, odds: Array, wanting: Array, matter: Array, words: Array, reply: Array,
    reply_words: Array, standing: Sequence[Sequence[float]],
) -> Array:  # fmt: skip
    """What speaks for each target: a row each, in the order of NAMES. `matter` is nan where it is about anything."""
    if not len(intent):
        return np.zeros((0, len(NAMES)))
    best = intent.max()
    near = np.maximum(wording - USUAL, 0.0) / (1 - USUAL)
    wants = np.maximum(wanting, 0.0)
    about = np.nan_to_num(matter)
    columns = [
        np.log(np.maximum(intent, LEAST)) - np.log(LEAST),
        (intent >= best - 1e-9) & (best > 0.05),
        near,
        odds,
        wants,
        wants * near,
        about,
        np.isnan(matter),
        words,
        np.maximum(reply, 0.0),
        reply_words,
        intent * about,
        intent * near,
    ]
    return np.column_stack([*columns, np.array(standing)])


def chance(found: Array) -> Array:
    """The chance of each row of evidence, 0 to 1."""
    weights, bias = carried_weights()
    return np.asarray(1 / (1 + np.exp(-np.clip(found @ weights + bias, -30, 30))))
