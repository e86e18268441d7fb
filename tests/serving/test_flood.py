"""One address that floods the room is held to its share, and the others do not notice."""

from __future__ import annotations

import http.client
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salestrain.serving.haste import Haste
from salestrain.serving.listener import MOST_OF_ONE
from tests.serving.running import Room, ask, running

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


def test_an_address_may_hurry_for_a_while_and_then_at_a_steady_pace() -> None:
    haste = Haste(each_second=10, at_once=5)
    at_once = [haste.is_too_great("ann", 100.0) for _ in range(7)]
    assert ([False] * 5 + [True] * 2, False) == (at_once, haste.is_too_great("bob", 100.0))
    later = [haste.is_too_great("ann", 100.5) for _ in range(6)]
    assert [False] * 5 + [True] == later


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 2)), max_size=80))
def test_nobody_gets_more_than_their_pace_and_nobody_pays_for_another(asked: list[tuple[str, float]]) -> None:
    haste, now, let_in = Haste(each_second=2, at_once=3), 0.0, Counter[str]()
    alone = {who: Haste(each_second=2, at_once=3) for who in "abc"}
    for who, passes in asked:
        now += passes
        is_turned_away = haste.is_too_great(who, now)
        assert is_turned_away == alone[who].is_too_great(who, now)
        let_in[who] += not is_turned_away
    assert all(number <= 3 + 2 * now for number in let_in.values())


def test_an_address_that_floods_is_asked_for_patience_and_the_others_are_let_in(tmp_path: Path) -> None:
    with running([], tmp_path / "log", TEST_AT_ONCE="20") as room:
        mine = {_status_for(room, ATTACKERS[0]) for _ in range(60)}
        other = _status_for(room, ATTACKERS[1])
    assert ({200, 429}, 200) == (mine, other)


def _status_for(room: Room, attacker: str) -> int:
    address = urlsplit(room.address)
    asking = http.client.HTTPConnection(address.netloc, timeout=20, source_address=(attacker, 0))
    try:
        asking.request("GET", "/metrics")
        return asking.getresponse().status
    finally:
        asking.close()
