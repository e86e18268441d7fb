"""A program is killed at any point, again and again; what it reported as stored is stored."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.kept import count
from salestrain.store import open_store
from tests.store.processes import kept_of, said_by, writers

ROOT = Path(__file__).parents[2]
KILLS = 15


def test_after_a_kill_every_acknowledged_move_is_there_once_and_at_most_one_more(tmp_path: Path) -> None:
    """Pauses are random in each run, because any moment could be the critical one."""
    url = f"sqlite:///{tmp_path}/store.db"
    chance = random.Random()
    before: list[str] = []
    acknowledged_in_all = 0
    for _ in range(KILLS):
        with writers(url, ["dana"], count=1_000_000) as (process,):
            time.sleep(chance.uniform(0, 0.12))
            process.kill()
            acknowledged = said_by(process)
        with open_store(url) as store:
            kept = kept_of(store, "dana")
            for attempt in store.attempts(learner="dana"):
                store.verify(attempt.id)

        assert before + acknowledged == kept[: len(before + acknowledged)]
        assert len(kept) - len(before + acknowledged) in (0, 1)
        before = kept
        acknowledged_in_all += len(acknowledged)

    assert acknowledged_in_all > KILLS


def test_a_real_kernel_that_is_killed_loses_and_doubles_nothing() -> None:
    completed = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks/kept.py"), "--kills", "3", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    report = json.loads(completed.stdout)

    assert (3, 0, 0) == (report["kills"], report["lost"], report["doubled"])


@pytest.mark.parametrize(
    ("kept", "counted"),
    [
        (["a", "b", "c"], (0, 0, 0)),
        (["a", "c"], (1, 0, 0)),
        (["a", "b", "b", "c"], (0, 1, 0)),
        (["a", "b", "c", "d"], (0, 0, 1)),
        ([], (3, 0, 0)),
    ],
)
def test_the_measurement_would_notice_a_loss_and_a_double(kept: list[str], counted: tuple[int, int, int]) -> None:
    assert counted == count(["a", "b", "c"], kept)
