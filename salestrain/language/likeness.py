"""Ranking without weights: similarity to example wordings by words, word pairs and letter groups."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from . import calibration as gate
from .softmax import SCALE, Array, chances, fitted
from .words import features

Ranked = list[tuple[str, float, str]]
"""Moves with a confidence and the nearest wording, most likely first; ties in the given order."""


class Likeness:
    """Ranks moves by similarity to their wordings; rare words count more than common ones."""

    sure, unsure = 0.75, 0.12
    """Confidence from which a move is heard, and below which it is not even a candidate."""

    def __init__(self, said: Sequence[tuple[str, str]]) -> None:
        self.said = list(said)
        self.moves = list(dict.fromkeys(move for move, _ in said))
        self.of_move = np.array([self.moves.index(move) for move, _ in said], int)
        counted = [features(text) for _, text in said]
        spread: Counter[str] = Counter()
        for counts in counted:
            spread.update(counts.keys())
        self._rarity = {f: math.log((1 + len(counted)) / (1 + n)) + 1 for f, n in spread.items()}
        self._unseen = math.log(1 + len(counted)) + 1
        self._wordings: dict[str, list[tuple[int, float]]] = {}
        for number, counts in enumerate(counted):
            for feature, weight in self._weighed(counts).items():
                self._wordings.setdefault(feature, []).append((number, weight))
        if said:
            products = np.array([self.products(text) for _, text in said])
            self._shares, self._bias = fitted(products, self.of_move, len(self.moves))
            self._usual = gate.usual_likeness(products, self.of_move, len(self.moves))

    def products(self, text: str) -> Array:
        """Return the cosine of a text with each wording."""
        cosines = np.zeros(len(self.said))
        for feature, weight in self._weighed(features(text)).items():
            for number, other in self._wordings.get(feature, ()):
                cosines[number] += weight * other
        return cosines

    def scores(self, products: Array) -> Array:
        """Return the head's score of each move, before the softmax."""
        return np.asarray(SCALE * (products @ self._shares) + self._bias)

    def nearest(self, products: Array) -> Array:
        """Return for each move the cosine of its nearest wording."""
        return np.array([products[self.of_move == move].max() for move in range(len(self.moves))])

    def ranked(self, parts: Sequence[str], legal: Collection[str], beside: str = "") -> Ranked:
        """Return the legal moves for a text in parts, with their probabilities.

        Args:
            parts: parts of the text.
            legal: moves that are possible now.
            beside: ignored; its words are the buyer's and would be mistaken for the learner's.
        """
        if not any(move in legal for move in self.moves):
            return []
        products = self.products(" ".join(parts))
        shares = chances(self.scores(products))
        best = max((i for i, move in enumerate(self.moves) if move in legal), key=lambda i: shares[i].round(6))
        sure = gate.BY_WORDS.confidence(self.evidence(products, best))
        if not products.any():
            sure = 0.0
        return ranking(self, products, shares, best, sure, legal)

    def evidence(self, products: Array, best: int) -> Array:
        """Return the evidence for one move, for the calibration."""
        scores, near = self.scores(products), self.nearest(products)
        middle = np.array([products[self.of_move == move].mean() for move in range(len(self.moves))])
        return gate.evidence(scores, chances(scores), best, near, middle, near, self._usual[best])

    def _weighed(self, counts: Counter[str]) -> dict[str, float]:
        weights = {f: (1 + math.log(n)) * self._rarity.get(f, self._unseen) for f, n in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}


def ranking(
    wordings: Likeness, products: Array, shares: Array, best: int, sure: float, legal: Collection[str]
) -> Ranked:
    """Return the legal moves: the best with its confidence, the others in proportion to their shares.

    Args:
        wordings: wordings of the moves.
        products: cosine of the text with each wording.
        shares: share of each move after the softmax.
        best: index of the best move.
        sure: its confidence.
        legal: moves that are possible now.
    """
    ranked: Ranked = []
    for number, move in enumerate(wordings.moves):
        if move in legal:
            own = np.flatnonzero(wordings.of_move == number)
            nearest = own[int(np.argmax(products[own].round(4)))]
            share = 1.0
            if number != best:
                share = min(float(shares[number] / max(shares[best], 1e-9)), 0.999)
            ranked.append((move, round(sure * share, 3), wordings.said[nearest][1]))
    return sorted(ranked, key=lambda entry: -entry[1])
