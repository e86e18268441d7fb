"""Make the two small models that read drills: `python tools/train_drills.py [--measure]`.

- sense: whether a line is one that a person would say, fitted to what people typed against word salad made from it;
- focus: what a question is about, fitted to the wordings of the repertoire, to lines that people typed to buyers, and
  to `data/questions`.

Nothing but our own files is read. `data/questions/typed.jsonl` was written by ten people who did not know the rules;
its half `test` is never fitted to. `--measure` fits to three quarters and says how much salad is let through.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from salestrain.language.acting.form import questions
from salestrain.language.acting.plain import plain
from salestrain.language.drill_models import FOCUS_FROM, WEIGHTS, Layer, Net, focus_vectors, sense_vectors, write_models
from salestrain.language.encoder import Encoder
from salestrain.language.repertoire import Repertoire
from tools.salad import FLOOR_SETS, Bank, made

ROOT = Path(__file__).resolve().parent.parent
REPERTOIRE = ROOT / "salestrain" / "language" / "repertoire"
OWN, TYPED = ROOT / "data" / "questions" / "own.csv", ROOT / "data" / "questions" / "typed.jsonl"
NO_SPEECH = frozenset("nonsense off_matter insult".split())
FILLED = {
    "matter": "the late deliveries",
    "person": "Anna",
    "vendor": "Meldrum",
    "day": "Monday",
    "sum": "ten thousand",
}
BETWEEN = 64
"""Numbers between the two layers of the floor of sense."""
OWN_WEIGHT = 20.0
"""How much a question that was written or labelled by its focus counts beside one that was labelled by its intent."""
EXERCISE_WEIGHT = 3.0
"""The same for questions of our drills: there are many about few matters, and a matter must not stand for a focus."""


def main() -> None:
    """Fit and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="fit to three quarters and measure on the rest")
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="file to write")
    options = parser.parse_args()
    encoder = Encoder.load()
    repertoire = Repertoire.load(encoder)
    if options.measure:
        measure_sense(encoder)
        return
    write_models(options.to, sense_model(encoder, *sense_rows()), focus_model(repertoire), encoder.digest)


def wordings() -> Iterator[tuple[str, str]]:
    """Yield each wording of the repertoire with its intent, its gaps filled."""
    for path in sorted(REPERTOIRE.glob("*.yaml")):
        for intent in yaml.safe_load(path.read_text(encoding="utf-8"))["intents"]:
            for texts in intent["wordings"].values():
                yield from ((intent["id"], filled(text)) for text in texts)


def filled(text: str) -> str:
    """Return a wording with words in place of its gaps."""
    for name, words in FILLED.items():
        text = text.replace(f"{{{name}}}", words)
    return text.replace("{hour}", "nine").replace("{product}", "the board")


