"""An edit of the log that bypasses the store is detected."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salestrain.store import Attempt, Store, StoreDamaged, location
from salestrain.store.connecting import Database
from tests.store.conftest import attempt_with, begin

OpenStore = Callable[..., Store]


def edit(url: str, statement: str) -> None:
    database = Database(location.store_url(url), 10)
    with database.writing() as connection:
        connection.exec_driver_sql(statement)
    database.close()


def damage(store: Store, attempt: Attempt) -> str:
    """Return what the store says of an attempt that was altered; empty for one that is whole."""
    try:
        store.verify(attempt.id)
    except StoreDamaged as found:
        return str(found)
    return ""


def test_a_log_that_nobody_touched_is_whole(lasting_url: str, opened: OpenStore) -> None:
    store = opened(lasting_url)
    assert "" == damage(store, attempt_with(store, "one", "two", "three"))


@pytest.mark.parametrize(
    ("statement", "item"),
    [
        ("UPDATE salestrain_moves SET move = replace(move, 'two', '2') WHERE seq = 2", "move 2 of attempt"),
        (
            "UPDATE salestrain_moves SET kept_at = '2020-01-01T00:00:00+00:00' WHERE seq = 3",
            "move 3 of attempt",
        ),
        ("DELETE FROM salestrain_moves WHERE seq = 1", "move 1 of attempt"),
        ("UPDATE salestrain_moves SET seq = 9 WHERE seq = 3", "move 3 of attempt"),
        ("UPDATE salestrain_attempts SET seed = 8", "attempt"),
        ("UPDATE salestrain_attempts SET learner = 'robin'", "attempt"),
        ("UPDATE salestrain_attempts SET learner = '\"'", "attempt"),
        ("UPDATE salestrain_contents SET content = '{}'", "the content of an exercise"),
    ],
)
def test_an_edit_is_named(lasting_url: str, opened: OpenStore, statement: str, item: str) -> None:
    store = opened(lasting_url)
    attempt = attempt_with(store, "one", "two", "three")
    edit(lasting_url, statement)
    with pytest.raises(StoreDamaged, match=f"because {item}.*altered"):
        store.verify(attempt.id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE salestrain_moves SET move = 'no JSON' WHERE seq = 2",
        "UPDATE salestrain_moves SET move = '[]' WHERE seq = 2",
        "UPDATE salestrain_moves SET move = '{}' WHERE seq = 2",
        "DELETE FROM salestrain_moves WHERE seq = 2",
    ],
)
def test_a_log_that_cannot_be_replayed_is_not_half_replayed(
    lasting_url: str, opened: OpenStore, statement: str
) -> None:
    store = opened(lasting_url)
    attempt = attempt_with(store, "one", "two", "three")
    edit(lasting_url, statement)
    with pytest.raises(StoreDamaged, match="moves of attempt"):
        store.moves(attempt.id)


def test_content_that_was_edited_is_not_handed_out(lasting_url: str, opened: OpenStore) -> None:
    store = opened(lasting_url)
    attempt: Attempt = begin(store)
    edit(lasting_url, "UPDATE salestrain_contents SET content = '{}'")
    with pytest.raises(StoreDamaged, match="altered"):
        store.content(attempt.digest)
