"""Training of every talk's reader, in a separate process while the room is already open."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ..content.library import library
from ..core.kind import KINDS, part
from ..core.problems import ExerciseMistakes


def learn_wordings() -> None:
    """Train each exercise's reader before the first learner waits for it; readers in the cache take no time."""
    if hasattr(os, "nice"):
        os.nice(10)  # people in the room have priority
    for folder in library().folders().values():
        # A broken exercise is reported on its page and must not prevent the others from being served.
        with suppress(ExerciseMistakes):
            exercise: Any = library().load(folder)
            learn = KINDS[exercise.kind].learn
            if learn is not None:
                part(learn)(exercise)


@contextmanager
def learning() -> Iterator[None]:
    """Train the readers while the room is already open; twelve exercises take half a minute, once."""
    command = [sys.executable, "-m", "salestrain.serving.warm_up"]
    settings = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(  # noqa: S603 -- a fixed command, without user input
        command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    # Where nobody waits for it, a process that has ended stays in the system's list until the room closes.
    threading.Thread(target=process.wait, name="wait for the readers", daemon=True).start()
    try:
        yield
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    learn_wordings()
