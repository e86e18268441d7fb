"""A real nginx in front of a room, as schools and companies have it: another name, TLS, and a base path."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.serving.certificates import Certificate
from tests.serving.running import Room

NGINX = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
NEEDS_NGINX = "no nginx on this machine (Debian: apt-get install nginx-light)"

# The first server is as docs/operating.md has it. The second takes the path off and passes its own name on, as nginx
# does by itself.
SETTINGS = """
daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    map $http_upgrade $connection_upgrade {{ default upgrade; "" close; }}
    proxy_http_version 1.1;
    server {{
        listen 127.0.0.1:{kept} ssl;
        location /train/ {{
            proxy_pass http://127.0.0.1:{room};
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }}
    }}
    server {{
        listen 127.0.0.1:{taken_off} ssl;
        location /train/ {{
            proxy_pass http://127.0.0.1:{room}/;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }}
    }}
}}
"""


@contextmanager
def in_front_of(room: Room, certificate: Certificate, folder: Path) -> Iterator[dict[str, Room]]:
    """Run nginx before a room; yield the room as it is seen through it: `kept` and `taken_off`, by the base path."""
    assert NGINX is not None
    folder.mkdir()
    kept, taken_off = _free_port(), _free_port()
    settings = SETTINGS.format(
        user="user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else "",
        folder=folder,
        certificate=certificate.certificate,
        key=certificate.key,
        kept=kept,
        taken_off=taken_off,
        room=urlsplit(room.address).port,
    )
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    command = [NGINX, "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for port in (kept, taken_off):
            _wait_for(port, process, folder)
        seen = {"kept": kept, "taken_off": taken_off}
        yield {name: Room(f"https://room.example:{port}/train/", room.process, room.log) for name, port in seen.items()}
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx did not open")
