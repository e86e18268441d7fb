"""A full room lets people wait in turn, tells them their place, and goes on by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from salestrain.serving import CannotServe
from salestrain.serving.full import HELD_SECONDS, KEPT_SECONDS, Limits, Queue, limits_of
from tests.serving.lines import Tab, run
from tests.serving.running import Room, add_exercise, ask, running
from tests.serving.seeing import violations, visiting

TALK = "riverside"
Place = tuple[str, str, str]


def page(number: int) -> Place:
    return TALK, "", str(number)


def filled(pages: int) -> Queue:
    """Return a full room: pages 0 and up are in."""
    queue = Queue(Limits(pages, 100))
    assert [0] * pages == [queue.ahead(page(number), "a", 0) for number in range(pages)]
    return queue


def test_a_page_beyond_the_limit_has_a_number_in_the_queue() -> None:
    queue = filled(2)
    assert [1, 2, 3] == [queue.ahead(page(number), "a", 0) for number in (7, 8, 9)]


def test_who_came_first_comes_in_first() -> None:
    queue = filled(1)
    before = [queue.ahead(page(number), "a", 0) for number in (7, 8)]
    queue.leave(page(0), 1)
    for second in range(1, int(HELD_SECONDS) + 3):
        numbers = [queue.ahead(page(number), "a", second) for number in (8, 7)]
        queue.forget(second)
    assert ([1, 2], [2, 1]) == (before, numbers)
    assert [0, 1] == [queue.ahead(page(number), "a", second) for number in (7, 8)]


def test_a_page_whose_line_broke_keeps_its_place_in_the_room_for_a_while() -> None:
    queue = filled(1)
    queue.leave(page(0), 0)
    queue.ahead(page(7), "a", HELD_SECONDS - 1)
    queue.forget(HELD_SECONDS - 1)
    assert 0 == queue.ahead(page(0), "a", HELD_SECONDS - 1)


def test_a_place_that_nobody_wants_is_kept_longer() -> None:
    queue = filled(1)
    queue.leave(page(0), 0)
    queue.forget(HELD_SECONDS + 1)
    kept = list(queue.kept())
    queue.forget(KEPT_SECONDS + 1)
    assert ([page(0)], []) == (kept, list(queue.kept()))


def test_a_page_with_two_lines_is_left_with_the_second() -> None:
    queue = filled(1)
    queue.ahead(page(0), "a", 0)
    queue.leave(page(0), 0)
    queue.forget(KEPT_SECONDS + 1)
    assert [page(0)] == list(queue.kept())


def test_somebody_in_the_queue_whose_line_breaks_keeps_their_number_for_a_while() -> None:
    queue = filled(1)
    assert [1, 2] == [queue.ahead(page(number), "a", 0) for number in (7, 8)]
    assert [1, 2] == [queue.ahead(page(number), "a", HELD_SECONDS - 1) for number in (7, 8)]
    assert 1 == queue.ahead(page(8), "a", 3 * HELD_SECONDS)


def test_a_reload_or_the_next_exercise_takes_the_place_of_the_page_that_was_left() -> None:
    queue = Queue(Limits(1, 1))
    assert [0, 1] == [queue.ahead((TALK, key, "tab"), "a", 0) for key in ("mine", "another")]
    queue.leave((TALK, "mine", "tab"), 1)
    assert [1, 0] == [queue.ahead(("next", key, "new tab"), "a", 2) for key in ("another", "mine")]


def test_an_address_that_has_its_share_waits_and_others_pass() -> None:
    queue = Queue(Limits(4, 2))
    assert [0, 0, 1, 0, 0] == [
        queue.ahead(page(number), address, 0) for number, address in enumerate(["a", "a", "a", "b", "b"])
    ]


def test_a_crowd_that_waits_at_one_address_takes_no_more_places_before_others_than_it_may_have() -> None:
    queue = Queue(Limits(pages=10, each=5))
    waiting = [queue.ahead(page(number), "crowd", 0) for number in range(1000)]
    assert ([0] * 5, True, [0] * 5) == (
        waiting[:5],
        all(waiting[5:]),
        [queue.ahead(page(2000 + number), "others", 0) for number in range(5)],
    )


def test_of_a_crowd_at_one_address_so_many_are_remembered_and_the_others_are_let_in_when_it_is_their_turn() -> None:
    queue = Queue(Limits(pages=2, each=2))
    for number in range(1000):
        queue.ahead(page(number), "crowd", 0)
    remembered = queue.waiting()
    for number in (0, 1):
        queue.leave(page(number), 1)
    for second in range(1, 120):
        queue.forget(second)
        number = queue.ahead(page(999), "crowd", second)
    assert (2, 0) == (remembered, number)


def test_an_address_that_opens_page_after_page_is_slowed_down() -> None:
    queue = Queue(Limits(pages=10_000, each=50))
    came = 0
    for number in range(2000):
        came += queue.ahead(page(number), "a", number / 100) == 0
        queue.leave(page(number), number / 100)
        queue.forget(number / 100 + KEPT_SECONDS + 1)
    assert came <= 50 + 20 * 240 / 60 + 1


@given(st.lists(st.tuples(st.sampled_from(["ask", "leave", "wait"]), st.integers(0, 12)), max_size=80))
def test_whatever_people_do_the_room_is_never_fuller_than_it_may_be_and_nobody_waits_for_nothing(
    acts: list[tuple[str, int]],
) -> None:
    queue, now, inside = Queue(Limits(3, 2)), 0.0, set()
    for act, number in acts:
        now += 1 if act != "wait" else 30
        queue.forget(now)
        if act == "ask" and queue.ahead(page(number), f"address {number % 4}", now) == 0:
            inside.add(number)
        elif act == "leave" and page(number) in queue.kept():
            queue.leave(page(number), now)
        of_each = [sum(place[2] == str(one) for place in queue.kept() for one in range(k, 13, 4)) for k in range(4)]
        assert len(queue.kept()) <= 3 and max(of_each) <= 2
    now += 2 * KEPT_SECONDS
    for number in range(13):
        for _ in range(100):
            queue.leave(page(number), now)
    queue.forget(now + 2 * KEPT_SECONDS)
    assert 0 == queue.ahead(page(99), "somebody", now + 4 * KEPT_SECONDS)


def test_limits_come_from_settings() -> None:
    settings = {"SALESTRAIN_MOST_PAGES": "30", "SALESTRAIN_MOST_PAGES_EACH": "12"}
    assert (Limits(400, 200), Limits(30, 12)) == (limits_of({}), limits_of(settings))


def test_where_few_files_may_be_open_the_room_holds_fewer_pages_and_with_too_few_it_says_so() -> None:
    assert (Limits(52, 52), Limits(30, 15)) == (limits_of({}, 256), limits_of({"SALESTRAIN_MOST_PAGES": "30"}, 256))
    with pytest.raises(CannotServe, match="ulimit -n"):
        limits_of({}, 100)


@pytest.mark.parametrize("said", ["many", "0", "-3", "1e9", "²"])
def test_a_limit_that_is_no_number_of_pages_is_said_in_a_sentence(said: str) -> None:
    with pytest.raises(CannotServe, match=r"SALESTRAIN_MOST_PAGES is .* a number of pages"):
        limits_of({"SALESTRAIN_MOST_PAGES": said})


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room for two pages."""
    base = tmp_path_factory.mktemp("small")
    add_exercise(base / "ours", TALK, None)
    limits = {"SALESTRAIN_MOST_PAGES": "2", "SALESTRAIN_MOST_PAGES_EACH": "2", "TEST_HELD": "1"}
    with running([base / "ours"], base / "log", **limits) as room:
        yield room


