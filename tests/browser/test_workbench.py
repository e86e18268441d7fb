"""An author's way through the workbench, in a real browser, on a copy of an exercise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

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
        page.get_by_role("link", name="Alder Vale").click()
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
