"""Fits the model of intents to the repertoire, and carries it: the last layers of the encoder, tuned, and a head.

The lower layers stay as they are, so that a text runs through them once and serves both: the sentence vector, which
says what a text is about, and the intent, which says what somebody wants with it. Needs PyTorch, which nobody who
runs salestrain needs: `pip install torch` in an environment that has this package, then

    python -m tools.fit_intents            # fits to all wordings and writes salestrain/understanding/weights/
    python -m tools.fit_intents --measure  # leaves out one voice after the other and prints how well it is read
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from salestrain.authoring.loading import find_exercises, load_exercise
from salestrain.authoring.scenario import Scenario
from salestrain.understanding.encoder import LONGEST, VOCABULARY, WEIGHTS, _vocabulary
from salestrain.understanding.meaning import carried_encoder
from salestrain.understanding.repertoire import carried_repertoire
from salestrain.understanding.repertoire_files import Intent, repertoire
from salestrain.understanding.weight_file import open_weights, tensors_digest, write_weights
from salestrain.understanding.wordpiece import WordPiece

CARRIED = Path(__file__).resolve().parent.parent / "salestrain" / "understanding" / "weights"
TUNED = 2
"""So many of the last layers are tuned."""
LAYERS, HEADS, SIZE = 6, 12, 384
EPOCHS, BATCH = 6, 48
SHAPES = 3
"""Each wording is seen in so many shapes, one an epoch: as written, worn down, with words around it."""
MATCH_STEPS, TOGETHER, SHARP = 900, 28, 0.07
"""Steps of the second part, targets in each, and how sharply their wordings are told apart."""
SLOTS = {
    "vendor": ["the supplier", "Northlane", "your supplier", "Stonegate", "the present vendor", "Brixby", "them"],
    "product": ["the system", "the software", "the machine", "the locks", "the boxes", "the service", "your product"],
    "person": ["your boss", "the director", "Ruth", "Mr Amsel", "your colleague", "the owner", "Edda"],
    "matter": ["that", "the breakdowns", "the refused loads", "the waiting time", "the returns", "the lost keys"],
    "day": ["Thursday", "next Tuesday", "the 14th", "Monday", "Wednesday week", "Friday"],
    "hour": ["ten", "half past two", "9am", "four o'clock", "14:00", "eleven"],
    "sum": ["20k", "eight thousand", "£1,200", "300 euros a month", "forty thousand", "$5,000"],
}
BEFORE = ["ok, ", "right, ", "so ", "and ", "well, ", "thanks. ", "good morning, ", "hi, ", "hm. ", "I see. ", "sure. ",
          "great, thank you. ", "one question: ", "just out of curiosity, ", "um ", "fair enough. "]
AFTER = [" please", ", if I may ask", " if that's ok", ", roughly?", " thanks", " then?", ", would you say?"]


@dataclass(frozen=True)
class Wording:
    """One way of saying an intent."""

    text: str
    label: int
    voice: str
    target: str = ""
    """What of an exercise it is worded for, such as `harbour_foods/m.like`; empty in the repertoire."""


def wordings(intents: Sequence[Intent]) -> list[Wording]:
    """Every wording of every intent, and every near miss under the intent that it is."""
    place = {intent.id: number for number, intent in enumerate(intents)}
    found = [
        Wording(text, place[intent.id], voice)
        for intent in intents
        for voice, texts in intent.wordings.items()
        for text in texts
    ]
    near = [Wording(text, place[name], "near") for intent in intents for text, name in intent.near if name in place]
    return [*found, *near]


def wordings_of_exercises(intents: Sequence[Intent]) -> list[Wording]:
    """What the shipped buyers are asked, each under that of its target's intents that the carried model finds best.

    Nothing where no model is carried yet.
    """
    carried = carried_repertoire(carried_encoder())
    if carried is None:
        return []
    place = {intent.id: number for number, intent in enumerate(intents)}
    found = []
    for folder in find_exercises([CARRIED.parents[2] / "exercises"]).values():
        exercise = load_exercise(folder)
        if not isinstance(exercise, Scenario):
            continue
        said = [(move.id, move.means, (move.choice, *move.examples)) for move in exercise.moves]
        said += [(each.id, each.asks, each.wordings) for each in (*exercise.world, *exercise.follow_ups)]
        for name, means, texts in said:
            likely = [name for name in means if name in place and name in carried.place]
            for text in texts if likely else ():
                chances = carried.sensed(text).chances
                best = max(likely, key=lambda name: chances[carried.place[name]])
                found.append(Wording(text, place[best], exercise.id, f"{exercise.id}/{name}"))
    return found


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
            words[at] = chance.choice([word[:spot] + word[spot + 1 :],
                                       word[:spot] + word[spot + 1] + word[spot] + word[spot + 2 :]])
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

    def means(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The mean of each text's pieces after the tuned layers."""
        for layer in self.layers:
            states = layer(states, mask)
        return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """The score of each intent, before the softmax."""
        return self.head(self.drop(self.means(states, mask)))


