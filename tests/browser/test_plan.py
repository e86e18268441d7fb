"""A plan by keyboard: built, compiled, overridden, begun, found again after a reload, ticked, taken along."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import faults, heading, open_page, ready, settled, status
from tests.plan.planning import good
from tests.serving.running import Room
from tests.serving.seeing import Visit

SENTENCE = "Hold 6 reviews with new customers by 26 March, depending on the partners"


def press(page: Page, name: str) -> None:
    """Press a button as a keyboard does."""
    button = page.get_by_role("button", name=re.compile(re.escape(name).replace(":", r"\s*:")))
    button.first.focus()
    page.keyboard.press("Enter")
    settled(page)


def press_exactly(page: Page, name: str) -> None:
    """Press a button by its whole name, as a keyboard does."""
    page.get_by_role("button", name=name, exact=True).first.focus()
    page.keyboard.press("Enter")
    settled(page)


def look(page: Page, name: str, again: bool = False) -> None:
    """Go to a screen by the bar; the first time, look whether it is as it should be for everybody."""
    page.get_by_role("navigation", name="Screens").get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
    settled(page)
    assert again or [] == faults(page)


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def two_thirds(folder: Path) -> Path:
    """The good plan without the goal of the customers' success."""
    data = good()
    data = {**data, "goals": data["goals"][:2], "objectives": data["objectives"][:2], "actions": data["actions"][:2]}
    file = folder / "plan.yaml"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_plan_from_its_last_goal_to_its_first_tick(visit: Visit, school: Room, tmp_path: Path) -> None:
    page = visit.page
    open_page(page, school.address, "plan_builder")
    assert [] == faults(page)
    fill(page, "Your name", "Mira")
    page.keyboard.press("Enter")
    settled(page)
    press(page, "Begin my plan")

    look(page, "Files")
    page.get_by_label("Or a file").set_input_files(two_thirds(tmp_path))
    press(page, "Import this plan")

    build_the_rest(page)
    check_and_begin(page)

    page.reload()
    ready(page)
    settled(page)
    expect(heading(page, "Week")).to_be_visible()
    press(page, "Mark as done: call two accounts for a.1")
    assert "Marked as done." == status(page)
    expect(page.get_by_role("button", name="Mark as not done")).to_be_visible()
    assert [] == faults(page)
    look(page, "Progress")
    expect(page.get_by_text("1 of 1 due so far").first).to_be_visible()

    look(page, "Versions")
    look(page, "Files", again=True)
    with page.expect_download() as saved:
        press(page, "Save everything (.yaml)")
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert ("plan_builder.yaml", True) == (saved.value.suggested_filename, '"2027-01-04"' in text.split("done:")[1])


def build_the_rest(page: Page) -> None:
    """The third goal with objective and action; the sentence is read into its boxes."""
    period = page.locator("details", has_text="Your calendar")
    period.locator("summary").focus()
    page.keyboard.press("Enter")
    fill(page, "Goal, in one line", "Customers get what they bought")
    press(page, "Add goal")
    expect(period).to_have_attribute("open", "")  # what was opened stays so, though the sheet is drawn anew
    press(page, "Add an objective: Customers get what they bought")
    page.keyboard.press("Tab")
    page.keyboard.type(SENTENCE)
    press_exactly(page, "Add")
    expect(page.get_by_label("Target (the value to reach)")).to_have_value("6")
    expect(page.get_by_label("Due on")).to_have_value("2027-03-26")
    fill(page, "Check-ins", "2027-01-22")
    fill(page, "Results in earlier periods", "5 6")
    assert [] == faults(page)
    press_exactly(page, "Save")
    press(page, f"Add an action: {SENTENCE[:48]}")
    page.keyboard.press("Tab")
    page.keyboard.type("Review one customer and the plan")
    fill(page, "Or how often", "weekly on Fri")
    fill(page, "Minutes each time", "45")
    press_exactly(page, "Add")
    assert "Action added." == status(page)
    look(page, "List")


def check_and_begin(page: Page) -> None:
    """Check, go on with a note where a cue is missing, see whether it adds up, begin."""
    look(page, "Check")
    page.locator("summary", has_text="Leave it as it is, and say why: Review one customer and the plan").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("My calendar rings on Fridays")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.get_by_text("You leave it as it is, because: My calendar rings on Fridays")).to_be_visible()

    look(page, "Does it add up?")
    slider = page.get_by_label("Target: deals (slider)")
    slider.focus()
    page.keyboard.press("End")
    expect(page.get_by_text("On average, 100 deals take")).to_be_visible()
    expect(slider).to_be_focused()

    look(page, "Check", again=True)
    press(page, "Begin the period …")
    expect(page.get_by_role("heading", name="Begin the period?")).to_be_focused()
    press(page, "Yes, begin")
    assert [] == faults(page)
