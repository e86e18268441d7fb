"""Acts: rules and learned heads beside keywords, nearest letters, TF-IDF and people, on coded talks.

A shipped head is fitted only to texts whose licence allows it; "fitted" is the same recipe fitted to --train, for
measuring only. If --data and --train are one folder, fitted figures are cross-validated, whole talks held out.
"""

from __future__ import annotations

import csv
import importlib
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from salestrain.language.acting.by_rule import acts_by_rule
from salestrain.language.acting.plain import plain
from salestrain.language.acts import acts
from salestrain.language.heads.head import Head, Seen
from salestrain.language.heads.learned import carried_heads
from salestrain.language.meaning import carried_encoder
from tools.fitting import Recipe, Said, fitted

from .act_tasks import TASKS, Coded, Task, coded
from .measures import RESAMPLES, kappa, macro_f1

FOLDS = 3
NAMED_HERE = {"input": "therapist_input"}
"""Labels of shipped heads that the coded talks call otherwise."""
Guess = Callable[[Sequence[Coded], Sequence[Coded]], dict[str, list[str]]]


def measure(data: Path, train: Path | None) -> dict[str, Any]:
    """The figures of all tasks, and of the form of questions."""
    same = train is not None and train.resolve() == data.resolve()
    figures: dict[str, Any] = {"train is data": True} if same else {}
    for name, task in TASKS.items():
        if not (data / task.file).exists():
            figures[name] = {"missing": task.file}
            continue
        figures[name] = _of_task(task, data, train, same)
    try:
        figures["question form"] = importlib.import_module(".forms", __package__).measure(data)
    except ModuleNotFoundError as error:
        figures["question form"] = {"missing": error.name}
    return figures


def _of_task(task: Task, data: Path, train: Path | None, same: bool) -> dict[str, Any]:
    asked = coded(task, data)
    said: dict[str, list[str]] = {
        "keywords": [task.keywords(one.text, one.last_line) for one in asked],
        "rules": [task.by_acts(one.text, _by_rule(one.text, one.last_line)) for one in asked],
        "in a reading": [task.by_acts(one.text, _in_reading(one.text, one.last_line)) for one in asked],
    }
    if train is not None and (train / task.file).exists():
        known = coded(task, train)
        for way, guess in (("nearest letters", _by_letters), ("TF-IDF", _by_tfidf), ("fitted", _by_fitted)):
            said |= {f"{way}{more}": got for more, got in _guessed(guess, known, asked, same).items()}
    head = carried_heads().get(task.head or "")
    if head is not None:
        told = " (these talks were learned)" if task.seen and same else ""
        said |= {f"as shipped{more}{told}": got for more, got in _by_head(head, asked).items()}
    wanted, talks = [one.label for one in asked], [one.talk for one in asked]
    figures: dict[str, Any] = {way: _agreement(wanted, got, talks) for way, got in said.items()}
    figures["people"] = _people(data, task) or task.human
    return figures


def _agreement(wanted: list[str], got: list[str], talks: list[str]) -> dict[str, Any]:
    return {
        "macro_f1": round(macro_f1(wanted, got), 3),
        "interval": _interval(wanted, got, talks),
        "kappa": round(kappa(wanted, got), 3),
        "n": len(wanted),
    }


def _interval(wanted: list[str], got: list[str], talks: list[str]) -> list[float]:
    """`measures.interval` of macro-F1, by sums over talks: the same draws, fifty times as fast."""
    labels, names = sorted({*wanted, *got}), sorted(set(talks))
    counts = np.zeros((len(names), 3, len(labels)))  # right, said by people, said by the way that is measured
    place_of, row_of = {label: i for i, label in enumerate(labels)}, {name: i for i, name in enumerate(names)}
    for want, have, talk in zip(wanted, got, talks, strict=True):
        row = counts[row_of[talk]]
        row[0, place_of[want]] += want == have
        row[1, place_of[want]] += 1
        row[2, place_of[have]] += 1
    chance, found = random.Random(1), []
    for _ in range(RESAMPLES):
        right, people, ours = counts[chance.choices(range(len(names)), k=len(names))].sum(axis=0)
        used = people > 0
        found.append(float(np.mean(2 * right[used] / (people + ours)[used])))
    found.sort()
    return [round(found[int(0.025 * RESAMPLES)], 3), round(found[int(0.975 * RESAMPLES) - 1], 3)]


