"""How likely it is that a point of a turn means a target: what speaks for it, and what that weighs.

The same weights serve every exercise. They were fitted by `tools/fit_ranking.py` to lines that people typed to the
shipped buyers, with what stands word for word in the exercise taken as not there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from .moment import Moment
from .points import Part
from .softmax import Array, chances
from .targets import Target
from .weight_file import DamagedWeights
from .words import words as words_of

NAMES = (
    "intent",
    "intent_is_best",
    "wording",
    "wording_odds",
    "wanting",
    "wanting_near",
    "typed",
    "typed_wanting",
    "matter",
    "matter_missing",
    "words",
    "reply",
    "reply_words",
    "reply_wanting",
    "takes_up",
    "takes_up_words",
    "intent_and_matter",
    "intent_and_wording",
    "is_world",
    "is_follow_up",
    "just_said",
    "said_before",
    "said_earlier",
    "expected",
    "too_early",
    "spent",
    "told",
    "asks",
    "other_form",
)
"""What speaks for a target, in the order of the weights.

`intent` is the logarithm of the chance of what it means; `wording` the cosine of the nearest wording above USUAL,
`wording_odds` its share among the exercise's wordings, `wanting` the same nearness in what is wanted; `typed` and
`typed_wanting` the same of lines that people typed for it; `matter` the likeness to what it is about,
`matter_missing` that it is narrowed to no matter; `words` the likeness by words and letters; `reply` the cosine with
what the buyer would say, `reply_words` and `reply_wanting` the same by words and by what is wanted, `takes_up` the
likeness to what a follow-up takes up. What follows is how it stands with the talk: `just_said`, `said_before` and
`said_earlier` tell when the buyer said what a follow-up takes up, `told` that there is nothing new to say to it;
`asks` that a question meets a move, `other_form` that a question meets what is said, or a statement what is asked.
"""
PART = ("part_asks", "part_is_whole", "part_is_point", "part_length", "part_intent", "part_intent_leads")
"""What a part of a turn is like: it asks; it is the whole of a turn with several points, or one of them; its length;
the chance of its likeliest intent, and by how much that leads."""
LONG = 20
"""In words; what is longer counts alike."""
LEAST = 0.002
"""A chance below this is as good as none."""
USUAL = 0.4
"""Two sentences of one conversation are about so much alike."""
SAME = 0.93
"""From this cosine on a text is a wording, and needs no more evidence."""
_CARRIED = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """A small net over the evidence and over what a part is like, and what speaks for nothing at all.

    The score of a target is `outer` times tanh(`inner` times x plus a bias) plus `straight` times x, where x is
    evidence and part, less their mean and over their spread.
    """

    mean: Array
    spread: Array
    inner: Array
    inner_bias: Array
    outer: Array
    straight: Array
    nothing: Array
    nothing_bias: float

    def chances(self, found: Array, part: Array) -> Array:
        """The chance of each target, 0 to 1; what they lack to 1 together is the chance that it is none of them."""
        x = (np.hstack([found, np.tile(part, (len(found), 1))]) - self.mean) / self.spread
        scores = np.tanh(x @ self.inner.T + self.inner_bias) @ self.outer + x @ self.straight
        nothing = float(part @ self.nothing) + self.nothing_bias
        return chances(np.append(scores, nothing))[:-1]


@cache
def carried_weights(*, is_new: bool = False) -> Weights:
    """Return the weights that the package carries; `is_new` for a buyer to whom nobody has typed yet.

    Raises DamagedWeights when they are for other evidence.
    """
    path = _CARRIED / ("targets_new.json" if is_new else "targets.json")
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["names"] != [*NAMES, *PART]:
        raise DamagedWeights(f"{path} was fitted to other evidence. Run tools/fit_ranking.py, or install again.")
    arrays = {name: np.array(kept[name]) for name in ("mean", "spread", "inner", "inner_bias", "outer", "straight")}
    # A bias that all targets share counts only against nothing.
    bias = float(kept["nothing_bias"]) - float(kept["outer_bias"])
    return Weights(**arrays, nothing=np.array(kept["nothing"]), nothing_bias=bias)


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
    *,
    intent: Array,
    wording: Array,
    odds: Array,
    wanting: Array,
    typed: Array,
    typed_wanting: Array,
    matter: Array,
    words: Array,
    reply: Array,
    reply_words: Array,
    reply_wanting: Array,
    takes_up: Array,
    takes_up_words: Array,
    standing: Sequence[Sequence[float]],
) -> Array:
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
        np.maximum(typed - USUAL, 0.0) / (1 - USUAL),
        np.maximum(typed_wanting, 0.0),
        about,
        np.isnan(matter),
        words,
        np.maximum(reply, 0.0),
        reply_words,
        np.maximum(reply_wanting, 0.0),
        np.maximum(takes_up, 0.0),
        takes_up_words,
        intent * about,
        intent * near,
    ]
    return np.column_stack([*columns, np.array(standing)])


def likeness_of_part(part: Part) -> Array:
    """What a part is like, in the order of PART."""
    first, second = np.sort(part.sensed.chances)[::-1][:2]
    is_point = part.several and not part.whole
    length = min(len(words_of(part.text)), LONG) / LONG
    return np.array([part.asks, part.whole, is_point, length, first, first - second], float)
