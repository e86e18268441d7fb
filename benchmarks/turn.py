"""How long a learner's turn takes in the kernel, typed and guided, on one core.

One turn is everything between the message and the answer: reading the text, deciding, keeping the move in a
SQLite file, and the new state.
Prints median and 95th percentile in milliseconds; `--json` prints the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from _talks import talks_on_the_shelf

from salestrain.core.events import Move, Refusal
from salestrain.core.session import Session
from salestrain.kinds.conversation.engine import choices
from salestrain.kinds.conversation.reading import heard_line, reader
from salestrain.store import open_store

OPENINGS = {
    "typed": "So, {}: ",
    "typed at length": "So, um, {} things I would really like to understand before we go on, if that is fine: ",
}
"""Put before each typed line, with another number each time, so that no part of a turn was read before."""


def timed_talks(talks: int, opening: str | None) -> list[float]:
    """Milliseconds of every turn of this many talks per exercise, with the moves as they are offered."""
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        for name, (_, exercise) in talks_on_the_shelf().items():
            read = reader(exercise)
            for seed in range(talks):
                session = Session(exercise, seed)
                attempt = store.begin(
                    name, exercise.version, exercise.digest, exercise.to_json(), learner="bench", seed=seed
                )
                while session.state.phase == "talking" and len(session.moves) < 60:
                    times.append(_turn(session, store, attempt.id, read, opening))
    return times


def _turn(session, store, attempt, read, opening) -> float:  # type: ignore[no-untyped-def]
    offered = choices(session.script, session.state)
    choice = offered[len(session.moves) % len(offered)]
    began = time.perf_counter()
    move = Move("choose", {"move": choice.move})
    if opening is not None:
        text = opening.format(session.seed * 100 + len(session.moves)) + choice.text
        reading = heard_line(read, session.script, session.state, text)
        move = Move("say", {"reading": reading.to_json()})
    try:
        session.preview(move)
    except Refusal:
        move = Move("choose", {"move": choice.move})
    store.append(attempt, len(session.moves) + 1, move)
    session.do(move)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--talks", type=int, default=10, help="talks per exercise")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures = {}
    for how, opening in {"guided": None, **OPENINGS}.items():
        times = timed_talks(options.talks, opening)
        cuts = statistics.quantiles(times, n=20)
        figures[how] = {
            "n": len(times),
            "median_ms": round(statistics.median(times), 2),
            "p95_ms": round(cuts[18], 2),
        }
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for how, figure in figures.items():
        print(f"{how:7} n={figure['n']:4}  median {figure['median_ms']:6.2f} ms  p95 {figure['p95_ms']:6.2f} ms")
    print("Target: a turn under 20 ms in the kernel.")


if __name__ == "__main__":
    main()
