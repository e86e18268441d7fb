"""How sure it is that the best move is what was meant: a confidence that means what it says.

A share of chances tells which move is least unlike a text, also when none is meant. So a small logistic regression
looks at more: how far ahead the best move is, how near its nearest wording and its middle are, and how near its
wordings are to each other. Its weights were fitted by `tools/fit_gate.py` on questions about topics that people
coded (CLINC150, HWU64, BANKING77: CC BY; NatCS: CDLA-Permissive-2.0), with questions on other topics as what is not
meant; no exercise's own wording was looked at.
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
    """The weights of the evidence, by NAMES, and what is added."""

    weights: tuple[float, ...]
    bias: float

    def confidence(self, evidence: Array) -> float:
        """The chance, 0 to 1 with three decimals, that the move this evidence is about is what was meant."""
        lean = self.bias + sum(w * float(e) for w, e in zip(self.weights, evidence, strict=True))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, lean)))), 3)


BY_MEANING = Gate((0.812, -0.278, -0.279, 0.002, 0.971, 1.736, 3.664), -0.585)
BY_WORDS = Gate((0.989, 0.323, 0.379, 0.256, 0.379, -0.35, 2.032), -0.082)


def evidence(
    scores: Array, shares: Array, best: int, nearest: Array, middle: Array, words: Array, usual: Array
) -> Array:
    """What speaks for the move `best`, in the order of NAMES.

    By move: `scores` before and `shares` after the softmax, the `nearest` wording's and the `middle`'s cosine, and
    the nearest by `words`; `usual` are the cosines of its own wordings to each other: to the nearest, to the middle.
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
    """By move, how near a wording is to the nearest other and to the middle of the others; their mean for one alone.

    `products` are the cosines of all wordings with each other.
    """
    usual = np.full((classes, 2), np.nan)
    for move in range(classes):
        mine = np.flatnonzero(labels == move)
        if len(mine) < 2:
            continue
        block = products[np.ix_(mine, mine)]
        alone = block - 2 * np.eye(len(mine))
        rest = block.sum(axis=1) - block.diagonal()
        length = np.sqrt(np.maximum(block.sum() - 2 * rest - block.diagonal(), 1e-9))
        usual[move] = alone.max(axis=1).mean(), (rest / length).mean()
    known = usual[~np.isnan(usual[:, 0])]
    usual[np.isnan(usual[:, 0])] = known.mean(axis=0) if len(known) else (0.6, 0.7)
    return usual
