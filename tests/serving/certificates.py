"""Certificates for tests, made on the spot by openssl: good ones, and one whose time is over."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OPENSSL = shutil.which("openssl")
NEEDS_OPENSSL = "no openssl on this machine (Debian: apt-get install openssl)"
AUTHORITY = """
[ca]
default_ca = room
[room]
database = {folder}/index
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = anybody
[anybody]
commonName = supplied
"""


@dataclass(frozen=True)
class Certificate:
    """A certificate and its key, in PEM."""

    certificate: Path
    key: Path


def certificate(folder: Path, name: str = "room.example") -> Certificate:
    """Make a certificate for a name and for this machine."""
    made = _files(folder)
    names = f"subjectAltName=DNS:{name},DNS:localhost,IP:127.0.0.1"
    _openssl(
        "req", "-x509", *_key(made), "-out", made.certificate, "-days", "2", "-subj", f"/CN={name}", "-addext", names
    )
    return made


def expired(folder: Path) -> Certificate:
    """Make a certificate that ended in 2020."""
    made, request, settings = _files(folder), folder / "request.pem", folder / "authority.cnf"
    (folder / "index").touch()
    (folder / "serial").write_text("01", encoding="ascii")
    settings.write_text(AUTHORITY.format(folder=folder), encoding="utf-8")
    _openssl("req", *_key(made), "-out", request, "-subj", "/CN=old.example")
    days = ("-startdate", "20200101000000Z", "-enddate", "20200201000000Z")
    signing = ("-batch", "-notext", "-config", settings, "-selfsign", "-keyfile", made.key)
    _openssl("ca", *signing, "-in", request, "-out", made.certificate, *days)
    return made


def locked(made: Certificate, folder: Path) -> Certificate:
    """Return the same with a key that a password protects."""
    key = folder / "locked.pem"
    _openssl("pkey", "-in", made.key, "-aes128", "-passout", "pass:secret", "-out", key)
    return Certificate(made.certificate, key)


def _files(folder: Path) -> Certificate:
    folder.mkdir(parents=True, exist_ok=True)
    return Certificate(folder / "room.pem", folder / "room.key")


def _key(made: Certificate) -> tuple[str | Path, ...]:
    return "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", made.key


def _openssl(*arguments: str | Path) -> None:
    assert OPENSSL is not None
    subprocess.run([OPENSSL, *arguments], check=True, capture_output=True, timeout=60)
