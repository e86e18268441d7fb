"""What is closed: Voila's other entrances, other people's kernels, and everything that a page does not need."""

from __future__ import annotations

import asyncio
import re

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from salestrain.serving.kernels import LEFT_FOR, MOST_KERNELS, MOST_OF_ONE, ExerciseKernels
from tests.serving.conftest import OWNER
from tests.serving.running import Answer, Room, ask

EXERCISE = "/exercises/quayside/"


@pytest.mark.parametrize(
    ("argument", "named"),
    [
        ("theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "theme"),
        ("template=nope", "template"),
        ("TEMPLATE=reveal", "TEMPLATE"),
        ("voila-theme=dark", "voila-theme"),
        ("name=x&theme=dark", "theme"),
    ],
)
def test_an_argument_that_would_reach_into_voila_is_refused(room: Room, argument: str, named: str) -> None:
    answer = ask(room, f"{EXERCISE}?{argument}")
    assert (400, True, False) == (answer.status, f"“{named}”" in answer.text, "<script>alert" in answer.text)


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/tree/",
        "/voila/api/contents",
        "/voila/api/contents/",
        "/voila/files/",
        "/voila/files/.hidden/secret.png",
        "/voila/files/quayside/exercise.ipynb",
        "/voila/render/quayside/exercise.ipynb",
        "/voila/static/voila.js",
        "/voila/templates/lab/static/index.css",
        "/voila/labextensions/",
        "/api/contents",
        "/api/kernels",
        "/api/kernelspecs",
        "/api/sessions",
        "/api/terminals",
        "/login",
        "/exercises/",
        "/exercises/quayside/exercise.yaml",
        "/exercises/.hidden/",
        "/exercises/../",
        "/exercises/..%2fours/",
        "/static/",
    ],
)
def test_no_side_door_leads_anywhere(room: Room, path: str) -> None:
    answer = ask(room, path)
    assert (404, True) == (answer.status, "See all exercises" in answer.text)


@pytest.mark.parametrize(
    "name",
    [
        "room/../room.js",
        "room/../../app.py",
        "room/%2e%2e/app.py",
        "room//etc/passwd",
        "voila/../index.html.j2",
        "nowhere/room.js",
        "room/",
        "room",
    ],
)
def test_an_asset_is_one_of_ours_or_not_there(room: Room, name: str) -> None:
    assert 404 == ask(room, f"/static/0/{name}").status


def test_every_page_carries_the_headers_that_keep_it_safe(room: Room, opened: Answer) -> None:
    others = [ask(room, path) for path in ("/", "/exercises/unknown/", f"{EXERCISE}?theme=x", "/nowhere")]
    expected = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'self'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "server": None,
    }
    assert [expected] * 5 == [kept_safe(answer, list(expected)) for answer in (*others, opened)]


def kept_safe(answer: Answer, names: list[str]) -> dict[str, str | None]:
    """Return what an answer states under these names, in its headers or in its content policy."""
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    return {name: {**answer.headers, **policy}.get(name) for name in names}


def test_no_page_allows_inline_or_evaluated_scripts(room: Room, opened: Answer) -> None:
    allowed = [kept_safe(answer, ["script-src"])["script-src"] for answer in (ask(room, "/"), opened)]
    assert ["'self'", "'self' blob:"] == allowed


def test_cookies_stay_at_home(opened: Answer) -> None:
    cookies = opened.headers["set-cookie"].lower()
    assert cookies.count("path=/") == cookies.count("samesite=lax")


@pytest.fixture(scope="session")
def kernel(opened: Answer) -> str:
    """The id of the kernel that a page was given."""
    match = re.search(r'"kernelId": "([0-9a-f-]+)"', opened.text)
    assert match
    return match[1]


@pytest.mark.parametrize("method", ["DELETE", "POST", "PUT", "PATCH"])
def test_a_kernel_can_be_asked_about_but_not_ended_over_its_address(room: Room, kernel: str, method: str) -> None:
    at_home = {"Referer": room.address, **OWNER}
    answers = [ask(room, f"/api/kernels/{kernel}", verb, at_home).status for verb in (method, "GET")]
    assert [405, 200] == answers


def test_a_kernel_is_not_ended_without_the_token_of_its_page(room: Room, kernel: str) -> None:
    assert 403 == ask(room, f"/voila/api/shutdown/{kernel}", "POST", OWNER).status


