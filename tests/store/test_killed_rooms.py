"""A server that is killed at any moment loses and doubles nothing, and its pages come back by themselves.

Moments are random in each run, because any one could be the critical one. `benchmarks/kills.py` does it 200 times.
"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from benchmarks._practising import Learner, lost_and_doubled
from benchmarks._tab import Tab
from benchmarks.kills import measure
from salestrain.core.events import Move
from salestrain.store import open_store


def all_was_well(found: dict[str, object]) -> bool:
    """Say whether nothing was lost, doubled or wrong; if something was, the assertion shows what."""
    assert ([], [], []) == (found["lost"], found["doubled"], found["faults"])
    return bool(found["typed"])


def test_a_server_that_is_killed_again_and_again_is_not_noticed_afterwards(tmp_path: Path) -> None:
    assert all_was_well(measure(f"sqlite:///{tmp_path}/store.db", tmp_path, kills=3))


def test_two_servers_on_one_postgresql_hold_a_room_whose_learners_change_between_them(
    tmp_path: Path, postgresql_url: str
) -> None:
    """Every learner's line breaks after five messages and is mended by the other server; one server is killed."""
    assert all_was_well(measure(postgresql_url, tmp_path, kills=1, count=2, each=2))


def test_the_measurement_would_notice_a_loss_and_a_double(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.db")) as store:
        digest = hashlib.sha256(b"{}").hexdigest()
        attempt = store.begin("talk", "1", digest, "{}", learner="dana", seed=1)
        for seq in (1, 2):
            store.append(attempt.id, seq, Move("say", {"text": "marktalk00001x"}))
        learner = Learner("talk", Tab([], "talk"), random.Random())
        learner.acknowledged[attempt.id] = 3
        learner.said.update(["marktalk00002x"])
        lost, doubled = lost_and_doubled(store, [learner])

    assert ([f"talk: 1 moves of {attempt.id}", "talk: marktalk00002x"], ["talk: marktalk00001x"]) == (lost, doubled)
