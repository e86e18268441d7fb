"""How well unseen wordings are heard, by meaning and the plain way, side by side on the same draws.

`--data` names a folder with `intents_fewshot.csv` (columns dataset, intent, role, text); it does not come with the
project. Each draw takes 18 topics of one data set with eight wordings each and asks other wordings of the same topics
(known), and wordings of eight further topics of the same set (near: a reader should not be sure of those).
Prints shares of all texts with their n; `--json` prints the figures.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.understanding import Reader, Reading, Wording
from salestrain.understanding.meaning import carried_encoder

TOPICS, NEAR, WORDINGS, ASKED = 18, 8, 8, 8
Draw = tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]


def draws(data: Path, number: int) -> list[Draw]:
    """(wordings, questions with their topic, questions on other topics) for each draw; the same each time."""
    by: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    with (data / "intents_fewshot.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["intent"] != "oos":
                by[row["dataset"]][row["intent"]][row["role"]].append(row["text"])
    sets = [name for name, intents in by.items() if len(intents) >= TOPICS + NEAR]
    chance = random.Random(1)
    return [_draw(by[sets[i % len(sets)]], chance) for i in range(number)]


def _draw(intents: dict[str, dict[str, list[str]]], chance: random.Random) -> Draw:
    names = sorted(n for n, roles in intents.items() if sum(map(len, roles.values())) >= WORDINGS + 6)
    chance.shuffle(names)
    said, asked = [], []
    for name in names[:TOPICS]:
        roles = intents[name]
        pool = list(dict.fromkeys(roles["support5"] + roles["support10"] + roles["query"]))
        said += [(name, text) for text in pool[:WORDINGS]]
        asked += [(name, text) for text in roles["query"] if text not in pool[:WORDINGS]][:ASKED]
    near = [text for name in names[TOPICS : TOPICS + NEAR] for text in intents[name]["query"][:4]]
    return said, asked, near


def measure(drawn: list[Draw], plain: bool) -> dict[str, float]:
    """Shares over all draws."""
    known: list[tuple[str, Reading]] = []
    near: list[Reading] = []
    for said, asked, others in drawn:
        names = list(dict.fromkeys(name for name, _ in said))
        texts = {name: [text for n, text in said if n == name] for name in names}
        wordings = [Wording(n, "open_question", texts[n][0], tuple(texts[n][1:])) for n in names]
        reader = Reader(wordings, encoder=None if plain else carried_encoder())
        known += [(name, reader.read(text, names)) for name, text in asked]
        near += [reader.read(text, names) for text in others]
    heard = [(name, [part.move for part in reading.heard]) for name, reading in known]
    offered = [(name, [part.move for part in (*reading.heard, *reading.candidates)]) for name, reading in known]
    return {
        "n_known": len(known),
        "n_near": len(near),
        "heard_rightly": round(sum(moves[:1] == [name] for name, moves in heard) / len(known), 3),
        "heard_wrongly": round(sum(bool(moves) and moves[0] != name for name, moves in heard) / len(known), 3),
        "right_or_offered": round(sum(name in moves for name, moves in offered) / len(known), 3),
        "near_taken_for_known": round(sum(bool(reading.heard) for reading in near) / len(near), 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with intents_fewshot.csv")
    parser.add_argument("--draws", type=int, default=6)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.data is None:
        print("Nothing measured: name a folder with --data; the texts are not part of the project.")
        return
    drawn = draws(options.data, options.draws)
    figures = {"by meaning": measure(drawn, plain=False), "the plain way": measure(drawn, plain=True)}
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for way, shares in figures.items():
        print(way, *(f"{name} {value}" for name, value in shares.items()), sep="\n  ")


if __name__ == "__main__":
    main()
