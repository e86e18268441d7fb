"""How well unseen wordings are heard as the right move: by meaning, the plain way, and by simpler ways.

Each draw takes 18 topics of one data set as the moves of an exercise, with five or eight wordings each, and asks
other wordings of the same topics (known), wordings of further topics of the same set (near: a reader should not be
sure of those) and of other sets and of nothing (far). The draws are the same each time and for every way.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

from salestrain.language import Reader, Wording
from salestrain.language.encoder import Encoder, Vectors
from salestrain.language.meaning import carried_encoder

from .baselines import PEERS
from .measures import calibration_error

FILE = "intents_fewshot.csv"
TOPICS, NEAR, ASKED, ASKED_NEAR, ASKED_FAR, PAIRS = 18, 8, 6, 5, 30, 30
FEWEST_TOPICS = 3
"""A data set with fewer is left out."""
DRAWS = 6
JOINTS = (". ", " and ", ", and also ", "? ")
MISTYPED = 0.2
_NEIGHBOURS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "snvfrdgbjukomnipwtdyybqzts",
        strict=True,
    )
)
Texts = dict[str, dict[str, dict[str, list[str]]]]


@dataclass(frozen=True)
class Draw:
    """One exercise: its wordings and what is asked. `asked` and `pairs` come with the topics that are meant."""

    dataset: str
    said: list[tuple[str, str]]
    asked: list[tuple[str, str]]
    near: list[str]
    far: list[str]
    pairs: list[tuple[frozenset[str], str]]


def measure(data: Path, train: Path | None) -> dict[str, Any]:
    """Figures by number of wordings, way and data set; `train` is not used, for an exercise brings its own wordings."""
    if not (data / FILE).exists():
        return {"missing": FILE}
    figures: dict[str, Any] = {}
    for wordings in (5, 8):
        drawn = draws(data, DRAWS, wordings)
        if not drawn:
            figures[f"{wordings} wordings"] = {"too few": f"no data set in {FILE} has {FEWEST_TOPICS} topics"}
            continue
        figures[f"{wordings} wordings"] = {
            "by meaning": _read(drawn, plain=False),
            "the plain way": _read(drawn, plain=True),
        } | {name: _ranked_by_peer(drawn, name) for name in PEERS}
    return figures


def draws(data: Path, number: int, wordings: int) -> list[Draw]:
    """So many exercises from each data set, the same each time."""
    texts: Texts = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    nothing: list[str] = []
    with (data / FILE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["intent"] == "oos":
                nothing.append(row["text"])
            else:
                texts[row["dataset"]][row["intent"]][row["role"]].append(row["text"])
    drawn = [_draw(texts, name, nothing, seed, wordings) for name in sorted(texts) for seed in range(number)]
    return [draw for draw in drawn if draw is not None]


def _draw(texts: Texts, dataset: str, nothing: list[str], seed: int, wordings: int) -> Draw | None:
    chance = random.Random(f"{dataset} {seed}")
    pools = {
        name: list(dict.fromkeys(text for role in sorted(roles, reverse=True) for text in roles[role]))
        for name, roles in texts[dataset].items()
    }
    names = sorted(name for name, pool in pools.items() if len(pool) >= wordings + ASKED)
    if len(names) < FEWEST_TOPICS:
        return None
    chance.shuffle(names)
    topics = names[: min(TOPICS, len(names) * 2 // 3)]
    said, asked = [], []
    for name in topics:
        pool = chance.sample(pools[name], len(pools[name]))
        said += [(name, text) for text in pool[:wordings]]
        asked += [(name, text) for text in pool[wordings : wordings + ASKED]]
    others = names[len(topics) : len(topics) + NEAR]
    near = [text for name in others for text in chance.sample(pools[name], ASKED_NEAR)]
    elsewhere = [
        text
        for other in sorted(texts)
        if other != dataset
        for roles in texts[other].values()
        for text in roles["query"]
    ]
    far = [text for texts in (elsewhere, nothing) for text in chance.sample(texts, min(ASKED_FAR // 2, len(texts)))]
    return Draw(dataset, said, asked, near, far, [_pair(asked, chance, i) for i in range(PAIRS)])


def _pair(asked: list[tuple[str, str]], chance: random.Random, number: int) -> tuple[frozenset[str], str]:
    """Two wordings of different topics in one turn."""
    first, text = chance.choice(asked)
    second, other = chance.choice([one for one in asked if one[0] != first])
    joint = JOINTS[number % len(JOINTS)]
    begun = text.rstrip(" .?!,")
    return frozenset((first, second)), f"{begun}{joint}{other}"


def mistyped(text: str, chance: random.Random) -> str:
    """The text with one slip in a fifth of its longer words: a letter swapped, lost, doubled or its neighbour hit."""
    return " ".join(
        _slip(word, chance) if len(word) >= 4 and chance.random() < MISTYPED else word for word in text.split()
    )


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    how = chance.randrange(4)
    if how == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == 1:
        return word[:at] + word[at + 1 :]
    if how == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]


class Remembering(Encoder):
    """An encoder that reads each text once, for the same texts come again in every draw and way."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self.digest = encoder, encoder.digest
        self._known: dict[str, Vectors] = {}

    def words(self) -> list[str]:
        return self._encoder.words()

    def embed(self, texts: Sequence[str]) -> Vectors:
        for text in texts:
            if text not in self._known:
                self._known[text] = self._encoder.embed([text])[0]
        return np.array([self._known[text] for text in texts])


