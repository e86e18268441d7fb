"""How long a large export takes: 100,000 deals of twelve columns become a frame, with the panel of their quality.

One command: `python benchmarks/pipelines.py` prints the median and the slowest of several runs on one core, in seconds
of its own work (the machine may be busy with other things) and in seconds on the clock. The bound is 3 s of work for a
CSV; a workbook of the same deals is measured without one. Ends with 1 when the bound is broken.
"""

from __future__ import annotations

import io
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pandas as pd

from salestrain import pipeline

ROWS, RUNS, BOUND = 100_000, 5, 3.0
HEADER = (
    "Opportunity ID,Opportunity Name,Account Name,Opportunity Owner,Stage,Amount,Probability (%),Created Date,"
    "Close Date,Lead Source,Type,Next Step"
)
STAGES = ("Prospecting", "Negotiation/Review", "Closed Won", "Closed Lost")


def sheet() -> bytes:
    """A Salesforce report of `ROWS` deals, in which nearly every amount is another."""
    chances = random.Random(7)
    lines = [HEADER]
    for n in range(ROWS):
        amount = chances.randrange(10**6) / 100
        days = f"{n % 12 + 1}/{n % 28 + 1}/2025,{n % 12 + 1}/{n % 28 + 1}/2026"
        lines.append(
            f'006{n:09d},Deal {n},Account {n % 5000},Rep {n % 30},{chances.choice(STAGES)},"{amount:,.2f}",'
            f"{chances.randrange(0, 101, 10)},{days},Web,New Business,call"
        )
    return "\n".join(lines).encode()


def loaded(raw: bytes) -> int:
    """The deals as a frame, and everything that is shown of them before a figure."""
    mine = pipeline(raw, date(2026, 12, 1), answers={"Close Date: of closed deals": "actual"})
    mine.content()
    return len(mine.frame)


def seconds(work: Callable[[], object], runs: int) -> tuple[list[float], list[float]]:
    """The seconds of work and on the clock of each run."""
    worked, clock = [], []
    for _ in range(runs):
        began, began_work = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        worked.append(time.process_time() - began_work)
    return worked, clock


def told(name: str, worked: list[float], clock: list[float]) -> None:
    print(
        f"{name}: {statistics.median(worked):.2f} s of work (slowest {max(worked):.2f}), "
        f"{statistics.median(clock):.2f} s on the clock, n={len(worked)}"
    )


def main() -> int:
    """Measure, print, and say by the exit code whether the bound holds."""
    raw = sheet()
    worked, clock = seconds(lambda: loaded(raw), RUNS)
    told(f"{ROWS:,} rows of CSV ({len(raw) / 1e6:.1f} MB)", worked, clock)
    if "--workbook" in sys.argv:
        book = io.BytesIO()
        pd.read_csv(io.BytesIO(raw)).to_excel(book, index=False)
        told(f"{ROWS:,} rows of a workbook", *seconds(lambda: loaded(book.getvalue()), 1))
    return int(statistics.median(worked) > BOUND)


if __name__ == "__main__":
    sys.exit(main())
