"""The start page in a browser: an order, a filter by keyboard, and one screen and a half on a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from salestrain.places import exercises_folders
from tests.serving.running import Room, running
from tests.serving.seeing import PHONE, visiting

GOING = {"plan_builder": {"title": "A plan", "name": "Ana", "day": "2026-11-30"}}
DUE = {"discovery_questions": {"title": "D", "due": [{"says": "Practise: Ask what follows", "days": ["2026-01-02"]}]}}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A room with everything that ships."""
    with running(list(exercises_folders()), tmp_path_factory.mktemp("course") / "log") as room:
        yield room


def remember(page: Page, **kept: object) -> None:
    """Put into the browser what pages of exercises keep there, and come back."""
    for name, value in kept.items():
        text = value if isinstance(value, str) else json.dumps(value)
        page.evaluate("([name, text]) => localStorage.setItem(`salestrain.${name}`, text)", [name, text])
    page.reload()


def seen(page: Page) -> list[str]:
    """The headings in sight, from the top."""
    return page.locator("h1:visible, h2:visible").all_inner_texts()


def test_somebody_new_is_told_where_to_begin(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address) as visit:
        visit.page.goto(course.address)
        assert ["What do you want to practise?", "Begin here", "Talk with a buyer"] == seen(visit.page)[:3]


def test_what_is_under_way_comes_before_what_is_due_and_both_before_the_shelf(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address) as visit:
        visit.page.goto(course.address)
        remember(visit.page, name="Ana", going=GOING, due=DUE)
        assert ["Under way", "Due", "Talk with a buyer"] == seen(visit.page)[1:4]


def test_what_somebody_else_has_under_way_is_not_shown(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address) as visit:
        visit.page.goto(course.address)
        remember(visit.page, name="Ben", going=GOING)
        assert "Under way" not in seen(visit.page)


def test_a_damaged_memory_does_no_harm(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address) as visit:
        visit.page.goto(course.address)
        remember(visit.page, going='{"plan_builder": null, "../x": 1}', due="[")
        assert ("Talk with a buyer", []) == (seen(visit.page)[2], visit.errors)


def test_the_filter_works_by_keyboard_and_says_what_is_left(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address) as visit:
        page = visit.page
        page.goto(course.address)
        page.get_by_label("How long").focus()
        page.keyboard.press("ArrowDown")
        shown = page.locator(".st-shelf .st-card:visible").count()
        minutes = page.locator(".st-shelf .st-card:visible").evaluate_all("cards => cards.map(c => +c.dataset.minutes)")
        said = page.locator("#st-filter [role=status]").inner_text()
        assert (True, True) == (all(each <= 5 for each in minutes), said.startswith(f"{shown} of "))


def test_without_scripts_the_shelf_shows_everything(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address, viewport=PHONE, java_script_enabled=False) as visit:
        visit.page.goto(course.address)
        cards = visit.page.locator(".st-shelf .st-card")
        assert cards.count() == sum(card.is_visible() for card in cards.all())


def test_on_a_phone_it_is_one_screen_and_a_half(chromium: Browser, course: Room) -> None:
    with visiting(chromium, course.address, viewport=PHONE) as visit:
        visit.page.goto(course.address)
        height = visit.page.evaluate("document.documentElement.scrollHeight")
        assert height <= 1.5 * PHONE["height"]
