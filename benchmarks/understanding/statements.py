"""Statements: the letters of objectives, and what a statement holds responsible, against human codes.

Needs `smart_goals.csv` (note_id, goal, specific, measurable, attainable: health goals; attainable means that a
confidence is stated) and `attribution_enisear.csv` (text, and per dimension the codes of three people and their
majority: everyday events). Neither is about selling; for that there are the invented texts beside the tests.

*as shipped* is what the package says, *without the encoder* its plain way. *fitted* is trained on `--train` with the
same features (attribution: and our own examples, and a third vote over words), for measuring only. The peers are
trained on `--train` too, or for attribution without it on our own examples. A goal counts as specific or
measurable from one point of its letter on.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from benchmarks.understanding.measures import calibration_error, interval, kappa, macro_f1
from salestrain.language.meaning import carried_encoder
from salestrain.language.statements import Smart, attribution, smart
from salestrain.language.stating.attributions import DIMENSIONS, features, meaning

GOALS, EVENTS = "smart_goals.csv", "attribution_enisear.csv"
OWN = Path(__file__).parent.parent.parent / "data" / "statements"
Rows = list[dict[str, str]]
Figures = dict[str, Any]
Guess = Callable[[Rows, Rows], dict[str, list[int]]]
FOLDS = 5


def _has(words: str) -> Callable[[str], bool]:
    pattern = re.compile(rf"\b(?:{words})\b")
    return lambda text: bool(pattern.search(text))


KEYWORDS: dict[str, Callable[[str], bool]] = {
    "specific": lambda text: len(text.split()) >= 8,
    "measurable": _has(r"\d+|once|twice|one|two|three|four|daily|every"),
    "attainable": lambda text: "confiden" in text.lower(),
    "responsibility": _has(r"because I|when I|my fault|I did|I had|myself"),
    "control": _has(r"lied|shouted|stole|decided|chose|cheated|did not|didn't|should"),
    "circumstance": _has(r"died|death|ill|weather|accident|born|luck|dog|cat"),
}


def measure(data: Path, train: Path | None) -> Figures:
    """Both tasks; a missing file is named."""
    figures: Figures = {"train is data": True} if train and train.resolve() == data.resolve() else {}
    figures["smart"] = _task(data, train, GOALS, _smart)
    figures["attribution"] = _task(data, train, EVENTS, _attribution)
    return figures


def _task(data: Path, train: Path | None, name: str, of: Callable[[Rows, Rows | None], Figures]) -> Figures:
    if not (data / name).exists():
        return {"missing": name}
    asked = _rows(data / name)
    if train and train.resolve() == data.resolve():
        return of(asked, asked)
    return of(asked, _rows(train / name) if train and (train / name).exists() else None)


def _guessed(guess: Guess, learned: Rows, rows: Rows, group: str) -> dict[str, list[int]]:
    """Codes by each learned way; if what is learned is what is asked, group by group held out."""
    if learned is not rows:
        return guess(learned, rows)
    found: dict[str, list[int]] = {}
    groups = [row[group] for row in rows]
    for known, held in GroupKFold(FOLDS, shuffle=True, random_state=1).split(groups, groups=groups):
        for way, codes in guess([rows[i] for i in known], [rows[i] for i in held]).items():
            of_way = found.setdefault(way, [0] * len(rows))
            for place, code in zip(held, codes, strict=True):
                of_way[place] = code
    return found


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _smart(rows: Rows, learned: Rows | None) -> Figures:
    texts, groups = [row["goal"] for row in rows], [row["note_id"] for row in rows]
    judged = [smart(text) for text in texts]
    figures: Figures = {}
    for label in ("specific", "measurable", "attainable"):
        wanted = [int(row[label]) for row in rows]
        shipped = [int(_is_met(one, label)) for one in judged]
        ways = {"as shipped": shipped, **_without_training(label, texts)}
        if learned is not None:
            ways |= _guessed(partial(_fitted_smart, label), learned, rows, "note_id")
        figures[label] = _compared(wanted, ways, groups)
    return figures


def _fitted_smart(label: str, known: Rows, asked: Rows) -> dict[str, list[int]]:
    said, labels, texts = [row["goal"] for row in known], [int(row[label]) for row in known], [r["goal"] for r in asked]
    seen, new = (
        np.hstack([0.5 * np.array([_goal_features(smart(text)) for text in part]), 2 * _vectors(part)])
        for part in (said, texts)
    )
    return {"fitted": _yes(_chance(seen, labels, new, 0.5)), **_peers(said, labels, texts)}


def _is_met(one: Smart, label: str) -> bool:
    if label == "attainable":
        return one.objective.confidence is not None
    return one[label[0].upper()].points >= 1


def _attribution(rows: Rows, learned: Rows | None) -> Figures:
    texts, groups = [row["text"] for row in rows], [row["sentence_id"] for row in rows]
    shipped, plain = [attribution(text) for text in texts], [attribution(text, plain=True) for text in texts]
    own = [row for path in sorted(OWN.glob("*.csv")) for row in _rows(path)]
    figures: Figures = {}
    for name in DIMENSIONS:
        wanted = [int(row[f"{name}_majority"]) for row in rows]
        ways = {
            "as shipped": [int(getattr(read, name).probability > 0.5) for read in shipped],
            "without the encoder": [int(getattr(read, name).probability > 0.5) for read in plain],
            **_without_training(name, texts),
        }
        if learned is None:
            ways |= _peers([row["text"] for row in own], [int(row[name]) for row in own], texts)
        else:
            ways |= _guessed(partial(_fitted_attribution, name, own), learned, rows, "sentence_id")
        figures[name] = _compared(wanted, ways, groups)
        figures[name]["people"] = _people(rows, name)
        chances = [getattr(read, name).probability for read in shipped]
        right = [(chance > 0.5) == bool(want) for chance, want in zip(chances, wanted, strict=True)]
        error = calibration_error([max(chance, 1 - chance) for chance in chances], right)
        figures[name]["as shipped"]["calibration_error"] = round(error, 3)
    return figures


def _fitted_attribution(name: str, own: Rows, known: Rows, asked: Rows) -> dict[str, list[int]]:
    """The shipped votes, fitted to other people's codes too, and a third one over words; beside the peers."""
    coded, codes = [row["text"] for row in known], [int(row[f"{name}_majority"]) for row in known]
    said, labels = coded + [row["text"] for row in own], codes + [int(row[name]) for row in own]
    texts = [row["text"] for row in asked]
    cue_vote = _chance(np.array([features(t) for t in said]), labels, np.array([features(t) for t in texts]), 0.3)
    vector_vote = _chance(_vectors([meaning(t) for t in said]), labels, _vectors([meaning(t) for t in texts]), 3.0)
    word_vote = _word_chance([meaning(t) for t in said], labels, [meaning(t) for t in texts])
    return {"fitted": _yes((cue_vote + vector_vote + word_vote) / 3), **_peers(coded, codes, texts)}


