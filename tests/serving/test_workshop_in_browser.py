"""A facilitator makes a workshop, three learners join by code, and one comes back on another device."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from salestrain.workshop import events
from tests.serving.running import Room
from tests.serving.seeing import PHONE, Visit, is_too_wide, violations, visiting
from tests.serving.workshops import RIVERSIDE, kept_workshops, key


@pytest.fixture
def open_tab(chromium: Browser, room: Room) -> Iterator[object]:
    """Opens tabs, each of a browser profile of its own."""
    with ExitStack() as stack:
        yield lambda **context: stack.enter_context(visiting(chromium, room.address, **context))


def made_by_form(lead: Page, address: str) -> str:
    """Make a workshop as a facilitator does, and return its code."""
    lead.goto(f"{address}lead/{key()}")
    lead.get_by_role("link", name="Make a workshop").click()
    lead.get_by_role("link", name="An empty one").click()
    lead.get_by_label("Title").fill("A day by the river")
    lead.get_by_role("textbox", name="Step 1", exact=True).fill("A talk like all others")
    lead.locator("[name='agenda.exercise']").select_option(RIVERSIDE)
    lead.get_by_role("button", name="Add an exercise").click()
    lead.locator("[name='exercises.exercise']").select_option(RIVERSIDE)
    lead.get_by_role("button", name="Make the workshop").last.click()
    return lead.locator(".st-start-code").inner_text()


def joined(phone: Page, address: str, code: str, nickname: str) -> str:
    """Join on a phone, and return the four words."""
    phone.goto(f"{address}join")
    phone.get_by_label("Code").fill(code)
    phone.get_by_label("Nickname").fill(nickname)
    phone.get_by_role("button", name="Join").click()
    phrase = " ".join(phone.locator(".st-phrase span").all_inner_texts())
    phone.get_by_role("link", name="To the workshop").click()
    expect(phone.get_by_text("We begin in a moment")).to_be_visible()
    return phrase


def comes_late(route: Route) -> None:
    """Let a program through only when the page around it has long been there, as on a busy laptop."""
    sleep(1.5)
    route.continue_()


def sound(*visits: Visit) -> list[str]:
    """Return what is wrong with pages: for those who hear them, for narrow screens, in their programs, or elsewhere."""
    wide = [visit.page.url for visit in visits if is_too_wide(visit.page)]
    return [*wide, *(each for visit in visits for each in (*violations(visit.page), *visit.errors, *visit.elsewhere))]


def test_three_join_by_code_are_led_to_the_talk_and_one_comes_back_on_another_device(open_tab, room: Room) -> None:  # type: ignore[no-untyped-def]
    lead, ann, ben, cem = open_tab(), open_tab(viewport=PHONE), open_tab(viewport=PHONE), open_tab(viewport=PHONE)
    code = made_by_form(lead.page, room.address)
    workshop = re.findall(r"workshop/([0-9a-f]+)/", lead.page.url)[0]
    phrase = joined(ann.page, room.address, code, "Ann")
    joined(ben.page, room.address, code, "Ben")
    joined(cem.page, room.address, code, "Ann")
    expect(lead.page.get_by_text("3 here")).to_be_visible()
    troubles = sound(lead, ann)

    with kept_workshops() as workshops:
        workshops.happen(
            workshop,
            events.step_begun(0, 10),
            events.exercise_opened(RIVERSIDE),
            events.everybody_sent("exercise", RIVERSIDE),
        )
        for one in (ann, ben, cem):
            one.page.wait_for_url(f"**/exercises/{RIVERSIDE}/")
        ann.page.get_by_role("button", name="Begin").click()
        ann.page.get_by_role("textbox").fill("What would you like to keep?")
        ann.page.get_by_role("button", name="Raise hand").click()
        expect(ann.page.get_by_role("status").filter(has_text="Your hand is up")).to_be_visible()
        workshops.happen(workshop, events.frozen(""))
        expect(ann.page.get_by_text("Eyes to the front")).to_be_visible()
        troubles += sound(ann)
        workshops.happen(workshop, events.thawed())
        expect(ann.page.get_by_text("Eyes to the front")).to_be_hidden()
        workshops.happen(workshop, events.everybody_sent("room"))
        ann.page.wait_for_url(f"**/workshop/{workshop}/")
        ann.page.route("**/workshop.js*", comes_late)
        ann.page.get_by_role("link", name="Riverside").click()
        expect(ann.page.get_by_role("textbox")).to_have_value("What would you like to keep?")
        workshops.happen(workshop, events.everybody_sent("exercise", RIVERSIDE))
        hands = [one.what for one in workshops.since(workshop) if one.what.name == "hand_raised"]
    typed = ann.page.get_by_role("textbox").input_value()

    tablet = open_tab(viewport={"width": 768, "height": 1024})
    tablet.page.goto(f"{room.address}back")
    tablet.page.get_by_label("Code").fill(code)
    tablet.page.get_by_label("Your four words").fill(phrase)
    tablet.page.get_by_role("button", name="Come back").click()
    tablet.page.wait_for_url(f"**/exercises/{RIVERSIDE}/")
    expect(tablet.page.get_by_role("textbox")).to_be_visible()
    troubles += sound(tablet)

    assert ([], 1, "What would you like to keep?") == (troubles, len(hands), typed)
