"""A copy of the store, made while people practise."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from salestrain.core.events import Move
from salestrain.store import StoreError, open_store
from salestrain.store.backup import back_up
from tests.small_talk import small_scenario


def begun(url: str):  # type: ignore[no-untyped-def]
    store, exercise = open_store(url), small_scenario()
    attempt = store.begin(
        exercise.id, exercise.version, exercise.digest, exercise.to_json(), learner="user:ana", seed=1, engine=1
    )
    return store, attempt


def test_a_copy_made_while_moves_are_kept_is_whole_up_to_one_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store, attempt = begun(url)
    ended = threading.Event()

    def practise() -> None:
        for seq in range(1, 200):
            store.append(attempt.id, seq, Move("choose", {"move": f"m.{seq}"}))
            if ended.is_set():
                return

    person = threading.Thread(target=practise)
    person.start()
    try:
        back_up(tmp_path / "copy.db", url)
    finally:
        ended.set()
        person.join()
    with open_store(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        copy.verify(attempt.id)
        assert store.moves(attempt.id)[: len(copy.moves(attempt.id))] == copy.moves(attempt.id)


def test_a_copy_holds_what_only_the_log_beside_the_file_holds(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store, attempt = begun(url)
    store.append(attempt.id, 1, Move("choose", {"move": "m.like"}))
    back_up(tmp_path / "copy.db", url)
    with open_store(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        assert (Move("choose", {"move": "m.like"}),) == copy.moves(attempt.id)


def test_a_copy_is_its_owners_alone_and_never_overwrites(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    begun(url)
    back_up(tmp_path / "copy.db", url)
    assert 0o600 == stat.S_IMODE((tmp_path / "copy.db").stat().st_mode)
    with pytest.raises(StoreError, match="name a new one"):
        back_up(tmp_path / "copy.db", url)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [("postgresql://localhost/course", "pg_dump"), ("sqlite:///{folder}/nowhere.db", "There is no store yet")],
)
def test_what_cannot_be_copied_is_told_in_a_sentence(tmp_path: Path, url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        back_up(tmp_path / "copy.db", url.format(folder=tmp_path))
