"""Behind a proxy a room has another name, TLS and a base path, and believes only the proxies that it was told of."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, expect
from tornado.httpclient import HTTPClientError
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from salestrain.serving import CannotServe
from salestrain.serving.entrance import Entrance
from salestrain.serving.proxies import Proxies
from salestrain.serving.visitors import Hosts
from salestrain.serving.workshop.who import lead_key
from tests.serving.certificates import NEEDS_OPENSSL, OPENSSL, certificate
from tests.serving.lines import Tab, run
from tests.serving.proxying import NEEDS_NGINX, NGINX, in_front_of
from tests.serving.running import Room, add_exercise, ask, running
from tests.serving.seeing import visiting
from tests.serving.workshops import kept_workshops

TALK = "riverside"
KERNEL = "lakeside"
NAME = "room.example"
SEEN = {"Host": NAME, "Origin": f"https://{NAME}", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room under a base path that believes a proxy on this machine."""
    base = tmp_path_factory.mktemp("behind")
    add_exercise(base / "ours", TALK, None)
    add_exercise(base / "ours", KERNEL, difficulty=4)
    settings = {"TEST_DOOR": "train", "SALESTRAIN_PROXIES": "127.0.0.1", "SALESTRAIN_HOSTS": NAME}
    with running([base / "ours"], base / "log", **settings) as room:
        yield room


@pytest.fixture(scope="module")
def believing_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room that was told of no proxy."""
    base = tmp_path_factory.mktemp("alone")
    add_exercise(base / "ours", TALK, None)
    with running([base / "ours"], base / "log", SALESTRAIN_HOSTS=NAME) as room:
        yield room


@pytest.fixture(scope="module")
def seen(behind: Room, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Room]]:
    """The room as it is seen through nginx, which passes the base path on or takes it off."""
    if NGINX is None or OPENSSL is None:
        pytest.skip(NEEDS_NGINX if NGINX is None else NEEDS_OPENSSL)
    folder = tmp_path_factory.mktemp("nginx")
    with in_front_of(behind, certificate(folder / "tls"), folder / "run") as rooms:
        yield rooms


def answer_to(room: Room, path: str = "", **headers: str) -> int:
    """Return the status of a page asked for under the room's address."""
    return ask(room, f"/{room.address.split('/', 3)[3]}{path}", headers=headers).status


def line_to(room: Room, headers: dict[str, str]) -> bool:
    """Return whether a page that calls with these headers gets a line."""

    async def story() -> bool:
        return await Tab(room, TALK).connect(**headers) is not None

    try:
        return run(story)
    except HTTPClientError:
        return False


def test_the_printed_address_has_the_base_path(behind: Room) -> None:
    assert behind.address.endswith("/train/")


def test_every_address_in_a_page_is_under_the_base_path(behind: Room) -> None:
    pages = [ask(behind, path).text for path in ("/train/", f"/train/exercises/{TALK}/", f"/train/exercises/{KERNEL}/")]
    found = [part.split('"')[0] for text in pages for part in text.replace("'", '"').split('="/')[1:]]
    assert found and all(path.startswith("train/") for path in found)


def test_the_base_path_may_be_taken_off_on_the_way(behind: Room) -> None:
    assert [200, 200, 404] == [ask(behind, path).status for path in ("/", f"/exercises/{TALK}/", "/nowhere/")]


def test_the_base_path_without_its_slash_leads_to_the_start_page(behind: Room) -> None:
    answer = ask(behind, "/train")
    assert (301, "/train/") == (answer.status, answer.headers["location"])


def test_the_cookie_stays_under_the_base_path_and_is_secure_where_the_visitor_came_encrypted(behind: Room) -> None:
    open_, secure = (
        ask(behind, f"/train/exercises/{TALK}/", headers=headers).headers["set-cookie"]
        for headers in ({}, {"X-Forwarded-Proto": "https"})
    )
    assert ["Path=/train/" in open_, "Path=/train/" in secure] == [True, True]
    assert ["Secure" in open_, "Secure" in secure] == [False, True]


def test_nobody_else_can_say_that_they_came_encrypted(believing_nobody: Room) -> None:
    answer = ask(believing_nobody, f"/exercises/{TALK}/", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "headers",
    [
        SEEN,
        SEEN | {"Host": f"{NAME}:443"},
        SEEN | {"Origin": f"https://{NAME}:8443"},
        SEEN | {"Origin": f"https://{NAME}:8443", "X-Forwarded-Port": "8443"},
        SEEN | {"Host": "127.0.0.1:8866", "X-Forwarded-Host": NAME},
        SEEN | {"Host": "127.0.0.1:8866", "X-Forwarded-Host": f"{NAME}:8443", "Origin": f"https://{NAME}:8443"},
    ],
    ids=["same name", "usual port", "port lost", "port told", "name told", "name and port told"],
)
def test_a_page_gets_its_line_however_the_proxy_passes_the_name_on(behind: Room, headers: dict[str, str]) -> None:
    assert line_to(behind, headers)


