"""Caching encoder, so that checking an exercise again embeds only what is new.

A vector depends on nothing but the text and the weights, so a cached vector equals a computed one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from ...language.encoder import SIZE, Encoder, Span, Vectors
from ...language.kept_arrays import keep_arrays
from ...language.meaning import carried_encoder
from ...language.repertoire import Repertoire, Sensed, Turn, carried_repertoire
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
    repertoire = carried_repertoire(remembering)
    heard = None if repertoire is None else HeardBefore(repertoire, scenario.id)
    yield reader(scenario, remembering, heard)
    remembering.keep()
    if heard is not None:
        heard.keep()


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

    def pieces(self, text: str) -> list[int]:
        """Return the same as `Encoder.pieces`."""
        return self._encoder.pieces(text)

    def words(self) -> list[str]:
        """Return the same as `Encoder.words`."""
        return self._encoder.words()

    def keep(self) -> None:
        """Write the vectors of this run to the cache atomically; failing to write costs only time."""
        if self._used.keys() == self._kept.keys():
            return
        keep_arrays(self._path, texts=np.array(list(self._used)), vectors=self.embed(list(self._used)))


class HeardBefore(Repertoire):
    """Repertoire that caches what single turns mean, of one exercise and only those of the latest run.

    What a turn means depends on nothing but its words, those before it and the weights; the three that are cached are
    what everything else about it is computed from.
    """

    def __init__(self, repertoire: Repertoire, exercise: str) -> None:
        self.__dict__.update(repertoire.__dict__)
        self._fresh = repertoire
        digest = hashlib.sha256(f"{repertoire.digest}|{exercise}".encode()).hexdigest()
        self._path = user_cache_path("salestrain", appauthor=False) / f"heard-{digest}.npz"
        self._kept = _read_turns(self._path)
        self._used: dict[str, _Means] = {}

    def sensed_turns(self, turns: Sequence[Turn]) -> list[list[Sensed]]:
        """Return the same as `Repertoire.sensed_turns`; several turns at once are not cached."""
        if len(turns) != 1:
            return self._fresh.sensed_turns(turns)
        name = hashlib.sha256(repr(turns[0]).encode()).hexdigest()
        if name not in self._used:
            means = self._kept.get(name)
            if means is None or len(means.sizes) != len(turns[0][1]):
                means = _Means.of(self._fresh.sensed_turns(turns)[0])
            self._used[name] = means
        means = self._used[name]
        rows = zip(means.vectors, means.means, means.sizes, strict=True)
        return [[self._sensed(vector, mean, int(size)) for vector, mean, size in rows]]

    def keep(self) -> None:
        """Write what was heard in this run to the cache atomically; failing to write costs only time."""
        if not self._used or self._used.keys() == self._kept.keys():
            return
        turns = list(self._used.values())
        keep_arrays(
            self._path,
            names=np.array(list(self._used)),
            counts=np.array([len(turn.sizes) for turn in turns]),
            vectors=np.concatenate([turn.vectors for turn in turns]),
            means=np.concatenate([turn.means for turn in turns]),
            sizes=np.concatenate([turn.sizes for turn in turns]),
        )


@dataclass(frozen=True, slots=True)
class _Means:
    """What the parts of a turn mean: a row each, and the length of each in word pieces."""

    vectors: Vectors
    means: Vectors
    sizes: NDArray[np.int64]

    @classmethod
    def of(cls, parts: Sequence[Sensed]) -> _Means:
        """Return the rows of these parts; the model computes in 32 bits, so nothing is lost."""
        vectors = np.array([part.vector for part in parts], np.float32).reshape(len(parts), -1)
        means = np.array([part.mean for part in parts], np.float32).reshape(len(parts), -1)
        return cls(vectors, means, np.array([part.size for part in parts], np.int64))


def _read_turns(path: Path) -> dict[str, _Means]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            ends = np.cumsum(arrays["counts"])[:-1]
            rows = [np.split(arrays[name], ends) for name in ("vectors", "means", "sizes")]
            names = arrays["names"].tolist()
            return {name: _Means(*parts) for name, *parts in zip(names, *rows, strict=True)}
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}


def _read(path: Path) -> dict[str, Vectors]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return dict(zip(arrays["texts"].tolist(), arrays["vectors"], strict=True))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
