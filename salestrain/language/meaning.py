"""Ranking by meaning: trained heads over sentence vectors and words recognise wordings that nobody wrote down.

Two softmax heads are fitted to the wordings of one exercise when its reader is built, one over the vectors of the
encoder, one over words and letters (`likeness`); the second counts for a quarter and helps with names and misspelled
words. `calibration` turns the result into a confidence. The fitted head is cached in the user's cache folder.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from . import calibration as gate
from .encoder import Encoder
from .kept_arrays import keep_arrays
from .likeness import Likeness, Ranked, ranking
from .pointing import BESIDE
from .softmax import SCALE, Array, chances, fitted
from .weight_file import DamagedWeights

BY_WORDS = 0.25
"""Share of the head over words in a move's score."""
SHARPEN = 1.6
"""Inverse temperature: the fitted heads are less confident than they are right."""
REMEMBERED = 16
"""Number of parts of turns whose vectors are cached."""
RECIPE = 2
"""Version of the fitting; raise it if anything above or the fitting changes, to ignore heads cached before."""

_log = logging.getLogger(__name__)


@cache
def carried_encoder() -> Encoder | None:
    """Return the bundled encoder, cached; None if its weights are missing or damaged."""
    try:
        return Encoder.load()
    except DamagedWeights as damaged:
        _log.warning("Typed text is understood the plain way: %s", damaged)
        return None


class Meaning:
    """Ranks moves by the probability that a text means them."""

    sure, unsure = 0.68, 0.05
    """Confidence from which a move is heard, and below which it is not even a candidate."""

    def __init__(self, said: Sequence[tuple[str, str]], encoder: Encoder) -> None:
        self._encoder = encoder
        self._vector_of_part = lru_cache(REMEMBERED)(self._embedded)
        self._words = Likeness(said)
        self._moves, self._of_move = self._words.moves, self._words.of_move
        self._vectors, self._shares, self._bias = self._learned(said)
        self._usual = gate.usual_likeness(self._vectors @ self._vectors.T, self._of_move, len(self._moves))
        middles = np.stack([self._vectors[self._of_move == move].mean(axis=0) for move in range(len(self._moves))])
        self._middles = middles / np.linalg.norm(middles, axis=1, keepdims=True)

    def ranked(self, parts: Sequence[str], legal: Collection[str], beside: str = "") -> Ranked:
        """Return the legal moves for a text in parts, with their probabilities.

        All moves compete, even those that are not possible now: a text that means one of them means no other.

        Args:
            parts: parts of the text.
            legal: moves that are possible now.
            beside: what was said just before, if the text points back to it.
        """
        possible = [i for i, move in enumerate(self._moves) if move in legal]
        if not possible:
            return []
        vector, by_words = self._vector(parts), self._words.products(" ".join(parts))
        if beside:
            vector = vector + BESIDE * self._vector([beside])
            vector /= max(float(np.sqrt(vector @ vector)), 1e-9)
        products = self._vectors @ vector
        scores = self._scores(products, by_words)
        shares = chances(SHARPEN * scores)
        best = max(possible, key=lambda i: shares[i].round(6))
        sure = gate.BY_MEANING.confidence(self._evidence(scores, shares, best, vector, products, by_words))
        return ranking(self._words, products, shares, best, sure, legal)

    def evidence(self, text: str) -> tuple[str, Array]:
        """Return the best of all moves for a text and the evidence for it; used to fit the calibration."""
        vector, by_words = self._vector([text]), self._words.products(text)
        products = self._vectors @ vector
        scores = self._scores(products, by_words)
        shares = chances(SHARPEN * scores)
        best = int(np.argmax(shares))
        return self._moves[best], self._evidence(scores, shares, best, vector, products, by_words)

    def _scores(self, products: Array, by_words: Array) -> Array:
        by_meaning = SCALE * (products @ self._shares) + self._bias
        return np.asarray((1 - BY_WORDS) * by_meaning + BY_WORDS * self._words.scores(by_words))

    def _evidence(
        self, scores: Array, shares: Array, best: int, vector: Array, products: Array, by_words: Array
    ) -> Array:
        near, near_words = self._words.nearest(products), self._words.nearest(by_words)
        return gate.evidence(scores, shares, best, near, self._middles @ vector, near_words, self._usual[best])

    def _vector(self, parts: Sequence[str]) -> Array:
        """Return the unit vector of a text: the length-weighted sum of its parts, so that each is read only once."""
        together: Array = np.sum([len(part) * self._vector_of_part(part) for part in parts], axis=0)
        return together / max(float(np.sqrt(together @ together)), 1e-9)

    def _embedded(self, part: str) -> Array:
        vector: Array = self._encoder.embed([part])[0].astype(np.float64)
        return vector

    def _learned(self, said: Sequence[tuple[str, str]]) -> tuple[Array, Array, Array]:
        """Return the vectors of the wordings and the fitted head, from the cache if possible."""
        key = f"{RECIPE}|{self._encoder.digest}|{list(said)!r}"
        path = user_cache_path("salestrain", appauthor=False) / f"head-{hashlib.sha256(key.encode()).hexdigest()}.npz"
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                return arrays["vectors"], arrays["shares"], arrays["bias"]
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            vectors = self._encoder.embed([text for _, text in said]).astype(np.float64)
            shares, bias = fitted(vectors @ vectors.T, self._of_move, len(self._moves))
            keep_arrays(path, vectors=vectors, shares=shares, bias=bias)
            return vectors, shares, bias
