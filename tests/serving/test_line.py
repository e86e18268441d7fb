"""The line between a page and the room: nothing lost, nothing doubled, and closed to all that is none of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tornado.httpclient import HTTPClientError

from salestrain.ui.messages import NO_KEY
from tests.serving.lines import Tab, run
from tests.serving.running import Room, add_exercise, ask, running

TALK = "riverside"


def said(tab: Tab) -> list[str]:
    return [line["text"] for line in tab.shown["log"] if line["who"] == "learner"]


def test_a_talk_needs_no_kernel_and_answers_over_the_line(room: Room) -> None:
    async def story() -> list[str]:
        tab = Tab(room, TALK)
        await tab.begin()
        await tab.ask("choose", move="m.like")
        return said(tab)

    assert ["What do you like about them?"] == run(story)


def test_a_tab_whose_line_broke_goes_on_where_it_was(room: Room) -> None:
    async def story() -> tuple[int, list[str]]:
        tab = Tab(room, TALK)
        await tab.begin()
        await tab.ask("choose", move="m.like")
        tab.hang_up()
        tab.shown["log"] = []
        opened = await tab.connect()
        assert opened is not None
        return opened["answered"], said(tab)

    assert (3, ["What do you like about them?"]) == run(story)


def test_a_message_that_comes_twice_is_done_once(room: Room) -> None:
    async def story() -> list[str]:
        tab = Tab(room, TALK)
        await tab.begin()
        await tab.ask("choose", move="m.like")
        tab.sent -= 1
        await tab.ask("choose", move="m.like")
        return said(tab)

    assert ["What do you like about them?"] == run(story)


def test_another_browser_that_knows_the_name_of_a_tab_sees_nothing_of_it(room: Room) -> None:
    async def story() -> tuple[int, list[Any]]:
        tab = Tab(room, TALK)
        await tab.begin()
        other = Tab(room, TALK, name=tab.name)
        opened = await other.connect()
        assert opened is not None
        return opened["answered"], opened["state"]["log"]

    assert (0, []) == run(story)


def test_the_same_name_in_another_browser_is_somebody_else(room: Room) -> None:
    async def story() -> bool:
        tab = Tab(room, TALK)
        await tab.begin("Bea")
        other = Tab(room, TALK)
        await other.connect()
        await other.ask("hello", key=NO_KEY, name="Bea", at="", zone="")
        return "Resume" in other.shown["sheet"] or other.shown["screen"] == "talk"

    assert not run(story)


def test_two_browsers_that_keep_no_cookies_are_two_people(room: Room) -> None:
    async def story() -> list[str]:
        screens = []
        for _ in range(2):
            tab = Tab(room, TALK, cookie="")
            await tab.connect()
            await tab.ask("hello", key=NO_KEY, name="Cem", at="", zone="")
            screens.append(tab.shown["screen"])
            await tab.ask("begin")
        return screens

    assert ["sheet", "sheet"] == run(story)


def test_what_was_done_before_the_server_was_restarted_goes_on(tmp_path: Path) -> None:
    add_exercise(tmp_path / "ours", TALK, None)

    async def begun(room: Room) -> Tab:
        tab = Tab(room, TALK)
        await tab.begin()
        await tab.ask("choose", move="m.like")
        return tab

    async def gone_on(room: Room, tab: Tab) -> list[str]:
        again = Tab(room, TALK, cookie=tab.cookie, name=tab.name)
        await again.connect()
        await again.ask("hello", key=NO_KEY, name="Ana", at="", zone="")
        return said(again)

    store = f"sqlite:///{tmp_path / 'store.db'}"
    with running([tmp_path / "ours"], tmp_path / "log", store=store) as room:
        tab = run(lambda: begun(room))
    with running([tmp_path / "ours"], tmp_path / "log", store=store) as room:
        assert ["What do you like about them?"] == run(lambda: gone_on(room, tab))


FRAMES = {
    "seven bytes with a huge count": b"\xff\xff\xff\xff\xff\xff\x7f",
    "other bytes": b"\x00" * 4096,
    "no JSON": "{",
    "a list": "[]",
    "a number": "7",
    "very deep": "[" * 100_000,
    "no number": json.dumps({"type": "begin"}),
    "an odd number": json.dumps({"n": True, "type": "begin"}),
    "a number in letters": json.dumps({"n": "4", "type": "begin"}),
    "too large": "x" * 7_000_000,
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_frame_that_is_no_message_ends_its_line_and_nothing_else(room: Room, frame: str | bytes) -> None:
    async def story() -> tuple[Any, list[str]]:
        neighbour, tab = Tab(room, TALK), Tab(room, TALK)
        await neighbour.begin()
        await tab.begin()
        await tab.send(frame)
        ended = await tab.read()
        await neighbour.ask("choose", move="m.like")
        return ended, said(neighbour)

    assert (None, ["What do you like about them?"]) == run(story)


def test_a_line_that_sends_without_end_is_ended(room: Room) -> None:
    async def story() -> Any:
        tab = Tab(room, TALK)
        await tab.begin()
        for _ in range(200):
            await tab.send({"type": "ping"})
        message: Any = {}
        while message is not None:
            message = await tab.read()
        return message

    assert run(story) is None


@pytest.mark.parametrize("name", ["", "../../etc", "A" * 32, "0" * 31])
def test_a_line_begins_with_the_name_of_its_tab(room: Room, name: str) -> None:
    async def story() -> Any:
        return await Tab(room, TALK, name=name).connect()

    assert run(story) is None


def test_a_page_elsewhere_gets_no_line(room: Room) -> None:
    async def story() -> Any:
        return await Tab(room, TALK).connect(Origin="http://elsewhere.example")

    with pytest.raises(HTTPClientError, match="403"):
        run(story)


def test_a_name_that_is_not_ours_opens_no_line_and_no_page(room: Room) -> None:
    async def story() -> Any:
        return await Tab(room, TALK).connect(Host="rebound.example")

    with pytest.raises(HTTPClientError, match="421"):
        run(story)
    assert 421 == ask(room, f"/exercises/{TALK}/", headers={"Host": "rebound.example"}).status


@pytest.mark.parametrize("name", ["unknown", "..%2f..%2fetc", "unfinished"])
def test_an_exercise_that_cannot_be_opened_is_a_sentence_over_the_line(room: Room, name: str) -> None:
    async def story() -> Any:
        return await Tab(room, name).connect()

    answer = run(story)
    assert "problem" in answer and "exercise" in answer["problem"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
TYPES = st.sampled_from(["hello", "name", "forget", "begin", "open", "say", "choose", "correct", "retry", "offer"])
NAMES = st.sampled_from(["seq", "text", "move", "moves", "value", "turn", "key", "name", "zone", "at"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    messages=st.lists(st.tuples(TYPES | st.text(max_size=9), st.dictionaries(NAMES, VALUES, max_size=5)), max_size=6)
)
def test_whatever_a_page_sends_the_room_answers_and_nothing_goes_wrong(
    room: Room, messages: list[tuple[str, dict[str, Any]]]
) -> None:
    async def story() -> list[str]:
        tab = Tab(room, TALK)
        await tab.begin()
        for number, (type_, fields) in enumerate(messages, 10):
            await tab.send(json.dumps({"seq": 0, **fields, "type": type_, "n": number}))
            if type_ == "ping":
                continue
            answer = await tab.read()
            assert answer is not None
            tab.shown |= answer["state"]
        tab.hang_up()
        return [tab.shown["status"]]

    assert "went wrong" not in run(story)[0]


def test_the_key_stays_out_of_reach_of_scripts(room: Room) -> None:
    cookie = ask(room, f"/exercises/{TALK}/").headers["set-cookie"]
    assert [True, True, True] == [part in cookie for part in ("salestrain=", "HttpOnly", "SameSite=Lax")]


def test_a_key_from_before_moves_into_the_cookie_only_for_our_own_pages(room: Room) -> None:
    key, home = "a" * 32, room.address.rstrip("/")
    cookie = {"Cookie": f"salestrain={'b' * 32}"}
    moved = ask(room, "/key", "POST", {**cookie, "Origin": home}, body=key)
    elsewhere = ask(room, "/key", "POST", {**cookie, "Origin": "http://elsewhere.example"}, body=key)
    without = ask(room, "/key", "POST", {"Origin": home}, body=key)
    assert [204, 403, 403] == [moved.status, elsewhere.status, without.status]
    assert f"salestrain={key}" in moved.headers["set-cookie"]
