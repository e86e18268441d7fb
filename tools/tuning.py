"""The encoder's last layers as PyTorch tunes them, and how they are carried.

The lower layers stay as they are, so that a text runs through them once and serves both: the sentence vector, which
says what a text is about, and the tuned layers, which say what somebody wants with it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from salestrain.language.encoder import WEIGHTS
from salestrain.language.meaning import carried_encoder
from salestrain.language.repertoire_files import Intent
from salestrain.language.weight_file import open_weights, tensors_digest, write_weights

CARRIED = Path(__file__).resolve().parent.parent / "salestrain" / "language" / "weights"
TUNED = 2
"""So many of the last layers are tuned."""
LAYERS, HEADS, SIZE = 6, 12, 384
TOGETHER = 40
"""So many texts of about one length run side by side."""
SLOTS = {
    "vendor": ["the supplier", "Northlane", "your supplier", "Stonegate", "the present vendor", "Brixby", "them"],
    "product": ["the system", "the software", "the machine", "the locks", "the boxes", "the service", "your product"],
    "person": ["your boss", "the director", "Ruth", "Mr Amsel", "your colleague", "the owner", "Edda"],
    "matter": ["that", "the breakdowns", "the refused loads", "the waiting time", "the returns", "the lost keys"],
    "day": ["Thursday", "next Tuesday", "the 14th", "Monday", "Wednesday week", "Friday"],
    "hour": ["ten", "half past two", "9am", "four o'clock", "14:00", "eleven"],
    "sum": ["20k", "eight thousand", "£1,200", "300 euros a month", "forty thousand", "$5,000"],
}
BEFORE = [
    "ok, ",
    "right, ",
    "so ",
    "and ",
    "well, ",
    "thanks. ",
    "good morning, ",
    "hi, ",
    "hm. ",
    "I see. ",
    "sure. ",
    "great, thank you. ",
    "one question: ",
    "just out of curiosity, ",
    "um ",
    "fair enough. ",
]
AFTER = [" please", ", if I may ask", " if that's ok", ", roughly?", " thanks", " then?", ", would you say?"]


def shaped(text: str, chance: random.Random, copy: int) -> str:
    """A wording as somebody else may type it: slots filled, worn down, with words around it."""
    text = re.sub(r"\{(\w+)\}", lambda match: chance.choice(SLOTS.get(match[1], ["it"])), text)
    if copy == 0:
        return text
    if chance.random() < 0.4:
        text = text.lower()
    if chance.random() < 0.4:
        text = re.sub(r"[.,!?;:]", "", text)
    if chance.random() < 0.25:
        text = chance.choice(BEFORE) + text[:1].lower() + text[1:]
    if chance.random() < 0.12:
        text = text.rstrip("?. ") + chance.choice(AFTER)
    words = text.split()
    for at, word in enumerate(words):
        if len(word) > 4 and chance.random() < 0.05:
            spot = chance.randrange(1, len(word) - 1)
            words[at] = chance.choice(
                [word[:spot] + word[spot + 1 :], word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]]
            )
    return " ".join(words)


class Layer(nn.Module):
    """One layer of the encoder, with weights as the package carries them (transposed)."""

    def __init__(self, tensors: dict[str, Any]) -> None:
        super().__init__()
        for name, tensor in tensors.items():
            self.register_parameter(name.replace(".", "_"), nn.Parameter(torch.tensor(np.array(tensor, np.float32))))
        self.drop = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The pieces of each text after this layer; `mask` says which places of the block count."""
        batch, length, _ = states.shape
        both = states @ self.qkv_weight + self.qkv_bias
        query, key, value = (part.view(batch, length, HEADS, -1).transpose(1, 2) for part in both.split(SIZE, dim=-1))
        heard = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
        heard = heard.transpose(1, 2).reshape(batch, length, SIZE)
        states = self.norm(states + self.drop(heard @ self.attention_weight + self.attention_bias), "attention_norm")
        inner = nn.functional.gelu(states @ self.inner_weight + self.inner_bias)
        return self.norm(states + self.drop(inner @ self.output_weight + self.output_bias), "output_norm")

    def norm(self, states: torch.Tensor, name: str) -> torch.Tensor:
        """The pieces brought to the learned mean and spread."""
        return nn.functional.layer_norm(
            states, (SIZE,), getattr(self, f"{name}_weight"), getattr(self, f"{name}_bias"), 1e-12
        )


class Model(nn.Module):
    """The tuned layers and the head over the mean of a text's pieces."""

    def __init__(self, layers: Sequence[dict[str, Any]], intents: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(tensors) for tensors in layers)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(SIZE, intents)

    def means(self, states: torch.Tensor, mask: torch.Tensor, counted: torch.Tensor) -> torch.Tensor:
        """The mean of those pieces of each text that are counted, after the tuned layers."""
        for layer in self.layers:
            states = layer(states, mask)
        return (states * counted[..., None]).sum(1) / counted.sum(1, keepdim=True)

    def forward(self, rows: Sequence[Row]) -> torch.Tensor:
        """The score of each intent, before the softmax."""
        return self.head(self.drop(self.means_of(rows)))

    def means_of(self, rows: Sequence[Row]) -> torch.Tensor:
        """The means of texts of any length, in their order."""
        order = sorted(range(len(rows)), key=lambda at: len(rows[at].states))
        parts = [order[start : start + TOGETHER] for start in range(0, len(order), TOGETHER)]
        found = torch.cat([self.means(*batch_of([rows[at] for at in part])) for part in parts])
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return found[back]


