"""How long it takes to prove an exercise, on one core: every variant walked, with talks by chance and all checks.

Prints processor seconds (what else the machine does meanwhile does not count), moments and transitions, and the
peak memory of a process that does this and nothing else; `--json` prints the figures.
Targets: each exercise under 5 s, all together under 30 s.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from _talks import talks_on_the_shelf

from salestrain.content import load_exercise
from salestrain.content.yaml import read_document
from salestrain.kinds.conversation.checks.ways import problems_of
from salestrain.kinds.conversation.solver.proof import prove

EACH, ALL = 5.0, 30.0
"""Seconds that may pass."""
KILOBYTES = 1 if sys.platform != "darwin" else 1024
"""In how many of what `ru_maxrss` counts a kilobyte is."""


def proven(folder: Path) -> dict[str, object]:
    """The figures of one exercise; run in a process of its own, so that the peak is its own."""
    scenario, document = load_exercise(folder), read_document(folder / "exercise.yaml")
    began = time.process_time()
    proof = prove(scenario)  # type: ignore[arg-type]
    problems = list(problems_of(proof, document))
    seconds = time.process_time() - began
    return {
        "exercise": folder.name,
        "variants": len(proof.parts),
        "seconds": round(seconds, 2),
        "proven": proof.proven,
        "moments": sum(part.walked.moments for part in proof.parts),
        "transitions": sum(part.walked.transitions for part in proof.parts),
        "problems": len(problems),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES / 1024),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folders = [folder for folder, _ in talks_on_the_shelf().values()]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as alone:
        figures = list(alone.map(proven, folders))
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for each in figures:
        how = "proven" if each["proven"] else "not proven"
        print(
            f"{each['exercise']:24} {each['seconds']:6.2f} s  {each['variants']} variants  "
            f"{each['moments']:9,} moments  {each['transitions']:11,} transitions  {each['peak_mb']:4} MB  {how}"
        )
    total, most = sum(float(str(each["seconds"])) for each in figures), max(float(str(e["seconds"])) for e in figures)
    print(f"Together {total:.1f} s (target: under {ALL:.0f} s), the longest {most:.1f} s (target: under {EACH:.0f} s).")


if __name__ == "__main__":
    main()
