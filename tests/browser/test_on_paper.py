"""What a learner sees comes out of the printer as they see it, and what is kept of them is at hand on every page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.pages import begin, faults, heading, judge, leave, open_page, say
from tests.serving.running import Room
from tests.serving.seeing import Visit


def test_a_debrief_is_printed_with_all_that_opens_on_demand_and_without_buttons(
    visit: Visit, school: Room, tmp_path: Path
) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Ana")
    say(page, "What do you like about Northlane that we should copy?")
    leave(page)
    judge(page)
    expect(heading(page, "Debrief")).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # as a printing browser does
    page.pdf(path=tmp_path / "debrief.pdf", format="A4")
    words = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in PdfReader(tmp_path / "debrief.pdf").pages))
    told = ("Your marks", "What you did not learn", "The talk, line by line", "Brier score")
    hidden = ("Print this page", "Back to the brief", "Begin afresh", "All exercises", "On paper")
    assert ([], []) == ([one for one in told if one not in words], [one for one in hidden if one in words])


def test_one_sees_what_is_kept_takes_it_along_and_deletes_it(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address, "plan_builder")
    page.get_by_label("Your name").fill("Ben")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="What is kept of you").click()
    expect(heading(page, "What is kept of you")).to_be_visible()
    assert [] == faults(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download all of it").click()
    assert "what_is_kept_of_me.json" == download.value.suggested_filename
    page.get_by_role("button", name="Delete all of it").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_visible()
    page.get_by_role("button", name="Delete all of it now").click()
    expect(page.get_by_text("There was nothing to delete.").first).to_be_visible()
