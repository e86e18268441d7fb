"""Softmax regression on few examples: from similarities between examples to the probability of each move.

It is fitted in a fixed number of steps from zero, so that the result is reproducible. In its dual form it needs only
the products of vectors with each other, so vectors may have any length.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS, RATE, MOMENTUM = 300, 1.0, 0.9
SCALE = 10.0
"""Factor by which the head scales vectors of length 1."""
SHRINK = 0.0005
"""Strength of the regularisation."""


def fitted(products: Array, labels: NDArray[Any], classes: int) -> tuple[Array, Array]:
    """Return the coefficient of each example in the weights of each class, and a bias per class.

    The classes are balanced, whatever their number of examples. The score of a new vector is SCALE times its products
    with the examples, times the coefficients, plus the bias.

    Args:
        products: products of the examples with each other, shape (examples, examples).
        labels: class of each example.
        classes: number of classes.
    """
    targets = np.eye(classes)[labels]
    weight = 1 / np.bincount(labels, minlength=classes)[labels]
    weight /= weight.sum()
    shares, bias = np.zeros((len(labels), classes)), np.zeros(classes)
    push, push_bias = np.zeros_like(shares), np.zeros_like(bias)
    for _ in range(STEPS):
        scores = SCALE * (products @ shares) + bias
        error = (chances(scores) - targets) * weight[:, None]
        push = MOMENTUM * push - RATE * (error + SHRINK * shares)
        push_bias = MOMENTUM * push_bias - RATE / 2 * error.sum(axis=0)
        shares, bias = shares + push, bias + push_bias
    return shares, bias


def chances(scores: Array) -> Array:
    """Return the softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))
