"""Disk full, file locked, read-only, damaged: the learner reads a sentence, and stored moves stay stored."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import event

from salestrain.store import Store, StoreBusy, StoreDamaged, StoreUnreachable, StoreUnwritable, open_store
from salestrain.store.backup import back_up
from tests.store.conftest import attempt_with, begin, said

OpenStore = Callable[..., Store]
ROOT = Path(__file__).parents[2]
FULL = (
    "What you do cannot be kept in {path}, because the disk is full{detail}. What was kept before is safe. "
    "Put that right and try again, or let the setting SALESTRAIN_STORE name another place."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path, opened: OpenStore) -> Store:
    return opened(str(path), busy_seconds=0.3)


@contextmanager
def no_page_to_spare(store: Store, path: Path) -> Iterator[None]:
    """Keep SQLite from growing the file, which it sees as a full disk."""

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # cannot be less than the current size

    def lift(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1000000")

    pool = store._database.engine.pool
    event.listen(pool, "checkout", limit)
    yield
    event.remove(pool, "checkout", limit)
    event.listen(pool, "checkout", lift)


@contextmanager
def no_byte_to_spare(_store: Store, path: Path) -> Iterator[None]:
    """Let the operating system allow no file to grow."""
    with no_file_larger_than(max(file.stat().st_size for file in path.parent.iterdir())):
        yield


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="Windows cannot limit the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class TestDiskFull:
    @pytest.mark.parametrize(
        ("full_disk", "detail"),
        [(no_page_to_spare, ""), (no_byte_to_spare, " or does not do its work (disk I/O error)")],
    )
    def test_nothing_is_lost_and_the_step_can_be_tried_again(
        self, store: Store, path: Path, full_disk: Callable[..., AbstractContextManager[None]], detail: str
    ) -> None:
        attempt = attempt_with(store, "one", "two")
        long = "x" * 100_000
        with full_disk(store, path):
            for _ in range(2):
                with pytest.raises(StoreUnwritable) as caught:
                    store.append(attempt.id, 3, *said(long))
                assert FULL.format(path=path, detail=detail) == str(caught.value)
            assert said("one", "two") == store.moves(attempt.id)
        store.append(attempt.id, 3, *said(long))

        assert said("one", "two", long) == store.moves(attempt.id)
        store.verify(attempt.id)

    def test_a_real_small_disk_that_runs_full(self, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        report = on_a_disk_of(disk, "1m", [sys.executable, str(ROOT / "tests/store/full_disk.py"), str(disk)])
        sentence = f"StoreUnwritable: {FULL.format(path=disk / 'store.db', detail='')}"
        acknowledged = report["acknowledged"]

        assert acknowledged > 10
        assert {
            "complaints": [sentence, sentence],
            "acknowledged": acknowledged,
            "kept while full": acknowledged,
            "kept afterwards": acknowledged + 1,
        } == report

    def test_a_store_that_cannot_be_made_for_want_of_room_can_be_made_later(
        self, path: Path, opened: OpenStore
    ) -> None:
        with no_file_larger_than(10_000), pytest.raises(StoreUnwritable, match="because the disk is full"):
            opened(str(path))

        assert () == opened(str(path)).attempts(learner="dana")


class TestLocked:
    def test_a_lock_that_lasts_is_told_after_a_while_and_the_step_can_be_tried_again(
        self, store: Store, path: Path
    ) -> None:
        attempt = attempt_with(store, "one")
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            start = time.monotonic()
            with pytest.raises(StoreBusy) as caught:
                store.append(attempt.id, 2, *said("two"))
            waited = time.monotonic() - start
            assert said("one") == store.moves(attempt.id)
            other.rollback()
        store.append(attempt.id, 2, *said("two"))

        assert 0.3 <= waited < 3
        assert (
            f"The store {path} is in use by another program and did not become free in time, "
            "so this step was not kept. Wait a moment and try again."
        ) == str(caught.value)
        assert said("one", "two") == store.moves(attempt.id)

    def test_a_lock_that_passes_is_not_noticed(self, path: Path, opened: OpenStore) -> None:
        patient = opened(str(path), busy_seconds=10)
        attempt = begin(patient)
        hold = (
            "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE');"
            "print('held', flush=True); time.sleep(0.5); c.rollback()"
        )
        with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            other.stdout.readline()
            patient.append(attempt.id, 1, *said("one"))

        assert said("one") == patient.moves(attempt.id)

    def test_a_store_that_another_keeps_for_itself_cannot_be_made(self, path: Path, opened: OpenStore) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(StoreBusy):
                opened(str(path), busy_seconds=0.1)
            other.rollback()

        assert () == opened(str(path)).attempts(learner="dana")


class TestReadOnly:
    def test_a_store_that_may_only_be_read_is_read_and_not_written(
        self, store: Store, path: Path, opened: OpenStore
    ) -> None:
        attempt = attempt_with(store, "one")
        read_only = opened(f"sqlite:///file:{path}?mode=ro&uri=true")
        with pytest.raises(StoreUnwritable, match="because it may only be read"):
            read_only.append(attempt.id, 2, *said("two"))

        assert said("one") == read_only.moves(attempt.id)

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
    def test_somebody_without_the_right_to_write_reads_a_sentence(self) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "store.db"
            with open_store(str(path)) as store:
                attempt_with(store, "one")
            path.chmod(0o444)
            Path(folder).chmod(0o555)
            output = subprocess.run(
                [sys.executable, str(ROOT / "tests/store/no_rights.py"), str(path)],
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout

        assert (
            f"StoreUnwritable: What you do cannot be kept in {path}, because it may only be read. "
            "What was kept before is safe. Put that right and try again, "
            "or let the setting SALESTRAIN_STORE name another place."
        ) == output


class TestGone:
    def test_a_file_that_is_gone_is_told_and_nothing_is_written_where_it_was(self, store: Store, path: Path) -> None:
        attempt = attempt_with(store, "one")
        path.rename(path.with_name("away.db"))
        with pytest.raises(StoreUnreachable, match="its file is gone"):
            store.append(attempt.id, 2, *said("two"))
        was_made = path.exists()
        path.with_name("away.db").rename(path)
        store.append(attempt.id, 2, *said("two"))

        assert (False, said("one", "two")) == (was_made, store.moves(attempt.id))

    def test_what_is_done_after_a_copy_was_put_back_is_kept_in_the_copy(
        self, store: Store, path: Path, opened: OpenStore
    ) -> None:
        attempt = attempt_with(store, "one")
        back_up(path.with_name("copy.db"), str(path))
        store.append(attempt.id, 2, *said("after the copy"))
        for file in path.parent.glob("store.db*"):
            file.unlink()
        path.with_name("copy.db").rename(path)
        store.append(attempt.id, 2, *said("two"))

        assert said("one", "two") == opened(str(path)).moves(attempt.id)


class TestDamaged:
    def test_a_file_that_is_no_database_is_left_alone(self, path: Path, opened: OpenStore) -> None:
        garbage = b"These are the minutes of the last meeting.\n" * 100
        path.write_bytes(garbage)
        with pytest.raises(StoreDamaged) as caught:
            opened(str(path))

        assert garbage == path.read_bytes()
        assert (
            f"The store {path} cannot be used as it is, because SQLite says: file is not a database. "
            "Nothing in it was changed. Keep it, and put back a copy, "
            "or let the setting SALESTRAIN_STORE name another place."
        ) == str(caught.value)

    def test_a_store_with_a_damaged_middle_says_so_when_it_is_read(
        self, store: Store, path: Path, opened: OpenStore
    ) -> None:
        attempt = attempt_with(store, *("x" * 3_000 for _ in range(50)))
        store.close()
        damaged = bytearray(path.read_bytes())
        damaged[20_000:120_000] = b"\xa5" * 100_000
        path.write_bytes(damaged)
        with pytest.raises(StoreDamaged):
            opened(str(path)).moves(attempt.id)

    def test_a_store_that_was_cut_off_says_so(self, store: Store, path: Path, opened: OpenStore) -> None:
        attempt = attempt_with(store, *("x" * 3_000 for _ in range(50)))
        store.close()
        os.truncate(path, path.stat().st_size // 2)
        with pytest.raises(StoreDamaged):
            opened(str(path)).moves(attempt.id)

    def test_a_store_whose_tables_are_gone_says_so(self, store: Store, path: Path) -> None:
        attempt = attempt_with(store, "one")
        with closing(sqlite3.connect(path)) as other:
            other.execute("DROP TABLE salestrain_moves")
        with pytest.raises(StoreDamaged, match="no such table"):
            store.append(attempt.id, 2, *said("two"))


def test_a_move_is_flushed_to_the_disk_before_it_is_acknowledged(store: Store) -> None:
    with store._database.writing() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]

    assert ["wal", 2] == settings  # 2 is FULL: one flush for each commit


def test_what_a_learner_wanted_forgotten_is_not_left_in_the_file(store: Store, path: Path) -> None:
    attempt_with(store, "our margin is eleven per cent")
    begin(store, "robin")
    store.forget("dana")
    store.close()
    remains = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert (False, False, True) == (b"eleven per cent" in remains, b"dana" in remains, b"robin" in remains)


def on_a_disk_of(folder: Path, size: str, command: list[str]) -> dict[str, Any]:
    """Return what the command prints as JSON, while `folder` is a disk of that size for this command only."""
    unshare = shutil.which("unshare") or pytest.skip("a small disk is made with Linux' unshare")
    flags = ["--mount"] if os.geteuid() == 0 else ["--mount", "--map-root-user"]
    mount = ["sh", "-c", f'mount -t tmpfs -o size={size} none "$0" || exit 77; exec "$@"', str(folder)]
    completed = subprocess.run(
        [unshare, *flags, *mount, *command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    if completed.returncode == 77 or "unshare failed" in completed.stderr:
        pytest.skip(f"this system lets nobody make a small disk: {completed.stderr.strip()}")
    assert 0 == completed.returncode, completed.stderr
    report: dict[str, Any] = json.loads(completed.stdout)
    return report