@cache
def _remembering() -> Encoder | None:
    encoder = carried_encoder()
    return None if encoder is None else Remembering(encoder)


def _reader(draw: Draw, plain: bool) -> Reader:
    topics = list(dict.fromkeys(name for name, _ in draw.said))
    texts = {name: [text for topic, text in draw.said if topic == name] for name in topics}
    wordings = [Wording(name, "open_question", texts[name][0], tuple(texts[name][1:])) for name in topics]
    return Reader(wordings, encoder=None if plain else _remembering())


def _read(drawn: Sequence[Draw], plain: bool) -> dict[str, Any]:
    by_set: dict[str, list[dict[str, float]]] = defaultdict(list)
    confidences: list[tuple[float, bool]] = []
    for draw in drawn:
        figures = _one(_reader(draw, plain), draw, confidences)
        by_set[draw.dataset].append(figures)
    every = [figures for found in by_set.values() for figures in found]
    figures: dict[str, Any] = {name: _together(found) for name, found in by_set.items()}
    figures["together"] = _together(every) | {
        "calibration_error": round(calibration_error(*map(list, zip(*confidences, strict=True))), 3),
        "n_confidences": len(confidences),
        "right_interval": _interval([one["right"] for one in every]),
        "heard_rightly_interval": _interval([one["heard_rightly"] for one in every]),
    }
    return figures


def _one(reader: Reader, draw: Draw, confidences: list[tuple[float, bool]]) -> dict[str, float]:
    topics = {name for name, _ in draw.said}
    ranked = [(meant, reader.ranked(text, topics)) for meant, text in draw.asked]
    readings = [(meant, reader.read(text, topics)) for meant, text in draw.asked]
    foreign = [[reader.read(text, topics) for text in texts] for texts in (draw.near, draw.far)]
    pairs = [(meant, {part.move for part in reader.read(text, topics).heard}) for meant, text in draw.pairs]
    chance = random.Random(draw.dataset)
    slips = [(meant, mistyped(text, chance)) for meant, text in draw.asked]
    confidences += [(found[0].confidence, found[0].move == meant) for meant, found in ranked]
    confidences += [(reader.ranked(text, topics)[0].confidence, False) for text in (*draw.near, *draw.far)]
    heard = [(meant, [part.move for part in reading.heard]) for meant, reading in readings]
    return {
        "n": len(ranked),
        "n_near": len(draw.near),
        "n_far": len(draw.far),
        "n_pairs": len(pairs),
        "right": mean(found[0].move == meant for meant, found in ranked),
        "right_in_three": mean(meant in [part.move for part in found[:3]] for meant, found in ranked),
        "heard_rightly": mean(moves[:1] == [meant] for meant, moves in heard),
        "heard_wrongly": mean(bool(moves) and moves[0] != meant for meant, moves in heard),
        "heard_or_offered": mean(
            meant in [part.move for part in (*reading.heard, *reading.candidates)] for meant, reading in readings
        ),
        "near_accepted": _share(bool(reading.heard) for reading in foreign[0]),
        "far_accepted": _share(bool(reading.heard) for reading in foreign[1]),
        "both_of_two_found": mean(meant == moves for meant, moves in pairs),
        "of_two_heard_right": sum(len(meant & moves) for meant, moves in pairs)
        / max(1, sum(len(moves) for _, moves in pairs)),
        "mistyped_right": mean(reader.ranked(text, topics)[0].move == meant for meant, text in slips),
        "mistyped_heard_rightly": mean(
            [part.move for part in reader.read(text, topics).heard][:1] == [meant] for meant, text in slips
        ),
    }


def _share(held: Iterable[bool]) -> float:
    """The share that held; 0 of nothing, which its n beside it shows."""
    every = list(held)
    return mean(every) if every else 0.0


def _together(found: Sequence[dict[str, float]]) -> dict[str, float]:
    return {
        name: sum(int(one[name]) for one in found)
        if name.startswith("n") and name.partition("_")[0] == "n"
        else round(mean(one[name] for one in found), 3)
        for name in found[0]
    }


def _interval(values: Sequence[float]) -> list[float]:
    """The middle 95 % of the mean when exercises are drawn again with replacement."""
    chance = random.Random(1)
    means = sorted(mean(chance.choices(values, k=len(values))) for _ in range(500))
    return [round(means[12], 3), round(means[487], 3)]


def _ranked_by_peer(drawn: Sequence[Draw], peer: str) -> dict[str, float]:
    right, in_three, slipped = [], [], []
    for draw in drawn:
        ranked, chance = PEERS[peer](draw.said), random.Random(draw.dataset)
        found = [(meant, ranked(text)) for meant, text in draw.asked]
        right += [topics[0] == meant for meant, topics in found]
        in_three += [meant in topics[:3] for meant, topics in found]
        slipped += [ranked(mistyped(text, chance))[0] == meant for meant, text in draw.asked]
    shares = {"right": right, "right_in_three": in_three, "mistyped_right": slipped}
    return {"n": len(right)} | {name: round(mean(found), 3) for name, found in shares.items()}