class Lower:
    """The encoder's own layers, which stay as they are; what they make of a text is kept."""

    def __init__(self) -> None:
        carried = open_weights(CARRIED / WEIGHTS)
        self.digest = carried.digest
        self.pieces = WordPiece(_vocabulary(CARRIED / VOCABULARY, carried.about["vocabulary_sha256"]))
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
        self.kept: dict[str, torch.Tensor] = {}

    @torch.no_grad()
    def states(self, texts: Sequence[str]) -> list[torch.Tensor]:
        """What the pieces of each text are before the tuned layers."""
        new = sorted({text for text in texts if text not in self.kept}, key=len)
        for start in range(0, len(new), 64):
            ids = [self.pieces.ids(text, LONGEST) for text in new[start : start + 64]]
            longest = max(map(len, ids))
            mask = torch.tensor([[True] * len(each) + [False] * (longest - len(each)) for each in ids])
            padded = torch.tensor([list(each) + [0] * (longest - len(each)) for each in ids])
            states = nn.functional.layer_norm(self.words[padded] + self.places[:longest], (SIZE,), *self.norm, 1e-12)
            for layer in self.layers:
                states = layer(states, mask)
            for text, row, each in zip(new[start : start + 64], states, ids, strict=True):
                self.kept[text] = row[: len(each)].half()
        return [self.kept[text] for text in texts]


