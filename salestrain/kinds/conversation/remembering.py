"""An encoder that remembers what it has read, so that checking again reads only what is new.

A vector depends on the text and on the weights alone, so what is remembered is as good as what is read.
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
    """The reader of this exercise; what it reads is remembered for the next time."""
    encoder = carried_encoder()
    if encoder is None:
        yield reader(scenario)
        return
    remembering = Remembering(encoder, scenario.id)
    yield reader(scenario, remembering)
    remembering.keep()


class Remembering(Encoder):
    """The `encoder`; what it read for one exercise is kept in the user's cache folder, that of the last time only."""

    def __init__(self, encoder: Encoder, exercise: str) -> None:
        self._encoder = encoder
        self.digest = encoder.digest
        name = hashlib.sha256(f"{encoder.digest}|{exercise}".encode()).hexdigest()
        self._path = user_cache_path("salestrain", appauthor=False) / f"checked-{name}.npz"
        self._kept = _read(self._path)
        self._used: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As the encoder does."""
        for text in texts:
            if text not in self._used:
                kept = self._kept.get(text)
                self._used[text] = self._encoder.embed([text])[0] if kept is None else kept
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        return np.stack([self._used[text] for text in texts])

    def together(self, texts: Sequence[str]) -> list[Vectors]:
        """As the encoder does; not remembered, for a turn is read once."""
        return self._encoder.together(texts)

    def below(self, sequences: Sequence[Sequence[int]], layers: int) -> tuple[Vectors, list[Span]]:
        """As the encoder does; not remembered, for the layers above it are another's."""
        return self._encoder.below(sequences, layers)

    def above(self, states: Vectors, spans: Sequence[Span], layers: int) -> list[Vectors]:
        """As the encoder does."""
        return self._encoder.above(states, spans, layers)

    def turn(self, before: str, parts: Sequence[str]) -> tuple[list[int], list[Span]]:
        """As the encoder does."""
        return self._encoder.turn(before, parts)

    def words(self) -> list[str]:
        """As the encoder does."""
        return self._encoder.words()

    def keep(self) -> None:
        """Write down what was read this time, whole or not at all; a cache that cannot be written costs only time."""
        if self._used.keys() == self._kept.keys():
            return
        keep_arrays(self._path, texts=np.array(list(self._used)), vectors=self.embed(list(self._used)))


def _read(path: Path) -> dict[str, Vectors]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
            return dict(zip(found["texts"].tolist(), found["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
