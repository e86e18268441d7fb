"""Where the store is: in the place that the setting names, else in the checkout, else in the user's data folder.

The working directory never matters: a server and its kernels run in different ones and must find the same store.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..places import project_folder
from .errors import StoreUnreachable, StoreUnwritable, unwritable

STORE_SETTING = "SALESTRAIN_STORE"

ON_THE_NETWORK = frozenset(
    (
        "nfs nfs4 cifs smb3 smbfs ncpfs afs ceph fuse.ceph glusterfs fuse.glusterfs lustre gpfs beegfs fuse.sshfs "
        "davfs fuse.davfs2 fuse.rclone fuse.s3fs fuse.gcsfuse fuse.blobfuse fuse.blobfuse2"
    ).split()
)
"""File systems that Linux has from another machine. WAL needs memory that all who write share, and locks that hold."""
NEARLY_FULL = 500_000
"""Bytes that a disk must have left; a room of forty keeps as much in a few minutes."""
_POSTGRESQL = "postgresql+psycopg"  # the only driver we use, whatever SQLAlchemy's default is


def store_url(
    named: str | None = None,
    environment: Mapping[str, str] | None = None,
    package: Path | None = None,
) -> URL:
    """Return the address of the store: `named`, else the setting SALESTRAIN_STORE, else the default.

    Args:
        named: a URL (`sqlite:///...`, `postgresql://...`; `sqlite://` alone is in memory) or an absolute path.
        environment: where the setting is looked up; only tests pass it.
        package: folder of this package; only tests pass it.

    Raises:
        StoreUnreachable: if the name is not a valid address.
    """
    settings = os.environ if environment is None else environment
    name = (named or settings.get(STORE_SETTING, "")).strip()
    if not name:
        home = project_folder() if package is None else project_folder(package)
        folder = home / ".salestrain" if home else user_data_path("salestrain", appauthor=False)
        return URL.create("sqlite", database=str(folder / "store.db"))
    if "://" not in name:
        return URL.create("sqlite", database=str(_absolute(Path(name))))
    return _from_url(name)


def place_of(url: URL) -> str:
    """Return the store's name for people: a path, or a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "in memory"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def make_room(url: URL) -> None:
    """Create the file of an SQLite store and its folder, accessible to their owner only; existing ones are not changed.

    SQLite gives the files beside it (`-wal`, `-shm`) the same permissions. Raises StoreUnwritable, also for a file on a
    network drive.
    """
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:"):
        return
    path = Path(url.database)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise unwritable(str(path), f"the system says: {error.strerror}") from error
    if not path.is_file():
        raise unwritable(str(path), "that is a folder or a device, and a file is needed")
    drive = network_drive(path)
    if drive:
        raise StoreUnwritable(
            f"{path} lies on a network drive ({drive}), where SQLite loses what several write at once. "
            f"Let the setting {STORE_SETTING} name a place on this machine's own disk, or a PostgreSQL."
        )


def takes_more(place: Path) -> None:
    """Look whether the file of an SQLite store can take more; nothing in it is written, only its time is renewed.

    Raises:
        StoreUnwritable: if it may only be read, or its disk is full.
    """
    if not os.access(place, os.W_OK):
        raise unwritable(str(place), "it may only be read")
    if shutil.disk_usage(place.parent).free < NEARLY_FULL:
        raise unwritable(str(place), "the disk is full")
    try:
        os.utime(place)  # a disk that failed may only be read, and nothing else tells
    except OSError as error:
        raise unwritable(str(place), f"the system says: {error.strerror}") from error


def network_drive(path: Path, mounts: str | None = None) -> str:
    r"""Return what sort of network drive a file lies on, or an empty text if it lies on none that we can see.

    Linux tells what is mounted where; Windows writes a share that has no letter as `\\server\share`.

    Args:
        path: the file.
        mounts: what Linux says about its mounts; only tests pass it.
    """
    if path.drive.startswith("\\\\"):
        return path.drive
    try:
        known = Path("/proc/self/mountinfo").read_text(encoding="utf-8") if mounts is None else mounts
    except OSError:
        return ""
    parents = {str(folder) for folder in path.resolve().parents}
    deepest, sort = "", ""
    for line in known.splitlines():
        before, _, after = line.partition(" - ")
        fields, more = before.split(), after.split()
        if len(fields) < 5 or not more:
            continue
        place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        if place in parents and len(place) >= len(deepest):
            deepest, sort = place, more[0]
    return sort if sort in ON_THE_NETWORK else ""


def _from_url(name: str) -> URL:
    """Return the address that a URL means. Raises StoreUnreachable if it is not one we understand."""
    try:
        url = make_url(name.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        # The text may contain a password, so it is not repeated.
        raise StoreUnreachable(
            f"The address of the store (setting {STORE_SETTING}) cannot be read. "
            "Write sqlite:///whole/path/store.db or postgresql://user@host/database."
        ) from error
    match url.get_backend_name(), url.database or "":
        case "postgresql", _:
            return url.set(drivername=_POSTGRESQL)
        case "sqlite", "" | ":memory:":
            return URL.create("sqlite")
        case "sqlite", path if path.startswith("file:"):
            return url.set(drivername="sqlite")
        case "sqlite", path:
            return url.set(drivername="sqlite", database=str(_absolute(Path(path))))
        case other, _:
            raise StoreUnreachable(
                f"The address of the store (setting {STORE_SETTING}) begins with {other}. "
                "There are two sorts of store: sqlite and postgresql."
            )


def _absolute(path: Path) -> Path:
    """Return the path with `~` expanded. Raises StoreUnreachable unless it is absolute."""
    path = path.expanduser()
    if not path.is_absolute():
        raise StoreUnreachable(
            f"The address of the store (setting {STORE_SETTING}) is {path}, "
            "which means another file in every folder. "
            f"Give the whole path, such as {path.absolute()}."
        )
    return path
