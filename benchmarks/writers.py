"""How many learners the store takes at once, and whether it loses or doubles a move of theirs.

One command: `python -m benchmarks.writers --writers 200 --store postgresql://...` lets so many writers, in a few
processes that share a store each as the threads of a server do, keep their moves as fast as they can, all released in
the same moment. Each move is timed, and afterwards every move is looked for. Without `--store`, 40 writers on an SQLite
file and 200 on a PostgreSQL of its own are measured one after the other; that one waits for its disk at every move, as
in earnest. `--json` prints one object.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from salestrain.core.events import Move
from salestrain.store import StoreError, open_store
from tests.store.postgresql import PostgreSQL, PostgreSQLMissing

CONTENT = "{}"
DIGEST = hashlib.sha256(CONTENT.encode()).hexdigest()
PROCESSES = 4
ON_SQLITE, ON_POSTGRESQL = 40, 200


def keep(url: str, numbers: list[int], moves: int, together: Barrier, found: Any) -> None:
    """Keep the moves of these writers, each in a thread; put seconds, acknowledged texts and errors into a queue."""
    with open_store(url, busy_seconds=60) as store, ThreadPoolExecutor(len(numbers)) as threads:

        def write(number: int) -> tuple[list[float], int, list[str]]:
            seconds, errors, kept = [], [], 0
            attempt = store.begin("load", "1.0.0", DIGEST, CONTENT, learner=f"writer {number}", seed=1)
            for seq in range(1, moves + 1):
                began = time.perf_counter()
                try:
                    store.append(attempt.id, seq, Move("say", {"text": f"{number}: {seq}"}))
                except StoreError as failed:
                    errors.append(str(failed))
                    break
                seconds.append(time.perf_counter() - began)
                kept = seq
            return seconds, kept, errors

        together.wait()
        for number, (seconds, kept, errors) in zip(numbers, threads.map(write, numbers), strict=True):
            found.put((number, seconds, kept, errors))


def measure(url: str, writers: int, moves: int, processes: int = PROCESSES) -> dict[str, Any]:
    """Let them write, and compare.

    Args:
        url: address of the store.
        writers: how many write at once.
        moves: how many moves each of them keeps.
        processes: in how many processes.
    """
    open_store(url).close()
    context = multiprocessing.get_context("spawn")
    together, queue = context.Barrier(processes + 1), context.Queue()
    shares = [list(range(first, writers, processes)) for first in range(processes)]
    running = [context.Process(target=keep, args=(url, share, moves, together, queue)) for share in shares]
    for process in running:
        process.start()
    together.wait()
    began = time.perf_counter()
    found = [queue.get() for _ in range(writers)]
    took = time.perf_counter() - began
    for process in running:
        process.join()
    lost = doubled = 0
    with open_store(url) as store:
        for number, _, kept, _ in found:
            [attempt] = store.attempts(learner=f"writer {number}")
            store.verify(attempt.id)
            texts = [move.data["text"] for move in store.moves(attempt.id)]
            lost += sum(f"{number}: {seq}" not in texts for seq in range(1, kept + 1))
            doubled += len(texts) - len(set(texts))
    seconds = sorted(second for _, times, _, _ in found for second in times)
    errors = [error for _, _, _, several in found for error in several]
    return {
        "writers": writers,
        "moves": len(seconds),
        "moves_per_second": round(len(seconds) / took, 1),
        "median_ms": round(statistics.median(seconds) * 1000, 1),
        "p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 1),
        "longest_ms": round(seconds[-1] * 1000, 1),
        "lost": lost,
        "doubled": doubled,
        "errors": errors[:3],
    }


@contextmanager
def a_postgresql() -> Iterator[str]:
    """Run a PostgreSQL that waits for its disk."""
    server = PostgreSQL(is_durable=True)
    server.start()
    try:
        yield server.url(server.new_database())
    finally:
        server.remove()


def main() -> int:
    """Measure, print, and say by the exit code whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=0, help="how many at once")
    parser.add_argument("--moves", type=int, default=10, help="how many moves each of them keeps")
    parser.add_argument("--store", default="", help="address of the store")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args()
    found: dict[str, dict[str, Any]] = {}
    if asked.store:
        found["named"] = measure(asked.store, asked.writers or ON_POSTGRESQL, asked.moves)
    else:
        with TemporaryDirectory(prefix="salestrain-writers-") as folder:
            found["sqlite"] = measure(f"sqlite:///{Path(folder)}/s.db", asked.writers or ON_SQLITE, asked.moves)
        try:
            with a_postgresql() as url:
                found["postgresql"] = measure(url, asked.writers or ON_POSTGRESQL, asked.moves)
        except PostgreSQLMissing as reason:
            print(f"PostgreSQL was not measured: {reason}", file=sys.stderr)
    if asked.json:
        print(json.dumps(found))
    else:
        for store, figures in found.items():
            print(store, *(f"  {name.replace('_', ' '):18} {value}" for name, value in figures.items()), sep="\n")
    return 1 if any(each["lost"] or each["doubled"] or each["errors"] for each in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
