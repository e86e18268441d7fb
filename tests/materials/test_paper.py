"""Sheets come out of a real browser's printer as they should: pages, words, and nothing of the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from salestrain.materials.chromium import browser_path, to_pdf
from salestrain.ui import Blank, Screen, Text
from salestrain.ui.html.paper import Size, paper
from tests.materials.test_sheets import TALK, sheets

SIZES: dict[Size, tuple[int, int]] = {"a4": (595, 842), "letter": (612, 792)}
"""Width and height of a page in points."""


def printed(chromium: Browser, html: str, to: Path) -> PdfReader:
    """A page as its browser prints it, with the size that the page asks for."""
    page = chromium.new_page(color_scheme="dark")
    try:
        page.set_content(html)
        page.pdf(path=to, prefer_css_page_size=True)
    finally:
        page.close()
    return PdfReader(to)


@pytest.mark.parametrize("size", SIZES)
def test_an_observer_sheet_takes_two_pages_of_either_size(chromium: Browser, size: Size, tmp_path: Path) -> None:
    sheet = sheets(TALK)["observer-sheet"]
    pdf = printed(chromium, paper(sheet.title, [sheet.screen], size=size), tmp_path / "sheet.pdf")
    pages = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.pages]
    assert [SIZES[size]] * len(pages) == pages
    assert len(pages) <= 2


def test_print_has_the_words_of_the_sheet(chromium: Browser, tmp_path: Path) -> None:
    sheet = sheets(TALK)["role-card-a"]
    pdf = printed(chromium, paper(sheet.title, [sheet.screen], size="a4"), tmp_path / "sheet.pdf")
    words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))
    told = ("For whoever plays the buyer.", "What moves you", "Until then:", "How it ends")
    assert [] == [part for part in told if part not in words]


def test_every_sheet_begins_on_a_page_of_its_own(chromium: Browser, tmp_path: Path) -> None:
    screens = [Screen("One", [Text("first"), Blank("Here")]), Screen("Two", [Text("second")])]
    pdf = printed(chromium, paper("Both", screens, size="a4"), tmp_path / "both.pdf")
    assert ["One", "Two"] == [page.extract_text().split()[0] for page in pdf.pages]


def test_print_is_black_on_white_though_the_screen_is_dark(chromium: Browser) -> None:
    page = chromium.new_page(color_scheme="dark")
    try:
        page.set_content(paper("One", [Screen("One", [Text("muted", "muted")])]))
        page.emulate_media(media="print")
        colours = page.evaluate(
            "() => [document.body, document.querySelector('.st-heading')].map((one) => getComputedStyle(one).color)"
        )
    finally:
        page.close()
    assert ["rgb(0, 0, 0)", "rgb(0, 0, 0)"] == colours


@pytest.mark.usefixtures("chromium")
def test_the_command_makes_a_pdf_with_the_browser_of_the_machine(tmp_path: Path) -> None:
    page = tmp_path / "one.html"
    page.write_text(paper("One", [Screen("One", [Text("said")])], size="letter"), encoding="utf-8")
    browser = browser_path()
    assert browser is not None
    to_pdf(browser, page, tmp_path / "one.pdf")
    assert "said" in PdfReader(tmp_path / "one.pdf").pages[0].extract_text()
