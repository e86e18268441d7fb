"""Fit the heads that read what a statement holds responsible, from our own invented examples.

Reads `data/statements/*.csv` (columns text, kind, responsibility, control, circumstance), writes
`salestrain/language/weights/statements.npz`. Needs scikit-learn; run it again after a change of the examples, of
the cues or of the encoder.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from sklearn.linear_model import LogisticRegression

from salestrain.language.meaning import carried_encoder
from salestrain.language.stating.attributions import DIMENSIONS, KINDS, features, meaning

ROOT = Path(__file__).parent.parent
HEADS = ROOT / "salestrain" / "language" / "weights" / "statements.npz"
CUES_C, VECTORS_C = 0.3, 3.0
"""How freely each head may follow the examples; chosen by cross-validation on other people's texts."""


def examples() -> list[dict[str, str]]:
    """All own examples."""
    rows: list[dict[str, str]] = []
    for path in sorted((ROOT / "data" / "statements").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def fitted(rows: list[dict[str, str]]) -> dict[str, np.ndarray]:
    """The weights of the four heads."""
    encoder = carried_encoder()
    if encoder is None:
        raise SystemExit("The encoder's weights are missing.")
    seen = np.array([features(row["text"]) for row in rows])
    vectors = encoder.embed([meaning(row["text"]) for row in rows]).astype(np.float64)
    heads: dict[str, np.ndarray] = {}
    for name, inputs, freedom in (("cues", seen, CUES_C), ("vectors", vectors, VECTORS_C)):
        models = [_model(inputs, [row[dimension] for row in rows], freedom) for dimension in DIMENSIONS]
        heads[name] = np.stack([model.coef_[0] for model in models], axis=1)
        heads[f"{name}_bias"] = np.array([model.intercept_[0] for model in models])
    for name, inputs, freedom in (("cue_kinds", seen, CUES_C), ("kinds", vectors, VECTORS_C)):
        model = _model(inputs, [row["kind"] for row in rows], freedom)
        order = [list(model.classes_).index(kind) for kind in KINDS]
        heads[name], heads[f"{name}_bias"] = model.coef_[order].T, model.intercept_[order]
    return heads


def _model(inputs: np.ndarray, labels: list[str], freedom: float) -> LogisticRegression:
    return LogisticRegression(C=freedom, class_weight="balanced", max_iter=2000).fit(inputs, labels)


if __name__ == "__main__":
    weights = {name: array.astype(np.float32) for name, array in fitted(examples()).items()}
    np.savez_compressed(HEADS, **weights)
    sys.stdout.write(f"{HEADS.relative_to(ROOT)}: {HEADS.stat().st_size} bytes from {len(examples())} examples\n")
