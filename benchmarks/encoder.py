"""What the carried encoder costs: load, a turn of 11 and of 45 words, and memory with four processes at once.

One BLAS thread a process, as in serving. Every figure is taken in processes of its own; the cache folder is
new, so that the first load (which expands the weights) and the later ones are told apart. Memory is read from
the kernel of Linux and left out elsewhere. `--json` prints the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salestrain.language.encoder import Encoder

ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1"}
PROJECT = Path(__file__).resolve().parents[1]
TURNS = {
    "words_11": "What would it cost you if the late deliveries go on?",
    "words_45": (
        "You said that three drivers left in spring and that your customers have begun to complain about "
        "half empty pallets, so before I tell you anything about us, could you walk me through what you have "
        "already tried and what has come of it since?"
    ),
}
TARGETS = "Targets: load under 300 ms, 45 words under 30 ms, under 30 MB private for each of four processes."


def times_of(began: float, encoder: Encoder | None, repeats: int) -> dict[str, float]:
    """Milliseconds until the first answer since `began`, and of later answers."""
    assert encoder is not None, "there are no weights to measure"
    encoder.embed(["Hello?"])
    figures = {"load_ms": (time.perf_counter() - began) * 1000}
    for name, text in TURNS.items():
        times = []
        for number in range(repeats):
            began = time.perf_counter()
            encoder.embed([f"{text} {number}"])
            times.append((time.perf_counter() - began) * 1000)
        if times:
            figures[f"{name}_p50_ms"] = statistics.median(times)
            figures[f"{name}_p95_ms"] = statistics.quantiles(times, n=20)[18]
    return figures


def memory() -> dict[str, float]:
    """Private and proportional memory of this process in MB, where the system tells."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return {}
    sizes = {line.split(":")[0]: line.split()[1] for line in rollup.read_text().splitlines()[1:]}
    kilobytes = {
        "private_mb": int(sizes["Private_Clean"]) + int(sizes["Private_Dirty"]),
        "pss_mb": int(sizes["Pss"]),
        "rss_mb": int(sizes["Rss"]),
    }
    return {name: value / 1024 for name, value in kilobytes.items()}


def child(cache: str, repeats: int) -> None:
    """In a fresh process: measure, and when told that the others are ready too, the memory."""
    began = time.perf_counter()
    from salestrain.language.encoder import Encoder

    encoder = Encoder.load(cache=Path(cache))  # kept until the end: memory is that of a process that can read
    print(json.dumps(times_of(began, encoder, repeats)), flush=True)
    sys.stdin.readline()
    print(json.dumps(memory()), flush=True)
    sys.stdin.readline()


def together(count: int, cache: str, repeats: int) -> list[dict[str, float]]:
    """The figures of so many processes that run at the same time; memory is read when all have answered."""
    command = [sys.executable, "-c", f"from benchmarks.encoder import child; child({cache!r}, {repeats})"]
    setting = {"env": os.environ | ALONE, "cwd": PROJECT, "text": True}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    processes = [subprocess.Popen(command, **setting, **pipes) for _ in range(count)]
    figures = []
    for asked in ("figures", "memory"):
        answers = [json.loads(process.stdout.readline()) for process in processes if process.stdout]
        figures = [old | new for old, new in zip(figures, answers, strict=True)] if figures else answers
        for process in processes:
            if process.stdin:
                process.stdin.write(f"{asked} taken\n")
                process.stdin.flush()
    for process in processes:
        process.communicate()
    return figures


def measured(repeats: int) -> dict[str, dict[str, float]]:
    """First load, later loads, one process, four processes (their worst)."""
    with tempfile.TemporaryDirectory() as cache:
        first = together(1, cache, 0)[0]["load_ms"]
        loads = [together(1, cache, 0)[0]["load_ms"] for _ in range(7)]
        alone = together(1, cache, repeats)[0]
        four = together(4, cache, repeats // 4)
    alone.pop("private_mb", None)  # what only one process maps counts as private
    alone |= {"load_ms": statistics.median(loads), "load_worst_ms": max(loads), "first_load_ms": first}
    worst = {name: max(figures[name] for figures in four) for name in four[0]}
    figures = {"one_process": alone, "four_processes_worst": worst}
    return {how: {name: round(value, 1) for name, value in found.items()} for how, found in figures.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeats", type=int, default=100, help="turns of each length")
    options = parser.parse_args()
    figures = measured(options.repeats)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    for how, found in figures.items():
        print(how.replace("_", " "))
        for name, value in found.items():
            print(f"  {name:16} {value:8.1f}")
    print(TARGETS)


if __name__ == "__main__":
    main()
