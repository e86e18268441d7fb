"""Where the page's own program does not come through, the simple view holds the talk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.serving.running import Room
from tests.serving.seeing import Visit, is_too_wide

LIKE = "What do you like about Northlane that we should copy?"


def test_without_the_pages_program_plain_widgets_hold_the_talk(visit: Visit, school: Room) -> None:
    page = visit.page
    page.route("**/anywidget/**", lambda route: route.abort())
    page.goto(f"{school.address}exercises/harbour_foods/")
    simple = page.locator(".st-late")
    simple.wait_for(state="attached")
    expect(simple).not_to_be_visible()
    page.add_style_tag(content=".st-late { animation: none !important; }")  # as after some seconds
    page.get_by_role("button", name="Use the simple view").click()

    page.get_by_label("Your name").fill("Simple")
    page.get_by_label("A secret word").fill("heron")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Begin the talk").click()
    page.get_by_label("What do you say?").fill(LIKE)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("heard as: asked what she likes about the vendor")).to_be_visible()
    page.get_by_role("button", name="push this now").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Is Harbour Foods worth pursuing?")).to_be_visible()
    page.get_by_role("radio").first.check()
    boxes = page.get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    page.set_viewport_size({"width": 360, "height": 740})
    assert not is_too_wide(page)
    page.get_by_role("button", name="Submit my judgement").click()
    page.get_by_role("button", name="Open the debrief").click()

    expect(page.get_by_role("heading", name="Debrief", exact=True)).to_be_visible()
    assert [] == visit.elsewhere
