"""Writes `typed.json` and `after.json` beside each buyer: what people typed, by what they meant, and after what.

python -m tools.typed_lines [--leave-out ROUND ...]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salestrain.content.loading import find_exercises, load_exercise
from salestrain.kinds.conversation.content import Scenario
from salestrain.language.points import points
from salestrain.language.said_after import AFTER, WOULD_DO
from salestrain.language.sorts import asks
from salestrain.language.typed import TYPED
from salestrain.language.words import tidy, words

ROOT = Path(__file__).resolve().parent.parent
SHORT = 18
"""In words; a line of several points that is no longer is kept as it is, too."""


@dataclass(frozen=True)
class Chosen:
    """The points of a line, and the first and last of those that carry what it means."""

    points: tuple[str, ...]
    first: int
    last: int
    text: str


def chosen(text: str, meanings: int) -> list[Chosen]:
    """What of a line carries what it means.

    Of a line with several points it is the last that asks something, or else the longest; where two are meant, nobody
    has said which point is which, and only a short line is kept, whole.
    """
    plain, _ = tidy(text)
    spans = points(plain)
    said = tuple(plain[slice(*span)] for span in spans)
    if len(spans) < 2:
        return [Chosen(said or (plain,), 0, 0, plain)]
    kept = [Chosen(said, 0, len(said) - 1, plain)] if len(words(plain)) <= SHORT else []
    if meanings == 1:
        asked = [number for number, point in enumerate(said) if asks(point)]
        best = asked[-1] if asked else max(range(len(said)), key=lambda number: len(said[number]))
        kept.append(Chosen(said, best, best, said[best]))
    return kept


def lines_of(name: str, leave_out: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The lines that were typed to a buyer, in both collections."""
    paths = [ROOT / "data" / "lines" / f"{name}.jsonl"]
    paths += [p for p in sorted((ROOT / "data" / "talks").glob("*.jsonl")) if not p.stem.startswith(tuple(leave_out))]
    for path in paths:
        for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            line = json.loads(text)
            if line.get("exercise", name) == name:
                yield line


def typed(scenario: Scenario, leave_out: Sequence[str]) -> dict[str, list[str]]:
    """Target to points, without what the author wrote."""
    worded = [(move.id, (move.choice, *move.examples)) for move in scenario.moves]
    worded += [(answer.id, answer.wordings) for answer in (*scenario.world, *scenario.follow_ups)]
    own = {text.lower().strip() for _, texts in worded for text in texts}
    found: dict[str, list[str]] = {name: [] for name, _ in worded}
    for line in lines_of(scenario.id, leave_out):
        for name in line["means"]:
            for one in chosen(line["text"], len(line["means"])):
                if name in found and one.text.lower().strip() not in own and one.text not in found[name]:
                    found[name].append(one.text)
    return {name: points for name, points in found.items() if points}


def after(scenario: Scenario, leave_out: Sequence[str]) -> dict[str, list[dict[str, float]]]:
    """Sentence of the buyer to the lines that were typed after it, each by what it means or may mean."""
    found: dict[str, list[dict[str, float]]] = {}
    for line in lines_of(scenario.id, leave_out):
        weighed = dict.fromkeys(line["also_ok"], WOULD_DO) | dict.fromkeys(line["means"], 1)
        if line["before"]:
            found.setdefault(line["before"], []).append(weighed)
    return found


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leave-out", nargs="*", default=[], help="talks whose file begins so")
    asked = parser.parse_args()
    for name, folder in find_exercises([ROOT / "exercises"]).items():
        scenario = load_exercise(folder)
        if not isinstance(scenario, Scenario) or not (found := typed(scenario, asked.leave_out)):
            continue
        (folder / TYPED).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        rows = [
            f" {json.dumps(said, ensure_ascii=False)}: {json.dumps(lines)}"
            for said, lines in after(scenario, asked.leave_out).items()
        ]
        (folder / AFTER).write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
        print(f"{name}: {sum(map(len, found.values()))} points for {len(found)} targets")


if __name__ == "__main__":
    main()
