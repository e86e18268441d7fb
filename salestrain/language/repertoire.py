"""What a text wants, as chances over the intents that sellers have, whoever the buyer is.

Two layers of the encoder tuned to the repertoire, and a head over them, made by `tools/fit_intents.py`. The layers
below are the encoder's own and run once for both, so that an intent costs a third more than a sentence vector alone.
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
"""So many layers are the encoder's own."""
_CARRIED = Path(__file__).resolve().parent / "weights"


@dataclass(frozen=True, slots=True)
class IntentMeant:
    """What a talk needs of an intent: what a line is called that has it, its form, and what any buyer can answer."""

    id: str
    label: str
    form: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sensed:
    """A text: the direction of what it is about, the direction of what it wants, and the chance of each intent.

    `mean` is what the tuned layers make of it, and `size` its length in word pieces.
    """

    vector: Array
    wants: Array
    chances: Array
    mean: Array
    size: int


Turn = tuple[str, tuple[str, ...]]
"""What was said before, and the parts of what is said now."""


class Repertoire:
    """The intents, and the model that reads them."""

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
            IntentMeant(each["id"], each["label"], each["form"], tuple(each["answers"])) for each in listed
        )
        self.digest = digest
        """Names encoder and model: what was worked out with them holds for no others."""
        self.place = {intent.id: number for number, intent in enumerate(self.intents)}

    @classmethod
    def load(cls, encoder: Encoder, folder: Path = _CARRIED) -> Repertoire | None:
        """The one in `folder`; None where there is none. Raises DamagedWeights when it belongs to another encoder."""
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
        """What a text by itself is about, and what it wants."""
        return self.sensed_turns([("", (text,))])[0][0]

    def sensed_turns(self, turns: Sequence[Turn]) -> list[list[Sensed]]:
        """What each part of each turn is about, and what it wants.

        What it is about is read in it alone; what it wants, in its turn and after what was said before. Several turns
        at once take little longer than one.
        """
        if not turns:
            return []
        pieces = [self._encoder.turn(before, parts) for before, parts in turns]
        states, whole = self._encoder.below([ids for ids, _ in pieces], BELOW)
        texts = list(dict.fromkeys(part for _, parts in turns for part in parts))
        if [("", (text,)) for text in texts] == list(turns):
            read = self._encoder.above(states, whole, BELOW)  # each text is its own turn: the lower layers are the same
        else:
            read = self._encoder.together(texts)
        vectors = dict(zip(texts, read, strict=True))
        for layer in self._layers:
            pass_through(layer, states, whole)
        found = []
        for (_, parts), (begin, end), (_, spans) in zip(turns, whole, pieces, strict=True):
            mine = states[begin:end]
            found.append(
                [
                    self._sensed(vectors[part], mine[slice(*span)].mean(axis=0), span[1] - span[0])
                    for part, span in zip(parts, spans, strict=True)
                ]
            )
        return found

    def joined(self, parts: Sequence[Sensed]) -> Sensed:
        """What several parts of one turn are about and want together."""
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
    """The repertoire that the package carries, once for a process and an encoder; None without an encoder."""
    return None if encoder is None else Repertoire.load(encoder)
