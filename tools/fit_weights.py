"""Fits the weights with which a point of a turn is compared with what it can be, to lines of strangers and others.

Lines come from talks that people typed who had seen the brief and the answers and nothing else (data/talks/, and any
folder given with --data, in the same form). Each target that a line means is one example, each that it does not mean
another; a line with several points lends each target its nearest point. Own wordings are left out one at a time.

    python -m tools.fit_weights [--data DIR ...] [--leave-out FILE-PREFIX ...]
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.talks import Shelf, as_seen, go_on
from salestrain.hearing.talk import moment_of
from salestrain.session import Session
from salestrain.understanding.points import points
from salestrain.understanding.talk_reader import TalkReader
from salestrain.understanding.weighing import NAMES, carried_weights
from salestrain.understanding.words import tidy

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "salestrain" / "understanding" / "weights" / "targets.json"
OWN = 0.15
"""An own wording counts this much beside a line of a stranger: whoever wrote the rules writes what they expect."""

EVERY = 2
"""Of own wordings every second is tried."""
KEPT = 0.1
"""The share of the targets that an own wording does not mean which are looked at; they count for all."""

Row = tuple[list[float], bool, float]


def rows_of(path: Path, shelf: Shelf) -> Iterator[Row]:
    """The examples in the lines of one talk."""
    session: Session | None = None
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        scenario, read, spoken = shelf.of(line["exercise"])
        if session is None or session.state.phase != "talking":
            session = Session(scenario, line["seed"])
        state = as_seen(session.state, line["before"], spoken)
        moment = moment_of(session.script, state)
        if isinstance(read, TalkReader):
            yield from _rows(read, line, moment)
        go_on(session, line)


def _rows(read: TalkReader, line: dict[str, Any], moment: Any) -> Iterator[Row]:
    plain, _ = tidy(line["text"])
    ranking = read._ranking
    parts = [read._repaired(plain[slice(*span)]) for span in points(plain)] or [plain]
    found: dict[int, list[list[float]]] = {}
    for part in parts:
        compared = ranking.compared(part, moment)
        for row, place in zip(compared.rows, compared.places, strict=True):
            found.setdefault(place, []).append(row)
    weights, _ = carried_weights()
    fine = {*line["means"], *line["also_ok"]}
    for place, rows in found.items():
        name = ranking.targets[place].id
        if name in line["means"]:
            yield max(rows, key=lambda row: float(np.array(row) @ weights)), True, 1.0
        elif name not in fine and (line["means"] or ranking.targets[place].sort == "move"):
            yield from ((row, False, 1.0 / len(rows)) for row in rows)


def own_rows(shelf: Shelf, names: Sequence[str]) -> Iterator[Row]:
    """The examples in the exercises' own wordings, each as if it were not there.

    A follow-up is tried right after the buyer said what it takes up.
    """
    chance = random.Random(0)
    for name in names:
        scenario, read, _ = shelf.of(name)
        if not isinstance(read, TalkReader):
            continue
        ranking = read._ranking
        begun = Session(scenario, 0)
        moment = moment_of(begun.script, begun.state)
        after = {each.id: set(each.after) for each in scenario.follow_ups}
        for at, target in enumerate(ranking.targets):
            kept = ranking._wordings[at]
            if target.sort == "follow_up":
                beside = {name: 0 for name, said in after.items() if said & after[target.id]}
                moment = replace(moment, answers={**moment_of(begun.script, begun.state).answers, **beside})
            for number in range(target.sort == "move", len(kept), EVERY):
                ranking._wordings[at] = np.delete(kept, number)
                text = read._repaired(target.wordings[number])
                compared = ranking.compared(text, moment)
                for row, place in zip(compared.rows, compared.places, strict=True):
                    if place == at or chance.random() < KEPT:
                        yield row, place == at, OWN if place == at else OWN / KEPT
            ranking._wordings[at] = kept


def main() -> None:
    """Fit, print how well it tells apart, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="*", default=[ROOT / "data" / "talks"])
    parser.add_argument("--leave-out", nargs="*", default=[])
    asked = parser.parse_args()
    shelf = Shelf()
    paths = [path for folder in asked.data for path in sorted(folder.glob("*.jsonl"))]
    paths = [path for path in paths if not path.stem.startswith(tuple(asked.leave_out) or ("\0",))]
    names = sorted({json.loads(path.read_text(encoding="utf-8").splitlines()[0])["exercise"] for path in paths})
    rows = [row for path in paths for row in rows_of(path, shelf)] + list(own_rows(shelf, names))
    x = np.array([row for row, _, _ in rows])
    y = np.array([meant for _, meant, _ in rows])
    share = np.array([share for _, _, share in rows])
    model = LogisticRegression(C=1.0, max_iter=2000).fit(x, y, sample_weight=share)
    weights = dict(zip(NAMES, (round(float(w), 3) for w in model.coef_[0]), strict=True))
    print(f"{len(rows)} examples, {int(y.sum())} of them meant")
    print(json.dumps(weights, indent=1), round(float(model.intercept_[0]), 3))
    WEIGHTS.write_text(json.dumps({"weights": weights, "bias": round(float(model.intercept_[0]), 3)}, indent=1) + "\n")


if __name__ == "__main__":
    main()
