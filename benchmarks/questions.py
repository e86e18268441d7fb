"""How well drills read questions: `python -m benchmarks.questions [--half test] [--show]`.

The questions are those of `data/questions/typed.jsonl`, typed by ten people of sales who did not know the rules and
labelled as a trainer would. Their half `dev` was looked at while drills were made; the half `test` was kept apart.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.core.acts import FOCUSES
from salestrain.language.drill_lines import LineRead, read_line
from salestrain.language.meaning import carried_encoder
from salestrain.language.sense import makes_sense

TYPED = Path(__file__).parents[1] / "data" / "questions" / "typed.jsonl"


def main() -> None:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--show", action="store_true", help="show each question that is read otherwise")
    options = parser.parse_args()
    counts = measured([one for one in typed() if one["half"] == options.half], show=options.show)
    for name in sorted({name for name, _ in counts}):
        hits, total = counts[name, True], counts[name, True] + counts[name, False]
        print(f"{name}: {hits} of {total}, {100 * hits / total:.0f} %")


def typed() -> list[dict[str, Any]]:
    """Return the questions with their labels."""
    return [json.loads(line) for line in TYPED.read_text(encoding="utf-8").splitlines()]


def measured(asked: list[dict[str, Any]], show: bool = False) -> Counter[tuple[str, bool]]:
    """Return for each measure how often it holds and how often not."""
    encoder = carried_encoder()
    counts: Counter[tuple[str, bool]] = Counter()
    for one in asked:
        says_something = makes_sense(one["question"], encoder)
        if not one["makes_sense"]:
            counts["nonsense is turned down", not says_something] += 1
            continue
        counts["a real line is let through", says_something] += 1
        line = read_line(one["question"], one["buyer_line"], encoder)
        _count_form(one, line, counts)
        if one["focus"] in FOCUSES:
            _count_focus(one, line, counts, show)
    return counts


def _count_form(one: dict[str, Any], line: LineRead, counts: Counter[tuple[str, bool]]) -> None:
    names = {act.name for act in line.acts}
    if one["form"] in ("stacked", "leading", "pitch"):
        counts[f"{one['form']} is noticed", one["form"] in names] += 1
    else:
        counts["no fault is put on a good question", not names & {"stacked", "leading", "pitch"}] += 1
    if one["form"] != "none" and one["form"] != "pitch":
        counts["taking up is seen as labelled", bool(line.taken_up or line.pointer) == one["takes_up"]] += 1


def _count_focus(one: dict[str, Any], line: LineRead, counts: Counter[tuple[str, bool]], show: bool) -> None:
    found = [act.name for act in line.acts if act.name in FOCUSES]
    fair = {one["focus"], *one["also_ok"]}
    counts["focus: the very one is credited", one["focus"] in found] += 1
    counts["focus: a fair one is credited", bool(fair & set(found))] += 1
    counts["focus: nothing else is credited", not set(found) - fair] += 1
    if show and one["focus"] not in found:
        print(f"{one['focus']} -> {', '.join(found) or 'none'}: {one['question']}")


if __name__ == "__main__":
    main()
