"""Softmax regression on few examples: from the likeness of examples to each other to the chance of each move.

It is fitted in a fixed number of steps from zero, so that it is the same each time. In its dual form it needs only
the products of vectors with each other, so that vectors may be as long as they like.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS, RATE, MOMENTUM = 300, 1.0, 0.9
SCALE = 10.0
"""Vectors have length 1; the head sees them this much longer."""
SHRINK = 0.0005
"""How strongly large weights are held back."""


def fitted(products: Array, labels: NDArray[Any], classes: int) -> tuple[Array, Array]:
    """Shares of each example in the weights of each class, and a bias by class.

    `products` is examples by examples; each class counts alike, however many its examples. The score of a new
    vector is SCALE times its products with the examples, times the shares, plus the bias.
    """
    wanted = np.eye(classes)[labels]
    weight = 1 / np.bincount(labels, minlength=classes)[labels]
    weight /= weight.sum()
    shares, bias = np.zeros((len(labels), classes)), np.zeros(classes)
    push, push_bias = np.zeros_like(shares), np.zeros_like(bias)
    for _ in range(STEPS):
        scores = SCALE * (products @ shares) + bias
        off = (chances(scores) - wanted) * weight[:, None]
        push = MOMENTUM * push - RATE * (off + SHRINK * shares)
        push_bias = MOMENTUM * push_bias - RATE / 2 * off.sum(axis=0)
        shares, bias = shares + push, bias + push_bias
    return shares, bias


def chances(scores: Array) -> Array:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
