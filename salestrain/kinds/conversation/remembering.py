"""Caching encoder, so that checking an exercise again embeds only what is new.

A vector depends on nothing but the text and the weights, so a cached vector equals a computed one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from ...language.encoder import SIZE, Encoder, Span, Vectors
from ...language.kept_arrays import keep_arrays
from ...language.meaning import carried_encoder
from .content import Scenario
from .reading import TalkEar, reader


@contextmanager
def remembering_reader(scenario: Scenario) -> Iterator[TalkEar]:
    """Yield the reader of this exercise; its vectors are cached for the next run."""
    encoder = carried_encoder()
    if encoder is None:
        yield reader(scenario)
        return
    remembering = Remembering(encoder, scenario.id)
    yield reader(scenario, remembering)
    remembering.keep()


class Remembering(Encoder):
    """Encoder that caches the vectors of one exercise in the user's cache folder, but only those of the latest run."""

    def __init__(self, encoder: Encoder, exercise: str) -> None:
        self._encoder = encoder
        self.digest = encoder.digest
        digest = hashlib.sha256(f"{encoder.digest}|{exercise}".encode()).hexdigest()
        self._path = user_cache_path("salestrain", appauthor=False) / f"checked-{digest}.npz"
        self._kept = _read(self._path)
        self._used: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the same as `Encoder.embed`, cached."""
        for text in texts:
            if text not in self._used:
                kept = self._kept.get(text)
                self._used[text] = self._encoder.embed([text])[0] if kept is None else kept
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        return np.stack([self._used[text] for text in texts])

    def together(self, texts: Sequence[str]) -> list[Vectors]:
        """Return the same as `Encoder.together`; not cached, because a turn is read only once."""
        return self._encoder.together(texts)

    def below(self, sequences: Sequence[Sequence[int]], layers: int) -> tuple[Vectors, list[Span]]:
        """Return the same as `Encoder.below`; not cached, because the layers above belong to another model."""
        return self._encoder.below(sequences, layers)

    def above(self, states: Vectors, spans: Sequence[Span], layers: int) -> list[Vectors]:
        """Return the same as `Encoder.above`."""
        return self._encoder.above(states, spans, layers)

    def turn(self, before: str, parts: Sequence[str]) -> tuple[list[int], list[Span]]:
        """Return the same as `Encoder.turn`."""
        return self._encoder.turn(before, parts)

    def words(self) -> list[str]:
        """Return the same as `Encoder.words`."""
        return self._encoder.words()

    def keep(self) -> None:
        """Write the vectors of this run to the cache atomically; failing to write costs only time."""
        if self._used.keys() == self._kept.keys():
            return
        keep_arrays(self._path, texts=np.array(list(self._used)), vectors=self.embed(list(self._used)))


def _read(path: Path) -> dict[str, Vectors]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return dict(zip(arrays["texts"].tolist(), arrays["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
