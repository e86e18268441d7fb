"""The addresses under which phones reach this machine, the likeliest first, and the picture that a phone reads."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

import psutil
import segno

from ..opening import ALONE, ON_EVERY_ADDRESS

UNLIKELY = ("docker", "br-", "veth", "virbr", "vbox", "vmnet", "vnic", "utun", "tun", "tap", "wg", "zt", "tailscale")
"""Beginnings of the names of interfaces that lead to no phone: virtual machines and VPNs."""


def networks() -> dict[str, list[str]]:
    """Return the addresses of this machine by interface, for interfaces that are up."""
    states = psutil.net_if_stats()
    return {
        name: [each.address for each in interface if each.family == socket.AF_INET]
        for name, interface in psutil.net_if_addrs().items()
        if name in states and states[name].isup
    }


def hosts(asked: str, listening_on: str, found: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return hosts, with their port, by which phones may reach the room; the likeliest first.

    Args:
        asked: the host by which this very page was called, with its port.
        listening_on: address that the room listens on.
        found: addresses of this machine, by interface.
    """
    parts = urlsplit(f"//{asked}")
    name, port = (parts.hostname or "").lower(), f":{parts.port}" if parts.port else ""
    if name not in ALONE:
        others = [host + port for host in _of_networks(found)] if listening_on in ON_EVERY_ADDRESS else []
        return tuple(dict.fromkeys((asked, *others)))
    if listening_on not in ON_EVERY_ADDRESS:
        return () if listening_on in ALONE else (listening_on + port,)
    return tuple(host + port for host in _of_networks(found))


def _of_networks(found: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the addresses, those of real networks first, then of VPNs, then what a machine gives itself."""
    pairs = [(name, address) for name, addresses in found.items() for address in addresses if _is_use(address)]
    rated = [(_rank(name, address), address) for name, address in pairs]
    return [address for _, address in sorted(rated, key=lambda each: (each[0], ipaddress.ip_address(each[1])))]


def _is_use(address: str) -> bool:
    return not ipaddress.ip_address(address).is_loopback


def _rank(interface: str, address: str) -> int:
    if ipaddress.ip_address(address).is_link_local:
        return 2
    return 1 if interface.lower().startswith(UNLIKELY) else 0


def qr_picture(address: str) -> str:
    """Return a picture of an address as a data URI: dark on white with a white margin, whatever the page looks like."""
    code = segno.make_qr(address, error="m")
    return str(code.svg_data_uri(scale=8, border=4, dark="#000", light="#fff", omitsize=True))
