"""Heads fitted to texts that people coded: logistic regressions by scikit-learn, exported for numpy.

`train_acts.py` makes the heads that are shipped with it, the benchmark others, to measure them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from salestrain.language.heads.head import BEFORE, MEANING, Head, Numbers, Seen, Vocabulary

STEPS = 1000


class Said(NamedTuple):
    """A turn, what was said before it, and what people call it."""

    text: str
    last_line: str
    label: str


@dataclass(frozen=True)
class Recipe:
    """How a head is fitted; chosen by cross-validation over whole talks."""

    words: float = 2.0  # inverse strength of shrinking, half over words and cues
    meaning: float = 0.3  # the same, half over vector and cues
    fewest: int = 2  # texts that must have a group of words
    even: float = 0.5  # 0: each text counts alike, 1: each label counts alike
    mix: float = 0.5
    bar: float = 0.5
    cues: float = 1.0  # 0: the half that knows the meaning sees no cues


def fitted(said: Sequence[Said], vectors: Numbers, recipe: Recipe) -> Head:
    """A head for the labels of these texts; `vectors` has a row for each text. The same each time."""
    labels = tuple(sorted({one.label for one in said}))
    marks = np.array([labels.index(one.label) for one in said])
    seen = [Seen.of(one.text, one.last_line) for one in said]
    words = Vocabulary.of([one.groups for one in seen], recipe.fewest)
    before = Vocabulary.of([one.before for one in seen], recipe.fewest + 1)
    of_cues = np.array([one.cues for one in seen])
    spread = of_cues.std(axis=0)
    nothing = np.zeros((0, 0))
    head = Head(
        labels,
        words,
        before,
        of_cues.mean(axis=0),
        np.where(spread > 0, spread, 1.0),
        nothing,
        nothing,
        recipe.mix,
        recipe.bar,
    )
    weights = evened(marks, recipe.even)
    by_words = regression(by_words_rows(head, seen), marks, recipe.words, weights)
    rows = np.hstack([MEANING * vectors, recipe.cues * head.scaled(of_cues)])
    by_meaning = regression(rows, marks, recipe.meaning, weights)
    return Head(
        labels, words, before, head.mean, head.spread, exported(by_words), exported(by_meaning), recipe.mix, recipe.bar
    )


def by_words_rows(head: Head, seen: Sequence[Seen]) -> Any:
    """What the half over words and cues is fitted to: a row for each text."""
    words = _sparse(head.words, [one.groups for one in seen])
    before = BEFORE * _sparse(head.before, [one.before for one in seen])
    return sparse.hstack([words, before, sparse.csr_matrix(head.scaled(np.array([one.cues for one in seen])))]).tocsr()


def _sparse(known: Vocabulary, texts: Sequence[Sequence[str]]) -> Any:
    weighed = [known.weighed(groups) for groups in texts]
    row = [i for i, of_row in enumerate(weighed) for _ in of_row]
    place = [place for of_row in weighed for place in of_row]
    values = [value for of_row in weighed for value in of_row.values()]
    return sparse.csr_matrix((values, (row, place)), shape=(len(texts), len(known.place)))


def exported(regression: LogisticRegression) -> Numbers:
    """Its weights, a column for each label (a single one for two labels), the constant last."""
    weights: Numbers = np.vstack([regression.coef_.T, regression.intercept_]).astype(np.float32).astype(np.float64)
    return weights


def regression(rows: Any, marks: Any, strength: float, weights: Any) -> LogisticRegression:
    """What scikit-learn fits; the smaller the strength, the more it is shrunk."""
    return LogisticRegression(C=strength, max_iter=STEPS).fit(rows, marks, sample_weight=weights)


def evened(marks: Any, even: float) -> Any:
    """How much each text counts, so that labels count more alike than they are frequent."""
    counted = Counter(marks.tolist())
    return np.array([(len(marks) / len(counted) / counted[mark]) ** even for mark in marks.tolist()])