@pytest.mark.parametrize(
    "headers",
    [
        SEEN | {"Origin": "https://elsewhere.example"},
        SEEN | {"Origin": "https://elsewhere.example", "X-Forwarded-Host": "elsewhere.example"},
        SEEN | {"Host": "rebound.example", "X-Forwarded-Host": NAME},
        SEEN | {"Host": f"{NAME}:8080", "Origin": f"https://{NAME}:9090"},
        SEEN | {"X-Forwarded-Host": f"elsewhere.example;script-src *@{NAME}"},
    ],
    ids=["another origin", "another name told", "a rebound name", "another port", "more than a name"],
)
def test_a_page_elsewhere_gets_no_line_through_a_proxy(behind: Room, headers: dict[str, str]) -> None:
    assert not line_to(behind, headers)


def test_what_an_unknown_proxy_says_is_not_believed_and_whoever_runs_the_room_is_told(believing_nobody: Room) -> None:
    assert not line_to(believing_nobody, SEEN | {"Host": "127.0.0.1", "X-Forwarded-Host": NAME})
    assert "SALESTRAIN_PROXIES=127.0.0.1" in believing_nobody.log.read_text(encoding="utf-8")


def test_a_proxy_that_passes_nothing_on_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    entrance = Entrance(Application(), Hosts(settings={}), Proxies({}))
    for _ in range(2):
        entrance.find_handler(request_from("10.0.0.1", Upgrade="websocket", Origin=f"https://{NAME}"))
    assert [True] == ["SALESTRAIN_PROXIES=10.0.0.1" in record.getMessage() for record in caplog.records]


def request_from(sender: str, **headers: str) -> HTTPServerRequest:
    """Return a request as the server makes it of what a connection sends."""
    connection = SimpleNamespace(context=SimpleNamespace(remote_ip=sender, protocol="http"))
    start = RequestStartLine("GET", "/", "HTTP/1.1")
    sent = HTTPHeaders({"Host": "10.0.0.9"} | {name.replace("_", "-"): value for name, value in headers.items()})
    return HTTPServerRequest(start_line=start, headers=sent, connection=cast(Any, connection))


def test_a_proxy_that_is_no_address_is_said_in_a_sentence() -> None:
    with pytest.raises(CannotServe, match="'the proxy' is no address"):
        Proxies({"SALESTRAIN_PROXIES": "127.0.0.1, the proxy"})


@pytest.mark.parametrize(
    ("forwarded", "visitor"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, 10.1.2.3", "192.0.2.7"),
        ("198.51.100.1, 192.0.2.7", "192.0.2.7"),
        ("192.0.2.7, nobody", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
    ids=["a visitor", "two proxies of ours", "made up by the visitor", "no address", "nothing"],
)
def test_a_visitor_is_the_last_address_that_is_no_proxy_of_ours(forwarded: str, visitor: str) -> None:
    request = request_from("10.0.0.1", X_Forwarded_For=forwarded)
    Proxies({"SALESTRAIN_PROXIES": "10.0.0.0/8"}).tell(request)
    assert visitor == request.remote_ip


@pytest.mark.parametrize("how", ["kept", "taken_off"])
def test_people_practise_through_nginx_with_tls_and_a_base_path(
    chromium: Browser, seen: dict[str, Room], how: str
) -> None:
    with visiting(chromium, seen[how].address, ignore_https_errors=True) as visit:
        visit.page.goto(seen[how].address)
        visit.page.get_by_role("region", name="Begin here").get_by_role("link").first.click()
        visit.page.get_by_label("name").fill("Ana")
        visit.page.keyboard.press("Enter")
        visit.page.get_by_role("button", name="Begin").click()
        visit.page.get_by_label("What do you say?").fill("What do you like about them?")
        visit.page.keyboard.press("Enter")
        expect(visit.page.get_by_role("log")).to_contain_text("Their drivers know our dock.")
        cookie = next(one for one in visit.page.context.cookies() if one["name"] == "salestrain")
    assert ([], []) == (visit.elsewhere, visit.errors)
    assert ("/train/", True, True) == (cookie["path"], cookie["secure"], cookie["httpOnly"])


def test_a_page_with_a_kernel_works_through_nginx_as_well(chromium: Browser, seen: dict[str, Room]) -> None:
    with visiting(chromium, seen["kept"].address, ignore_https_errors=True) as visit:
        with kept_workshops() as workshops:
            visit.page.goto(f"{seen['kept'].address}lead/{lead_key(workshops)}")
        visit.page.goto(f"{seen['kept'].address}exercises/{KERNEL}/")
        visit.page.get_by_role("button", name="Count").click()
        expect(visit.page.get_by_text("Counted to 1")).to_be_visible()
    assert [] == visit.elsewhere
