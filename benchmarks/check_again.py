"""How long `salestrain check` of one talk takes: at first, again, after a changed word, and after a changed rule.

Processor seconds are what counts: they are the same on a busy machine. A program of its own is started each time, as an
author starts it, with a cache of its own.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TALK = "harbour_foods"
MOST = 3.0
"""Seconds that an author waits at most after a changed word."""

CHANGES = {
    "at first": ("", ""),
    "again": ("", ""),
    "after a word of the buyer": ("I have twenty minutes", "I have thirty minutes"),
    "after a word of a wording": ("if this makes sense for you", "if this makes any sense for you"),
    "after a rule": ("  start: 2", "  start: 3"),
}


def checked(folder: Path, cache: Path) -> tuple[float, float]:
    """Return the seconds that a check takes, and those of the processor."""
    settings = {**os.environ, "XDG_CACHE_HOME": str(cache), "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", "from salestrain.cli import main; main()", "check", str(folder)]
    subprocess.run(command, env=settings, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


def main() -> None:
    """Print a row for each change, and fail if a changed word takes too long."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / TALK, Path(name) / "cache"
        shutil.copytree(ROOT / "exercises" / TALK, folder)
        file = folder / "exercise.yaml"
        slow = []
        for what, (old, new) in CHANGES.items():
            text = file.read_text(encoding="utf-8")
            assert old in text, f"{TALK} no longer says “{old}”."
            file.write_text(text.replace(old, new, 1), encoding="utf-8")
            seconds, used = checked(folder, cache)
            print(f"{what:28} {seconds:6.1f} s  ({used:.1f} s of the processor)")
            slow += [what] if "word" in what and used > MOST else []
        if slow:
            sys.exit(f"More than {MOST} s of the processor {', '.join(slow)}.")


if __name__ == "__main__":
    main()
