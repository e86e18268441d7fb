"""TLS at the room itself: a certificate that is looked at before the room opens, and a sentence where it is no good."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .opening import CannotServe

EXPIRED, NOT_YET = 10, 9
"""How OpenSSL says that a certificate's time is over, or has not come."""


@dataclass(frozen=True, slots=True)
class Encryption:
    """What the server needs to speak TLS, and the names that its certificate is for."""

    context: ssl.SSLContext
    names: tuple[str, ...]


def encryption(certificate: Path | None, key: Path | None) -> Encryption | None:
    """Return what the server needs to speak TLS; None without a certificate.

    Args:
        certificate: file with the certificate, and those between it and a known authority; PEM.
        key: file with its private key; without one the key stands in the certificate's file.

    Raises:
        CannotServe: if a file cannot be read, they do not belong together, or the certificate's time is over.
    """
    if certificate is None:
        if key is not None:
            raise CannotServe("A key alone encrypts nothing. Name its certificate too: --certfile room.pem")
        return None
    for file in (certificate, key or certificate):
        _readable(file)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        # A key that asks for a password would wait for somebody to type it, unseen.
        context.load_cert_chain(certificate, key, password=_no_password)
    except ssl.SSLError as error:
        raise CannotServe(_why_not(error, certificate, key)) from None
    return Encryption(context, _names(_shake_hands(context, certificate)))


def _readable(file: Path) -> None:
    try:
        file.read_bytes()
    except OSError as error:
        raise CannotServe(f"{file} cannot be read: {error.strerror}. Check the name, and who may read it.") from None


def _no_password() -> str:
    raise CannotServe(
        "The key is locked with a password. Take it off for the room: openssl pkey -in key.pem -out room.key"
    )


def _why_not(error: ssl.SSLError, certificate: Path, key: Path | None) -> str:
    if error.reason == "KEY_VALUES_MISMATCH":
        return f"{key} is not the key of {certificate}. Name the two that were made together."
    if key is None:
        return (
            f"{certificate} holds no certificate with its key in PEM. "
            "If the key is in a file of its own: --keyfile room.key"
        )
    return f"{certificate} and {key} are no certificate and key in PEM (they begin with -----BEGIN)."


def _shake_hands(context: ssl.SSLContext, certificate: Path) -> ssl.SSLObject:
    """Return a visitor's side of a line to ourselves: only so does the standard library read a certificate.

    Raises:
        CannotServe: if the certificate's time is over, or has not come.
    """
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    trusting.load_verify_locations(certificate)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    visitor, room = trusting.wrap_bio(back, there), context.wrap_bio(there, back, server_side=True)
    try:
        for side in (visitor, room, visitor):
            _step(side)
    except ssl.SSLCertVerificationError as error:
        if error.verify_code == EXPIRED:
            raise CannotServe(
                f"The certificate {certificate} has expired; browsers would turn people away. "
                "Get a new one, or open the room without --certfile."
            ) from None
        if error.verify_code == NOT_YET:
            raise CannotServe(
                f"The certificate {certificate} is not valid yet. Check this machine's date and time."
            ) from None
    return visitor


def _names(visitor: ssl.SSLObject) -> tuple[str, ...]:
    """Return the names in the certificate that was shown, without patterns and without those of this machine only."""
    shown: Any = visitor.getpeercert() or {}
    named = [str(value) for kind, value in shown.get("subjectAltName", ()) if kind == "DNS"]
    return tuple(name for name in named if "*" not in name and name != "localhost")


def _step(side: ssl.SSLObject) -> None:
    try:
        side.do_handshake()
    except ssl.SSLWantReadError:
        return
