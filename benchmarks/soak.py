"""A room for half an hour, with learners who reload and lose their line: what is lost, kept twice, or grows.

One command: `python -m benchmarks.soak --minutes 30 --learners 40` starts the real server. Learners practise at a human
pace, in turn at a talk, a drill, a plan and the process. Now and then one reloads the page, or their line breaks at a
random moment of an answer. Then the store is compared with what the pages were shown: an acknowledged move that is not
there is lost, one that is there twice is doubled. Memory is that of the server, every ten seconds. `--json` prints one
object. Ends with 1 when anything was lost or doubled.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psutil

from benchmarks._practising import EXERCISES, Learner, lost_and_doubled
from benchmarks._tab import NeverAnswered, Tab
from benchmarks.room import free_port, memory_of, p95, serving
from salestrain.store import open_store

RELOADS, BREAKS = 0.06, 0.1
"""How often, before each thing that a learner does, the page is reloaded, or the line breaks while it is done."""
MEASURED_EVERY = 10.0


class Person:
    """A learner with a browser and a line that cannot be trusted."""

    def __init__(self, address: str, number: int) -> None:
        kind = list(EXERCISES)[number % len(EXERCISES)]
        tab = Tab([address], EXERCISES[kind], f"Learner {number}")
        self.chance = random.Random(number)
        self.practice = Learner(kind, tab, self.chance)
        self.seconds: list[float] = []
        self.happened: Counter[str] = Counter()

    async def stay(self, until: float, pause: float) -> None:
        """Practise until the time is over."""
        try:
            await self._arrive(self.practice.tab)
            while time.monotonic() < until:
                await asyncio.sleep(self.chance.uniform(0.3, 1.7) * pause)
                if self.chance.random() < RELOADS:
                    await self._reload()
                await self._step()
        except NeverAnswered as message:
            self.practice.faults.append(f"{self.practice.kind}: “{message}” was never answered")
        self.practice.tab.hang_up()

    async def _step(self) -> None:
        began = time.monotonic()
        step = asyncio.create_task(self.practice.step())
        if self.chance.random() < BREAKS:
            self.happened["broken_lines"] += 1
            await asyncio.sleep(self.chance.uniform(0, 0.15))
            self.practice.tab.hang_up()
            await step
        else:
            await step
            self.seconds.append(time.monotonic() - began)

    async def _reload(self) -> None:
        self.happened["reloads"] += 1
        old = self.practice.tab
        old.hang_up()
        self.practice.tab = Tab(old.addresses, old.exercise, old.learner, cookie=old.cookie)
        await self._arrive(self.practice.tab)

    async def _arrive(self, tab: Tab) -> None:
        await tab.arrive()
        self.practice.note()


async def _watched(server: psutil.Process, until: float) -> list[float]:
    """Return the server's megabytes, measured every few seconds."""
    found = []
    while time.monotonic() < until:
        await asyncio.sleep(MEASURED_EVERY)
        found.append(memory_of(server))
    return found


async def _soak(address: str, options: argparse.Namespace, server: psutil.Process) -> tuple[list[Person], list[float]]:
    until = time.monotonic() + 60 * options.minutes
    people = [Person(address, number) for number in range(options.learners)]
    memory, *_ = await asyncio.gather(
        _watched(server, until), *(person.stay(until, options.pause) for person in people)
    )
    return people, memory


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Return what came of it."""
    port = free_port()
    with TemporaryDirectory(prefix="salestrain-bench-") as scratch:
        address = f"sqlite:///{scratch}/store.db"
        code = f"from salestrain.serving import serve; serve('127.0.0.1', {port})"
        settings = {"SALESTRAIN_STORE": address, "OPENBLAS_NUM_THREADS": "1"}
        with serving([sys.executable, "-c", code], port, settings, options.open_for) as server:
            people, memory = asyncio.run(_soak(f"http://127.0.0.1:{port}/", options, server))
        store = open_store(address)
        lost, doubled = lost_and_doubled(store, [person.practice for person in people])
        store.close()
    seconds = [second for person in people for second in person.seconds]
    quarter = max(1, len(memory) // 4)
    return {
        "minutes": options.minutes,
        "learners": options.learners,
        **dict(sum((person.happened for person in people), Counter())),
        "answers": sum(person.practice.answered for person in people),
        "acknowledged_moves": sum(sum(person.practice.acknowledged.values()) for person in people),
        "lost": lost,
        "doubled": doubled,
        "faults": sorted({fault for person in people for fault in person.practice.faults}),
        "answer_median_ms": round(1000 * statistics.median(seconds or [0.0]), 1),
        "answer_p95_ms": round(1000 * p95(seconds), 1),
        "memory_first_quarter_mb": round(statistics.mean(memory[:quarter]), 1),
        "memory_second_quarter_mb": round(statistics.mean(memory[quarter : 2 * quarter] or memory), 1),
        "memory_last_quarter_mb": round(statistics.mean(memory[-quarter:]), 1),
    }


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--minutes", type=float, default=2.0)
    asked.add_argument("--learners", type=int, default=40)
    asked.add_argument("--pause", type=float, default=8.0, help="seconds between two turns of a learner, on average")
    asked.add_argument("--open-for", type=float, default=30.0, help="seconds that the room is open before they come")
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    options = asked.parse_args()
    found = measure(options)
    if options.json:
        print(json.dumps(found))
    else:
        for label, value in found.items():
            print(f"{label.replace('_', ' ')}: {value}")
    sys.exit(bool(found["lost"] or found["doubled"]))


if __name__ == "__main__":
    main()
