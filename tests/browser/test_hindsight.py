"""In the debrief, by keyboard alone: what each line cost, and what would have been with another one."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.pages import begin, faults, judge, leave, open_page, say, settled
from tests.browser.test_journey import tab_to
from tests.serving.running import Room
from tests.serving.seeing import Visit

PITCH = "Let me show you what we have: live readings, alarms on the phone, maps, and fifteen per cent off what you pay."


def test_the_costs_and_a_counterfactual_by_keyboard(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Hindsight")
    say(page, PITCH)
    leave(page)
    judge(page, "Nurture")

    finding = page.locator("[data-part=costs] .st-lead")
    told = re.compile(r"Turn \d cost the most: \d+ points of 100; until then \d+ were within reach\.")
    expect(finding).to_have_text(told)
    chart = page.get_by_role("img", name="The best total within reach, line by line")
    expect(chart).to_be_visible()
    expect(page.get_by_text("Weakest are the lines that put most points out of reach")).to_be_visible()
    expect(page.get_by_role("heading", name="Debrief", exact=True)).to_be_focused()  # nobody is taken away from it
    assert [] == faults(page)

    tab_to(page, "[data-part=costs] form button")
    page.keyboard.press("Enter")
    expect(page.locator("#st-turn-1 h4").first).to_be_focused()
    expect(page.locator("#st-turn-1")).to_contain_text("If you had said in turn 1:")

    tab_to(page, "#st-words-1")
    page.keyboard.type("blubb gork")
    page.keyboard.press("Enter")
    expect(page.locator("#st-turn-1 [role=alert]")).to_contain_text("choose a line from the list")
    settled(page)
    tab_to(page, "#st-other-1")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#st-words-1")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator("#st-turn-1 .st-table")).to_be_visible()
    expect(page.locator("#st-turn-1")).to_contain_text("your score stays as it is")
    assert [] == faults(page)

    tab_to(page, "[data-send=unthink]")
    page.keyboard.press("Enter")
    expect(page.locator("#st-turn-1 .st-thought")).to_have_count(0)
    assert ([], []) == (visit.errors, visit.elsewhere)
