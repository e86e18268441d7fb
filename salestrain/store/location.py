"""Where the store is: in the place that the setting names, else in the checkout, else in the user's data folder.

The working directory never matters: a server and its kernels run in different ones and must find the same store.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..places import project_folder
from .errors import StoreUnreachable, unwritable

STORE_SETTING = "SALESTRAIN_STORE"

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

    SQLite gives the files beside it (`-wal`, `-shm`) the same permissions. Raises StoreUnwritable.
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
