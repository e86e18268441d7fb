"""One learner over three months: from a talk to an action, a win, a lesson to use again, and an experiment."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import choose, faults, heading, judge, open_page, settled
from tests.browser.test_plan import fill, press
from tests.plan.planning import good
from tests.serving.running import Room
from tests.serving.seeing import Visit

EXERCISE = "wicket_fair"
MONTHS = (("2026-09", "40"), ("2026-10", "42"), ("2026-11", "12"))
"""First talks of three months; the last one stands out below those before."""
DUE = {"Do what is on your plan", "Review your month", "Use again what you learned from a win"}


def click(page: Page, name: str) -> None:
    """Click a button by how its name begins."""
    page.get_by_role("button", name=re.compile(f"^{re.escape(name)}")).first.click()
    settled(page)


def hold_a_talk(page: Page, address: str) -> None:
    """A talk with the first line that is offered each time, to its debrief."""
    open_page(page, address, EXERCISE)
    page.get_by_label("Your name").fill("Mira")
    page.keyboard.press("Enter")
    click(page, "Begin the talk")
    while not heading(page, "The talk is over").is_visible():
        choose(page, "")
    judge(page)


def begin(page: Page, address: str, exercise: str, button: str) -> None:
    """Open another exercise; the name is known by now."""
    open_page(page, address, exercise)
    click(page, button)


def plan_it(page: Page, address: str, folder: Path) -> str:
    """Hang what the talk proposes under an objective, and do it; return its words."""
    begin(page, address, "plan_builder", "Begin my plan")
    click(page, "Files")
    file = folder / "plan.yaml"
    file.write_text(json.dumps(good()), encoding="utf-8")
    page.get_by_label("Or a file").set_input_files(file)
    click(page, "Import this plan")
    click(page, "Add an action")
    click(page, "Take one from my practice")
    assert [] == faults(page)
    click(page, "Use this")
    words = page.get_by_label("What will you do?").input_value()
    page.locator("input[name=date]:visible").fill("2027-01-05")
    page.get_by_role("button", name="Add", exact=True).click()
    settled(page)
    expect(page.get_by_role("status").filter(has_text="Action added.")).to_be_visible()
    click(page, "Check")
    click(page, "Begin the period")
    click(page, "Yes, begin")
    press(page, f"Mark as done: {words[:20]}")
    return words


def keep_the_win(page: Page, address: str) -> None:
    """What was done on the plan offers itself as a win; the lesson has a day."""
    begin(page, address, "confidence_ledger", "Begin")
    click(page, "My wins")
    click(page, "What I did on my plan")
    assert [] == faults(page)
    click(page, "A win?")
    page.get_by_label("In which part of your work?").select_option(index=1)
    fill(page, "What was won?", "A visit on Thursday")
    fill(page, "What do you take from it?", "Ask before you offer")
    page.locator("#st-reuse").fill("2027-01-08")
    click(page, "Keep it")


def review_three_months(page: Page, address: str) -> None:
    """Three months of one number; then an experiment with what the talk proposed."""
    begin(page, address, "monthly_review", "Begin")
    click(page, "My numbers")
    page.get_by_label("Name of the number").fill("First talks")
    page.locator("[name=sort]").first.check()
    page.locator("[name=months]").fill("41 38 44 40 39 43 41 40")
    click(page, "Keep this number")
    click(page, "This month")
    for month, talks in MONTHS:
        page.get_by_label("Which month?").fill(month)
        click(page, "Begin the review")
        page.locator("form[data-send=weigh] [name=value]:visible").fill(talks)
        page.locator("form[data-send=weigh] [name=answer]:visible").first.check()
        page.locator("form[data-send=weigh] button[type=submit]:visible").click()
        settled(page)
        for question in ("worked", "did_not", "try"):
            form = page.locator(f"form[data-send=answer]:has([name=question][value={question}])")
            form.locator("[name=text]").fill("I asked every new lead what they would change.")
            form.locator("button[type=submit]").click()
            settled(page)
        click(page, "Close the month")
    click(page, "Experiments")
    click(page, "What my practice proposes")
    assert [] == faults(page)


def test_what_is_practised_planned_done_and_reviewed_is_one_circle(visit: Visit, school: Room, tmp_path: Path) -> None:
    page, address = visit.page, school.address
    hold_a_talk(page, address)
    words = plan_it(page, address, tmp_path)
    keep_the_win(page, address)
    won = page.get_by_text(f"I did: {words}").count()
    review_three_months(page, address)
    stands_out = page.get_by_text("stood out below its own months").is_visible()
    press(page, "Try this")
    proposed = page.locator("[name=hypothesis]:visible").input_value()
    kept = json.loads(page.evaluate("localStorage.getItem('salestrain.due')"))
    due = {entry["says"] for one in kept.values() for entry in one["due"]}
    page.goto(address)
    expect(heading(page, "Due")).to_be_visible()
    assert [(1, True, words), DUE] == [(won, stands_out, proposed), due]
