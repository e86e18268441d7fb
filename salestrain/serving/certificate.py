"""TLS at the room itself: a certificate that is looked at before the room opens, and a sentence where it is no good."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from .opening import CannotServe

EXPIRED, NOT_YET = 10, 9
"""How OpenSSL says that a certificate's time is over, or has not come."""


SOON = 14
"""Days before the end of a certificate from which the room says so, when it opens and every day."""
A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Encryption:
    """What the server needs to speak TLS; the names that its certificate is for, and when its time is over.

    `ends` is in seconds since 1970.
    """

    context: ssl.SSLContext
    names: tuple[str, ...]
    ends: float = inf

    def warning(self, now: float) -> str:
        """Return what whoever runs the room should know of its certificate; empty while there is time.

        Args:
            now: seconds since 1970.
        """
        days = (self.ends - now) / A_DAY
        if days > SOON:
            return ""
        if days < 0:
            return "The room's certificate has expired; browsers turn people away. Renew it, and start the room again."
        left = "less than a day" if days < 1 else f"{days:.0f} days" if days >= 1.5 else "a day"
        return f"The room's certificate ends in {left}. Renew it, and start the room again: pages go on by themselves."


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
    shown: Any = _shake_hands(context, certificate).getpeercert() or {}
    ends = ssl.cert_time_to_seconds(shown["notAfter"]) if "notAfter" in shown else inf
    return Encryption(context, _names(shown), ends)


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


def _names(shown: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names in the certificate that was shown, without patterns and without those of this machine only."""
    named = [str(value) for kind, value in shown.get("subjectAltName", ()) if kind == "DNS"]
    return tuple(name for name in named if "*" not in name and name != "localhost")


def _step(side: ssl.SSLObject) -> None:
    try:
        side.do_handshake()
    except ssl.SSLWantReadError:
        return
