"""Sentence encoder: vectors whose cosine says how near two meanings are, using all-MiniLM-L6-v2 in plain numpy.

The package bundles the weights in 33 MB: the word vectors as 8-bit numbers with one scale per row, the layers as 16-bit
floats. 8-bit layers would save 10 MB and deviate from the original (cosine down to 0.994 with one scale per row, 0.999
with one per 32 numbers; this way it is 0.9998). numpy multiplies 32-bit floats, so the layers are expanded once, into a
file in the user's cache folder that every process maps: 43 MB of memory for all of them together instead of for each.
If that folder is not writable, each process expands the layers for itself; nothing else changes.

Texts run without padding. Those of one turn run side by side, since most of the time goes into fetching the weights,
and attend only to themselves. The other texts in a batch and the type of processor change the order of additions, and
so each number by less than STEADY. Rounding would not help, because some number is always at an edge. So a decision
needs a margin well above STEADY, and a result that must not change has to be stored: readings are stored with the move,
and a replay never reads again.

Serving sets OPENBLAS_NUM_THREADS=1, because these products are too small to share among threads.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .weight_file import DamagedWeights, Tensors, WeightFile, open_weights, write_weights
from .wordpiece import WordPiece

WEIGHTS = "encoder.safetensors"
VOCABULARY = "vocab.txt"
SIZE = 384
LONGEST = 256
"""Maximum number of word pieces of a text; the model was trained for no more."""
EARLIER = 24
"""Number of word pieces of what was said before that a turn is read with."""
STEADY = 2e-6
"""Bound for the difference of any number of a vector between processors; the largest one observed is 0.35e-6."""

_CARRIED = Path(__file__).resolve().parent / "weights"
_LAYERS = 6
_HEADS = 12
_EXPANSION = 1
"""Version of the expanded file; raise it when its content changes."""
_TINY = np.float32(1e-12)

Vectors = NDArray[np.float32]
Span = tuple[int, int]
_log = logging.getLogger(__name__)


class Encoder:
    """The model, ready to use; it takes no lock and keeps no state, so threads may share one."""

    def __init__(self, carried: WeightFile, layers: Tensors, pieces: WordPiece) -> None:
        self._carried = carried.tensors
        self._layers = [of_layer(layers, number) for number in range(_LAYERS)]
        self._pieces = pieces
        self.digest = carried.digest
        """Identifies weights and vocabulary; models trained on vectors of one digest are not valid for another."""

    @classmethod
    def load(cls, folder: Path | None = None, *, cache: Path | None = None) -> Self | None:
        """Load the model; return None if there are no weights.

        The numbers are compared with their digest when they are expanded, the sizes at every load.

        Args:
            folder: folder of the weights; by default that of the package.
            cache: folder for the expanded layers; by default the user's cache folder.

        Raises:
            DamagedWeights: weights or vocabulary are not what they should be.
        """
        folder = _CARRIED if folder is None else folder
        try:
            carried = open_weights(folder / WEIGHTS)
        except FileNotFoundError:
            return None
        pieces = WordPiece(_vocabulary(folder / VOCABULARY, carried.about.get("vocabulary_sha256", "")))
        kept = cache or user_cache_path("salestrain", appauthor=False)
        return cls(carried, expanded_layers(carried, kept), pieces)

    def words(self) -> list[str]:
        """Return the English words that are a single piece of the vocabulary, more common ones first."""
        return self._pieces.words()

    def pieces(self, text: str) -> list[int]:
        """Return the word pieces of a text, with a start and an end."""
        return self._pieces.ids(text, LONGEST)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector of 384 numbers, as a row, for each text; any text has one, even the empty one."""
        vectors = np.empty((len(texts), SIZE), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.together([text])[0]
        return vectors

    def together(self, texts: Sequence[str]) -> list[Vectors]:
        """Return the vector of each text, computed side by side: a few take little longer than one."""
        if not texts:
            return []
        return self.above(*self.below([self._pieces.ids(text, LONGEST) for text in texts], 0), 0)

    def above(self, states: Vectors, spans: Sequence[Span], layers: int) -> list[Vectors]:
        """Return the vector of each sequence, given the states of its pieces after the first layers.

        Args:
            states: states of all pieces, shape (pieces, SIZE); they stay as they are.
            spans: rows of each sequence, which lie side by side.
            layers: number of layers already passed.
        """
        if not spans:
            return []
        first, last = spans[0][0], spans[-1][1]
        states = states[first:last].copy()
        spans = [(begin - first, end - first) for begin, end in spans]
        for layer in self._layers[layers:]:
            pass_through(layer, states, spans)
        return [_direction(states[slice(*span)]) for span in spans]

    def below(self, sequences: Sequence[Sequence[int]], layers: int) -> tuple[Vectors, list[Span]]:
        """Return the states of the pieces of all sequences after the first layers, and the rows of each sequence."""
        states = np.concatenate([self._words(ids) for ids in sequences])
        ends = np.cumsum([len(ids) for ids in sequences]).tolist()
        spans = list(zip([0, *ends], ends, strict=False))
        for layer in self._layers[:layers]:
            pass_through(layer, states, spans)
        return states, spans

    def after_each(self, sequences: Sequence[Sequence[int]], layers: Sequence[int]) -> tuple[list[Vectors], list[Span]]:
        """Return the states of the pieces after each of these numbers of layers, and the rows of each sequence.

        Args:
            sequences: pieces of each sequence.
            layers: numbers of layers, rising.
        """
        states, spans = self.below(sequences, 0)
        after, passed = [], 0
        for number in layers:
            for layer in self._layers[passed:number]:
                pass_through(layer, states, spans)
            passed = number
            after.append(states.copy())
        return after, spans

    def turn(self, before: str, parts: Sequence[str]) -> tuple[list[int], list[Span]]:
        """Return the pieces of a turn, preceded by the end of what was said before, and the span of each part in them.

        A part beyond the maximum length gets the last position.
        """
        earlier = self._pieces.ids(before, LONGEST)[1:-1][-EARLIER:]
        start, end = self._pieces.ids("", LONGEST)
        ids = [start, *earlier, end] if earlier else [start]
        spans = []
        for part in parts:
            begin = len(ids)
            ids += self._pieces.ids(part, LONGEST)[1:-1]
            spans.append((begin, len(ids)))
        ids = [*ids[: LONGEST - 1], end]
        last = len(ids)
        return ids, [(min(begin, last - 1), max(min(until, last), min(begin, last - 1) + 1)) for begin, until in spans]

    def _words(self, ids: Sequence[int]) -> Vectors:
        """Return word plus position embeddings, normalised, before the first layer."""
        carried = self._carried
        states: Vectors = carried["words"][ids] * carried["words.scale"][ids]
        _normalise(carried["places"][: len(ids)], states, carried, "norm")
        return states


def pass_through(layer: Tensors, states: Vectors, spans: Sequence[Span]) -> None:
    """Run the pieces of texts through one layer, in place.

    Args:
        layer: tensors of the layer.
        states: states of the pieces, shape (pieces, SIZE).
        spans: rows of each text.
    """
    _normalise(_attend(states, layer, spans), states, layer, "attention.norm")
    _normalise(_feed_forward(states, layer), states, layer, "output.norm")


def _direction(states: Vectors) -> Vectors:
    """Return the mean of the pieces, scaled to length 1."""
    mean = states.mean(axis=0)
    return np.asarray(mean / np.sqrt((mean * mean).sum()), dtype=np.float32)


def _normalise(change: NDArray[Any], states: Vectors, tensors: Tensors, name: str) -> None:
    """Add the change to the states, in place, and apply layer normalisation."""
    states += change
    states -= states.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", states, states)[:, None] / np.float32(SIZE)
    states /= np.sqrt(spread + _TINY)
    states *= tensors[f"{name}.weight"]
    states += tensors[f"{name}.bias"]


def _attend(states: Vectors, layer: Tensors, spans: Sequence[Span]) -> Vectors:
    """Return the output of multi-head attention within each text."""
    joined = _dense(states, layer, "qkv")
    attended = np.concatenate([_attend_within(joined[begin:end]) for begin, end in spans])
    return _dense(attended, layer, "attention")


def _attend_within(joined: Vectors) -> Vectors:
    """Return the output of all attention heads for one text."""
    queries, keys, values = joined.reshape(len(joined), 3, _HEADS, -1).transpose(1, 2, 0, 3)
    weights: Vectors = np.matmul(queries * np.float32((SIZE / _HEADS) ** -0.5), keys.transpose(0, 2, 1))
    weights -= weights.max(axis=2, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=2, keepdims=True)
    attended: Vectors = np.matmul(weights, values).transpose(1, 0, 2).reshape(len(joined), SIZE)
    return attended


def _feed_forward(states: Vectors, layer: Tensors) -> Vectors:
    """Return the output of the feed-forward part of a layer."""
    return _dense(_gelu(_dense(states, layer, "inner")), layer, "output")


def _dense(states: Vectors, layer: Tensors, name: str) -> Vectors:
    result: Vectors = np.matmul(states, layer[f"{name}.weight"])
    result += layer[f"{name}.bias"]
    return result


def _gelu(x: Vectors) -> Vectors:
    """Return the GELU activation, x times the share of the normal distribution below x, in 32-bit precision.

    The error function is approximated after Abramowitz and Stegun, 7.1.26: numpy has none, and scipy would be needed
    for this alone.
    """
    size = np.abs(x)
    size *= np.float32(0.5**0.5)
    share = np.reciprocal(np.float32(0.3275911) * size + np.float32(1))
    tail: Vectors = np.float32(1.061405429) * share
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail += np.float32(term)
        tail *= share
    np.multiply(size, size, out=size)
    np.negative(size, out=size)
    tail *= np.exp(size, out=size)
    np.subtract(np.float32(1), tail, out=tail)  # the error function of |x| / sqrt 2
    tail *= np.abs(x, out=share)
    tail += x
    tail *= np.float32(0.5)
    return tail


def of_layer(layers: Tensors, number: int) -> Tensors:
    """Return the tensors of one layer, by their names within it."""
    prefix = f"layer.{number}."
    return {name.removeprefix(prefix): tensor for name, tensor in layers.items() if name.startswith(prefix)}


def expanded_layers(carried: WeightFile, cache: Path) -> Tensors:
    """Return the layers as 32-bit floats, from the shared file, which is created if needed, or else in memory.

    Raises:
        DamagedWeights: the numbers are not those that were written.
    """
    path = cache / f"encoder-{carried.digest[:16]}-{_EXPANSION}.safetensors"
    shared = _shared(path, carried.digest)
    if shared is not None:
        return shared
    carried.verify()
    layers = {name: tensor for name, tensor in carried.tensors.items() if name.startswith("layer.")}
    expanded = {name: tensor.astype(np.float32) for name, tensor in layers.items()}
    try:
        write_weights(path, expanded, {"expanded_from": carried.digest})
    except OSError as error:
        _log.info("The language model is not shared with other processes: cannot write %s (%s).", path, error)
    return _shared(path, carried.digest) or expanded


def _shared(path: Path, digest: str) -> Tensors | None:
    try:
        expanded = open_weights(path)
    except (OSError, DamagedWeights):  # Missing or truncated, so it is written again.
        return None
    return expanded.tensors if expanded.about.get("expanded_from") == digest else None


def _vocabulary(path: Path, sha256: str) -> list[str]:
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedWeights(
            f"The vocabulary of the language model, {path}, is missing or is not the one of its weights. "
            "Install salestrain again; in a checkout, restore the file with git."
        )
    return content.decode("utf-8").removesuffix("\n").split("\n")
