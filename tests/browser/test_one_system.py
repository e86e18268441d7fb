"""One learner who lives three months: a talk, an action, a win, a lesson to use again, and an experiment to its end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import choose, faults, heading, judge, open_page, settled
from tests.browser.test_plan import fill, press
from tests.plan.planning import good
from tests.serving.running import Room
from tests.serving.seeing import PHONE, Visit, visiting

EXERCISE = "wicket_fair"
TALKS = ("40", "42", "12")
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


def keep_a_number(page: Page, address: str) -> None:
    """A number of one's own, with the months before."""
    begin(page, address, "monthly_review", "Begin")
    click(page, "My numbers")
    page.get_by_label("Name of the number").fill("First talks")
    page.locator("[name=sort]").first.check()
    page.locator("[name=months]").fill("41 38 44 40 39 43 41 40")
    click(page, "Keep this number")


def review_the_month(page: Page, talks: str) -> str:
    """The month that is over, as the page proposes it; return its name."""
    click(page, "This month")
    month = page.get_by_label("Which month?").input_value()
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
    return month


def begin_what_practice_proposes(page: Page) -> str:
    """An experiment for two months, with the words of the learner's own practice; return them."""
    click(page, "Experiments")
    click(page, "What my practice proposes")
    assert [] == faults(page)
    press(page, "Try this")
    words = page.locator("[name=hypothesis]:visible").input_value()
    page.locator("[name=change]").fill("50")
    page.locator("[name=window]").fill("2")
    click(page, "Keep it, before it begins")
    return words


def conclude(page: Page) -> str:
    """The end of the experiment, with what its months say; return what stands on the wall."""
    click(page, "Experiments")
    expect(page.get_by_text("In the 9 months before it: 40.7 a month. In 2 months of it: 27 a month")).to_be_visible()
    page.locator("[name=result]").last.check()
    page.locator("[name=learned]").fill("A fair in the middle spoils two months.")
    click(page, "Put it on the wall")
    assert [] == faults(page)
    return page.locator(".st-facts").inner_text()


def ends_of_months(first: date, count: int) -> list[date]:
    """The first days after each of so many months, the running one first."""
    following = [(first.month - 1 + months, months) for months in range(1, count + 1)]
    return [date(first.year + place // 12, place % 12 + 1, 1) for place, _ in following]


def test_what_is_practised_planned_done_and_reviewed_is_one_circle(
    visit: Visit, school: Room, tmp_path: Path, days_later: Callable[[int], None]
) -> None:
    page, address, today = visit.page, school.address, datetime.now(UTC).date()
    hold_a_talk(page, address)
    words = plan_it(page, address, tmp_path)
    keep_the_win(page, address)
    won = page.get_by_text(f"I did: {words}").count()
    keep_a_number(page, address)
    lived, proposed = [], ""
    for talks, day in zip(TALKS, ends_of_months(today, 3), strict=True):
        days_later((day - today).days)
        open_page(page, address, "monthly_review")
        lived.append(review_the_month(page, talks))
        proposed = proposed or begin_what_practice_proposes(page)
    on_the_wall = conclude(page)
    stands_out = page.get_by_text("stood out below its own months").count()
    kept = json.loads(page.evaluate("localStorage.getItem('salestrain.due')"))
    due = {entry["says"] for one in kept.values() for entry in one["due"]}
    page.goto(address)
    expect(heading(page, "Due")).to_be_visible()
    months = [f"{day - timedelta(days=1):%Y-%m}" for day in ends_of_months(today, 3)]
    assert [months, (1, 1, words), DUE] == [lived, (won, stands_out, proposed), due]
    assert "spoils two months. (cannot tell; its months show a change the other way)" in on_the_wall


def test_a_month_of_one_s_own_is_judged_on_a_phone_without_a_fault(chromium: Browser, school: Room) -> None:
    with visiting(chromium, school.address, viewport=PHONE) as visit:
        page = visit.page
        open_page(page, school.address, "luck_or_change")
        page.get_by_label("Your name").fill("Nils")
        page.keyboard.press("Enter")
        click(page, "Begin")
        found = [faults(page)]
        page.get_by_label("What is it?").fill("Deals won")
        page.locator("[name=sort]").first.check()
        page.locator("[name=months]").fill("4 3 5 4 6 2")
        page.locator("[name=value]:visible").fill("9")
        page.locator("[name=answer]").nth(1).check()
        click(page, "Hold it against")
        found.append(faults(page))
        expect(page.get_by_text("You said the same: Unusual")).to_be_visible()
        expect(page.get_by_role("button", name="Marks so far")).to_be_in_viewport()
        click(page, "The best of the month")
        assert [[], [], []] == [*found, faults(page)]
