"""The store is where the setting says, else in the checkout, else in the user's data folder.

The working directory never matters.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import user_data_path

from salestrain.store import StoreUnreachable, StoreUnwritable, location, open_store
from salestrain.store.location import store_url
from tests.store.conftest import attempt_with, said

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A package that runs from a checkout."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "pyproject.toml").touch()
    return tmp_path / "salestrain"


class TestDefault:
    def test_a_checkout_has_its_own_store(self, checkout: Path) -> None:
        assert f"{checkout.parent}/.salestrain/store.db" == store_url(environment={}, package=checkout).database

    def test_an_installed_package_uses_the_persons_data_folder(self, tmp_path: Path) -> None:
        expected = user_data_path("salestrain", appauthor=False) / "store.db"

        assert str(expected) == store_url(environment={}, package=tmp_path / "salestrain").database

    def test_the_working_directory_means_nothing(self, tmp_path: Path) -> None:
        code = "from salestrain.store.location import store_url; print(store_url(environment={}).database)"
        folders = [tmp_path, ROOT]
        answers = {
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for folder in folders
        }

        assert {f"{ROOT / '.salestrain' / 'store.db'}\n"} == answers

    def test_an_empty_setting_is_no_setting(self, checkout: Path) -> None:
        expected = store_url(environment={}, package=checkout)

        assert expected == store_url(environment={"SALESTRAIN_STORE": " "}, package=checkout)


class TestNamed:
    @pytest.mark.parametrize(
        ("name", "meant"),
        [
            ("/srv/talks/store.db", "sqlite:////srv/talks/store.db"),
            ("sqlite:////srv/talks/store.db", "sqlite:////srv/talks/store.db"),
            ("sqlite://", "sqlite://"),
            ("sqlite:///:memory:", "sqlite://"),
            ("postgresql://ann@db/talks", "postgresql+psycopg://ann@db/talks"),
            ("postgres://ann@db/talks", "postgresql+psycopg://ann@db/talks"),
            ("postgresql+psycopg2://ann@db/talks", "postgresql+psycopg://ann@db/talks"),
        ],
    )
    def test_a_url_or_a_path_names_the_store(self, name: str, meant: str) -> None:
        assert meant == str(store_url(environment={"SALESTRAIN_STORE": name}))

    def test_a_path_is_taken_as_it_is_whatever_signs_are_in_it(self) -> None:
        """However a version of SQLAlchemy would write it as a URL."""
        assert "/srv/100% talk?/store.db" == store_url("/srv/100% talk?/store.db").database

    def test_a_path_in_the_home_folder_may_be_shortened(self) -> None:
        assert str(Path("~/talks.db").expanduser()) == store_url("~/talks.db").database

    def test_what_the_program_names_counts_more_than_the_setting(self) -> None:
        assert "/a.db" == store_url("/a.db", {"SALESTRAIN_STORE": "/b.db"}).database

    @pytest.mark.parametrize("name", ["store.db", "./store.db", "sqlite:///store.db"])
    def test_a_path_that_depends_on_the_working_directory_is_refused(self, name: str) -> None:
        with pytest.raises(StoreUnreachable) as caught:
            store_url(environment={"SALESTRAIN_STORE": name})

        assert (
            "The address of the store (setting SALESTRAIN_STORE) is store.db, "
            "which means another file in every folder. "
            f"Give the whole path, such as {Path.cwd() / 'store.db'}."
        ) == str(caught.value)

    def test_another_sort_of_database_is_refused(self) -> None:
        with pytest.raises(StoreUnreachable, match=r"begins with mysql.*sqlite and postgresql"):
            store_url("mysql://ann@db/talks")

    @pytest.mark.parametrize("name", ["://", "sqlite://s3cret@:x:/y", "postgresql://ann:s3cret@db:port/talks"])
    def test_an_address_that_cannot_be_read_is_refused_and_its_password_not_repeated(self, name: str) -> None:
        with pytest.raises(StoreUnreachable) as caught:
            open_store(name)

        assert "s3cret" not in str(caught.value)

    def test_a_store_is_named_without_its_password(self) -> None:
        url = store_url("postgresql://ann:s3cret@db/talks")

        assert "postgresql://ann:***@db/talks" == location.place_of(url)


class TestFile:
    def test_the_setting_is_found_when_nothing_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "here.db"))
        open_store().close()

        assert (tmp_path / "here.db").is_file()

    def test_folders_with_unusual_names_serve(self, tmp_path: Path) -> None:
        path = tmp_path / "my talks" / "100% büro? #1" / "store.db"
        with open_store(str(path)) as store:
            attempt = attempt_with(store, "one")
        with open_store(str(path)) as store:
            assert said("one") == store.moves(attempt.id)

    @posix_only
    def test_nobody_else_may_look_into_a_new_store(self, tmp_path: Path) -> None:
        path = tmp_path / ".salestrain" / "store.db"
        with open_store(str(path)) as store:
            attempt_with(store, "one")
            files = [path.parent, *path.parent.iterdir()]
            rights = {file.name: stat.filemode(file.stat().st_mode) for file in files}

        assert {
            ".salestrain": "drwx------",
            "store.db": "-rw-------",
            "store.db-wal": "-rw-------",
            "store.db-shm": "-rw-------",
        } == rights

    @posix_only
    def test_the_rights_of_what_is_there_are_left_alone(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o750)
        path = tmp_path / "store.db"
        path.touch(0o640)
        open_store(str(path)).close()

        assert ("drwxr-x---", "-rw-r-----") == tuple(stat.filemode(file.stat().st_mode) for file in (tmp_path, path))

    @pytest.mark.parametrize(
        ("inside", "reason"),
        [("a file/store.db", "File exists|Not a directory"), ("a folder", "that is a folder or a device")],
    )
    def test_where_no_file_can_be_the_store_says_why(self, tmp_path: Path, inside: str, reason: str) -> None:
        (tmp_path / "a file").touch()
        (tmp_path / "a folder").mkdir()
        with pytest.raises(StoreUnwritable, match=reason) as caught:
            open_store(str(tmp_path / inside))

        assert f"What you do cannot be kept in {tmp_path / inside}, because " in str(caught.value)

    @pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux has a folder that even root cannot write")
    def test_an_unwritable_folder_is_named_in_a_sentence(self) -> None:
        with pytest.raises(StoreUnwritable) as caught:
            open_store("/proc/talks/store.db")

        assert (
            "What you do cannot be kept in /proc/talks/store.db, because the system says: "
            "No such file or directory. What was kept before is safe. Put that right and try again, "
            "or let the setting SALESTRAIN_STORE name another place."
        ) == str(caught.value)


MOUNTS = """
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /shared rw shared:2 - nfs4 server:/shared rw
31 22 0:41 / /mnt/team\\040share rw - cifs //server/team rw
32 30 8:2 / /shared/ann/disk rw - ext4 /dev/sdb1 rw
a line that nobody understands
"""


@pytest.mark.skipif(os.name == "nt", reason="these are paths of Linux")
@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("/var/store.db", ""),
        ("/shared/ann/store.db", "nfs4"),
        ("/shared/ann/disk/store.db", ""),
        ("/sharedless/store.db", ""),
        ("/mnt/team share/store.db", "cifs"),
    ],
)
def test_a_file_on_a_network_drive_is_told_by_what_is_mounted_there(path: str, sort: str) -> None:
    assert sort == location.network_drive(Path(path), MOUNTS)


def test_a_store_on_a_network_drive_is_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "network_drive", lambda path: "nfs4")
    with pytest.raises(StoreUnwritable, match=r"lies on a network drive \(nfs4\).*or a PostgreSQL"):
        open_store(str(tmp_path / "store.db"))
