"""An author's way through the workbench, in a real browser, on a copy of an exercise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from salestrain.content.scaffold import new_exercise
from salestrain.editor.draft import Draft
from salestrain.places import exercises_folders
from tests.browser.pages import BOX, faults, heading, ready, settled
from tests.serving.running import running
from tests.serving.seeing import visiting


def test_a_fact_is_found_changed_played_and_saved(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "pack"
    folder = Path(shutil.copytree(exercises_folders()[0] / "alder_vale_clinics", pack / "fen_clinic"))
    text = (folder / "exercise.yaml").read_text(encoding="utf-8")
    (folder / "exercise.yaml").write_text(text.replace("id: alder_vale_clinics", "id: fen_clinic"), encoding="utf-8")
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "store.db"))
    found: dict[str, list[str]] = {}
    with (
        running([pack], tmp_path / "log", for_whom="authors") as room,
        visiting(chromium, room.address, viewport={"width": 1280, "height": 860}) as visit,
    ):
        page = visit.page
        page.goto(f"{room.address}?{room.token}")
        page.get_by_role("link", name="Alder Vale Clinics: the friendliest hour of the week", exact=True).click()
        ready(page)
        found["parts"] = faults(page)
        page.get_by_role("button", name="Facts", exact=True).press("Enter")
        expect(heading(page, "Facts")).to_be_visible()
        found["list"] = faults(page)
        page.get_by_role("button", name="f.no_shows", exact=True).press("Enter")
        page.get_by_label("Withhold (optional)", exact=True).fill("Not today.")
        page.get_by_role("button", name="Apply and check").click()
        settled(page)
        found["form"] = faults(page)
        expect(page.get_by_text("No mistakes in the file. Saved.")).to_be_visible()
        page.get_by_role("button", name="Play from here").click()
        page.wait_for_selector(BOX)
        page.get_by_role("button", name="Back to the form").click()
        ready(page)
        settled(page)
        facts = {fact["id"]: fact for fact in Draft(folder).data()["facts"]}
        assert ("Not today.", {"parts": [], "list": [], "form": []}) == (facts["f.no_shows"]["withhold"], found)


def test_a_buyer_is_written_by_talking(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole way: talk, be misheard, correct, answer from now on, step back, keep the talk, and bring back."""
    pack = tmp_path / "pack"
    folder = new_exercise("north_quay", pack)
    monkeypatch.setenv("SALESTRAIN_STORE", str(tmp_path / "store.db"))
    found: dict[str, list[str]] = {}
    with (
        running([pack], tmp_path / "log", for_whom="authors") as room,
        visiting(chromium, room.address, viewport={"width": 1440, "height": 900}) as visit,
    ):
        page = visit.page
        page.goto(f"{room.address}?{room.token}")
        page.locator("main a[href*=north_quay]").first.click()
        ready(page)
        page.get_by_role("button", name="Talk to the buyer").press("Enter")
        settled(page)
        _types(page, "Do you ride a bicycle to work?")
        _types(page, "Shall we say that the sun shines?")
        page.locator("[id^=st-answer-1] > summary").click()
        page.locator("#st-says-1").fill("Only on Sundays.")
        page.locator("[id^=st-answer-1] button").click()
        settled(page)
        answered = page.locator(".st-said", has_text="Only on Sundays.").count()
        found["wide"] = faults(page)
        page.set_viewport_size({"width": 768, "height": 900})
        found["narrow"] = faults(page)
        page.get_by_role("button", name="Step back one line").click()
        settled(page)
        lines = page.locator(".st-turn.st-learner").count()
        page.get_by_label("Title").fill("A bicycle")
        page.keyboard.press("Enter")
        settled(page)
        page.get_by_role("button", name="All parts").click()
        page.get_by_role("button", name="Earlier versions").click()
        page.locator("button[data-send=edit_version]").first.click()
        expect(page.get_by_role("button", name="Bring this version back")).to_be_visible()
        found["history"] = faults(page)
        page.get_by_role("button", name="Bring this version back").click()
        settled(page)
        kept = [path.name for path in (folder / "playthroughs").glob("bicycle.yaml")]
        said = [answer["say"] for answer in Draft(folder).data().get("world", ())]
    promised = {"wide": [], "narrow": [], "history": []}
    assert (1, 1, ["bicycle.yaml"], False, promised) == (answered, lines, kept, "Only on Sundays." in said, found)


def _types(page: Page, line: str) -> None:
    page.get_by_label("Say as a seller would").fill(line)
    page.keyboard.press("Enter")
    settled(page)
