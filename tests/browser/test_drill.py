"""A drill in a real browser: by keyboard and phone, kept over a reload, and called for again on its day."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import faults, heading, open_page, ready, settled
from tests.serving.running import Room
from tests.serving.seeing import Visit

BEHAVIOUR = "Ask what follows from it"
LINES = (
    "What does that cost you in a month?",
    "What goes wrong when that happens?",
    "How often is that so?",
    "If that were solved, what would it make possible?",
    "Who else feels it?",
    "And what then?",
)


def is_told(page: Page) -> bool:
    return page.get_by_role("button", name="Try this one again").count() > 0


def answer(page: Page) -> None:
    """Answer the item that is there, whatever its format, until it is told what it was worth."""
    for line in [*LINES, *LINES]:
        if page.get_by_label("Its form").count():
            page.get_by_label("Its form").select_option("open")
            page.get_by_label("It asks about").select_option("implication")
            page.get_by_role("button", name="Answer").click()
        elif page.get_by_role("radio").count():
            page.get_by_role("radio").first.check()
            page.get_by_role("button", name="Say it").click()
        else:
            page.locator("#st-answer").fill(line)
            page.keyboard.press("Enter")
        settled(page)
        if is_told(page):
            return


def test_a_drill_from_the_choice_to_the_day_it_is_due_again(visit: Visit, school: Room, tmp_path: Path) -> None:
    page = visit.page
    open_page(page, school.address, "discovery_questions")
    page.get_by_label("Your name").fill("Dee")
    page.keyboard.press("Enter")
    expect(heading(page, "Choose one thing to practise")).to_be_visible()
    wrong = {"choose": faults(page)}
    page.get_by_role("button", name=f"Practise: {BEHAVIOUR}").press("Enter")
    settled(page)
    wrong["predict"] = faults(page)
    page.get_by_role("group", name="My prediction").get_by_role("button", name="2").click()
    settled(page)

    wrong["item"] = faults(page)
    answer(page)
    wrong["told"] = faults(page)
    page.reload()
    ready(page)
    expect(page.get_by_text("Welcome back, Dee.").first).to_be_visible()
    expect(page.get_by_text("Try 1 of 3")).to_be_visible()
    for _ in range(2):
        page.get_by_role("button", name="Next").click()
        settled(page)
        answer(page)
    page.get_by_role("button", name="Finish the practice").click()
    expect(heading(page, "Your practice")).to_be_visible()
    wrong["practice"] = faults(page)

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save these dates for your calendar").click()
    saved.value.save_as(tmp_path / "days.ics")
    kept = json.loads(page.evaluate("localStorage.getItem('salestrain.due')"))["discovery_questions"]["due"][0]
    calendar = (tmp_path / "days.ics").read_text(encoding="utf-8")
    assert (f"Practise: {BEHAVIOUR}", [day.replace("-", "") for day in kept["days"]]) == (
        kept["says"],
        [line.split(":")[1] for line in calendar.splitlines() if line.startswith("DTSTART")],
    )

    page.clock.install(time=f"{kept['days'][0]}T08:00:00")
    page.goto(school.address)
    wrong["room"] = faults(page)
    page.get_by_role("link", name=f"Practise: {BEHAVIOUR}").click()
    ready(page)
    assert ({name: [] for name in wrong}, [], []) == (wrong, visit.elsewhere, visit.errors)


def test_what_cannot_be_an_answer_leaves_the_words_where_they_are(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address, "excuse_to_action")
    page.get_by_label("Your name").fill("Eli")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Practise:").first.click()
    page.get_by_role("group", name="My prediction").get_by_role("button", name="1").click()
    settled(page)
    for part in page.locator("fieldset").all():
        part.get_by_role("radio").first.check()
    box = page.locator("#st-answer")
    box.fill("Ich werde am Montag fünf von den alten Kunden anrufen, weil das nicht gut war.")
    box.press("Enter")
    expect(page.get_by_text("This reads English.")).to_be_visible()
    box.press("Control+a")
    assert ("Ich werde", True) == (box.input_value()[:9], page.get_by_role("radio").first.is_checked())
