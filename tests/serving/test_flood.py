"""One address that floods the room is held to its share, and the others do not notice."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from salestrain.serving.listener import MOST_OF_ONE
from tests.serving.running import Room, ask

ATTACKERS = "127.0.0.2", "127.0.0.3"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has more than one loopback address")


@contextmanager
def connections(room: Room, attacker: str, number: int, first: bytes) -> Iterator[list[socket.socket]]:
    """Open so many connections from an attacker's address, and say something on each."""
    address = urlsplit(room.address)
    opened = []
    try:
        for _ in range(number):
            line = socket.create_connection((address.hostname or "", address.port or 0), 20, (attacker, 0))
            opened.append(line)
            line.sendall(first)
        yield opened
    finally:
        for line in opened:
            line.close()


def was_closed(line: socket.socket) -> bool:
    line.settimeout(0.5)
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


def test_connections_that_never_finish_leave_the_others_alone(room: Room) -> None:
    with connections(room, ATTACKERS[0], MOST_OF_ONE + 20, b"GET / HTTP/1.1\r\nHost: x") as opened:
        before = time.monotonic()
        answers = [ask(room, path).status for path in ("/", "/exercises/riverside/", "/healthz")]
        took = time.monotonic() - before
        ended = [was_closed(line) for line in (opened[0], opened[-1])]
    assert ([200, 200, 200], [False, True]) == (answers, ended)
    assert took < 5


def test_a_large_body_ends_its_connection_before_it_is_read(room: Room) -> None:
    head = b"POST /key HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n"
    with connections(room, ATTACKERS[1], 1, head) as (line,):
        line.settimeout(10)
        answer = line.recv(100)
    assert (True, 200) == (not answer or answer.startswith(b"HTTP/1.1 4"), ask(room, "/").status)
