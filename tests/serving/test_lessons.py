"""The lessons are pages to read: whole, in our style, without a kernel and without code."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser

from salestrain.places import notebooks_folder
from salestrain.serving.lessons import Lessons
from tests.serving.running import Room, ask
from tests.serving.seeing import PHONE, is_too_wide, violations, visiting

NAMES = sorted(file.stem for file in notebooks_folder().glob("*.ipynb"))
FOR_LEADERS = "90_debrief_the_room"
IN_THE_OPEN = "70_explore_your_pipeline"
"""Shows its code: the lesson is how to work with pandas."""


def test_the_start_page_lists_every_lesson_for_learners(room: Room) -> None:
    links = re.findall(r'class="st-card-title"><a href="/lessons/(\w+)/"', ask(room, "/").text)
    assert [name for name in NAMES if name != FOR_LEADERS] == links


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_has_no_script_and_no_code_to_run(room: Room, name: str) -> None:
    page = ask(room, f"/lessons/{name}/")
    main = page.text.partition("<main")[2].partition("</main>")[0]
    shown = "salestrain import" in main
    assert (200, False, name == IN_THE_OPEN, False) == (page.status, "<script" in main, shown, "<style" in main)
    assert "script-src" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_on_a_page_sends_nobody_to_a_cell_or_a_form_that_is_not_there(room: Room, name: str) -> None:
    words = re.sub(r"<[^>]+>", " ", ask(room, f"/lessons/{name}/").text)
    assert [] == re.findall(r"click this cell|press Shift and Enter|in the form (?:above|below)|run the cell", words)


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_leads_to_each_exercise_that_it_practises(room: Room, name: str) -> None:
    book = nbformat.read(notebooks_folder() / f"{name}.ipynb", as_version=4)
    named = re.findall(
        r'practise\("(\w+)"\)', "\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
    )
    links = re.findall(r'href="/exercises/(\w+)/"', ask(room, f"/lessons/{name}/").text)
    assert named == links


def test_only_names_of_lessons_lead_anywhere(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "secret.ipynb").write_text("{}", encoding="utf-8")
    lessons = Lessons(tmp_path / "lessons")
    assert [None] * 3 == [lessons.parts(name) for name in ("../secret", "..", "")]


def test_there_is_no_such_lesson(room: Room) -> None:
    assert 404 == ask(room, "/lessons/nothing/").status


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_and_a_phone_needs_no_sideways_scrolling(
    chromium: Browser, room: Room, scheme: str
) -> None:
    with visiting(chromium, room.address, viewport=PHONE, color_scheme=scheme) as visit:
        found = []
        for name in NAMES:
            visit.page.goto(f"{room.address}lessons/{name}/")
            found += violations(visit.page)
            found += [f"{name} is too wide"] if is_too_wide(visit.page) else []
        assert [] == found