def test_a_page_in_the_queue_is_told_its_number_and_opens_by_itself(chromium: Browser, small: Room) -> None:
    address = f"{small.address}exercises/{TALK}/"
    with visiting(chromium, small.address) as one, visiting(chromium, small.address) as other:
        for visit in (one, other):
            visit.page.goto(address)
            visit.page.get_by_label("name").fill("Ana")
            visit.page.keyboard.press("Enter")
            visit.page.get_by_role("button", name="Begin").wait_for()
        with visiting(chromium, small.address) as third:
            third.page.goto(address)
            queue = third.page.get_by_role("status").filter(has_text="You are next.")
            expect(queue).to_contain_text("The room is full at the moment.")
            assert [] == violations(third.page)
            assert re.search(r"salestrain_waiting 1\.0", ask(small, "/metrics").text)
            one.page.close()
            expect(third.page.get_by_text("It is your turn. The exercise is open.")).to_be_attached(timeout=15_000)
            assert "queue" not in third.page.title()
            assert [] == third.errors


def test_a_file_is_let_in_when_it_was_asked_for_and_ends_the_line_when_not(room: Room) -> None:
    file = json.dumps({"n": 1, "type": "share", "seq": 0, "file": "A" * 3_000_000})

    async def story() -> list[object]:
        asked, pushing = Tab(room, TALK), Tab(room, TALK)
        for tab in (asked, pushing):
            await tab.connect()
        await asked.send({"type": "large"})
        granted = await asked.read()
        await asked.send(file)
        answered = await asked.read()
        await pushing.send(file)
        ended = await pushing.read()
        return [granted, answered is not None and answered["n"], ended]

    assert [{"large": True}, 1, None] == run(story)
