"""Fit the gate: how evidence for a move becomes the chance that it is meant.

`python tools/fit_gate.py --data DIR` reads DIR/intents_fewshot.csv (columns dataset, intent, role, text; it does not
come with the project), draws exercises of 18 topics, asks them wordings of these topics, of other topics of the same
field and of other fields, and prints the weights for `salestrain/language/calibration.py`. `--leave` keeps one data
set out and says how the gate does on it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.understanding.moves import Draw, draws
from salestrain.language.calibration import NAMES
from salestrain.language.likeness import Likeness
from salestrain.language.meaning import Meaning, carried_encoder

DRAWS = 6


def asked(draw: Draw) -> list[tuple[str | None, str]]:
    """Every question with the topic that is meant; None: none of the exercise's."""
    return [*draw.asked, *((None, text) for text in (*draw.near, *draw.far))]


def by_meaning(draw: Draw) -> tuple[list[list[float]], list[bool]]:
    """Evidence for the best move of each question, and whether it is what was meant."""
    encoder = carried_encoder()
    assert encoder is not None, "the gate by meaning is fitted with the carried weights"
    model = Meaning(draw.said, encoder)
    found = [(*model.evidence(text), meant) for meant, text in asked(draw)]
    return [list(evidence) for _, evidence, _ in found], [move == meant for move, _, meant in found]


def by_words(draw: Draw) -> tuple[list[list[float]], list[bool]]:
    """The same for the plain way."""
    model = Likeness(draw.said)
    rows, right = [], []
    for meant, text in asked(draw):
        products = model.products(text)
        best = int(np.argmax(model.scores(products)))
        rows.append(list(model.evidence(products, best)))
        right.append(model.moves[best] == meant)
    return rows, right


def fitted(evidence: np.ndarray, right: np.ndarray) -> tuple[list[float], float]:
    """Weights by name and what is added, for the evidence as it is (not scaled)."""
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000)).fit(evidence, right)
    scaler, head = model[0], model[1]
    weights = head.coef_[0] / scaler.scale_
    return [round(float(w), 3) for w in weights], round(float(head.intercept_[0] - weights @ scaler.mean_), 3)


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    drawn = [draw for wordings in (5, 8) for draw in draws(options.data, DRAWS, wordings)]
    for name, way in (("BY_MEANING", by_meaning), ("BY_WORDS", by_words)):
        found = [way(draw) for draw in drawn]
        evidence = np.array([row for rows, _ in found for row in rows])
        right = np.array([one for _, ones in found for one in ones])
        weights, bias = fitted(evidence, right)
        print(f"{name} = Gate(({', '.join(map(str, weights))}), {bias})  # n = {len(right)}, {', '.join(NAMES)}")


if __name__ == "__main__":
    main()
