"""How long the numbers of a process take, on one core: simulated deals, trails of many deals, a file of deals.

Prints processor milliseconds, the best and the middle of several runs; `--json` prints the figures.
Target: 100,000 simulated deals, with a stage and without it, in under a second.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.content.loading import find_exercises, load_exercise
from salestrain.kinds.process.content import Loaded
from salestrain.kinds.process.ledger import counted, ledger
from salestrain.kinds.process.map import Map
from salestrain.kinds.process.own_deals import read_own_deals
from salestrain.kinds.process.pricing import assumed
from salestrain.kinds.process.trail import trail
from salestrain.places import exercises_folders
from salestrain.statistics import DEALS, generator, skip_cost

TARGET_MS = 1_000.0
ROWS = 5_000
TODAY = date(2026, 9, 30)


def timed(runs: int, work: Callable[[], object]) -> dict[str, float]:
    """Processor milliseconds of so many runs."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(1000 * (time.process_time() - began))
    return {"best": round(min(times), 1), "middle": round(statistics.median(times), 1)}


def a_file() -> str:
    """A file of many deals with a column for a conversation, an outcome and a commitment."""
    head = "Deal name;Stage;Status;Created on;Closed on;Date entered Open;Date entered Explore;s.open;o.reason;c.time\n"
    return head + "".join(
        f"Deal {i};Explore;{'won' if i % 3 else 'lost'};2026-01-01;2026-03-01;2026-01-01;2026-01-09;yes;yes;"
        f"{'given' if i % 2 else 'no'}\n"
        for i in range(ROWS)
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    process = load_exercise(find_exercises(exercises_folders())["process_map"])
    plan, stages, text = Map.of(process), assumed(process).stages, a_file()
    own = read_own_deals(process, text, TODAY)
    deals = Loaded.model_validate(own.reading, strict=False).deals
    found = {
        f"{DEALS:,} simulated deals": timed(asked.runs, lambda: skip_cost(stages, 1, 0.5, generator("bench"), 120.0)),
        f"{ROWS:,} deals read from a file": timed(asked.runs, lambda: read_own_deals(process, text, TODAY)),
        f"{ROWS:,} trails, weighed": timed(
            asked.runs, lambda: ledger(plan, counted(plan, [trail(plan, deal, TODAY.toordinal()) for deal in deals]))
        ),
    }
    if asked.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        print(f"{name:32} best {figures['best']:8.1f} ms   middle {figures['middle']:8.1f} ms")
    print(f"target for simulated deals: under {TARGET_MS:.0f} ms")


if __name__ == "__main__":
    main()
