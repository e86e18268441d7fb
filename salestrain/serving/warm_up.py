"""The wordings of every talk, learned in a program of its own while the room is open already."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ..content.library import library
from ..core.kind import KINDS, part
from ..core.problems import ExerciseMistakes


def learn_wordings() -> None:
    """Train each exercise's reader before the first learner waits for it; what is in the cache takes no time."""
    if hasattr(os, "nice"):
        os.nice(10)  # those who are in the room come first
    for folder in library().folders().values():
        # A broken exercise is shown as such by its page; it keeps no other from being served.
        with suppress(ExerciseMistakes):
            exercise: Any = library().load(folder)
            learn = KINDS[exercise.kind].learn
            if learn is not None:
                part(learn)(exercise)


@contextmanager
def learning() -> Iterator[None]:
    """Learn the wordings while the room is open already; for twelve exercises that takes half a minute, once."""
    command = [sys.executable, "-m", "salestrain.serving.warm_up"]
    settings = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    learner = subprocess.Popen(  # noqa: S603 -- our own words, nothing typed
        command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        learner.terminate()
        learner.wait()


if __name__ == "__main__":
    learn_wordings()
