"""Fits the model of intents to the repertoire, and carries it: the last layers of the encoder, tuned, and a head.

Needs PyTorch, which nobody who runs salestrain needs:

    python -m tools.fit_intents            # fits to all wordings and writes salestrain/language/weights/
    python -m tools.fit_intents --measure  # leaves out one voice after the other and prints how well it is read

`tools.fit_meanings` tunes it further to what people typed; after either, run `tools.carry_words` and
`tools.fit_ranking`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from salestrain.content.loading import find_exercises, load_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.language.meaning import carried_encoder
from salestrain.language.repertoire import carried_repertoire
from salestrain.language.repertoire_files import Intent, repertoire
from tools.tuning import CARRIED, Lower, Model, Said, shaped, write

EPOCHS, BATCH = 6, 48
SHAPES = 3
"""Each wording is seen in so many shapes, one an epoch: as written, worn down, with words around it."""


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
        lower.rows([Said.alone(text) for text in shape])
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.1)
    model.train()
    for epoch in range(EPOCHS):
        seen = [(shapes[(epoch + at) % SHAPES][at], each.label) for at, each in enumerate(learn)]
        chance.shuffle(seen)
        lost = 0.0
        for start in range(0, len(seen), BATCH):
            part = seen[start : start + BATCH]
            rows = lower.rows([Said.alone(text) for text, _ in part])
            loss = loss_of(model(rows), torch.tensor([label for _, label in part]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            lost += float(loss.detach()) * len(part)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(seen):.3f}", flush=True)
    return model.eval()


@torch.no_grad()
def scores(model: Model, lower: Lower, texts: Sequence[str]) -> torch.Tensor:
    """What the model makes of each text, before the softmax."""
    scored: torch.Tensor = model(lower.rows([Said.alone(text) for text in texts]))
    return scored


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


def main() -> None:
    """Fit and carry, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", nargs="*", help="leave out these voices, one at a time (default: all)")
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
    write(lower, fit(lower, every, len(intents)), intents)


if __name__ == "__main__":
    main()
