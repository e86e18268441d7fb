"""Sentences compared with a text by the stems of their words, rare ones counting more.

What belongs to one stem lies side by side in two arrays: an array of its own for each would take ten times the memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from .softmax import Array
from .words import COMMON, words

STEM = 6
"""Letters of a word that identify it, so that endings make no difference."""


class Stems:
    """The stems of all sentences of an exercise."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Count the stems.

        Args:
            texts: the sentences.
        """
        self._size = len(texts)
        counted = [_stems(text) for text in texts]
        spread: Counter[str] = Counter()
        for counts in counted:
            spread.update(counts.keys())
        self._rarity = {f: float(np.log((1 + len(texts)) / (1 + n)) + 1) for f, n in spread.items()}
        found: dict[str, list[tuple[int, float]]] = {}
        for number, counts in enumerate(counted):
            for feature, weight in _weighed(counts, self._rarity).items():
                found.setdefault(feature, []).append((number, weight))
        self._place = {feature: number for number, feature in enumerate(found)}
        self._starts = np.cumsum([0, *map(len, found.values())], dtype=np.int32)
        self._rows = np.array([number for entries in found.values() for number, _ in entries], np.int32)
        self._weights = np.array([weight for entries in found.values() for _, weight in entries], float)

    def cosines(self, text: str) -> Array:
        """Return for each sentence its cosine with a text."""
        cosines = np.zeros(self._size)
        for feature, weight in _weighed(_stems(text), self._rarity).items():
            if feature in self._place:
                number = self._place[feature]
                place = slice(self._starts[number], self._starts[number + 1])
                cosines[self._rows[place]] += weight * self._weights[place]
        return cosines


def _weighed(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {f: rarity.get(f, 1.0) * n for f, n in counts.items()}
    length = float(np.sqrt(sum(weight * weight for weight in weights.values()))) or 1.0
    return {feature: weight / length for feature, weight in weights.items()}


def _stems(text: str) -> Counter[str]:
    return Counter(word[:STEM] for word in words(text) if word not in COMMON)
