"""Proxies in front of the room: whom it believes what they say about a visitor."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from .opening import CannotServe

PROXIES_SETTING = "SALESTRAIN_PROXIES"
"""Addresses of proxies in front of the room, or networks of them, separated by commas."""
USUAL_PORTS = {"http": 80, "https": 443}

Network: TypeAlias = ipaddress.IPv4Network | ipaddress.IPv6Network


class Proxies:
    """The proxies that the room believes. Anybody else may write the same headers, and is not believed."""

    def __init__(self, settings: Mapping[str, str] = os.environ) -> None:
        """Set up the proxies from the settings. Raises CannotServe for what is no address."""
        named = (name.strip() for name in settings.get(PROXIES_SETTING, "").split(","))
        self._networks = tuple(_network(name) for name in named if name)

    def __bool__(self) -> bool:
        """Return whether any proxy is believed."""
        return bool(self._networks)

    def has(self, address: str) -> bool:
        """Return whether this is the address of a proxy that is believed."""
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(ip in network for network in self._networks)

    def tell(self, request: HTTPServerRequest) -> None:
        """Put into a request what the proxy says about it: who asks, by which name, and whether encrypted."""
        believed = self.has(request.remote_ip or "")
        if believed:
            headers = request.headers
            scheme = _last(headers.get("X-Forwarded-Proto", "")).lower()
            request.protocol = scheme if scheme in USUAL_PORTS else request.protocol
            request.remote_ip = self._visitor(headers.get("X-Forwarded-For", ""), request.remote_ip or "")
            _called(request, _public(request))
        _called(request, without_usual_port(request.host, request.protocol))

    def _visitor(self, forwarded: str, proxy: str) -> str:
        """Return the address of a visitor: the last one in the list that is no proxy of ours.

        Each proxy appends whom it heard from. What stands before that was sent by the visitor, who may have made it up.
        """
        for address in reversed([part.strip() for part in forwarded.split(",")]):
            if not _is_address(address):
                return proxy
            proxy = address
            if not self.has(address):
                return address
        return proxy


def without_usual_port(host: str, scheme: str) -> str:
    """Return a host as browsers write it in `Origin`: `room.example:443` is `room.example` where `https` is spoken."""
    ending = f":{USUAL_PORTS.get(scheme, '')}"
    return host.lower().removesuffix(ending)


def _public(request: HTTPServerRequest) -> str:
    """Return the name by which the visitor called the proxy.

    Many proxies pass it on without the port. Then the port that the page itself names is the right one, for a page of
    another host is turned away anyway.
    """
    host = _last(request.headers.get("X-Forwarded-Host", "")) or request.host
    if _port(host) is not None:
        return host
    port = _last(request.headers.get("X-Forwarded-Port", ""))
    if port.isascii() and port.isdigit():
        return f"{host}:{port}"
    origin = host_in(request.headers.get("Origin", ""))
    return origin if origin.rpartition(":")[0] == host.lower() else host


def _called(request: HTTPServerRequest, host: str) -> None:
    """Let everybody who reads the request, Tornado's and Jupyter's checks included, see this host."""
    request.host = request.headers["Host"] = host
    request.host_name = host.rpartition(":")[0] if _port(host) is not None else host


def _port(host: str) -> int | None:
    try:
        return urlsplit(f"//{host}").port
    except ValueError:
        return None


def host_in(origin: str) -> str:
    """Return the host that an `Origin` names, with its port."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _last(header: str) -> str:
    return header.rpartition(",")[2].strip()


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _network(name: str) -> Network:
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        raise CannotServe(
            f"{PROXIES_SETTING}: {name!r} is no address. Name each proxy by its address or network, "
            "for example 127.0.0.1 or 10.0.0.0/8."
        ) from None
