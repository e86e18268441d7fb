"""What a learner does on the page, for the browser journeys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.serving.seeing import is_too_wide, violations

BOX = ".st-compose textarea:visible"


def open_page(page: Page, address: str, exercise: str = "harbour_foods") -> None:
    """Go to an exercise and wait until it answers."""
    page.goto(f"{address}exercises/{exercise}/")
    ready(page)


def ready(page: Page) -> None:
    """Wait until the page has its first screen."""
    page.wait_for_selector("[data-st-ready]")


def begin(page: Page, name: str) -> None:
    """Say who is there and begin."""
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Begin the talk").click()
    page.wait_for_selector(BOX)


def settled(page: Page) -> None:
    """Wait until the kernel has answered."""
    page.wait_for_selector(".st-pane:not([aria-busy])")


def say(page: Page, text: str) -> None:
    """Type a line, send it, wait for the answer."""
    page.locator(BOX).fill(text)
    page.keyboard.press("Enter")
    settled(page)


def choose(page: Page, text: str) -> None:
    """Choose the line that holds these words."""
    closed = page.locator(".st-offer details:not([open]) summary")
    if closed.count():
        closed.click()
    page.locator(".st-offer button.st-choice", has_text=text).first.click()
    settled(page)


FAREWELL = "Then I do not think I should push this now. I would rather say so than take up your time."


def leave(page: Page) -> None:
    """End the talk politely."""
    say(page, FAREWELL)
    expect(heading(page, "The talk is over")).to_be_visible()


def judge(page: Page, answer: str = "Pursue") -> None:
    """From the end of the talk to the open debrief."""
    page.get_by_role("spinbutton").fill("4e1")  # a number to the browser, and so to us
    page.get_by_role("button", name="Continue").click()
    expect(heading(page, "Your judgement")).to_be_visible()
    page.get_by_role("radio", name=answer).check()
    boxes = page.get_by_role("checkbox")
    for number in range(min(2, boxes.count())):
        boxes.nth(number).check()
    page.get_by_role("button", name="Submit my judgement").click()
    page.get_by_role("button", name="Open the debrief").click()
    expect(heading(page, "Debrief")).to_be_visible()


def heading(page: Page, text: str) -> Locator:
    """The heading of a sheet."""
    return page.get_by_role("heading", name=text, exact=True)


def lines(page: Page) -> list[str]:
    """What was said so far, as it can be read."""
    return page.locator(".st-talk .st-said").all_inner_texts()


def status(page: Page) -> str:
    """The sentence about what just happened."""
    return " ".join(text for text in page.locator(".st-pane [role=status]:visible").all_inner_texts() if text)


def faults(page: Page) -> list[str]:
    """What is wrong with this screen: axe-core in light and dark, and sideways scrolling on a phone."""
    wide = page.viewport_size
    assert wide is not None
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = violations(page)
    # In the dark only the colours differ.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = page.evaluate("axe.run({ runOnly: ['color-contrast'] })")
    found += [f"dark: {node['html'][:120]}" for one in dark["violations"] for node in one["nodes"]]
    page.set_viewport_size({"width": 360, "height": 740})
    found += ["too wide for a phone"] if is_too_wide(page) else []
    page.set_viewport_size(wide)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    return found
