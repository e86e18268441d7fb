"""An exercise page in a real browser: it opens, answers, says when it cannot, and asks nobody else."""

from __future__ import annotations

import re
import time
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.serving.running import ROOT, Room, ask, running
from tests.serving.seeing import Visit, visiting

READY = "[data-st-ready]"
FAILED = "[data-st-failed]"
LOST = "The connection was lost. Your work is saved. Reload to continue."


def open_exercise(visit: Visit, room: Room, name: str = "quayside", sign: str = READY) -> None:
    """Go to an exercise and wait until it can be used, or says why not."""
    visit.page.goto(f"{room.address}exercises/{name}/")
    visit.page.wait_for_selector(sign)


def kernels(room: Room) -> set[int]:
    """The process ids of the server's kernels."""
    return {child.pid for child in psutil.Process(room.process.pid).children()}


def all_are_gone(pids: set[int]) -> bool:
    """Whether none of these processes is running five seconds from now, at the latest."""
    deadline = time.monotonic() + 5
    while any(psutil.pid_exists(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not any(psutil.pid_exists(pid) for pid in pids)


def test_a_page_opens_and_its_kernel_answers(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)
    visit.page.get_by_role("button", name="Count").click()

    expect(visit.page.get_by_text("Counted to 1")).to_be_visible()


def test_no_request_goes_to_another_host_and_nothing_is_complained_of(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)
    visit.page.wait_for_timeout(1000)

    assert ([], []) == (visit.elsewhere, visit.errors)


def test_a_page_takes_few_requests(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)
    visit.page.wait_for_timeout(1000)

    few = 14
    assert len(visit.asked) <= few, (
        "Voila's page program fetches parts one by one that ought to be bundled; write their list anew with "
        f"`python benchmarks/page_ready.py --parts`: {visit.asked}"
    )


def test_the_title_is_there_before_the_kernel_is(visit: Visit, room: Room) -> None:
    visit.page.goto(f"{room.address}exercises/quayside/", wait_until="commit")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Quayside: worth pursuing?")

    assert "Opening the room …" == visit.page.get_by_role("status").first.inner_text()


def test_the_sign_of_opening_goes_when_the_room_is_open(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)

    assert 0 == visit.page.get_by_text("Opening the room").count()


def test_the_page_has_language_title_landmarks_and_a_way_back(visit: Visit, room: Room) -> None:
    open_exercise(visit, room, "fails", FAILED)
    page = visit.page
    landmarks = [page.get_by_role(role).count() for role in ("banner", "main", "contentinfo")]
    language = page.evaluate("document.documentElement.lang")
    assert ("de", "This one fails · salestrain", [1, 1, 1]) == (language, page.title(), landmarks)

    page.get_by_role("banner").get_by_role("link", name="All exercises").click()
    assert room.address == page.url


def test_the_first_tab_stop_leads_past_the_header(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")

    assert "main" == visit.page.evaluate("document.activeElement.tagName.toLowerCase()")


def test_a_failing_exercise_says_a_calm_sentence_and_nothing_else(visit: Visit, room: Room) -> None:
    open_exercise(visit, room, "fails", FAILED)
    said = visit.page.locator("main").inner_text()
    whole = visit.page.content() + "".join(str(frame) for frame in visit.heard)
    secrets = ("ZeroDivision", "Traceback", "1 / 0", "1/0", "site-packages", str(ROOT), "show_tracebacks")
    assert ("This exercise could not be opened.", []) == (
        re.findall(r"This exercise could not be opened\.", said)[0],
        [secret for secret in secrets if secret in whole],
    )


def test_an_exercise_whose_kernel_dies_while_opening_says_how_to_go_on(visit: Visit, room: Room) -> None:
    visit.page.goto(f"{room.address}exercises/dies/")

    expect(visit.page.get_by_role("alert")).to_contain_text("The room did not open. Nothing is lost.")


def test_the_facilitator_sees_in_the_terminal_why_an_exercise_failed(visit: Visit, room: Room) -> None:
    open_exercise(visit, room, "fails", FAILED)

    assert "ZeroDivisionError" in room.log.read_text(encoding="utf-8")


def test_a_learner_sees_neither_code_nor_warnings_and_pandas_stays_out(visit: Visit, room: Room) -> None:
    open_exercise(visit, room, "noisy", "pre")
    said = visit.page.locator("main").inner_text().split()

    assert ["This", "one", "is", "noisy", "False"] == said


def test_an_error_in_a_widget_is_not_sent_to_the_page_and_the_talk_goes_on(visit: Visit, room: Room) -> None:
    open_exercise(visit, room)
    count = visit.page.get_by_role("button", name="Count")
    for answer in ("Counted to 1", "Counted to 1", "Counted to 3"):
        count.click()
        visit.page.wait_for_timeout(500)
        expect(visit.page.get_by_text(answer)).to_be_visible()

    secrets = (b"only for programmers", b"Traceback", b"ipykernel_")
    assert [] == [secret for secret in secrets for frame in visit.heard if secret in frame]
    assert "RuntimeError" in room.log.read_text(encoding="utf-8")


def test_leaving_the_page_ends_its_kernel(visit: Visit, room: Room) -> None:
    before = kernels(room)
    open_exercise(visit, room)
    mine = kernels(room) - before
    visit.page.goto(room.address)

    assert (1, True) == (len(mine), all_are_gone(mine))


def test_going_away_while_the_room_opens_leaves_no_kernel_behind(visit: Visit, room: Room) -> None:
    before = kernels(room)
    visit.page.goto(f"{room.address}exercises/busy/", wait_until="commit")
    while not kernels(room) - before:
        visit.page.wait_for_timeout(20)
    visit.page.goto("about:blank")

    assert all_are_gone(kernels(room) - before)


def test_a_killed_kernel_is_noticed_and_reloading_goes_on(visit: Visit, room: Room) -> None:
    before = kernels(room)
    open_exercise(visit, room)
    visit.page.wait_for_timeout(500)
    (mine,) = kernels(room) - before
    psutil.Process(mine).kill()
    expect(visit.page.get_by_role("alert")).to_contain_text(LOST)

    visit.page.get_by_role("button", name="Reload").click()
    visit.page.wait_for_selector(READY)
    assert not visit.page.get_by_role("alert").is_visible()


def test_a_lost_server_is_noticed_wherever_one_has_scrolled_to(chromium: Browser, room: Room, tmp_path: Path) -> None:
    ours = Path(room.log.parent / "ours")
    with running([ours], tmp_path / "log") as short_lived, visiting(chromium, short_lived.address) as visit:
        open_exercise(visit, short_lived)
        visit.page.wait_for_timeout(500)
        visit.page.evaluate("document.querySelector('.st-cell').style.minHeight = '3000px'; scrollTo(0, 2000)")
        short_lived.process.kill()

        expect(visit.page.get_by_role("alert")).to_contain_text(LOST, timeout=15000)
        expect(visit.page.get_by_role("alert")).to_be_in_viewport()


def test_a_page_without_javascript_says_what_it_needs(chromium: Browser, room: Room) -> None:
    with visiting(chromium, room.address, java_script_enabled=False) as visit:
        visit.page.goto(f"{room.address}exercises/quayside/")

        assert "This page needs JavaScript" in visit.page.locator("main").inner_text()


@pytest.mark.parametrize("argument", ["theme=%22%3E%3Cscript%3Ewindow.broken=1%3C/script%3E", "template=nope"])
def test_a_refused_argument_runs_nothing_and_leads_to_the_exercise(visit: Visit, room: Room, argument: str) -> None:
    visit.page.goto(f"{room.address}exercises/quayside/?{argument}")
    assert visit.page.evaluate("window.broken") is None

    visit.page.get_by_role("link", name="Quayside").click()
    visit.page.wait_for_selector(READY)


def test_two_learners_have_two_kernels(chromium: Browser, room: Room) -> None:
    assert ask(room, "/").status == 200
    with visiting(chromium, room.address) as one, visiting(chromium, room.address) as other:
        for visit in (one, other):
            open_exercise(visit, room)
        one.page.get_by_role("button", name="Count").click()
        expect(one.page.get_by_text("Counted to 1")).to_be_visible()

        assert "Counted to 0" == other.page.locator(".st-status").inner_text()