def _goal_features(one: Smart) -> list[float]:
    """What was read of a goal, as numbers."""
    read = one.objective
    return [
        float(value)
        for value in (
            *(one[letter].points for letter in "SMT"),
            one["M"].points >= 1,
            bool(read.quantities),
            len(read.quantities) > 1,
            any(not when.ends for when in read.times),
            any(when.ends for when in read.times),
            read.verb is not None,
            bool(read.verb and read.verb.specific),
            read.metric is not None,
            read.whom is not None,
            bool(read.vague),
            read.confidence is not None,
            min(len(read.text.split()), 30) / 10,
        )
    ]


def _without_training(label: str, texts: list[str]) -> dict[str, list[int]]:
    return {"keywords": [int(KEYWORDS[label](text)) for text in texts]}


def _peers(said: list[str], labels: list[int], texts: list[str]) -> dict[str, list[int]]:
    """The commonest code, the code of the most alike text, and TF-IDF with logistic regression."""
    commonest = Counter(labels).most_common(1)[0][0]
    near = [process.extractOne(text, said, scorer=fuzz.token_set_ratio)[2] for text in texts]
    return {
        "majority": [commonest] * len(texts),
        "rapidfuzz": [labels[place] for place in near],
        "tf-idf": _yes(_word_chance(said, labels, texts)),
    }


def _word_chance(said: list[str], labels: list[int], texts: list[str]) -> np.ndarray:
    counted = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    return _chance(counted.fit_transform(said), labels, counted.transform(texts), 3.0)


def _chance(seen: Any, labels: list[int], asked: Any, freedom: float) -> np.ndarray:
    model = LogisticRegression(C=freedom, class_weight="balanced", max_iter=3000).fit(seen, labels)
    return np.asarray(model.predict_proba(asked)[:, 1])


def _yes(chances: np.ndarray) -> list[int]:
    return [int(chance > 0.5) for chance in chances]


def _vectors(texts: Sequence[str]) -> np.ndarray:
    return np.array([_vector(text) for text in texts])


@cache
def _vector(text: str) -> np.ndarray:
    encoder = carried_encoder()
    if encoder is None:
        raise SystemExit("The encoder's weights are missing.")
    return encoder.embed([text])[0]


def _compared(wanted: list[int], ways: dict[str, list[int]], groups: list[str]) -> Figures:
    """Each way's figures; an interval for ours."""
    figures: Figures = {}
    for way, got in ways.items():
        figures[way] = {"macro_f1": round(macro_f1(wanted, got), 3)}
        if way in ("as shipped", "fitted"):
            figures[way]["interval"] = list(interval(macro_f1, wanted, got, groups))
        figures[way] |= {"kappa": round(kappa(wanted, got), 3), "n": len(wanted)}
    return figures


def _people(rows: Rows, name: str) -> Figures:
    """One person against the other two where those agree, and the mean kappa of two people."""
    codes = [[int(row[f"{name}_a{i}"]) for row in rows] for i in (1, 2, 3)]
    alone, counted = [], 0
    for one in range(3):
        others = [codes[other] for other in range(3) if other != one]
        agreed = [place for place in range(len(rows)) if others[0][place] == others[1][place]]
        alone.append(macro_f1([others[0][i] for i in agreed], [codes[one][i] for i in agreed]))
        counted += len(agreed)
    pairs = [kappa(one, two) for one, two in combinations(codes, 2)]
    return {"macro_f1": round(mean(alone), 3), "kappa": round(mean(pairs), 3), "n": counted}
