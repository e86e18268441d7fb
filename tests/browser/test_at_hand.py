"""What a learner wants at hand in the middle of a talk and after it is in sight, and typed words are not lost."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import BOX, begin, choose, faults, judge, leave, open_page, say
from tests.serving.running import Room
from tests.serving.seeing import Visit, visiting

LIKE = "What do you like about Northlane that we should copy?"
CHANGE = "And what would you change about them?"


def test_a_correction_can_be_left_and_stays_at_hand(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Cor")
    say(page, LIKE)
    wrong = page.get_by_role("button", name="Not what I meant")
    wrong.click()
    assert [] == faults(page)
    page.get_by_role("button", name="Leave it as it was heard").click()
    expect(wrong).to_be_focused()

    say(page, CHANGE)
    expect(wrong).to_have_count(1)
    assert "heard as: asked what she would change" in page.locator(".st-heard", has=wrong).inner_text()


def test_words_in_the_box_survive_a_line_that_was_chosen(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Half")
    page.locator(BOX).fill("half a sentence")
    choose(page, "")  # whichever line comes first

    expect(page.locator(".st-turn")).to_have_count(3)
    assert "half a sentence" == page.locator(BOX).input_value()


def test_mood_and_facts_stay_in_sight_beside_a_long_talk_and_a_fold_stays_open(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Long")
    page.locator(".st-panel summary", has_text="Your brief").click()
    for text in (LIKE, CHANGE, "blubb", LIKE):
        say(page, text)

    assert page.evaluate("scrollY") > 0
    expect(page.locator(".st-panel").get_by_text("Dana's trust")).to_be_in_viewport()
    expect(page.locator(".st-panel").get_by_text("Learned so far (3)")).to_be_in_viewport()
    assert page.locator(".st-panel details").first.get_attribute("open") is not None


def test_on_a_phone_the_mood_stands_over_the_box_and_leads_to_what_is_known(chromium: Browser, school: Room) -> None:
    with visiting(chromium, school.address, viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        open_page(page, school.address)
        begin(page, "Small")
        say(page, LIKE)
        mood = page.get_by_role("button", name=re.compile("Trust: 3 of 6, cautious; patience: 16 of 17, has time"))
        expect(mood).to_be_in_viewport()
        mood.click()

        expect(page.locator(".st-panel")).to_be_focused()
        expect(page.get_by_text("Learned so far (2)")).to_be_in_viewport()


def test_on_a_phone_the_list_of_lines_opens_in_sight_and_stays_there(chromium: Browser, school: Room) -> None:
    with visiting(chromium, school.address, viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        open_page(page, school.address)
        begin(page, "Guided")
        say(page, LIKE)
        say(page, CHANGE)
        page.locator(".st-offer summary").click()
        opened = first_line_is_free(page)
        choose(page, "How did the choice of Northlane come about")

        assert (True, True) == (opened, first_line_is_free(page))


def first_line_is_free(page: Page) -> bool:
    """Whether the first line of the list can be read: in sight and not under the form."""
    line = page.locator(".st-offer button.st-choice").first
    expect(line).to_be_in_viewport()
    place, form = line.bounding_box(), page.locator(".st-compose").bounding_box()
    assert place and form
    return place["y"] + place["height"] <= form["y"]


def test_a_proof_leads_to_its_line(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Proof")
    say(page, LIKE)
    say(page, CHANGE)
    leave(page)
    judge(page)
    page.locator("summary", has_text="The present vendor").first.click()
    page.get_by_role("link", name="Turn 2").first.click()

    expect(page.locator("#st-turn-2")).to_be_focused()
    expect(page.locator("#st-turn-2")).to_be_in_viewport()
    assert CHANGE in page.locator("#st-turn-2").inner_text()
