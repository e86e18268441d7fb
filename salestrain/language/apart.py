"""What tells the targets of one exercise apart: a ridge regression over everything that was typed and written for them.

The nearest sentence says what a line resembles; this says what its words usually mean *here*, where many lines were
typed for each target. It is solved once for an exercise, exactly and without chance, and kept in the cache. A sentence
can be taken out of it again (by Sherman and Morrison's formula), so that no line is judged by itself.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .softmax import Array
from .weight_file import DamagedWeights, open_weights, write_weights

SHRINK = 10.0
"""Strength of the regularisation; chosen by folds over lines that people typed."""
OF_REPLY = 0.3
"""What a sentence of the buyer counts, where one that was typed counts 1."""

Single = NDArray[np.float32]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences of an exercise: their vectors, one row each, the target of each, and what each counts."""

    rows: Single
    owners: Sequence[int]
    counts: Sequence[float]
    targets: int

    @property
    def middle(self) -> Single:
        """What all sentences have in common."""
        return np.asarray(np.average(self.rows, axis=0, weights=self.counts), np.float32)

    def inverse(self) -> Single:
        """Return the inverse of the sum of squares and products, by which a sentence is taken out again."""
        return np.asarray(np.linalg.inv(self._products(self.rows - self.middle)), np.float32)

    def solved(self) -> Apart:
        """Solve the regression."""
        counts = np.array(self.counts, np.float32)
        meant = np.zeros((len(self.rows), self.targets), np.float32)
        meant[np.arange(len(self.rows)), self.owners] = 1.0
        usual = np.average(meant, axis=0, weights=counts).astype(np.float32)
        x = self.rows - self.middle
        wanted = (x * counts[:, None]).T @ (meant - usual)
        return Apart(self.middle, np.linalg.solve(self._products(x), wanted), usual)

    def _products(self, x: Single) -> Single:
        weighed = (x * np.array(self.counts, np.float32)[:, None]).T
        return np.asarray(weighed @ x + np.float32(SHRINK) * np.eye(x.shape[1], dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Apart:
    """A solved regression: `axes` give a score for each target, beside what is `usual`."""

    middle: Single
    axes: Single
    usual: Single

    def scores(self, text: Single) -> Array:
        """Return for each target how much a text is one of its own: about 1 if it is, about 0 if it is not."""
        return np.asarray((text - self.middle) @ self.axes + self.usual, float)

    def scores_without(self, text: Single, out: Sequence[tuple[Single, int]], inverse: Single) -> Array:
        """Return the same as if some sentences were not there.

        Args:
            text: what the text is about and what it wants, as one vector.
            out: the row of each sentence with its target; each counts 1.
            inverse: see `Sentences.inverse`.
        """
        axes, inverse = self.axes.astype(float), inverse.astype(float)
        for row, owner in out:
            x = row - self.middle
            moved = inverse @ x
            left = max(1.0 - float(x @ moved), 1e-3)
            missed = -self.usual - x @ axes
            missed[owner] += 1.0
            axes -= np.outer(moved, missed) / left
            inverse += np.outer(moved, moved) / left
        return np.asarray((text - self.middle) @ axes + self.usual, float)


def kept_apart(name: str, made_from: str, sentences: Callable[[], Sentences]) -> Apart:
    """Return the solved regression of an exercise from the cache, where all processes map it; else solve and keep it.

    Args:
        name: id of the exercise.
        made_from: what identifies its sentences and the model that they were read with.
        sentences: everything that was typed and written in it, asked for only if there is something to solve.
    """
    made_from = hashlib.sha256(f"{made_from} {SHRINK} {OF_REPLY}".encode()).hexdigest()
    path = user_cache_path("salestrain", appauthor=False) / f"apart-{name}.safetensors"
    try:
        file = open_weights(path)
        if file.about.get("made_from") == made_from:
            return Apart(file.tensors["middle"], file.tensors["axes"], file.tensors["usual"])
    except (OSError, DamagedWeights):
        pass
    made = sentences().solved()
    try:
        write_weights(path, {"middle": made.middle, "axes": made.axes, "usual": made.usual}, {"made_from": made_from})
    except OSError as error:
        _log.info("What tells the answers of %s apart is not kept in %s: %s", name, path, error)
    return made
