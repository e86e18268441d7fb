"""Intent model: what a text wants, as probabilities over the intents that sellers have, whoever the buyer is.

It consists of two layers of the encoder tuned to the repertoire and a head over them, built by `tools/fit_intents.py`.
The layers below are the encoder's own and run once for both, so that intents cost only a third more than a sentence
vector alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from .encoder import Encoder, expanded_layers, of_layer, pass_through
from .softmax import Array, chances
from .weight_file import DamagedWeights, Tensors, open_weights

TUNED = "intents.safetensors"
LISTED = "intents.json"
BELOW = 4
"""Number of layers shared with the encoder."""
_CARRIED = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class IntentMeant:
    """What a talk needs of an intent: a label for lines that express it, its form, and how any buyer can answer it."""

    id: str
    label: str
    form: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sensed:
    """A text: unit vectors of what it is about (`vector`) and wants (`wants`), and the probability of each intent.

    `mean` is the mean output of the tuned layers, and `size` the length of the text in word pieces.
    """

    vector: Array
    wants: Array
    chances: Array
    mean: Array
    size: int


Turn = tuple[str, tuple[str, ...]]
"""What was said before, and the parts of what is said now."""


class Repertoire:
    """The intents and the model that reads them."""

    def __init__(
        self, encoder: Encoder, tensors: Tensors, layers: Tensors, listed: list[dict[str, Any]], digest: str
    ) -> None:
        self._encoder = encoder
        self._layers = [
            of_layer(layers, number) for number in range(sum(name.endswith("qkv.weight") for name in layers))
        ]
        self._head = np.asarray(tensors["head.weight"], np.float32)
        self._bias = np.asarray(tensors["head.bias"], np.float32)
        self.intents = tuple(
            IntentMeant(entry["id"], entry["label"], entry["form"], tuple(entry["answers"])) for entry in listed
        )
        self.digest = digest
        """Identifies encoder and model, since results computed with them are not valid for others."""
        self.place = {intent.id: number for number, intent in enumerate(self.intents)}

    @classmethod
    def load(cls, encoder: Encoder, folder: Path = _CARRIED) -> Repertoire | None:
        """Load the repertoire in `folder`; return None if there is none.

        Raises:
            DamagedWeights: it was tuned on another encoder.
        """
        try:
            tuned = open_weights(folder / TUNED)
            listed = json.loads((folder / LISTED).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        if tuned.about.get("encoder") != encoder.digest:
            raise DamagedWeights(
                f"{folder / TUNED} was tuned on another language model. Run tools/fit_intents.py, or install again."
            )
        layers = expanded_layers(tuned, user_cache_path("salestrain", appauthor=False))
        return cls(encoder, tuned.tensors, layers, listed["intents"], f"{encoder.digest[:16]}-{tuned.digest[:16]}")

    def sensed(self, text: str) -> Sensed:
        """Return what a text is about and what it wants, by itself."""
        return self.sensed_turns([("", (text,))])[0][0]

    def sensed_turns(self, turns: Sequence[Turn]) -> list[list[Sensed]]:
        """Return what each part of each turn is about, and what it wants.

        What a part is about is read from the part alone; what it wants, within its turn and after what was said before.
        Several turns at once take little longer than one.
        """
        if not turns:
            return []
        pieces = [self._encoder.turn(before, parts) for before, parts in turns]
        texts = list(dict.fromkeys(part for _, parts in turns for part in parts))
        # Where each text is a turn, its lower layers are the same; otherwise both pass through them side by side.
        alone = [] if [("", (text,)) for text in texts] == list(turns) else [self._encoder.pieces(t) for t in texts]
        states, bounds = self._encoder.below([*(ids for ids, _ in pieces), *alone], BELOW)
        vectors = dict(zip(texts, self._encoder.above(states, bounds[len(bounds) - len(texts) :], BELOW), strict=True))
        bounds = bounds[: len(turns)]
        states = states[: bounds[-1][1]]
        for layer in self._layers:
            pass_through(layer, states, bounds)
        result = []
        for (_, parts), (begin, end), (_, spans) in zip(turns, bounds, pieces, strict=True):
            sensed = []
            for part, span in zip(parts, spans, strict=True):
                mean = states[begin:end][slice(*span)].mean(axis=0)
                sensed.append(self._sensed(vectors[part], mean, span[1] - span[0]))
            result.append(sensed)
        return result

    def joined(self, parts: Sequence[Sensed]) -> Sensed:
        """Return what several parts of one turn are about and want together."""
        sizes = np.array([part.size for part in parts], float)
        vector = sizes @ np.array([part.vector for part in parts])
        mean = sizes @ np.array([part.mean for part in parts]) / sizes.sum()
        return self._sensed(vector / max(float(np.linalg.norm(vector)), 1e-9), mean, int(sizes.sum()))

    def _sensed(self, vector: NDArray[Any], mean: NDArray[Any], size: int) -> Sensed:
        exact = np.asarray(mean, np.float64)
        scores = (np.asarray(mean, np.float32) @ self._head + self._bias).astype(np.float64)
        wants = exact / max(float(np.linalg.norm(exact)), 1e-9)
        return Sensed(np.asarray(vector, np.float64), wants, np.asarray(chances(scores)), exact, size)


@cache
def carried_repertoire(encoder: Encoder | None) -> Repertoire | None:
    """Return the bundled repertoire, cached by encoder; None without an encoder."""
    return None if encoder is None else Repertoire.load(encoder)
