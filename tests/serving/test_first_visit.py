"""A browser that was never here sees the first screen with the page itself, and loses nothing while the rest comes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Route, expect

from tests.serving.running import Room, ask
from tests.serving.seeing import Visit

TALK = "exercises/riverside/"
PROGRAM = re.compile(r"/room/line\.js$")
KNOWN = {"Cookie": f"salestrain={'a' * 32}"}


@contextmanager
def with_a_slow_program(visit: Visit) -> Iterator[None]:
    """Let the page's program come only after the block."""
    held: list[Route] = []
    visit.page.route(PROGRAM, lambda route: held.append(route))
    yield
    visit.page.unroute(PROGRAM)
    for route in held:
        route.continue_()


def test_the_first_screen_is_there_before_the_program(visit: Visit, room: Room) -> None:
    with with_a_slow_program(visit):
        visit.page.goto(f"{room.address}{TALK}", wait_until="commit")
        expect(visit.page.get_by_label("name")).to_be_visible()


def test_it_is_drawn_without_asking_for_a_style(visit: Visit, room: Room) -> None:
    with with_a_slow_program(visit):
        visit.page.goto(f"{room.address}{TALK}", wait_until="commit")
        visit.page.get_by_label("name").wait_for()
        assert [] == [address for address in visit.asked if address.endswith(".css")]


def test_what_was_typed_before_the_program_came_stays_with_the_cursor_in_it(visit: Visit, room: Room) -> None:
    with with_a_slow_program(visit):
        visit.page.goto(f"{room.address}{TALK}", wait_until="commit")
        visit.page.get_by_label("name").fill("An")
    visit.page.wait_for_selector("[data-st-ready]")
    visit.page.keyboard.type("a")
    assert "Ana" == visit.page.get_by_label("name").input_value()


def test_what_was_pressed_before_the_program_came_is_done_when_it_has_come(visit: Visit, room: Room) -> None:
    with with_a_slow_program(visit):
        visit.page.goto(f"{room.address}{TALK}", wait_until="commit")
        visit.page.get_by_label("name").fill("Ana")
        visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("button", name="Begin")).to_be_visible()


def test_it_says_nothing_to_the_console(visit: Visit, room: Room) -> None:
    visit.page.goto(f"{room.address}{TALK}")
    visit.page.wait_for_selector("[data-st-ready]")
    assert [] == visit.errors


def test_the_style_that_later_pages_need_is_fetched_when_the_page_answers(visit: Visit, room: Room) -> None:
    with visit.page.expect_response(re.compile(r"/room/style\.css$")) as fetched:
        visit.page.goto(f"{room.address}{TALK}")
    assert "immutable" in fetched.value.headers["cache-control"]


def test_whoever_was_here_before_is_not_taken_for_somebody_new(room: Room) -> None:
    assert "st-sheet" not in ask(room, f"/{TALK}", headers=KNOWN).text


def test_forty_who_come_at_once_each_get_the_first_screen(room: Room) -> None:
    pages: list[str] = []
    together = [threading.Thread(target=lambda: pages.append(ask(room, f"/{TALK}").text)) for _ in range(40)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert 40 == sum("st-sheet" in page for page in pages)
