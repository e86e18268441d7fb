"""How long it takes to tell what each line of a talk cost, and the memory it takes beyond the talk itself, on one core.

For each exercise: its playthroughs, and talks in which every line is drawn by lot.
Prints median, slowest and the most memory; `--json` prints the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from _talks import talks_on_the_shelf

from salestrain.content import load_exercise
from salestrain.content.loading import load_playthroughs
from salestrain.core.events import Move
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import legal
from salestrain.kinds.conversation.playing import play
from salestrain.kinds.conversation.solver import course

TARGET_S, TARGET_MB = 3.0, 250


def drawn(exercise, seed: int) -> Session:  # type: ignore[no-untyped-def]
    """A talk to its end, by lot."""
    session, lot = Session(exercise, seed), random.Random(seed)
    while session.state.phase == "talking":
        session.do(Move("choose", {"move": lot.choice(legal(session.script, session.state))}))
    return session


def talks(folder, count: int) -> Iterator[Session]:  # type: ignore[no-untyped-def]
    """The playthroughs of an exercise, then as many by lot."""
    exercise = load_exercise(folder)
    for one in load_playthroughs(folder):
        session = play(exercise, one)
        if session.state.ending is not None:
            yield session
    for seed in range(count):
        yield drawn(exercise, seed)


def peak_mb() -> float:
    """The most memory this process has held so far."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--talks", type=int, default=30, help="talks by lot per exercise")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = {}
    for name, (folder, _) in talks_on_the_shelf().items():
        seconds, exact, before = [], 0, None
        for session in talks(folder, options.talks):
            before = peak_mb() if before is None else before
            began = time.process_time()
            exact += course(session).exact
            seconds.append(time.process_time() - began)
        if before is not None:
            figures[name] = {
                "n": len(seconds),
                "proven": exact,
                "median_s": round(statistics.median(seconds), 2),
                "slowest_s": round(max(seconds), 2),
                "more_mb": round(peak_mb() - before),
                "peak_mb": round(peak_mb()),
            }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for name, one in figures.items():
        print(
            f"{name:24} n={one['n']:3}  proven {one['proven']:3}  median {one['median_s']:5.2f} s  "
            f"slowest {one['slowest_s']:5.2f} s  {one['more_mb']:4} MB more, "
            f"{one['peak_mb']:4} MB in all"
        )
    print(f"Target: {TARGET_S:.0f} s and {TARGET_MB} MB in all.")


if __name__ == "__main__":
    main()
