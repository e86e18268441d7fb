"""The plain way: likeness to example wordings by words, word pairs and letter groups. Needs no weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from .words import features

Ranked = list[tuple[str, float, str]]
"""Moves with a confidence and the nearest wording, best first; moves alike in the order they were given."""


class Likeness:
    """Ranks moves by the wording nearest to a text; rare words weigh more than common ones."""

    sure, ahead, unsure = 0.40, 0.06, 0.16
    """Heard from `sure` on, if the next is at least `ahead` behind; below `unsure` not even a candidate."""

    def __init__(self, said: Sequence[tuple[str, str]]) -> None:
        counted = [features(text) for _, text in said]
        spread = Counter(feature for found in counted for feature in found)
        self._rarity = {f: math.log((1 + len(counted)) / (1 + n)) + 1 for f, n in spread.items()}
        self._unseen = math.log(1 + len(counted)) + 1
        weighed = [self._weigh(found) for found in counted]
        self._said = [(move, text, weights) for (move, text), weights in zip(said, weighed, strict=True)]

    def ranked(self, parts: Sequence[str], legal: Collection[str]) -> Ranked:
        """The legal moves for a text in its parts. A confidence is a cosine, not a probability: it says less."""
        mine = self._weigh(features(" ".join(parts)))
        best: dict[str, tuple[float, str]] = {}
        for move, wording, weights in self._said:
            if move in legal:
                likeness = round(sum(weight * weights.get(f, 0.0) for f, weight in mine.items()), 3)
                best[move] = max(best.get(move, (-1.0, "")), (likeness, wording))
        ranked = [(move, min(1.0, likeness), wording) for move, (likeness, wording) in best.items()]
        return sorted(ranked, key=lambda one: -one[1])

    def _weigh(self, found: Counter[str]) -> dict[str, float]:
        weights = {f: (1 + math.log(n)) * self._rarity.get(f, self._unseen) for f, n in found.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}