def test_whoever_knows_a_kernels_id_reaches_it_from_no_other_browser(room: Room, kernel: str) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "c2FsZXN0cmFpbnNhbGVzdA==",
    }
    others = [{}, {"Cookie": f"salestrain={'e' * 32}"}]
    at_home = {"Referer": room.address}
    answers = [
        answer.status
        for other in others
        for answer in (
            ask(room, f"/api/kernels/{kernel}", headers=at_home | other),
            ask(room, f"/api/kernels/{kernel}/channels", headers=upgrade | other),
            ask(room, f"/voila/api/shutdown/{kernel}", "POST", at_home | other),
        )
    ]
    assert [404] * 6 == answers


def test_a_page_of_another_host_gets_no_line_to_a_kernel(room: Room, kernel: str) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "c2FsZXN0cmFpbnNhbGVzdA==",
        "Origin": "http://elsewhere.example",
        **OWNER,
    }
    assert 403 == ask(room, f"/api/kernels/{kernel}/channels", headers=upgrade).status


@pytest.mark.parametrize("frame", [b"\xff" * 7, b"\xff" * 8, b"", b"\x00" * 64, b"\x08" + b"\x00" * 7 + b"\xff" * 64])
def test_a_frame_that_claims_to_be_huge_ends_its_line_to_a_kernel_and_the_room_goes_on(
    room: Room, kernel: str, frame: bytes
) -> None:
    async def story() -> object:
        address = f"ws{room.address[4:]}api/kernels/{kernel}/channels"
        protocol = ["v1.kernel.websocket.jupyter.org"]
        line = await websocket_connect(HTTPRequest(address, headers=OWNER), subprotocols=protocol)
        await line.write_message(frame, binary=True)
        message: object = ""
        while message is not None:
            message = await asyncio.wait_for(line.read_message(), 10)
        line.close()
        await asyncio.sleep(0.1)  # until both sides have said goodbye
        return message

    assert (None, 200) == (asyncio.run(story()), ask(room, "/").status)


def test_one_browser_has_so_many_kernels_and_the_room_has_so_many() -> None:
    kernels = ExerciseKernels()
    for number in range(MOST_OF_ONE):
        kernels.give(f"of one {number}", "one")
    has_its_share = [kernels.has_space(key) for key in ("one", "another")]
    for number in range(MOST_KERNELS - MOST_OF_ONE):
        kernels.give(f"of {number}", f"somebody {number}")
    is_full = kernels.has_space("another")
    kernels.take_back("of one 0")
    assert ([False, True], False, True) == (has_its_share, is_full, kernels.has_space("another"))


def test_a_kernel_that_was_left_makes_way_in_a_full_room_and_one_in_use_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernels, ended, clock = ExerciseKernels(), [], [0.0]

    async def shut_down(kernel_id: str, now: bool = False) -> None:
        ended.append(kernel_id)

    monkeypatch.setattr("salestrain.serving.kernels.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(kernels, "shutdown_kernel", shut_down)
    for number in range(MOST_KERNELS):
        kernels.give(f"of {number}", f"somebody {number}")
        kernels._kernels[f"of {number}"] = None
        kernels._kernel_connections[f"of {number}"] = 0
    kernels.notify_connect("of 0")
    asyncio.run(kernels.make_space())
    clock[0] = LEFT_FOR + 1
    asyncio.run(kernels.make_space())
    assert ["of 1"] == ended


def test_pages_go_out_packed(room: Room) -> None:
    packed = {"Accept-Encoding": "gzip"}
    answers = [ask(room, path, headers=packed).headers for path in ("/", "/exercises/noisy/", style(room))]
    assert ["gzip"] * 3 == [headers.get("content-encoding") for headers in answers]


def test_what_never_changes_is_kept_by_the_browser_and_what_does_is_not(room: Room) -> None:
    kept = [ask(room, path).headers["cache-control"] for path in (style(room), "/static/0/room/style.css", "/")]
    assert ["public, max-age=31536000, immutable", "no-store", "no-store"] == kept


def style(room: Room) -> str:
    """Return the address of the stylesheet, as used by pages."""
    known = {"Cookie": f"salestrain={'0' * 32}"}
    return re.findall(r'href="(/static/[0-9a-f]+/room/style\.css)"', ask(room, "/", headers=known).text)[0]