def _guessed(guess: Guess, known: list[Coded], asked: list[Coded], same: bool) -> dict[str, list[str]]:
    """Labels by each variant of a learned way; if what is known is what is asked, talk by talk held out."""
    if not same:
        return guess(known, asked)
    found: dict[str, list[str]] = defaultdict(lambda: [""] * len(asked))
    talks = [one.talk for one in asked]
    for learned, held in GroupKFold(FOLDS, shuffle=True, random_state=1).split(talks, groups=talks):
        for way, got in guess([known[i] for i in learned], [asked[i] for i in held]).items():
            for place, label in zip(held, got, strict=True):
                found[way][place] = label
    return dict(found)


def _by_letters(known: Sequence[Coded], asked: Sequence[Coded]) -> dict[str, list[str]]:
    """The label of the known text that is nearest letter by letter (rapidfuzz)."""
    texts = ([one.text.lower() for one in part] for part in (asked, known))
    likeness = process.cdist(*texts, scorer=fuzz.ratio, dtype=np.uint8)
    return {"": [known[place].label for place in likeness.argmax(axis=1)]}


def _by_tfidf(known: Sequence[Coded], asked: Sequence[Coded]) -> dict[str, list[str]]:
    """The plainest learned way: words and pairs of words, logistic regression, no more."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    rows = words.fit_transform([one.text for one in known])
    head = LogisticRegression(C=3, max_iter=1000, class_weight="balanced").fit(rows, [one.label for one in known])
    return {"": head.predict(words.transform([one.text for one in asked])).tolist()}


def _by_fitted(known: Sequence[Coded], asked: Sequence[Coded]) -> dict[str, list[str]]:
    said = [Said(one.text, one.last_line, one.label) for one in known]
    return _by_head(fitted(said, np.array([_vector(one.text) for one in known]), Recipe()), asked)


def _by_head(head: Head, asked: Sequence[Coded]) -> dict[str, list[str]]:
    """What a head says with the sentence vector, and without."""
    ways: dict[str, list[str]] = {"": [], ", without encoder": []}
    for one in asked:
        seen = _seen(one.text, one.last_line)
        ways[""].append(head.verdict(head.chances(seen, _vector(one.text))))
        ways[", without encoder"].append(head.verdict(head.chances(seen)))
    return {way: [NAMED_HERE.get(label, label) for label in got] for way, got in ways.items()}


def _people(data: Path, task: Task) -> dict[str, Any] | None:
    """How well one coder agrees with the majority of the others, on the talks that ten people coded."""
    path = data / "annomi_agreement.csv"
    if not task.column or not path.exists():
        return None
    codes: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if task.takes(row):
                codes[row["transcript_id"], row["utterance_id"]][row["annotator_id"]] = task.label(row)
    figures = []
    for coder in sorted({coder for of_turn in codes.values() for coder in of_turn}):
        turns = [of_turn for of_turn in codes.values() if coder in of_turn and len(of_turn) > 1]
        mine = [of_turn[coder] for of_turn in turns]
        rest = [_majority([code for other, code in sorted(of_turn.items()) if other != coder]) for of_turn in turns]
        figures.append((macro_f1(rest, mine), kappa(rest, mine)))
    agreed = {"macro_f1": round(mean(f for f, _ in figures), 3), "kappa": round(mean(k for _, k in figures), 3)}
    return {**agreed, "coders": len(figures), "n": len(codes)}


def _majority(given: list[str]) -> str:
    return Counter(given).most_common(1)[0][0]


@cache
def _by_rule(text: str, last_line: str) -> set[str]:
    return {act.name for act in acts_by_rule(plain(text), plain(last_line))}


@cache
def _in_reading(text: str, last_line: str) -> set[str]:
    return {act.name for act in acts(text, last_line)}


@cache
def _seen(text: str, last_line: str) -> Seen:
    return Seen.of(text, last_line)


@cache
def _vector(text: str) -> NDArray[np.float64]:
    encoder = carried_encoder()
    assert encoder is not None, "the encoder that the package carries is missing"
    return encoder.embed([text])[0].astype(np.float64)
