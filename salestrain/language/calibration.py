"""Calibrated confidence: the probability that the best move is what was meant.

A softmax share only tells which move is least unlike a text, even if none is meant. So a small logistic regression
considers more: how far ahead the best move is, how near its nearest wording and its centroid are, and how near its
wordings are to each other. Its weights were fitted by `tools/fit_gate.py` on questions about topics coded by people
(CLINC150, HWU64, BANKING77: CC BY; NatCS: CDLA-Permissive-2.0), with questions on other topics as negatives; no
exercise's own wordings were used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .softmax import Array

NAMES = ("odds", "ahead", "nearest", "middle", "nearest_words", "nearest_as_usual", "middle_as_usual")


@dataclass(frozen=True, slots=True)
class Gate:
    """Logistic regression: weights of the evidence, in the order of NAMES, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def confidence(self, evidence: Array) -> float:
        """Return the probability, 0 to 1 with three decimals, that the move with this evidence is what was meant."""
        logit = self.bias + sum(w * float(e) for w, e in zip(self.weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), 3)


BY_MEANING = Gate((0.812, -0.278, -0.279, 0.002, 0.971, 1.736, 3.664), -0.585)
BY_WORDS = Gate((0.989, 0.323, 0.379, 0.256, 0.379, -0.35, 2.032), -0.082)


def evidence(
    scores: Array, shares: Array, best: int, nearest: Array, middle: Array, words: Array, usual: Array
) -> Array:
    """Return the evidence for the move `best`, in the order of NAMES.

    Args:
        scores: score of each move before the softmax.
        shares: share of each move after the softmax.
        best: index of the move.
        nearest: cosine of each move's nearest wording.
        middle: cosine of each move's centroid.
        words: similarity of each move's nearest wording by words.
        usual: typical cosines among the move's own wordings: to the nearest other, and to the centroid of the others.
    """
    share = min(max(float(shares[best]), 1e-6), 1 - 1e-6)
    others = np.delete(scores, best)
    return np.array(
        [
            math.log(share / (1 - share)),
            float(scores[best] - others.max()) if len(others) else 10.0,
            nearest[best],
            middle[best],
            words[best],
            nearest[best] - usual[0],
            middle[best] - usual[1],
        ]
    )


def usual_likeness(products: Array, labels: NDArray[Any], classes: int) -> Array:
    """Return for each move how near a wording is to the nearest other one and to the centroid of the others.

    A move with a single wording gets the mean of the others.

    Args:
        products: cosines of all wordings with each other.
        labels: index of the move of each wording.
        classes: number of moves.
    """
    usual = np.full((classes, 2), np.nan)
    for move in range(classes):
        own = np.flatnonzero(labels == move)
        if len(own) < 2:
            continue
        block = products[np.ix_(own, own)]
        others = block - 2 * np.eye(len(own))
        rest = block.sum(axis=1) - block.diagonal()
        length = np.sqrt(np.maximum(block.sum() - 2 * rest - block.diagonal(), 1e-9))
        usual[move] = others.max(axis=1).mean(), (rest / length).mean()
    known = usual[~np.isnan(usual[:, 0])]
    usual[np.isnan(usual[:, 0])] = known.mean(axis=0) if len(known) else (0.6, 0.7)
    return usual
