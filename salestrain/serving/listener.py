"""The server's ear: how long and how large a request may be, and how many connections one address may hold."""

from __future__ import annotations

from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from .proxies import Proxies

OF_A_REQUEST: dict[str, Any] = {
    "max_header_size": 32_000,
    "max_body_size": 500_000,  # a workshop in a file; what learners bring comes over a line
    "max_buffer_size": 12_000_000,  # a line's largest message, or a kernel's
    "idle_connection_timeout": 60.0,  # seconds until a request's head must be whole
    "body_timeout": 20.0,
}
"""Limits of a request; beyond them its connection ends, and nothing else."""
MOST_CONNECTIONS, MOST_OF_ONE = 1_000, 250
"""Connections without a line, which are of pages that load; in all, and from one address that is no proxy of ours."""


class Listener(HTTPServer):
    """A server that closes a connection at once when its address holds too many already."""

    proxies = Proxies({})
    """Proxies of ours, which speak for many."""

    def handle_stream(self, stream: IOStream, address: Any) -> None:
        """Take a connection, or close it."""
        sender = str(address[0])
        if len(self._connections) >= MOST_CONNECTIONS or self._has_its_share(sender):
            stream.close()
            return
        super().handle_stream(stream, address)

    def _has_its_share(self, sender: str) -> bool:
        if self.proxies.has(sender):
            return False
        contexts: list[Any] = [connection.context for connection in self._connections]
        held = [context for context in contexts if context.address[0] == sender]
        return len(held) >= MOST_OF_ONE
