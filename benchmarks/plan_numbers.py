"""How long the numbers take: 100,000 simulated deals, 5,000 rows of a CSV, a plan worked backwards over four levels.

(A file called numbers.py here would stand in the way of the standard library's.)
One command: `python benchmarks/plan_numbers.py` prints the median and the slowest of several runs on one core, in
milliseconds; `--json` prints one JSON object instead. The bounds are 1 s for the deals and 1 s for the rows; ends
with 1 when a median is above its bound.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.crm import read_deals
from salestrain.crm.profiles import read_profiles
from salestrain.statistics import Own, Stage, backwards, funnel, generator, skip_cost

RUNS = 7
DEALS, ROWS = 100_000, 5_000
BOUNDS = {"deals": 1_000.0, "rows": 1_000.0, "backwards": 1_000.0}
PROCESS = (
    Stage("qualification", 0.50, (3, 5, 10), 2),
    Stage("discovery", 0.60, (5, 10, 20), 4),
    Stage("proposal", 0.70, (5, 7, 14), 6),
    Stage("last commitment", 0.60, (3, 7, 14), 3),
    Stage("close", 0.80, (2, 5, 9), 2),
)
FUNNEL = funnel(
    ("attempts", Own(60, 400)), ("first talks", Own(12, 60)), ("qualified", Own(8, 12)), ("proposals", Own(4, 8))
)


def sheet() -> str:
    """A German export of `ROWS` deals, with all that has to be found out: separator, amounts, dates."""
    header = "Deal - ID;Deal - Title;Deal - Stage;Deal - Value;Deal - Deal created;Deal - Expected close date;Region"
    rows = (
        f"{n};Deal {n};Proposal;{n % 900 + 100}.{n % 1000:03},{n % 100:02} €;"
        f"{n % 28 + 1}.02.2026;{n % 28 + 1}.06.2026;North"
        for n in range(ROWS)
    )
    return "\n".join([header, *rows])


def milliseconds(work: Callable[[], object]) -> list[float]:
    """The time of each of `RUNS` runs, after one that is not counted."""
    work()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append(1_000 * (time.perf_counter() - began))
    return taken


def main() -> int:
    """Measure, print, and say by the exit code whether all bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of words")
    as_json = parser.parse_args().json
    profiles, raw = read_profiles(), sheet().encode("cp1252")
    works: dict[str, tuple[str, Callable[[], object]]] = {
        "deals": (f"{DEALS:,} deals with a stage and without", lambda: skip_cost(PROCESS, 1, 0.5, generator("bench"))),
        "rows": (f"{ROWS:,} rows of a CSV", lambda: read_deals(raw, profiles)),
        "backwards": ("backwards over four young rates", lambda: backwards(10, FUNNEL)),
    }
    taken = {name: milliseconds(work) for name, (_, work) in works.items()}
    medians = {name: statistics.median(times) for name, times in taken.items()}
    if as_json:
        slowest = {name: round(max(times), 1) for name, times in taken.items()}
        rounded = {name: round(median, 1) for name, median in medians.items()}
        print(json.dumps({"unit": "ms", "runs": RUNS, "median": rounded, "slowest": slowest, "bound": BOUNDS}))
    else:
        for name, (what, _) in works.items():
            print(
                f"{what}: {medians[name]:.0f} ms, slowest {max(taken[name]):.0f} (bound {BOUNDS[name]:.0f}, n={RUNS})"
            )
    return int(any(medians[name] > BOUNDS[name] for name in works))


if __name__ == "__main__":
    sys.exit(main())
