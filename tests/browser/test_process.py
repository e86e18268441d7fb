"""From nine deals to the debrief of a process, in a real browser: readable, keyboard and phone, kept over a reload."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.pages import faults, heading, open_page, ready, settled
from tests.serving.running import Room
from tests.serving.seeing import Visit


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    settled(page)


def test_a_process_from_the_deals_to_the_debrief(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address, "process_map")
    page.get_by_label("Your name").fill("Pia")
    page.keyboard.press("Enter")
    press(page, "Begin")
    wrong = {"choose": faults(page)}
    press(page, "Use the sample deals")
    expect(page.get_by_text("0 of 9 reviewed")).to_be_visible()
    press(page, "Show the findings")
    page.get_by_role("group", name="Skipped").get_by_label("Explore").check()
    press(page, "Show the findings")
    expect(page.get_by_text("you spotted it").first).to_be_visible()
    wrong["deals"] = faults(page)

    press(page, "What a skip costs")
    slider = page.get_by_label("After a skip, each later stage keeps so much of its odds, in percent (slider)")
    slider.focus()
    page.keyboard.press("End")
    expect(page.get_by_text("On this assumption, leaving out")).to_be_visible()
    expect(slider).to_be_focused()
    wrong["price"] = faults(page)

    press(page, "Trust or change")
    page.get_by_label("trust it").check()
    press(page, "Answer and show the evidence")
    expect(page.get_by_text("Won with it: 57 of 140")).to_be_visible()
    wrong["trust"] = faults(page)

    press(page, "Blocked commitments")
    box = page.get_by_label("At least 3 moves, one per line").first
    box.fill("Offer ten percent off\nAsk her to introduce me to the foreman first\nWhat does she fear they would say?")
    page.get_by_role("button", name="Check against the frame").first.click()
    expect(
        page.get_by_text("1 outside the frame, 2 inside the frame. 2 count (inside or new); 3 are needed.")
    ).to_be_visible(timeout=60_000)
    wrong["moves"] = faults(page)

    page.reload()
    ready(page)
    expect(page.get_by_text("2 of 9 reviewed")).to_be_visible()
    press(page, "Lead the process")
    wrong["lead"] = faults(page)
    press(page, "Finish and open the debrief …")
    press(page, "Yes, finish it")
    expect(heading(page, "Debrief")).to_be_visible()
    wrong["debrief"] = faults(page)
    says = ".st-scroll[data-scrolls]"
    expect(page.locator(says)).to_have_count(0)
    page.set_viewport_size({"width": 360, "height": 800})
    expect(page.locator(says)).not_to_have_count(0)
    with page.expect_download() as saved:
        press(page, "Save the result on one page, to print")
    assert saved.value.suggested_filename == "result.html"
    assert ({name: [] for name in wrong}, [], []) == (wrong, visit.elsewhere, visit.errors)
