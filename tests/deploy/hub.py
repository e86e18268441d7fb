"""A real JupyterHub with its proxy, set up by the file in deploy/, for the duration of a test."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "deploy/jupyterhub/jupyterhub_config.py"
PROXY = shutil.which(
    "configurable-http-proxy", path=os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent)))
)
SECONDS_TO_START = 90.0
FOR_TESTS = """
load_subconfig({configuration!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{public}"
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = [{command!r}]
c.ConfigurableHTTPProxy.auth_token = "only-for-tests"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.cookie_secret = b"0" * 32
"""


class HubMissing(Exception):
    """Raised if no JupyterHub can be started here; the message says why."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running_hub(folder: Path, store: str) -> Iterator[str]:
    """Run a hub whose room keeps what learners do in this store; yield the address that people open.

    Raises HubMissing.
    """
    if importlib.util.find_spec("jupyterhub") is None:
        raise HubMissing("the package jupyterhub is not installed")
    if PROXY is None:
        raise HubMissing("there is no configurable-http-proxy (npm install --global configurable-http-proxy)")
    public, hub, proxy, room = (free_port() for _ in range(4))
    said = FOR_TESTS.format(configuration=str(CONFIGURATION), public=public, hub=hub, proxy=proxy, command=PROXY)
    (folder / "config.py").write_text(said, encoding="utf-8")
    settings = os.environ | {"SALESTRAIN_STORE": store, "SALESTRAIN_PORT": str(room), "PYTHONPATH": str(ROOT)}
    settings.pop("SALESTRAIN_LEARNER", None)
    command = [sys.executable, "-m", "jupyterhub", "--config", str(folder / "config.py")]
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{public}/services/salestrain/"
    try:
        _wait(f"{address}healthz", process, folder / "log")
        yield address
    finally:
        process.terminate()
        process.wait(90)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"The hub did not open the room: {log.read_text(encoding='utf-8')}")
