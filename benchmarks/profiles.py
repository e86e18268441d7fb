"""How well the profile of a talk, made from its text alone, tells good talks from poor ones.

`--data` names a folder with `acts_annomi.csv`: counselling sessions that experts called high or low in quality, and
whose turns people coded (columns: docs/understanding.md). The texts do not come with the project. For each figure it
prints the chance that a high session has the better value than a low one (AUC: 0.5 is a coin toss), with how many
sessions of each sort have the figure and a 95 % interval over sessions; beside it that of the same figure from what
people coded. `--train` names a folder of the same layout: heads are then also fitted on it, for measuring only; if it
is the same folder, whole sessions are held out. The heads that ship never learn from these sessions.
`--json` prints the figures as data.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from salestrain.talk_metrics import Profile, Turn, profile

FILE, SELLER = "acts_annomi.csv", "therapist"
RESAMPLES = 1000
BETTER = {
    "reflections_per_question": +1,
    "reflections_per_turn": +1,
    "telling": -1,
    "complex_share": +1,
    "talk_share": -1,
    "open_share": +1,
    "longest_turn": -1,
    "spread": +1,
}
"""The figures, and whether more of each (+1) or less (-1) is expected of good sessions."""
Rows = list[dict[str, str]]
Values = Mapping[str, float | None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.profiles",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, help=f"folder with {FILE}")
    parser.add_argument("--train", type=Path, help=f"folder with a {FILE} on which heads are fitted for measuring")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.data is None or not (options.data / FILE).exists():
        print(f"Nothing measured: name a folder with {FILE} by --data; the texts are not part of the project.")
        return
    figures = measure(options.data, options.train)
    print(json.dumps(figures, indent=2) if options.json else _table(figures))


def measure(data: Path, train: Path | None) -> dict[str, Any]:
    """For each way of making the figures, the AUC of each figure with its interval and n."""
    talks = sessions(data / FILE)
    good = np.array([rows[0]["mi_quality"] == "high" for rows in talks])
    ways: dict[str, list[Values]] = {
        "people": [by_people(rows) for rows in talks],
        "text": [from_profile(profile(turns(rows), SELLER)) for rows in talks],
    }
    if train is not None and (train / FILE).exists():
        ways["text, fitted"] = _by_fitted(talks, train, train.resolve() == data.resolve())
    found: dict[str, Any] = {"sessions": {"high": int(good.sum()), "low": int((~good).sum())}}
    for name in BETTER:
        found[name] = {way: auc_of(name, values, good) for way, values in ways.items() if name in values[0]}
    return found


def sessions(path: Path) -> list[Rows]:
    """The lines of each session, in order."""
    talks: dict[str, Rows] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            talks.setdefault(row["transcript_id"], []).append(row)
    return list(talks.values())


def turns(rows: Rows) -> list[Turn]:
    """A session as turns."""
    return [Turn(row["speaker"], row["text"]) for row in rows]


def from_profile(made: Profile) -> Values:
    """The figures of a profile, and two more that are not shown: reflections in a turn, and the share of open ones."""
    values = {name: made.figure(name).value for name in BETTER if name in {figure.name for figure in made.figures}}
    questions = sum(count for form, count in made.forms if form != "stacked")
    each = values["reflections_per_question"]
    return {
        **values,
        "complex_share": values["complex_share"] or 0.0,  # who never reflects never goes further
        "reflections_per_turn": _share(each * questions, made.turns) if each is not None else None,
        "open_share": _share(dict(made.forms)["open"], questions),
    }


def by_people(rows: Rows) -> Values:
    """The figures from what people coded."""
    mine = [row for row in rows if row["speaker"] == SELLER]
    reflected = sum(row["reflection"] != "none" for row in mine)
    asked = sum(row["question"] != "none" for row in mine)
    return {
        "reflections_per_question": _share(reflected, asked),
        "reflections_per_turn": _share(reflected, len(mine)),
        "telling": _share(sum(row["main_behaviour"] == "therapist_input" for row in mine), len(mine)),
        "complex_share": _share(sum(row["reflection"] == "complex" for row in mine), reflected) or 0.0,
        "open_share": _share(sum(row["question"] == "open" for row in mine), asked),
    }


def auc_of(name: str, values: Sequence[Values], good: np.ndarray) -> dict[str, Any]:
    """AUC of one figure over the sessions that have it, with interval and n of high and low sessions."""
    has = np.array([one[name] is not None for one in values])
    signed = np.array([BETTER[name] * float(one[name] or 0) for one in values])
    high, low = signed[has & good], signed[has & ~good]
    if not len(high) or not len(low):
        return {"auc": None, "n": [len(high), len(low)]}
    wins = (high[:, None] > low[None, :]) + 0.5 * (high[:, None] == low[None, :])
    chance = np.random.default_rng(1)
    drawn = sorted(
        wins[np.ix_(chance.integers(0, len(high), len(high)), chance.integers(0, len(low), len(low)))].mean()
        for _ in range(RESAMPLES)
    )
    ends = [round(float(drawn[int(at * RESAMPLES)]), 2) for at in (0.025, 0.975)]
    return {"auc": round(float(wins.mean()), 3), "interval": ends, "n": [len(high), len(low)]}


def _by_fitted(talks: list[Rows], train: Path, same: bool) -> list[Values]:
    """The two learned figures with heads fitted to coded sessions; of the same folder, whole sessions held out."""
    from benchmarks.understanding.acts import _seen, _vector
    from tools.fitting import Recipe, Said, fitted

    def heads(known: Iterable[Rows]) -> Any:
        said = [row for rows in known for row in rows if row["speaker"] == SELLER]
        vectors = np.array([_vector(row["text"]) for row in said])
        return [
            fitted([Said(row["text"], row["previous_text"], label(row)) for row in said], vectors, Recipe())
            for label in (lambda row: "no" if row["reflection"] == "none" else "yes", lambda row: row["main_behaviour"])
        ]

    def values(rows: Rows, reflection: Any, behaviour: Any) -> Values:
        mine = [row for row in rows if row["speaker"] == SELLER]
        seen = [(_seen(row["text"], row["previous_text"]), _vector(row["text"])) for row in mine]
        tells = [behaviour.chances(*one)["therapist_input"] for one in seen]
        reflected = sum(reflection.chances(*one)["yes"] * (1 - told) for one, told in zip(seen, tells, strict=True))
        asked = sum(count for form, count in profile(turns(rows), SELLER).forms if form != "stacked")
        return {
            "reflections_per_question": _share(reflected, asked),
            "reflections_per_turn": _share(reflected, len(mine)),
            "telling": _share(sum(tells), len(mine)),
        }

    if not same:
        both = heads(sessions(train / FILE))
        return [values(rows, *both) for rows in talks]
    folds = [heads(rows for place, rows in enumerate(talks) if place % 3 != fold) for fold in range(3)]
    return [values(rows, *folds[place % 3]) for place, rows in enumerate(talks)]


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _table(found: Mapping[str, Any]) -> str:
    counted = found["sessions"]
    lines = [f"{counted['high']} high and {counted['low']} low sessions; AUC [95 % interval] (n high, n low)"]
    for name in BETTER:
        lines.append(f"{'less ' if BETTER[name] < 0 else ''}{name.replace('_', ' ')}")
        lines += [f"  {way:18} {_one(figure)}" for way, figure in found[name].items()]
    return "\n".join(lines)


def _one(figure: Mapping[str, Any]) -> str:
    counted = f"(n {figure['n'][0]}, {figure['n'][1]})"
    if figure["auc"] is None:
        return f"needs both high and low sessions {counted}"
    return f"{figure['auc']:.3f} [{figure['interval'][0]:.2f}, {figure['interval'][1]:.2f}] {counted}"


if __name__ == "__main__":
    main()
