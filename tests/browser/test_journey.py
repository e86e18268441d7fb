"""A learner's whole way in a real browser at a real server: each journey is long, for a page start is dear."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.pages import (
    BOX,
    begin,
    choose,
    faults,
    heading,
    judge,
    leave,
    lines,
    open_page,
    ready,
    say,
    settled,
    status,
)
from tests.serving.running import Room
from tests.serving.seeing import Visit, visiting

LIKE = "What do you like about Northlane that we should copy?"
CHANGE = "And what would you change about them?"


def test_a_typed_talk_to_its_debrief_a_retry_and_both_side_by_side(visit: Visit, school: Room) -> None:
    page = visit.page
    found: dict[str, list[str]] = {}
    open_page(page, school.address)
    found["start"] = faults(page)
    begin(page, "Ana")
    say(page, LIKE)
    expect(page.locator(".st-heard")).to_contain_text("heard as: asked what she likes about the vendor")
    say(page, CHANGE)
    found["talk"] = faults(page)
    kept = lines(page)

    page.reload()
    ready(page)
    assert (5, kept, "Welcome back, Ana. Your talk picks up where you left off.") == (
        len(kept),
        lines(page),
        status(page),
    )

    leave(page)
    found["prediction"] = faults(page)
    page.get_by_role("button", name="Continue").click()
    expect(heading(page, "Your judgement")).to_be_visible()
    found["judgement"] = faults(page)
    page.reload()
    ready(page)
    page.get_by_role("radio", name="Drop").check()
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    page.get_by_role("button", name="Submit my judgement").click()
    page.get_by_role("button", name="Open the debrief").click()
    expect(heading(page, "Debrief")).to_be_visible()
    found["debrief"] = faults(page)

    page.get_by_role("button", name="Retry from turn 2").click()
    page.wait_for_selector(BOX)
    assert kept[:3] == lines(page)
    leave(page)
    judge(page)
    page.get_by_role("button", name=re.compile("Compare")).click()
    expect(heading(page, "Two attempts, side by side")).to_be_visible()
    found["comparison"] = faults(page)
    expect(page.locator(".st-debrief .st-lead")).to_have_text("The two talks are identical up to turn 1.")

    assert [] == [f"{screen}: {fault}" for screen, all_of_it in found.items() for fault in all_of_it]
    assert ([], []) == (visit.elsewhere, visit.errors)


def test_a_guided_talk_by_keyboard_alone(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    tab_to(page, "input[name=name]")
    page.keyboard.type("Keyboard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Begin the talk")).to_be_visible()
    tab_to(page, "[data-send=begin]")
    page.keyboard.press("Space")
    page.wait_for_selector(BOX)

    tab_to(page, ".st-offer summary", back=True)
    page.keyboard.press("Enter")
    for turn in (1, 2):
        tab_to(page, ".st-offer button.st-choice")
        page.keyboard.press("Space" if turn == 1 else "Enter")
        expect(page.locator(".st-turn")).to_have_count(1 + 2 * turn)
        settled(page)
    # After a chosen line the next one can be chosen at once.
    assert "SUMMARY" == page.evaluate("document.activeElement.tagName")

    while page.evaluate("!document.activeElement.innerText.includes('push this now')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page, "The talk is over")).to_be_focused()
    tab_to(page, "input[type=range]")
    page.keyboard.press("ArrowRight")
    assert "51" == page.locator("input[type=number]").input_value()
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(heading(page, "Your judgement")).to_be_focused()
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "input[type=checkbox]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(heading(page, "Your judgement is recorded")).to_be_focused()
    tab_to(page, "[data-send=debrief] button")
    page.keyboard.press("Enter")

    expect(heading(page, "Debrief")).to_be_focused()
    assert [] == visit.errors


def tab_to(page: Page, place: str, back: bool = False) -> None:
    """Press Tab until the focus is on a visible `place`."""
    for _ in range(160):
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
        before = page.evaluate_handle("document.activeElement")
        page.keyboard.press("Shift+Tab" if back else "Tab")
        # A busy machine moves the focus a moment after the key; asked at once it would tell of the place before.
        with suppress(PlaywrightTimeout):
            page.wait_for_function("before => document.activeElement !== before", arg=before, timeout=1000, polling=10)
    raise AssertionError(f"No way by keyboard to {place}")


def test_a_line_heard_wrongly_is_corrected_and_any_text_is_shown_as_text(visit: Visit, school: Room) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "<b>Mal</b>")
    say(page, LIKE)
    page.get_by_role("button", name="Not what I meant").click()
    expect(page.get_by_text("What did you mean? Correcting costs nothing.")).to_be_visible()
    page.locator(".st-offer").get_by_role("button", name="asked what she would change").click()
    settled(page)
    expect(page.locator(".st-heard")).to_contain_text("heard as: asked what she would change")

    script = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>"
    for text in (script, "מה את אוהבת אצל הספק?", "a\x00b\x1b[31m\x07c", "blubb " * 1667, "🙂" * 10_001):
        say(page, text)
    shown = lines(page)

    assert (script, "מה את אוהבת אצל הספק?", None) == (shown[3], shown[5], page.evaluate("window.broken"))
    assert (0, "a b [31m c", True) == (
        page.locator(".st-log b, .st-log script, .st-log img").count(),
        shown[7],
        len(shown[9]) > 500,
    )
    assert [] == faults(page)

    page.locator(BOX).fill("first")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second")
    assert "first\nsecond" == page.locator(BOX).input_value()
    page.locator(BOX).fill("  \n ")
    page.keyboard.press("Enter")
    assert "Type what you would say, then send it." == status(page)
    say(page, CHANGE)
    assert ([], [], CHANGE) == (visit.errors, visit.elsewhere, lines(page)[-2])


def test_three_lines_not_understood_open_the_list_and_the_last_answer_stays_in_sight(
    visit: Visit, school: Room
) -> None:
    page = visit.page
    open_page(page, school.address)
    begin(page, "Bea")
    for _ in range(3):
        say(page, "blubb gork")
    answer, form = page.locator(".st-turn").last.bounding_box(), page.locator(".st-compose").bounding_box()
    offered = page.locator(".st-offer button.st-choice").first.bounding_box()
    assert answer and form and offered

    assert (True, True, "blubb gork") == (
        answer["y"] + answer["height"] <= form["y"],
        offered["y"] + offered["height"] <= form["y"],
        page.locator(BOX).input_value(),
    )
    assert page.locator(".st-panel").get_by_text("3 lines so far; 0 counted as turns").is_visible()


def test_two_learners_at_once_and_two_tabs_of_one(chromium: Browser, visit: Visit, school: Room) -> None:
    ana = visit.page
    open_page(ana, school.address)
    begin(ana, "Same Name")
    with visiting(chromium, school.address, viewport={"width": 1280, "height": 860}) as other:
        bo = other.page
        open_page(bo, school.address)
        begin(bo, "Same Name")
        say(ana, LIKE)
        say(bo, "Let me tell you what we can do")
        assert (LIKE, "Let me tell you what we can do", 3, 3) == (
            lines(ana)[1],
            lines(bo)[1],
            len(lines(ana)),
            len(lines(bo)),
        )

    tab = ana.context.new_page()
    open_page(tab, school.address)
    assert lines(ana) == lines(tab)
    say(tab, CHANGE)
    say(ana, "What does that cost you in a year?")
    assert "Your talk continued elsewhere, perhaps in another tab. This is where it stands now." == status(ana)
    assert (lines(tab), "What does that cost you in a year?") == (lines(ana), ana.locator(BOX).input_value())
    ana.keyboard.press("Enter")
    settled(ana)
    assert 7 == len(lines(ana))


def test_the_second_exercise_works_to_its_debrief_on_a_phone(chromium: Browser, school: Room) -> None:
    with visiting(chromium, school.address, viewport={"width": 360, "height": 740}, has_touch=True) as visit:
        page = visit.page
        open_page(page, school.address, "alder_vale_clinics")
        begin(page, "Phone")
        choose(page, "")
        say(page, "What happens to the proposal when you have it?")
        page.locator(".st-offer button.st-choice").last.scroll_into_view_if_needed()
        page.locator(".st-offer button.st-choice").last.click()
        settled(page)
        for _ in range(20):
            if not page.locator(BOX).count():
                break
            choose(page, "")
        judge(page, "Drop")

        assert ([], [], []) == (faults(page), visit.errors, visit.elsewhere)
