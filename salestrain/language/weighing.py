"""Scoring of targets: the evidence that a point of a turn means a target, and a small net that weighs it.

The same weights serve every exercise. They were fitted by `tools/fit_ranking.py` to lines that people typed to the
shipped buyers, ignoring wordings of the exercise that matched word for word.
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
    "typed_lead",
    "typed_wanting_lead",
    "wording_lead",
    "wanting_lead",
    "reply_lead",
    "nearness_lead",
    "intent_lead",
    "typed_words",
    "apart",
    "apart_lead",
    "after",
    "after_share",
)
"""Evidence for a target, in the order of the weights.

`intent` is the logarithm of the probability of what it means; `wording` the cosine of the nearest wording above USUAL,
`wording_odds` its share among the exercise's wordings, `wanting` the same nearness in what is wanted; `typed` and
`typed_wanting` the same for lines that people typed for it; `matter` the similarity to what it is about,
`matter_missing` that it is not narrowed to a subject; `words` the similarity by words and letters; `reply` the cosine
with what the buyer would say, `reply_words` and `reply_wanting` the same by words and by what is wanted; `takes_up` the
similarity to what a follow-up takes up. The rest is its standing in the talk: `just_said`, `said_before` and
`said_earlier` tell when the buyer said what a follow-up takes up, `told` that the buyer has nothing to add; `asks` that
a question meets a move, `other_form` that a question meets a statement or a statement a question. A `lead` is by how
much a target is ahead of the best other one, or behind it; `nearness_lead` that of wordings and typed lines together.
`typed_words` is the similarity by words with what people typed for it; `apart` is what such a line usually means in
this exercise (see `apart`); `after` and `after_share` tell how many people
meant it after the same sentence of the buyer (`said_after`).
"""
PART = ("part_asks", "part_is_whole", "part_is_point", "part_length", "part_intent", "part_intent_leads")
"""Features of a part of a turn.

It asks; it is the whole of a turn with several points, or one of them; its length; the probability of its likeliest
intent, and by how much that leads.
"""
LONG = 20
"""Length in words from which all parts count as equally long."""
LEAST = 0.002
"""Probability below which an intent counts as impossible."""
USUAL = 0.4
"""Typical cosine of two sentences from the same conversation."""
SAME = 0.93
"""Cosine from which a text counts as a wording without further evidence."""
_CARRIED = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """Small neural net over the evidence and the features of a part, and the score of "none of them".

    The score of a target is `outer` · tanh(`inner` · x + bias) + `straight` · x, where x is evidence and part features,
    standardised by `mean` and `spread`.
    """

    mean: Array
    spread: Array
    inner: Array
    inner_bias: Array
    outer: Array
    straight: Array
    nothing: Array
    nothing_bias: float

    def chances(self, rows: Array, part: Array) -> Array:
        """Return the probability of each target; what they lack to 1 is the probability that it is none of them."""
        x = (np.hstack([rows, np.tile(part, (len(rows), 1))]) - self.mean) / self.spread
        scores = np.tanh(x @ self.inner.T + self.inner_bias) @ self.outer + x @ self.straight
        nothing = float(part @ self.nothing) + self.nothing_bias
        return chances(np.append(scores, nothing))[:-1]


@cache
def carried_weights(*, is_new: bool = False) -> Weights:
    """Return the bundled weights; `is_new` selects those for a buyer to whom nobody has typed yet.

    Raises:
        DamagedWeights: they were fitted to other evidence.
    """
    path = _CARRIED / ("targets_new.json" if is_new else "targets.json")
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["names"] != [*NAMES, *PART]:
        raise DamagedWeights(f"{path} was fitted to other evidence. Run tools/fit_ranking.py, or install again.")
    arrays = {name: np.array(kept[name]) for name in ("mean", "spread", "inner", "inner_bias", "outer", "straight")}
    # A bias shared by all targets matters only relative to "none of them".
    bias = float(kept["nothing_bias"]) - float(kept["outer_bias"])
    return Weights(**arrays, nothing=np.array(kept["nothing"]), nothing_bias=bias)


def standing(target: Target, moment: Moment, *, asking: bool) -> list[float]:
    """Return a target's standing in the talk, in the order of NAMES.

    Args:
        target: target to examine.
        moment: situation in the talk.
        asking: whether the part asks something.
    """
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
    typed_words: Array,
    apart: Array,
    after: Array,
) -> Array:
    """Return the evidence for each target, one row each, in the order of NAMES; `matter` is nan for any subject."""
    if not len(intent):
        return np.zeros((0, len(NAMES)))
    best = intent.max()
    near = _above_usual(wording)
    wants = np.maximum(wanting, 0.0)
    about = np.nan_to_num(matter)
    intents = [np.log(np.maximum(intent, LEAST)) - np.log(LEAST), (intent >= best - 1e-9) & (best > 0.05)]
    wordings = [near, odds, wants, wants * near, _above_usual(typed), np.maximum(typed_wanting, 0.0)]
    subjects = [about, np.isnan(matter), words]
    replies = [np.maximum(reply, 0.0), reply_words, np.maximum(reply_wanting, 0.0)]
    follow_ups = [np.maximum(takes_up, 0.0), takes_up_words]
    both = [intent * about, intent * near]
    typed_near, typed_wants = wordings[4], wordings[5]
    nearness = near + wants + typed_near + typed_wants
    leads = [lead(each) for each in (typed_near, typed_wants, near, wants, replies[0], nearness, intents[0])]
    columns = [*intents, *wordings, *subjects, *replies, *follow_ups, *both, np.array(standing)]
    return np.column_stack([*columns, *leads, typed_words, apart, lead(apart), after])


def lead(values: Array) -> Array:
    """Return by how much each value is ahead of the greatest of the others, or behind it."""
    if len(values) < 2:
        return np.zeros(len(values))
    second, best = np.sort(values)[-2:]
    return np.asarray(values - np.where(values >= best, second, best))


def _above_usual(cosine: Array) -> Array:
    return np.asarray(np.maximum(cosine - USUAL, 0.0) / (1 - USUAL))


def likeness_of_part(part: Part) -> Array:
    """Return the features of a part, in the order of PART."""
    first, second = np.sort(part.sensed.chances)[::-1][:2]
    is_point = part.several and not part.whole
    length = min(len(words_of(part.text)), LONG) / LONG
    return np.array([part.asks, part.whole, is_point, length, first, first - second], float)