def typed_lines() -> list[dict[str, Any]]:
    """Return what people typed to buyers, sentence by sentence and in whole talks."""
    paths = [*sorted((ROOT / "data" / "lines").glob("*.jsonl")), *sorted((ROOT / "data" / "talks").glob("*.jsonl"))]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def of_exercises() -> list[str]:
    """Return what the authors of our drills wrote as answers, good and poor."""
    found: list[str] = []
    for path in sorted((ROOT / "exercises").glob("*/exercise.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if content.get("kind") == "drill":
            for item in content["items"]:
                found += _answers(item)
    return found


def _answers(item: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for name in ("rewrite", "reflect", "excuse"):
        found += [*item.get(name, {}).get("model", ()), *item.get(name, {}).get("poor", ())]
    for rung in item.get("ladder", {}).get("rungs", {}).values():
        found += [rung["model"], *rung["poor"]]
    return [*found, *item.get("incumbent", {}).get("model", ())]


def questions_of_exercises() -> list[tuple[str, str]]:
    """Return the questions to which authors of drills gave a focus."""
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "exercises").glob("*/exercise.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for item in content["items"] if content.get("kind") == "drill" else ():
            if "classify" in item:
                found.append((item["classify"]["focus"], item["classify"]["question"]))
            if "rewrite" in item:
                found += [(item["rewrite"]["focus"], text) for text in item["rewrite"]["model"]]
            for rung, said in item.get("ladder", {}).get("rungs", {}).items():
                found.append((rung, said["model"]))
    return found


def own_questions() -> list[tuple[str, str]]:
    """Return our own questions by focus, and the half of the typed ones that may be looked at."""
    with OWN.open(encoding="utf-8", newline="") as file:
        rows = [(row["focus"], row["text"]) for row in csv.DictReader(file)]
    with (ROOT / "data" / "acts" / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows += [(row["act"], row["text"]) for row in csv.DictReader(file)]
    typed = [json.loads(line) for line in TYPED.read_text(encoding="utf-8").splitlines()]
    return rows + [
        (one["focus"], one["question"]) for one in typed if one["half"] == "dev" and one["focus"] in FOCUS_FROM
    ]


def own_actions() -> list[str]:
    """Return actions that were written for the tests of their parts."""
    with (ROOT / "tests" / "understanding" / "own_actions.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def sense_rows() -> tuple[list[str], list[tuple[str, str]]]:
    """Return lines that people would say, and word salad with the way in which it was made; the same each time."""
    chance = random.Random(11)
    said = [text for intent, text in wordings() if intent not in NO_SPEECH]
    lines = typed_lines()
    sentences = [part for text in (*said, *(line["text"] for line in lines)) for part in Bank.sentences(text)]
    short = sorted({part for part in sentences if len(part.split()) <= 6})
    real = [*chance.sample(said, 4000), *(line["text"] for line in chance.sample(lines, 3000))]
    real += [*chance.sample(short, 2500), *of_exercises(), *(text for _, text in own_questions())]
    real += [*Bank.telegrams(chance, 500), *Bank.actions(chance, 900), *own_actions()]
    bank = Bank(chance, real, sentences, [line["before"] for line in lines if line.get("before")])
    salad = [(text, way) for way, count in FLOOR_SETS.items() for text in made(bank, way, count)]
    return list(dict.fromkeys(real)), salad


def sense_model(encoder: Encoder, real: Sequence[str], salad: Sequence[tuple[str, str]]) -> Net:
    """Fit the floor of sense: a small net on a text's vectors."""
    rows = sense_vectors(encoder, [*real, *(text for text, _ in salad)])
    marks = np.array([1] * len(real) + [0] * len(salad))
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    net = MLPClassifier(
        (BETWEEN,), alpha=1.0, learning_rate_init=5e-4, early_stopping=True, max_iter=60, random_state=1
    )
    net.fit((rows - middle) / spread, marks)
    lower = net.coefs_[0] / spread[:, None]
    return Net(
        Layer(lower.astype(np.float16), (net.intercepts_[0] - middle @ lower).astype(np.float32)),
        Layer(net.coefs_[1].astype(np.float32), net.intercepts_[1].astype(np.float32)),
    )


def focus_model(repertoire: Repertoire) -> Layer:
    """Fit the focus of questions."""
    of_intent = {intent: focus for focus, intents in FOCUS_FROM.items() for intent in intents}
    by_intent = [*wordings(), *((line.get("intent"), line["text"]) for line in typed_lines())]
    texts = {text: of_intent[intent] for intent, text in by_intent if intent in of_intent and questions(plain(text))}
    own = [*own_questions(), *questions_of_exercises()]
    weighed = np.full(len(own), OWN_WEIGHT)
    weighed[len(own_questions()) :] = EXERCISE_WEIGHT
    rows = focus_vectors(repertoire, [*texts, *(text for _, text in own)])
    focuses = list(FOCUS_FROM)
    marks = np.array([focuses.index(focus) for focus in [*texts.values(), *(focus for focus, _ in own)]])
    counts = Counter(texts.values())
    even = np.array([counts[focus] ** -0.5 for focus in texts.values()])
    weights = np.r_[even * len(even) / even.sum(), weighed]
    return _fitted(rows, marks, weights, 0.3)


def _fitted(rows: Any, marks: Any, weights: Any, strength: float) -> Layer:
    model = LogisticRegression(C=strength, max_iter=500).fit(rows, marks, sample_weight=weights)
    return Layer(model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32))


def measure_sense(encoder: Encoder) -> None:
    """Fit to three quarters of lines and salad; say of the last quarter how much falls under the floor."""
    from salestrain.language.sense import under_the_floor

    real, salad = sense_rows()
    model = sense_model(encoder, [t for i, t in enumerate(real) if i % 4], [t for i, t in enumerate(salad) if i % 4])
    asked = [("said by people", text) for text in real[::4]] + [(way, text) for text, way in salad[::4]]
    under: Counter[str] = Counter()
    for way, text in asked:
        under[way] += under_the_floor(text, encoder, model)
    for way, count in Counter(way for way, _ in asked).items():
        print(f"{way}: {under[way]} of {count} turned down, {100 * under[way] / count:.1f} %")


if __name__ == "__main__":
    main()
