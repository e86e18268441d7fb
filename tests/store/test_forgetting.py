"""What is forgotten is gone: from the store, and from every byte of its files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine

from salestrain.store import Store, open_store
from tests.store.conftest import CONTENT, DIGEST, attempt_with, begin, said

SECRET = "the-buyer-is-called-Quillfeather"
A_DAY = timedelta(days=1)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def holds(folder: Path, word: str) -> list[str]:
    """The files in a folder in which a word stands, in whatever place of them."""
    return [file.name for file in folder.iterdir() if word.encode() in file.read_bytes()]


def test_what_a_learner_said_is_in_no_file_of_the_store_once_they_are_forgotten(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.db")) as store:
        attempt_with(store, *[f"{SECRET} {number}" for number in range(300)])
        assert [] != holds(tmp_path, SECRET)
        store.forget("dana")
        assert [] == holds(tmp_path, SECRET)


def test_what_was_said_long_ago_is_in_no_file_either(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.db")) as store:
        with time_machine.travel(NOON, tick=False):
            attempt_with(store, SECRET)
        store.forget_before(NOON + A_DAY)
        assert [] == holds(tmp_path, SECRET)


def test_only_what_nobody_has_gone_on_with_is_old(store: Store) -> None:
    with time_machine.travel(NOON, tick=False):
        gone_on_with, old = attempt_with(store, "one"), attempt_with(store, "two")
    with time_machine.travel(NOON + 2 * A_DAY, tick=False):
        store.append(gone_on_with.id, 2, *said("more"))

    assert 1 == store.forget_before(NOON + A_DAY)
    assert [gone_on_with.id] == [attempt.id for attempt in store.attempts(learner="dana")]
    assert old.id not in {attempt.id for attempt in store.attempts(learner="dana")}


def fork(store: Store, parent: str) -> str:
    """Retry an attempt from its first line, and return the id of the retry."""
    made = store.begin(
        "harbour_foods",
        "1.0.0",
        DIGEST,
        CONTENT,
        learner="dana",
        seed=7,
        parent=parent,
        fork_seq=1,
        moves=said("one"),
    )
    return made.id


def test_an_attempt_stays_while_a_younger_retry_is_compared_with_it(store: Store) -> None:
    with time_machine.travel(NOON, tick=False):
        first = attempt_with(store, "one", "two")
    with time_machine.travel(NOON + 2 * A_DAY, tick=False):
        again = fork(store, first.id)

    assert 0 == store.forget_before(NOON + A_DAY)
    assert {first.id, again} == {attempt.id for attempt in store.attempts(learner="dana")}


def test_old_retries_go_with_what_they_were_made_from(store: Store) -> None:
    with time_machine.travel(NOON, tick=False):
        fork(store, attempt_with(store, "one", "two").id)

    assert 2 == store.forget_before(NOON + A_DAY)
    assert () == store.attempts(learner="dana")


def test_the_store_names_those_who_have_an_attempt(store: Store) -> None:
    begin(store, "robin")
    begin(store, "ana")
    assert ("ana", "robin") == store.learners()
