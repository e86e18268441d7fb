"""How long it takes to compile a plan of 50 objectives and 500 actions, on one core.

Prints processor milliseconds, the best and the middle of several runs; `--json` prints the figures.
Target: under 100 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from salestrain.kinds.plan.compiler import compiled
from salestrain.kinds.plan.model import Plan

TARGET_MS = 100.0
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


def large(objectives: int, actions: int) -> Plan:
    """A plan of a year with so many pieces, each action on its own rhythm."""
    goals = [
        {"id": f"g.{n}", "element": element, "party": party, "text": f"Goal {n}"}
        for n, (element, party) in enumerate(
            [("relationship", "customers"), ("revenue", "employer"), ("customer_success", None)]
        )
    ]
    hows = [
        {
            "id": f"o.{n}",
            "parent": f"g.{n % 3}",
            "text": f"Win {n + 5} deals in region {n}",
            "verb": "win",
            "object": "deals",
            "whom": f"region {n}",
            "unit": "deals",
            "baseline": 0,
            "target": n + 5,
            "due": "2027-12-10",
            "owner": "Mira Sand",
            "check_ins": ["2027-02-01"],
            "history": [n + 3, n + 4],
        }
        for n in range(objectives)
    ]
    doing = [
        {
            "id": f"a.{n}",
            "parent": f"o.{n % objectives}",
            "verb": "call",
            "object": f"account {n}",
            "minutes": 10,
            "repeats": f"every {1 + n % 4} weeks on {DAYS[n % 5]}",
            "start": f"2027-01-{1 + n % 28:02}",
            "lead": "first talks",
            "yields": 1 + n % 3,
            "cue": "If it is nine, then I call",
        }
        for n in range(actions)
    ]
    funnel = {
        "outcome": "deals",
        "cycle_days": 60,
        "steps": [{"level": "first talks", "k": 30, "n": 80}, {"level": "proposals", "percent": 35}],
    }
    period = {"start": "2027-01-01", "end": "2027-12-31"}
    data = {"period": period, "funnel": funnel, "goals": goals, "objectives": hows, "actions": doing}
    return Plan.model_validate_json(json.dumps(data))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    taken = []
    for run in range(9):
        plan = large(50, 500).model_copy(update={"title": f"Run {run}"})
        began = time.process_time()
        report = compiled(plan)
        taken.append(1000 * (time.process_time() - began))
    figures = {
        "objectives": 50,
        "actions": 500,
        "found": len(report.found),
        "first_ms": round(taken[0], 1),
        "best_ms": round(min(taken), 1),
        "median_ms": round(statistics.median(taken), 1),
        "target_ms": TARGET_MS,
    }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"50 objectives, 500 actions: {figures['median_ms']} ms (first {figures['first_ms']}; target {TARGET_MS:g})")


if __name__ == "__main__":
    main()