def batch_of(rows: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of different length as one block, and which places of it count."""
    longest = max(map(len, rows))
    block = torch.zeros(len(rows), longest, SIZE)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    for at, row in enumerate(rows):
        block[at, : len(row)] = row.float()
        mask[at, : len(row)] = True
    return block, mask


def fit(lower: Lower, learn: Sequence[Wording], intents: int, seed: int = 0) -> Model:
    """A model fitted to these wordings."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    model = Model(lower.upper, intents)
    tuned = [p for name, p in model.named_parameters() if not name.startswith("head")]
    optimiser = torch.optim.AdamW(
        [{"params": tuned, "lr": 2e-4}, {"params": model.head.parameters(), "lr": 2e-3}], weight_decay=0.01
    )
    steps = EPOCHS * (len(learn) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, max_lr=[2e-4, 2e-3], total_steps=steps + 1, pct_start=0.1, anneal_strategy="linear"
    )
    shapes = [[shaped(each.text, chance, copy) for each in learn] for copy in range(SHAPES)]
    for shape in shapes:
        lower.states(shape)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    model.train()
    for epoch in range(EPOCHS):
        seen = [(shapes[(epoch + at) % SHAPES][at], each.label) for at, each in enumerate(learn)]
        chance.shuffle(seen)
        lost = 0.0
        for start in range(0, len(seen), BATCH):
            part = sorted(seen[start : start + BATCH], key=lambda one: len(one[0]))
            block, mask = batch_of(lower.states([text for text, _ in part]))
            loss = loss_of(model(block, mask), torch.tensor([label for _, label in part]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            lost += float(loss.detach()) * len(part)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(seen):.3f}", flush=True)
    return model.eval()


def match(model: Model, lower: Lower, every: Sequence[Wording], seed: int = 1) -> Model:
    """The model tuned further, so that wordings of one target of an exercise lie near each other and far from the rest.

    Each step takes some targets of one exercise, two wordings of each, and as many wordings of the repertoire, whose
    intents must not be forgotten.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    of_target: dict[str, dict[str, list[Wording]]] = {}
    for each in every:
        if each.target:
            of_target.setdefault(each.voice, {}).setdefault(each.target, []).append(each)
    plain = [each for each in every if not each.target]
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    names = sorted(of_target)
    model.train()
    lost = 0.0
    for step in range(MATCH_STEPS):
        targets = {name: texts for name, texts in of_target[names[step % len(names)]].items() if len(texts) > 1}
        picked = chance.sample(sorted(targets), min(TOGETHER, len(targets)))
        pairs = [chance.sample(targets[name], 2) for name in picked]
        texts = [pair[side] for side in (0, 1) for pair in pairs] + chance.sample(plain, TOGETHER)
        said = [shaped(each.text, chance, chance.randrange(2)) for each in texts]
        block, mask = batch_of(lower.states(said))
        for name in said:
            lower.kept.pop(name, None)
        means = model.means(block, mask)
        near = nn.functional.normalize(means[: 2 * len(picked)], dim=1)
        alike = near[: len(picked)] @ near[len(picked) :].T / SHARP
        same = torch.arange(len(picked))
        loss = (loss_of(alike, same) + loss_of(alike.T, same)) / 2
        loss = loss + loss_of(model.head(model.drop(means)), torch.tensor([each.label for each in texts]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        lost += float(loss.detach())
        if step % 100 == 99:
            print(f"step {step + 1} of {MATCH_STEPS}: loss {lost / 100:.3f}", flush=True)
            lost = 0.0
    return model.eval()


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


@torch.no_grad()
def scores(model: Model, lower: Lower, texts: Sequence[str]) -> torch.Tensor:
    """What the model makes of each text, before the softmax."""
    starts = range(0, len(texts), 64)
    return torch.cat([model(*batch_of(lower.states(texts[start : start + 64]))) for start in starts])


def measure(lower: Lower, every: Sequence[Wording], intents: int, voices: Sequence[str]) -> Iterator[str]:
    """How well a voice is read that was left out."""
    for voice in voices:
        model = fit(lower, [each for each in every if each.voice != voice], intents)
        unseen = [each for each in every if each.voice == voice]
        chance = random.Random(1)
        read = scores(model, lower, [shaped(each.text, chance, 0) for each in unseen])
        right = torch.tensor([each.label for each in unseen])
        best = (read.argmax(1) == right).float().mean()
        three = (read.topk(3, dim=1).indices == right[:, None]).any(1).float().mean()
        yield f"{voice}: {best:.1%} of {len(unseen)} right, {three:.1%} among the first three"


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


def main() -> None:
    """Fit and carry, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs="*", help="leave out these voices, one at a time (default: all)")
    parser.add_argument("--match-only", action="store_true", help="tune the carried model further")
    asked = parser.parse_args()
    torch.set_num_threads(2)
    lower, intents = Lower(), repertoire()
    every = [*wordings(intents), *wordings_of_exercises(intents)]
    print(f"{len(every)} wordings of {len(intents)} intents")
    if asked.measure is not None:
        voices = asked.measure or sorted({each.voice for each in every})
        for line in measure(lower, every, len(intents), voices):
            print(line, flush=True)
        return
    begun = carried_model(lower, len(intents)) if asked.match_only else fit(lower, every, len(intents))
    write(lower, match(begun, lower, every), intents)


if __name__ == "__main__":
    main()
