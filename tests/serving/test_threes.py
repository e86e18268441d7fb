"""In threes with a human buyer: everybody sees their group and parts, and only the buyer opens the buyer's card."""

from __future__ import annotations

import re
from pathlib import Path
from time import sleep

from playwright.sync_api import Browser as ChromiumBrowser

from salestrain.materials.rotating import BUYER, OBSERVER, SELLER, groups
from salestrain.serving.workshop.rooms import FRESH_SECONDS
from salestrain.store import KeptWorkshop
from salestrain.workshop import events
from salestrain.workshop.content import SCHEMA, Rules, Step, Workshop
from tests.serving.running import Room
from tests.serving.seeing import PHONE, visiting
from tests.serving.test_start_page import words
from tests.serving.test_workshop_in_browser import joined, sound
from tests.serving.workshops import RIVERSIDE, Browser, kept_workshops, somebody
from tests.small_talk import SMALL

NAMES = ["Ann", "Ben", "Cleo"]


def made() -> KeptWorkshop:
    """A workshop with a step in threes."""
    step = Step(title="In threes", kind="human_buyer", exercise=RIVERSIDE, minutes=30)
    plan = Workshop(schema=SCHEMA, title="A day", exercises=(Rules(exercise=RIVERSIDE),), agenda=(step,))
    with kept_workshops() as workshops:
        return workshops.make(plan)


def three_in(room: Room) -> tuple[KeptWorkshop, dict[str, Browser]]:
    """A workshop in which three people sit, and its step in threes has begun."""
    kept = made()
    people = {name: somebody(room) for name in NAMES}
    for name, browser in people.items():
        browser.join(kept, name)
    with kept_workshops() as workshops:
        workshops.happen(kept.id, events.step_begun(0, 30))
    return kept, people


def who(kept: KeptWorkshop, part: str) -> list[str]:
    """Who has a part, by round."""
    with kept_workshops() as workshops:
        names = {seat.id: seat.nickname for seat in workshops.seats(kept.id)}
    (group,) = groups(list(names), seed=kept.seed)
    return [names[next(person for person, has in turn if has == part)] for turn in group.rounds]


def buyers(kept: KeptWorkshop) -> list[str]:
    """Who plays the buyer, by round."""
    return who(kept, BUYER)


def test_everybody_sees_their_group_with_rounds_and_their_own_cards(room: Room) -> None:
    kept, people = three_in(room)
    for name, browser in people.items():
        text = browser.get(f"/workshop/{kept.id}/roles/").text
        assert [] == [one for one in (*NAMES, "Round 3, from minute 20") if one not in words(text)]
        own = [str(number) for number, buyer in enumerate(buyers(kept), 1) if buyer == name]
        assert own == re.findall(r"roles/card/(\d)", text)


def test_only_the_buyer_of_a_round_opens_its_card(room: Room) -> None:
    kept, people = three_in(room)
    for number, buyer in enumerate(buyers(kept), 1):
        told = {name: browser.get(f"/workshop/{kept.id}/roles/card/{number}") for name, browser in people.items()}
        assert {name: 200 if name == buyer else 403 for name in NAMES} == {n: one.status for n, one in told.items()}
        assert [buyer] == [name for name, one in told.items() if "never say one before its time" in one.text]


def test_each_round_has_another_truth_where_there_are_several(room: Room) -> None:
    kept, people = three_in(room)
    cards = [people[buyer].get(f"/workshop/{kept.id}/roles/card/{n}").text for n, buyer in enumerate(buyers(kept), 1)]
    assert len({card.partition("truth ")[2][:1] for card in cards}) > 1


def test_who_comes_later_moves_nobody_and_observes(room: Room) -> None:
    kept, people = three_in(room)
    before = people["Ann"].get(f"/workshop/{kept.id}/roles/").text
    late = somebody(room)
    late.join(kept, "Dora")
    assert "Sit down with any of them" in words(late.get(f"/workshop/{kept.id}/roles/").text)
    assert words(before) == words(people["Ann"].get(f"/workshop/{kept.id}/roles/").text)


def observed(kept: KeptWorkshop, people: dict[str, Browser], **fields: str) -> tuple[str, str]:
    """The observer of the first round sends their sheet; who that is, and whom they observe."""
    observer, seller = who(kept, OBSERVER)[0], who(kept, SELLER)[0]
    people[observer].send(f"/workshop/{kept.id}/roles/observe/1", **fields)
    return observer, seller


