"""Where the room opens: the socket it listens on, the address that is printed, and a sentence where that fails."""

from __future__ import annotations

import errno
import ipaddress
import re
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from tornado.netutil import bind_sockets

ALONE = ("127.0.0.1", "::1", "localhost")
ON_EVERY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104
MOST_FILES = 16_384
_PARTS_OF_A_PATH = re.compile(r"[A-Za-z0-9._~-]+")


@dataclass(frozen=True, slots=True)
class Door:
    """How the room is entered.

    `base_path` is what stands after the host's name, for a room that shares it with others; `certificate` and `key` are
    files for TLS; `at_a_hub` says that learners sign in at the JupyterHub which started the room.
    """

    base_path: str = "/"
    certificate: Path | None = None
    key: Path | None = None
    at_a_hub: bool = False


class CannotServe(SystemExit):
    """Raised when the room cannot open; the message tells whoever started it why. Uncaught, it ends the program."""


def base_path(asked: str) -> str:
    """Return a base path with a slash at both ends; `train` and `/train/` mean the same. Raises CannotServe."""
    parts = [part for part in asked.strip().split("/") if part]
    usable = all(_PARTS_OF_A_PATH.fullmatch(part) and part.strip(".") for part in parts)
    if not usable:
        raise CannotServe(
            f"{asked!r} cannot be the base path: it is the part after the host's name, for example /train/, made of "
            "letters, digits, hyphens and underscores."
        )
    return "".join(f"/{part}" for part in parts) + "/"


def bind(host: str, port: int) -> list[socket.socket]:
    """Return the sockets bound to an address. Raises CannotServe."""
    if not 0 <= port <= 65535:
        raise CannotServe(f"There is no port {port}: ports go from 1 to 65535.")
    try:
        return bind_sockets(port, host)
    except OSError as error:
        raise CannotServe(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is already in use. Choose another: salestrain serve --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"This system does not let you open port {port}. Choose one above 1023."
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        own = ", ".join(("127.0.0.1", *own_addresses()))
        return f"This machine has no address {host}. It has {own}; 0.0.0.0 listens on all of them."
    return f"This machine cannot open {host}, port {port}: {error.strerror}."


def addresses(host: str, port: int, path: str, names: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the addresses of the room, the likeliest one first.

    On all addresses, the likeliest is a name of its certificate, or that by which the local network knows this machine.

    Args:
        host: address that the room listens on.
        port: port that it listens on.
        path: base path.
        names: names that its certificate is for; None without TLS.
    """
    scheme = "http" if names is None else "https"
    hosts = (host,) if host not in ON_EVERY_ADDRESS else tuple(names or ()) or _in_the_network()
    return tuple(f"{scheme}://{_in_an_address(name)}:{port}{path}" for name in hosts)


def said(opened: Sequence[str], host: str, holds: str) -> str:
    """Return what whoever opened the room reads.

    Args:
        opened: its addresses, as of `addresses`.
        host: address that the room listens on.
        holds: how many it holds, in a sentence; empty for one's own machine.
    """
    lines = [f"The room is open: {opened[0]}"]
    if len(opened) > 1:
        lines.append(f"It has more addresses; if that one does not open, try {' or '.join(opened[1:])}")
    if host in ON_EVERY_ADDRESS and not own_addresses():
        lines.append(
            "This machine is in no network now, so that nobody else can come in. Connect it, then start again."
        )
    return "\n".join((*lines, *([holds] if holds else []), "Press Ctrl-C to close it.", ""))


def files_at_once() -> int:
    """Let this program open as many files and connections as the system allows, and return how many."""
    try:
        import resource
    except ImportError:  # Windows, which counts them differently
        return MOST_FILES
    now, allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if allowed == resource.RLIM_INFINITY else min(allowed, MOST_FILES)
    if now < most:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, allowed))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def own_addresses() -> tuple[str, ...]:
    """Return this machine's addresses in its networks, without loopback and those that only a neighbour could use."""
    found = [
        address.address
        for name, interface in psutil.net_if_addrs().items()
        for address in interface
        if address.family in (socket.AF_INET, socket.AF_INET6) and _is_up(name)
    ]
    return tuple(address for address in found if _reaches(address))


def _is_up(interface: str) -> bool:
    state = psutil.net_if_stats().get(interface)
    return state is not None and state.isup


def _reaches(address: str) -> bool:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:  # with the name of its interface: link-local
        return False
    return ip.version == 4 and not ip.is_loopback and not ip.is_link_local


def _in_the_network() -> tuple[str, ...]:
    """Return this machine's address in the network; without a way out, all that it has."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: connecting a datagram socket only makes the system choose a route.
            probe.connect(("192.0.2.1", 9))
            return (str(probe.getsockname()[0]),)
        except OSError:
            return own_addresses() or ("127.0.0.1",)


def on_this_machine(sockets: Sequence[socket.socket], path: str) -> str:
    """Return the address of a room that listens on all addresses as its own machine can open it, in any network.

    Args:
        sockets: what it listens on.
        path: base path.
    """
    return f"http://127.0.0.1:{sockets[0].getsockname()[1]}{path}"


def _in_an_address(name: str) -> str:
    return f"[{name}]" if ":" in name else name
