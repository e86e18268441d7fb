"""The better way: a trained head over sentence vectors, so that a wording nobody wrote down is heard too.

The head is a softmax regression, fitted to the wordings of one exercise when its reader is made, in a fixed number
of steps from zero, so that it is the same each time; what it learned is kept in the user's cache folder.
Its probabilities are sharpened by a temperature chosen on held-back wordings, so that they mean what they say.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .encoder import Encoder
from .likeness import Ranked
from .weight_file import DamagedWeights

STEPS, RATE, MOMENTUM = 300, 1.0, 0.9
SCALE = 10.0
"""Sentence vectors have length 1; the head sees them this much longer."""
SHRINK = 0.0005
"""How strongly large weights are held back."""
SHARPEN = 1.6
"""The temperature: the fitted head is less sure than it is right."""
REMEMBERED = 16
"""Parts of turns whose vectors are kept at hand."""
RECIPE = 1
"""Counts up when anything above or the fitting changes, so that no old head is taken from the cache."""

Array = NDArray[np.float64]
_log = logging.getLogger(__name__)


@cache
def carried_encoder() -> Encoder | None:
    """The encoder that the package carries, once for a process; None without its weights or with damaged ones."""
    try:
        return Encoder.load()
    except DamagedWeights as damaged:
        _log.warning("Typed text is understood the plain way: %s", damaged)
        return None


class Meaning:
    """Ranks moves by the probability that a text means them."""

    sure, ahead, unsure = 0.80, 0.20, 0.06
    """Heard from `sure` on, if the next is at least `ahead` behind; below `unsure` not even a candidate."""
    near, related = 0.45, 0.25
    """A move is heard only if its nearest wording has at least this cosine, and a candidate from `related` on."""

    def __init__(self, said: Sequence[tuple[str, str]], encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[str, Array] = {}
        self._said = list(said)
        self._moves = list(dict.fromkeys(move for move, _ in said))
        self._of_move = np.array([self._moves.index(move) for move, _ in said])
        self._vectors, self._weights, self._bias = self._learned()

    def ranked(self, parts: Sequence[str], legal: Collection[str]) -> Ranked:
        """The legal moves for a text in its parts; a confidence is the probability among them."""
        vector = self._vector(parts)
        logits = SHARPEN * (SCALE * (vector @ self._weights) + self._bias)
        cosines = self._vectors @ vector
        possible = [i for i, move in enumerate(self._moves) if move in legal]
        if not possible:
            return []
        shares = np.exp(logits[possible] - logits[possible].max())
        shares /= shares.sum()
        ranked: Ranked = []
        for place, share in zip(possible, shares, strict=True):
            mine = np.flatnonzero(self._of_move == place)
            nearest = mine[int(np.argmax(cosines[mine].round(4)))]
            cosine = float(cosines[nearest])
            # Far from every wording a share says only which move is least unlike.
            held = min(float(share), self.sure - 0.001) if cosine < self.near else float(share)
            confidence = 0.0 if cosine < self.related else round(held, 3)
            ranked.append((self._moves[place], confidence, self._said[nearest][1]))
        return sorted(ranked, key=lambda one: -one[1])

    def _vector(self, parts: Sequence[str]) -> Array:
        """The direction of a text: that of its parts, the longer the weightier, so that each is read only once."""
        if self._read.keys() - set(parts) and len(self._read) > REMEMBERED:
            self._read.clear()
        for part in parts:
            if part not in self._read:
                self._read[part] = self._encoder.embed([part])[0].astype(np.float64)
        together: Array = np.sum([len(part) * self._read[part] for part in parts], axis=0)
        return together / max(float(np.sqrt(together @ together)), 1e-9)

    def _learned(self) -> tuple[Array, Array, Array]:
        """Vectors of the wordings and the fitted head, from the cache if they are there."""
        key = f"{RECIPE}|{self._encoder.digest}|{self._said!r}"
        kept = user_cache_path("salestrain", appauthor=False) / f"head-{hashlib.sha256(key.encode()).hexdigest()}.npz"
        try:
            with np.load(kept, allow_pickle=False) as found:
                return found["vectors"], found["weights"], found["bias"]
        except (OSError, ValueError, KeyError, EOFError):
            vectors = self._encoder.embed([text for _, text in self._said]).astype(np.float64)
            weights, bias = _fit(vectors, self._of_move, len(self._moves))
            _keep(kept, vectors=vectors, weights=weights, bias=bias)
            return vectors, weights, bias


def _fit(vectors: Array, labels: NDArray[Any], classes: int) -> tuple[Array, Array]:
    """Softmax regression by gradient steps with momentum; each move counts alike, however many its wordings."""
    wanted = np.eye(classes)[labels]
    share = 1 / np.bincount(labels, minlength=classes)[labels]
    share /= share.sum()
    weights, bias = np.zeros((vectors.shape[1], classes)), np.zeros(classes)
    push, push_bias = np.zeros_like(weights), np.zeros_like(bias)
    for _ in range(STEPS):
        logits = SCALE * (vectors @ weights) + bias
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        off = (chances - wanted) * share[:, None]
        push = MOMENTUM * push - RATE * (vectors.T @ off + SHRINK * weights)
        push_bias = MOMENTUM * push_bias - RATE / 2 * off.sum(axis=0)
        weights, bias = weights + push, bias + push_bias
    return weights, bias


def _keep(path: Path, **arrays: Array) -> None:
    """Into the cache, whole or not at all; a cache that cannot be written costs time and nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            np.savez(part, **arrays)  # type: ignore[arg-type]
        os.replace(part.name, path)  # noqa: PTH105
    except OSError as error:
        _log.info("What was learned of the wordings is not kept: %s", error)