def rubric() -> dict[str, str]:
    """The lowest mark in each criterion of the exercise, as a form sends it."""
    return {one["id"]: str(min(level["score"] for level in one["levels"])) for one in SMALL["rubric"]}


def test_what_an_observer_marks_is_seen_by_the_one_who_sold_alone_once_it_is_shared(room: Room) -> None:
    kept, people = three_in(room)
    before = [browser.get(f"/workshop/{kept.id}/roles/").text for browser in people.values()]
    observer, seller = observed(kept, people, do="share", **rubric())
    sleep(FRESH_SECONDS)
    seen = {
        name: "as it was seen" in browser.get(f"/workshop/{kept.id}/roles/").text for name, browser in people.items()
    }
    assert [False] * 3 == ["as it was seen" in text for text in before]
    assert {name: name == seller for name in NAMES} == seen
    assert "sees your marks now" in people[observer].get(f"/workshop/{kept.id}/roles/observe/1").text


def test_what_an_observer_takes_back_is_seen_no_more(room: Room) -> None:
    kept, people = three_in(room)
    _, seller = observed(kept, people, do="share", **rubric())
    observed(kept, people, do="withdraw")
    sleep(FRESH_SECONDS)
    assert "as it was seen" not in people[seller].get(f"/workshop/{kept.id}/roles/").text


def test_a_sheet_without_a_mark_or_with_marks_that_there_are_not_is_not_shared(room: Room) -> None:
    kept, people = three_in(room)
    _, seller = observed(kept, people, do="share", **dict.fromkeys(rubric(), "99"))
    sleep(FRESH_SECONDS)
    assert "as it was seen" not in people[seller].get(f"/workshop/{kept.id}/roles/").text


def test_only_the_observer_of_a_round_opens_its_sheet(room: Room) -> None:
    kept, people = three_in(room)
    told = {name: one.get(f"/workshop/{kept.id}/roles/observe/2").status for name, one in people.items()}
    assert {name: 200 if name == who(kept, OBSERVER)[1] else 403 for name in NAMES} == told


def test_an_observers_marks_go_with_either_of_the_two(room: Room) -> None:
    for part in (OBSERVER, SELLER):
        kept, people = three_in(room)
        observed(kept, people, do="share", **rubric())
        people[who(kept, part)[0]].send(f"/workshop/{kept.id}/own/delete", sure="yes")
        with kept_workshops() as workshops:
            assert [] == [one for one in workshops.since(kept.id) if one.what.name == "observed"]


def test_another_nickname_in_the_middle_moves_nobody(room: Room) -> None:
    kept, people = three_in(room)
    before = buyers(kept)
    people["Ann"].send(f"/workshop/{kept.id}/own/nickname", nickname="Zoe")
    assert [name.replace("Ann", "Zoe") for name in before] == buyers(kept)


def test_a_stranger_is_led_to_where_people_join(room: Room) -> None:
    kept, _ = three_in(room)
    assert [302, 302] == [somebody(room).get(f"/workshop/{kept.id}/roles/{path}").status for path in ("", "card/1")]


def test_on_a_phone_it_can_be_read_by_everybody(chromium: ChromiumBrowser, room: Room, tmp_path: Path) -> None:
    kept = made()
    with visiting(chromium, room.address, viewport=PHONE) as ann, visiting(chromium, room.address) as ben:
        joined(ann.page, room.address, kept.code, "Ann")
        joined(ben.page, room.address, kept.code, "Ben")
        with kept_workshops() as workshops:
            workshops.take_seat(kept.id, "Cleo", "phrase of Cleo", "token of Cleo")
            workshops.happen(kept.id, events.step_begun(0, 30))
        ann.page.wait_for_timeout(1000 * FRESH_SECONDS)  # what happened at another server is seen then
        for page in (ann.page, ben.page):
            page.goto(f"{room.address}workshop/{kept.id}/roles/")
            page.screenshot(path=tmp_path / "threes.png", full_page=True)
        assert [] == sound(ann, ben)
        ann.page.get_by_role("link", name="Your role card").first.click()
        assert [] == sound(ann)
