"""Whatever is asked for, the room answers calmly: no failure, safe headers, and nothing in its log."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.serving.running import Room, add_exercise, running

PLACES = """
exercises/ exercises/riverside/ exercises/riverside/line exercises/riverside/print/ lessons/ static/0/room/ key
static/0/ healthz metrics voila/ voila/api/shutdown/11111111-1111-1111-1111-111111111111 api/kernels/
api/kernels/11111111-1111-1111-1111-111111111111 workshops/ workshop/ join/ lead/ new/
""".split()
PIECES = """
%00 %0d%0aX:y %ff .. %2e%2e%2f // %2f % %zz ?token=%00 ?theme=%ff ; ~ * ' @ :80 %25%30%30 ?a[]=1&a=2&%00 %F0%9F%98%80
room.js style.css pane.js print/role-card 00_welcome/ healthz 1 riverside
""".split()
RAW = ["\\", "#", '"', "<b>", "é", " ", "\x7f", "\x1b[31m"]
NAMES = """
Cookie Origin Referer Accept-Encoding Content-Type If-None-Match Range Expect X-Forwarded-For X-Forwarded-Host
X-Forwarded-Proto Upgrade Connection Sec-WebSocket-Key Sec-WebSocket-Version Sec-WebSocket-Extensions Authorization
If-Modified-Since Accept-Language X-XSRFToken Host Content-Length Transfer-Encoding
""".split()
VALUES = """
*/* bytes=0-1 websocket Upgrade 13 gzip 100-continue chunked 0 -1 9999999999999999999 multipart/form-data;boundary=
application/json salestrain=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa salestrain=%00 _xsrf=2|x|y http://[ [::1 127.0.0.1:99999
permessage-deflate;server_max_window_bits=99 Basic token;x é \x1b[31m
""".split()

WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"), max_size=9)
LONG = st.integers(200, 3000).map("x".__mul__)
paths = st.lists(st.sampled_from([*PIECES, *PIECES, *PIECES, *RAW]) | WORDS | LONG, max_size=3).map("".join)
headers = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES) | WORDS), max_size=3)
methods = st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get"])


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room whose only exercise needs no kernel."""
    base = tmp_path_factory.mktemp("plain")
    add_exercise(base / "ours", "riverside", None)
    with running([base / "ours"], base / "log") as room:
        yield room


def answer(room: Room, method: str, path: str, lines: list[tuple[str, str]]) -> tuple[int, str]:
    """Return the status and the head of the answer to a request that is sent as it stands; 0 where there is none."""
    address = urlsplit(room.address)
    sent = [f"{method} /{path} HTTP/1.1", *(f"{name}: {value}" for name, value in lines)]
    if "Host" not in dict(lines):
        sent.append(f"Host: {address.netloc}")
    raw = "\r\n".join([*sent, "Connection: close", "", ""]).encode("utf-8", "surrogatepass")
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=20) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        head = line.recv(20_000).decode("latin-1")
    status = head.split(" ")[1] if head.startswith("HTTP/1.1 ") else "0"
    return int(status), head.split("\r\n\r\n")[0].lower()


def is_safe(status: int, head: str) -> bool:
    """Return whether an answer that anybody could show has the headers that keep it safe."""
    is_shown = "content-type" in head and status not in (101, 304)
    return not is_shown or all(
        name in head for name in ("content-security-policy", "x-content-type-options: nosniff", "referrer-policy")
    )


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(method=methods, place=st.sampled_from(["", *PLACES]), path=paths, lines=headers)
@example(method="GET", place="static/0/room/", path="%00", lines=[])
def test_no_address_and_no_header_makes_the_room_fail(
    plain: Room, method: str, place: str, path: str, lines: list[tuple[str, str]]
) -> None:
    status, head = answer(plain, method, place + path, lines)
    assert status < 500 and is_safe(status, head), (status, head)


def test_nothing_of_it_is_in_the_terminal(plain: Room) -> None:
    answer(plain, "GET", "\x1b[31mred", [("Origin", "\x1b[31m")])
    answer(plain, "GET", "", [("Host", "elsewhere.example"), ("X-Forwarded-For", "\x1b[31m")])
    written = plain.log.read_text(encoding="utf-8")
    assert [] == [line for line in written.splitlines() if "SALESTRAIN_PROXIES" not in line]
