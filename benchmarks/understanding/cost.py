"""What understanding a typed turn costs: loading, milliseconds a turn, private memory; beside simpler ways.

Each way runs in processes of its own, four at once for the memory, with one BLAS thread each. Loading is
everything from the import of the reader to the first answer, with trained heads in the cache as after
`salestrain serve`; memory is what that adds to a process that has loaded the exercise. It is read from the kernel of
Linux and left out elsewhere.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.encoder import ALONE, PROJECT, TURNS, memory

EXERCISE = "harbour_foods"
WAYS = ("by meaning", "the plain way", "rapidfuzz", "TF-IDF + LR")
REPEATS, AT_ONCE = 60, 4


def measure(data: Path, train: Path | None) -> dict[str, Any]:
    """Figures of each way; `data` and `train` are not looked at, for cost does not depend on them."""
    _processes("by meaning", 1)  # so that heads and expanded weights are in the cache
    return {way: _worst(_processes(way, AT_ONCE)) | _alone(way) for way in WAYS}


def _alone(way: str) -> dict[str, float]:
    """Times of a process that has the machine for itself."""
    runs = [_processes(way, 1)[0] for _ in range(3)]
    return {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0] if name.endswith("_ms")}


def _worst(figures: list[dict[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {"processes": len(figures), "turns": REPEATS}
    return found | {
        f"{name}_of_{AT_ONCE}": round(max(one[name] for one in figures), 1)
        for name in figures[0]
        if not name.endswith("load_ms")
    }


def _processes(way: str, count: int) -> list[dict[str, float]]:
    command = [sys.executable, "-c", f"from benchmarks.understanding.cost import child; child({way!r})"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    started = [subprocess.Popen(command, env=os.environ | ALONE, cwd=PROJECT, text=True, **pipes) for _ in range(count)]
    figures: list[dict[str, float]] = []
    for _ in ("times", "memory"):
        answers = [json.loads(process.stdout.readline()) for process in started if process.stdout]
        figures = [old | new for old, new in zip(figures, answers, strict=True)] if figures else answers
        for process in started:
            if process.stdin:
                process.stdin.write("go on\n")
                process.stdin.flush()
    for process in started:
        process.communicate()
    return figures


def child(way: str) -> None:
    """In a fresh process: times, and when all are ready the memory."""
    scenario = _scenario()
    before = memory().get("private_mb", 0.0)
    began = time.perf_counter()
    read = _reading(way, scenario)
    read("What do you like about them?")
    figures = {"load_ms": (time.perf_counter() - began) * 1000}
    for name, text in TURNS.items():
        times = []
        for number in range(REPEATS):
            other = f"{number} {text}".replace(", ", f", {number} ")  # so that no part of it was read before
            began = time.perf_counter()
            read(other)
            times.append((time.perf_counter() - began) * 1000)
        figures |= {f"{name}_p50_ms": statistics.median(times), f"{name}_p95_ms": statistics.quantiles(times, n=20)[18]}
    print(json.dumps(figures), flush=True)
    sys.stdin.readline()
    after = memory().get("private_mb", 0.0)
    print(json.dumps({"private_mb": after - before, "private_with_exercise_mb": after}), flush=True)
    sys.stdin.readline()


def _scenario() -> Any:
    from salestrain.content import find_exercises, load_exercise
    from salestrain.places import exercises_folders

    return load_exercise(find_exercises(exercises_folders())[EXERCISE])


def _reading(way: str, scenario: Any) -> Callable[[str], object]:
    """The way's function from text to answer, for the moves of one shipped exercise."""
    names = [move.id for move in scenario.moves]
    said = [(move.id, text) for move in scenario.moves for text in (move.choice, *move.examples)]
    if way == "by meaning":
        from salestrain.kinds.conversation.reading import reader

        hearing = reader(scenario)
        return lambda text: hearing.read(text, names, "We lose loads.")
    if way == "the plain way":
        from salestrain.language import Reader, Wording

        wordings = [Wording(move.id, move.kind, move.choice, move.examples) for move in scenario.moves]
        plain = Reader(wordings, scenario.buyer.knows_not)
        return lambda text: plain.read(text, names, "We lose loads.")
    if way == "rapidfuzz":
        from rapidfuzz import fuzz, process

        return lambda text: process.extractOne(text, [words for _, words in said], scorer=fuzz.token_set_ratio)
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(C=10, max_iter=1000))
    model.fit([words for _, words in said], [name for name, _ in said])
    return lambda text: model.predict_proba([text])