@dataclass(frozen=True)
class Row:
    """What the pieces of a text are before the tuned layers, and which of them count."""

    states: torch.Tensor
    begin: int
    end: int


@dataclass(frozen=True)
class Said:
    """A text as it is read: after what was said before, in its turn; the points from first to last count."""

    points: tuple[str, ...]
    before: str = ""
    first: int = 0
    last: int = 0

    @classmethod
    def alone(cls, text: str) -> Said:
        """A text by itself."""
        return cls((text,))


class Lower:
    """The encoder's own layers, which stay as they are; what they make of a text is kept."""

    def __init__(self) -> None:
        carried = open_weights(CARRIED / WEIGHTS)
        self.digest = carried.digest
        encoder = carried_encoder()
        assert encoder is not None, "the weights are there"
        self.encoder = encoder
        tensors = {name: np.array(tensor) for name, tensor in carried.tensors.items()}
        self.words = torch.tensor(tensors["words"].astype(np.float32) * tensors["words.scale"])
        self.places = torch.tensor(tensors["places"])
        self.norm = torch.tensor(tensors["norm.weight"]), torch.tensor(tensors["norm.bias"])
        named = [
            {name.split(".", 2)[2]: tensor for name, tensor in tensors.items() if name.startswith(f"layer.{n}.")}
            for n in range(LAYERS)
        ]
        self.layers = [Layer(each).eval() for each in named[: LAYERS - TUNED]]
        self.upper = named[LAYERS - TUNED :]
        self.kept: dict[tuple[str, tuple[str, ...]], tuple[torch.Tensor, list[tuple[int, int]]]] = {}

    @torch.no_grad()
    def rows(self, texts: Sequence[Said]) -> list[Row]:
        """What the pieces of each text are before the tuned layers."""
        keys = [(said.before, said.points) for said in texts]
        new = sorted({key for key in keys if key not in self.kept}, key=lambda key: len(" ".join((key[0], *key[1]))))
        for start in range(0, len(new), 64):
            turns = [self.encoder.turn(before, points) for before, points in new[start : start + 64]]
            longest = max(len(ids) for ids, _ in turns)
            mask = torch.tensor([[True] * len(ids) + [False] * (longest - len(ids)) for ids, _ in turns])
            padded = torch.tensor([ids + [0] * (longest - len(ids)) for ids, _ in turns])
            states = nn.functional.layer_norm(self.words[padded] + self.places[:longest], (SIZE,), *self.norm, 1e-12)
            for layer in self.layers:
                states = layer(states, mask)
            for key, row, (ids, spans) in zip(new[start : start + 64], states, turns, strict=True):
                self.kept[key] = row[: len(ids)].half(), spans
        found = []
        for said, key in zip(texts, keys, strict=True):
            states, spans = self.kept[key]
            found.append(Row(states, spans[said.first][0], spans[said.last][1]))
        return found

    def forget(self, texts: Sequence[Said]) -> None:
        """Do not keep these any longer."""
        for said in texts:
            self.kept.pop((said.before, said.points), None)


def batch_of(rows: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Rows of different length as one block, which places of it are filled, and which count."""
    longest = max(len(row.states) for row in rows)
    block = torch.zeros(len(rows), longest, SIZE)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    counted = torch.zeros(len(rows), longest, dtype=torch.bool)
    for at, row in enumerate(rows):
        block[at, : len(row.states)] = row.states.float()
        mask[at, : len(row.states)] = True
        counted[at, row.begin : row.end] = True
    return block, mask, counted


def carried_model(lower: Lower, intents: int) -> Model:
    """The model that is carried, to be tuned further."""
    tuned = open_weights(CARRIED / "intents.safetensors").tensors
    kept = {name: np.array(tensor, np.float32) for name, tensor in tuned.items()}
    layers = [{k.split(".", 2)[2]: v for k, v in kept.items() if k.startswith(f"layer.{n}.")} for n in range(TUNED)]
    model = Model(layers, intents)
    with torch.no_grad():
        model.head.weight.copy_(torch.tensor(kept["head.weight"].T.copy()))
        model.head.bias.copy_(torch.tensor(kept["head.bias"]))
    return model


def write(lower: Lower, model: Model, intents: Sequence[Intent]) -> None:
    """Carry the model, and what a talk needs of the intents."""
    tensors: dict[str, Any] = {}
    for number, layer in enumerate(model.layers):
        for name, tensor in layer.named_parameters():
            kind = np.float16 if tensor.ndim == 2 else np.float32
            tensors[f"layer.{number}.{dotted(name)}"] = tensor.detach().numpy().astype(kind)
    tensors["head.weight"] = model.head.weight.detach().numpy().T.astype(np.float16).copy()
    tensors["head.bias"] = model.head.bias.detach().numpy().astype(np.float32)
    about = {"encoder": lower.digest, "wordings": digest(intents), "tensors_sha256": tensors_digest(tensors)}
    write_weights(CARRIED / "intents.safetensors", tensors, about)
    listed = [{"id": i.id, "label": i.label, "form": i.form, "answers": list(i.answers)} for i in intents]
    text = json.dumps({"wordings": digest(intents), "intents": listed}, ensure_ascii=False, indent=1)
    (CARRIED / "intents.json").write_text(text + "\n", encoding="utf-8")


def dotted(name: str) -> str:
    """`attention_norm_weight` of PyTorch as `attention.norm.weight` of the file."""
    return name.replace("_", ".")


def digest(intents: Sequence[Intent]) -> str:
    """Names the wordings that a model was fitted to."""
    said = [[i.id, {voice: list(texts) for voice, texts in i.wordings.items()}, list(i.near)] for i in intents]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
