"""Where the page's own program does not come through, the simple view holds the talk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from salestrain.places import exercises_folders
from tests.browser.pages import FAREWELL
from tests.serving.running import Room, running
from tests.serving.seeing import is_too_wide, visiting

LIKE = "What do you like about Northlane that we should copy?"


CODE = "import salestrain\n\nsalestrain.practise('harbour_foods')"
"""Not the notebook of every exercise, so it is run by a kernel, as in JupyterLab and under stock Voila."""


@pytest.fixture
def with_kernel(tmp_path: Path) -> Iterator[Room]:
    """A room whose exercise is a widget in a kernel."""
    folder = tmp_path / "ours" / "harbour_foods"
    copytree(exercises_folders()[0] / "harbour_foods", folder)
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)]), folder / "exercise.ipynb")
    with running([tmp_path / "ours"], tmp_path / "log", store=f"sqlite:///{tmp_path / 'store.db'}") as room:
        yield room


def test_without_the_pages_program_plain_widgets_hold_the_talk(chromium: Browser, with_kernel: Room) -> None:
    with visiting(chromium, with_kernel.address) as visit:
        hold_the_talk(visit.page, with_kernel)
        assert [] == visit.elsewhere


def hold_the_talk(page: Page, room: Room) -> None:
    """Hold a talk to its debrief in stock widgets."""
    page.route("**/anywidget/**", lambda route: route.abort())
    page.goto(f"{room.address}exercises/harbour_foods/")
    simple = page.locator(".st-late")
    simple.wait_for(state="attached")
    expect(simple).not_to_be_visible()
    page.add_style_tag(content=".st-late { animation: none !important; }")  # as after some seconds
    page.get_by_role("button", name="Use the simple view").click()

    page.get_by_label("Your name").fill("Simple")
    page.get_by_label("A secret word").fill("heron")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Begin the talk").click()
    page.get_by_label("What do you say?").fill(LIKE)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("heard as: asked what she likes about the vendor")).to_be_visible()
    page.get_by_label("What do you say?").fill(FAREWELL)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Is Harbour Foods worth pursuing?")).to_be_visible()
    page.get_by_role("radio").first.check()
    boxes = page.get_by_role("checkbox")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    page.set_viewport_size({"width": 360, "height": 740})
    assert not is_too_wide(page)
    page.get_by_role("button", name="Submit my judgement").click()
    page.get_by_role("button", name="Open the debrief").click()

    expect(page.get_by_role("heading", name="Debrief", exact=True)).to_be_visible()
