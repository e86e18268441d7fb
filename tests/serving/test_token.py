"""The workbench opens by the address that it printed, and by no other: not for a web page, not for another user."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from salestrain.serving import lab
from salestrain.serving.token import Token
from tests.serving.running import Answer, Room, add_exercise, ask, running

EXERCISE = "/exercises/quayside/"
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c2FsZXN0cmFpbnNhbGVzdA==",
}
A_KERNEL = "/api/kernels/11111111-1111-1111-1111-111111111111/channels"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A running workbench."""
    base = tmp_path_factory.mktemp("workbench")
    add_exercise(base / "ours", "quayside")
    with running([base / "ours"], base / "log", for_whom="authors") as room:
        yield room


def entered(workbench: Room) -> Answer:
    return ask(workbench, f"/?{workbench.token}")


@pytest.mark.parametrize(
    "path", ["/", EXERCISE, "/metrics", "/nowhere", A_KERNEL, "/?token=", "/?token=%00", f"{EXERCISE}?token=x"]
)
def test_without_the_token_nothing_opens(workbench: Room, path: str) -> None:
    answer = ask(workbench, path, headers=UPGRADE if path == A_KERNEL else {})
    assert (403, True) == (answer.status, "the whole address that it printed" in answer.text)


def test_with_the_token_it_opens_and_the_address_loses_it(workbench: Room) -> None:
    answer = entered(workbench)
    cookie = answer.headers["set-cookie"]
    assert (302, "/") == (answer.status, answer.headers["location"])
    assert [True, True] == ["HttpOnly" in cookie, "SameSite=Strict" in cookie]
    assert 200 == ask(workbench, "/", headers={"Cookie": cookie.split(";")[0]}).status


def test_with_the_token_in_an_address_nobody_is_led_elsewhere(workbench: Room) -> None:
    assert "/elsewhere.example/" == ask(workbench, f"//elsewhere.example/?{workbench.token}").headers["location"]


def test_a_page_with_a_rebound_name_opens_nothing_even_with_the_cookie(workbench: Room) -> None:
    cookie = entered(workbench).headers["set-cookie"].split(";")[0]
    assert 421 == ask(workbench, "/", headers={"Cookie": cookie, "Host": "rebound.example"}).status


def test_what_another_user_sees_in_the_list_of_programs_opens_once() -> None:
    token = Token(8867)
    address = token.in_address_once("http://127.0.0.1:8867/")
    assert re.fullmatch(r".*\?token=[0-9a-f]{48}", address)
    assert address != token.in_address("http://127.0.0.1:8867/")


def test_lessons_open_with_a_token_unless_their_owner_has_set_otherwise() -> None:
    told = lab.environment({}) | {"command": " ".join(lab.command(lab.lessons_folder(), 8888, opens_browser=False))}
    assert [] == [name for name, value in told.items() if re.search(r"token|password|allow_origin", name + value, re.I)]
