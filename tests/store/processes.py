"""Learners in processes of their own, which can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from salestrain.store import Store

WRITER = Path(__file__).with_name("writer.py")
ROOT = WRITER.parents[2]


@contextmanager
def writers(url: str, learners: list[str], count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Start a process for each learner, all released at once; each stores `count` moves and prints each of them."""
    with ExitStack() as stack:
        processes = [stack.enter_context(_writer(url, learner, count)) for learner in learners]
        for process in processes:
            assert "ready\n" == _out(process).readline()
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        yield processes


def said_by(process: subprocess.Popen[str]) -> list[str]:
    """Return what the process printed until it ended; an incomplete line does not count."""
    return [line.strip() for line in _out(process) if line.endswith("\n")]


def kept_of(store: Store, learner: str) -> list[str]:
    """Return the texts in the learner's only attempt; none if it was not attempts."""
    attempts = store.attempts(learner=learner)
    assert len(attempts) <= 1
    return [move.data["text"] for attempt in attempts for move in store.moves(attempt.id)]


@contextmanager
def _writer(url: str, learner: str, count: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(WRITER), url, learner, str(count)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _out(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout
